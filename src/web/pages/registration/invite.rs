//! `/invite`: the page behind an invitation, where somebody chooses the first password.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::domain::{EmailAddress, PasswordPolicy};
use crate::services::registration::invite::{AcceptError, InvitationView, accept, look_at};
use crate::web::WebState;
use crate::web::guards::change::Change;
use crate::web::html::answer::Answer;
use crate::web::html::form::Form;
use crate::web::html::page_context::{Content, PageContext, samples_of};
use crate::web::html::render::{Frame, Page};
use crate::web::html::shapes::{Moment, PasswordRules, moment};
use crate::web::http::fields::Fields;
use crate::web::pages::link_failed::{LinkFor, link_failed};
use crate::web::pages::proof_form::chosen_password;

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

pub fn samples() -> Vec<Content> {
    [samples_of::<Invite>(), samples_of::<InviteDone>()].concat()
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
    let password = match chosen_password(state, frame, &fields, &view.account) {
        Ok(password) => password,
        Err(form) => return form_page(frame, &view, &token, form).with_status(Status::BadRequest).into(),
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
        address: view.account.email.as_ref().map(EmailAddress::shown),
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
        AcceptError::Link(failure) => link_failed(frame, LinkFor::Invitation, failure).into(),
        AcceptError::Service(error) => error.into(),
    }
}

#[derive(Serialize)]
struct Invite<'a> {
    name: &'a str,
    username: &'a str,
    address: Option<String>,
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
            sample(Some("ada@example.org".to_owned()), Form::default()),
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
