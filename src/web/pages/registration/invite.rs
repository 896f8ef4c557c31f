//! `/invite`: the page behind an invitation, where somebody chooses the first password.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde_json::json;

use crate::domain::{EmailAddress, FieldErrors, LinkFailure};
use crate::services::credentials::change_password::{parse_new_password, personal_names};
use crate::services::registration::invite::{AcceptError, InvitationView, accept, look_at};
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::html::answer::{Answer, policy_value};
use crate::web::html::form::Form;
use crate::web::html::render::{Frame, Page, moment};
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;

pub fn routes() -> Vec<Route> {
    routes![show, submit]
}

/// Opening the link changes nothing: a mail scanner may do it as often as it likes.
#[get("/invite/<token>")]
async fn show(frame: &Frame, state: &State<WebState>, token: &str) -> Answer {
    match look_at(&state.ctx, token).await {
        Ok(view) => form_page(frame, &view, token, &Form::default()).into(),
        Err(error) => refused(frame, error),
    }
}

#[post("/invite", data = "<fields>")]
async fn submit(
    _same: SameOrigin,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Answer {
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
        return form_page(frame, &view, &token, &form).with_status(Status::BadRequest).into();
    };
    match accept(&state.ctx, request_context.by_visitor(), &token, password).await {
        Ok(account) => {
            let content = json!({ "login": account.email.as_ref().map_or(account.username.as_str(), EmailAddress::as_str) });
            frame.page_at("/sign-in", "pages/registration/invite_done.html", content).into()
        }
        Err(error) => refused(frame, error),
    }
}

fn form_page(frame: &Frame, view: &InvitationView, token: &str, form: &Form) -> Page {
    let content = json!({
        "name": view.account.display_name(),
        "username": view.account.username.as_str(),
        "address": view.account.email.as_ref().map(EmailAddress::as_str),
        "expires_at": moment(view.expires_at),
        "policy": policy_value(frame.policy.password_policy()),
        "token": token,
        "form": form,
    });
    // Where the choice of another language leads back to.
    frame.page_at(&format!("/invite/{token}"), "pages/registration/invite.html", content)
}

/// A link that does not work says why; that is no secret from whoever holds it.
fn refused(frame: &Frame, error: AcceptError) -> Answer {
    match error {
        AcceptError::Link(failure) => {
            let content = json!({ "reason": failure.as_str(), "at": failure.at().map(moment) });
            frame
                .page_at("/", "pages/registration/invite_failed.html", content)
                .with_status(status_of(failure))
                .into()
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
