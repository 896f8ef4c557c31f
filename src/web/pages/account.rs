//! `/account`: the signed-in home.

use rocket::{Route, get, routes};
use serde_json::json;

use super::{Answer, see_other};
use crate::domain::{Account, EmailAddress, Role};
use crate::web::guards::session::SignedIn;
use crate::web::render::{Frame, moment};

pub fn routes() -> Vec<Route> {
    routes![show]
}

/// What has to be done before anything else, if anything: a new password, then the privacy policy.
pub fn first_duty(account: &Account, frame: &Frame) -> Option<&'static str> {
    if account.must_change_password {
        Some("/account/password")
    } else if account.must_agree_to(frame.policy.privacy_version()) {
        Some("/account/privacy")
    } else {
        None
    }
}

#[get("/account?<changed>")]
fn show(signed_in: SignedIn, frame: &Frame, changed: Option<&str>) -> Answer {
    let account = signed_in.account();
    if let Some(duty) = first_duty(account, frame) {
        return see_other(duty);
    }
    let me = json!({
        "id": account.id.0,
        "uuid": account.uuid.to_string(),
        "username": account.username.as_str(),
        "display_name": account.display_name(),
        "email": account.email.as_ref().map(EmailAddress::as_str),
        "email_confirmed": account.email_verified_at.is_some(),
        "role": account.role.map(Role::as_str),
        "users_admin": account.users_admin,
        "created_at": moment(account.created_at),
        "last_sign_in_at": account.last_sign_in_at.map(moment),
    });
    frame.page("pages/account.html", json!({ "me": me, "changed": changed.is_some() })).into()
}
