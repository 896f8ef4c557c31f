//! `/account`: the home of one's own settings.

use rocket::{Route, State, get, routes};
use serde_json::{Value, json};

use crate::domain::{Account, EmailAddress, Role};
use crate::services::credentials::change_email;
use crate::services::sign_in::access;
use crate::web::WebState;
use crate::web::guards::session::Settled;
use crate::web::html::render::{Frame, moment};
use crate::web::http::problem::Problem;
use crate::web::pages::Answer;
use crate::web::pages::sign_in::factors;

pub fn routes() -> Vec<Route> {
    routes![show]
}

#[get("/account?<changed>")]
async fn show(settled: Settled, frame: &Frame, state: &State<WebState>, changed: Option<&str>) -> Answer {
    match content(settled.account(), frame, state).await {
        Ok(mut content) => {
            content["changed"] = json!(changed.map(|what| match what {
                "profile" | "email" | "privacy" | "password_only" => what,
                _ => "password",
            }));
            frame.page("pages/profile/account.html", content).into()
        }
        Err(error) => error.into(),
    }
}

async fn content(account: &Account, frame: &Frame, state: &State<WebState>) -> Result<Value, Problem> {
    let pending = change_email::find_pending(&state.ctx, account.id).await?;
    let sessions = access::list_sessions(&state.ctx, account).await?;
    let grants = access::list_grants(&state.ctx, account.id).await?;
    let me = json!({
        "id": account.id.0,
        "uuid": account.uuid.to_string(),
        "username": account.username.as_str(),
        "display_name": account.display_name(),
        "email": account.email.as_ref().map(EmailAddress::as_str),
        "email_confirmed": account.email_verified_at.is_some(),
        "has_password": account.password_hash.is_some(),
        "role": account.role.map(Role::as_str),
        "users_admin": account.users_admin,
        "created_at": moment(account.created_at),
        "last_sign_in_at": account.last_sign_in_at.map(moment),
        "privacy_version": account.privacy.as_ref().map(|agreed| agreed.version.clone()),
        "privacy_at": account.privacy.as_ref().map(|agreed| moment(agreed.at)),
    });
    Ok(json!({
        "me": me,
        "pending_email": pending.map(|change| change.new_email.as_str().to_owned()),
        "sessions": sessions.len(),
        "grants": grants.len(),
        "second_step": factors::section(state, account, &frame.policy).await?,
    }))
}
