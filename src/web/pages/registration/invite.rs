//! `/invite`: the page behind an invitation, where somebody chooses the first password.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{EmailAddress, FieldErrors, LinkFailure, PasswordPolicy};
use crate::services::credentials::change_password::{parse_new_password, personal_names};
use crate::services::registration::invite::{AcceptError, InvitationView, accept, look_at};
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::html::answer::Answer;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::html::shapes::{FailedLink, Moment, PasswordRules, moment};
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<Invite>(), samples_of::<InviteDone>(), samples_of::<InviteFailed>()].concat()
}

/// Opening the link changes nothing: a mail scanner may do it as often as it likes.
#[get("/invite/<token>")]
async fn show(frame: &Frame, state: &State<WebState>, token: &str) -> Answer {
    match look_at(&state.ctx, token).await {
        Ok(view) => form_page(frame, &view, token, Form::default()).into(),
        Err(error) => refused(frame, error),
    }
}

#[post("/invite", data = "<fields>")]
async fn submit(change: Change, frame: &Frame, state: &State<WebState>, fields: Fields) -> Answer {
    let token = fields.typed("token");
    let view = match look_at(&state.ctx, &token).await {
        Ok(view) => view,
        Err(error) => return refused(frame, error),
    };
    let rules = frame.policy.password_policy();
    let names = personal_names(&view.account);
    let mut errors = FieldErrors::new();
    let password = fields
        .text("password")
        .and_then(|text| parse_new_password(&state.ctx, &frame.policy, rules, &names, text));
    let Some(password) = errors.keep("password", password) else {
        let form = Form::default().with_errors(&errors, frame.language);
        return form_page(frame, &view, &token, form).with_status(Status::BadRequest).into();
    };
    match accept(&state.ctx, change.audit_context(), &token, password).await {
        Ok(account) => {
            let login = account.email.as_ref().map_or(account.username.as_str(), EmailAddress::as_str);
            frame.page_at("/sign-in", &InviteDone { login }).into()
        }
        Err(error) => refused(frame, error),
    }
}

fn form_page(frame: &Frame, view: &InvitationView, token: &str, form: Form) -> Page {
    let context = Invite {
        name: view.account.display_name(),
        username: view.account.username.as_str(),
        address: view.account.email.as_ref().map(EmailAddress::as_str),
        expires_at: moment(view.expires_at),
        policy: frame.policy.password_policy().into(),
        token,
        form,
    };
    // Where the choice of another language leads back to.
    frame.page_at(&format!("/invite/{token}"), &context)
}

/// A link that does not work says why; that is no secret from whoever holds it.
fn refused(frame: &Frame, error: AcceptError) -> Answer {
    match error {
        AcceptError::Link(failure) => {
            frame.page_at("/", &InviteFailed(failure.into())).with_status(status_of(failure)).into()
        }
        AcceptError::Service(error) => Problem::from(error).into(),
    }
}

const fn status_of(failure: LinkFailure) -> Status {
    match failure {
        LinkFailure::Unknown => Status::NotFound,
        _ => Status::Gone,
    }
}

#[derive(Serialize)]
struct Invite<'a> {
    name: &'a str,
    username: &'a str,
    address: Option<&'a str>,
    expires_at: Moment,
    policy: PasswordRules,
    token: &'a str,
    form: Form,
}

impl PageContext for Invite<'_> {
    const TEMPLATE: &'static str = "pages/registration/invite.html";

    fn samples() -> Vec<Self> {
        let sample = |address, form| Invite {
            name: "Ada",
            username: "ada",
            address,
            expires_at: Moment::sample(),
            policy: PasswordPolicy::High.into(),
            token: "T",
            form,
        };
        vec![
            sample(Some("ada@example.org"), Form::default()),
            sample(None, Form::faulty_sample(&["password"])),
        ]
    }
}

#[derive(Serialize)]
struct InviteDone<'a> {
    login: &'a str,
}

impl PageContext for InviteDone<'_> {
    const TEMPLATE: &'static str = "pages/registration/invite_done.html";

    fn samples() -> Vec<Self> {
        vec![InviteDone { login: "ada" }]
    }
}

#[derive(Serialize)]
struct InviteFailed(FailedLink);

impl PageContext for InviteFailed {
    const TEMPLATE: &'static str = "pages/registration/invite_failed.html";

    fn samples() -> Vec<Self> {
        FailedLink::samples().into_iter().map(InviteFailed).collect()
    }
}
