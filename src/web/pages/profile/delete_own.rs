//! `/account/delete`: deleting one's own account; `/deletion/undo/…`: changing one's mind.

use rocket::http::{CookieJar, Status};
use rocket::{Route, State, get, post, routes};
use serde_json::{Value, json};

use crate::domain::{Account, AccountId, Actor, EmailAddress, FieldErrors, Reason, Timestamp};
use crate::services::manage::delete::{DeleteError, what_goes};
use crate::services::profile::delete_own;
use crate::services::profile::delete_own::{Gone, UndoDeletionError};
use crate::web::WebState;
use crate::web::guards::client::RequestContext;
use crate::web::guards::same_origin::SameOrigin;
use crate::web::guards::session::RecentlyProven;
use crate::web::html::form::Form;
use crate::web::html::render::{Frame, moment};
use crate::web::http::cookies;
use crate::web::http::fields::Fields;
use crate::web::http::problem::Problem;
use crate::web::pages::{Answer, see_other};

pub fn routes() -> Vec<Route> {
    routes![show, submit, show_undo, submit_undo]
}

/// Also for whoever does not agree to the privacy policy.
#[get("/account/delete")]
async fn show(proven: RecentlyProven, frame: &Frame, state: &State<WebState>) -> Answer {
    if proven.session.account.must_change_password {
        return see_other("/account/password");
    }
    page(&proven.session.account, frame, state, &Form::default(), Status::Ok).await
}

async fn page(
    account: &Account,
    frame: &Frame,
    state: &State<WebState>,
    form: &Form,
    status: Status,
) -> Answer {
    let goes = match what_goes(&state.ctx, account.id).await {
        Ok(goes) => goes,
        Err(error) => return error.into(),
    };
    let content = json!({
        "form": form,
        "username": account.username.as_str(),
        "email": account.email.as_ref().map(EmailAddress::as_str),
        "grace_days": frame.policy.deletion_grace_days(),
        "goes": {
            "sessions": goes.sessions, "api_tokens": goes.api_tokens, "tags": goes.tags,
            "mails": goes.mails, "audit_lines": goes.audit_lines,
        },
    });
    frame.page("pages/profile/delete.html", content).with_status(status).into()
}

#[post("/account/delete", data = "<fields>")]
async fn submit(
    _same: SameOrigin,
    proven: RecentlyProven,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    jar: &CookieJar<'_>,
    fields: Fields,
) -> Answer {
    let account = &proven.session.account;
    if account.must_change_password {
        return see_other("/account/password");
    }
    if fields.text("sure") != Ok("yes") {
        let errors = FieldErrors::one("sure", Reason::NotSure);
        let form = Form::default().with_errors(&errors, frame.language);
        return page(account, frame, state, &form, Status::BadRequest).await;
    }
    let audit_context = request_context.by(Actor::account(account));
    match delete_own::delete(&state.ctx, audit_context, account.id).await {
        Ok(gone) => {
            cookies::end_session(jar, state);
            let erase_at = match gone {
                Gone::At(at) => Some(moment(at)),
                Gone::Now => None,
            };
            let content = json!({ "erase_at": erase_at, "has_mail": account.email.is_some() });
            frame.page_for_nobody("/", "pages/profile/deleted.html", content).into()
        }
        Err(DeleteError::LastAdministrator) => {
            let form = Form::default().with_general(frame.text("problem-last-administrator-text"));
            page(account, frame, state, &form, Status::BadRequest).await
        }
        Err(error) => Problem::from(error).into(),
    }
}

#[get("/deletion/undo/<token>")]
async fn show_undo(frame: &Frame, state: &State<WebState>, token: &str) -> Answer {
    match delete_own::look_at(&state.ctx, token).await {
        Ok((account, erase_at)) => frame
            .page(
                "pages/profile/deletion_undo.html",
                undo_content(&account, Some(token.to_owned()), erase_at),
            )
            .into(),
        Err(error) => refused(frame, error),
    }
}

/// For whoever signs in with the right password while the account waits to be erased: the same page as
/// behind the link of the mail.
pub async fn offer_undo(
    frame: &Frame,
    state: &State<WebState>,
    id: AccountId,
    erase_at: Timestamp,
) -> Answer {
    match delete_own::offer_undo(&state.ctx, id).await {
        Ok((account, token)) => {
            let content = undo_content(&account, token.map(|token| token.to_text()), erase_at);
            frame.page("pages/profile/deletion_undo.html", content).with_status(Status::Forbidden).into()
        }
        Err(error) => refused(frame, error),
    }
}

fn undo_content(account: &Account, token: Option<String>, erase_at: Timestamp) -> Value {
    json!({ "token": token, "name": account.display_name(), "erase_at": moment(erase_at), "has_mail": account.email.is_some() })
}

#[post("/deletion/undo", data = "<fields>")]
async fn submit_undo(
    _same: SameOrigin,
    frame: &Frame,
    state: &State<WebState>,
    request_context: RequestContext,
    fields: Fields,
) -> Answer {
    let token = fields.text("token").unwrap_or_default();
    match delete_own::undo(&state.ctx, request_context.by_visitor(), token).await {
        Ok(account) => {
            let content = json!({ "name": account.display_name() });
            frame.page_at("/sign-in", "pages/profile/deletion_undone.html", content).into()
        }
        Err(error) => refused(frame, error),
    }
}

fn refused(frame: &Frame, error: UndoDeletionError) -> Answer {
    match error {
        UndoDeletionError::Unknown => {
            let page = frame.page_at("/", "pages/profile/deletion_undo_failed.html", json!({}));
            page.with_status(Status::Gone).into()
        }
        UndoDeletionError::Service(error) => error.into(),
    }
}
