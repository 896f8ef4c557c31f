//! `/account`: the signed-in home.

use rocket::{Route, get, routes};
use serde_json::json;

use super::Answer;
use crate::domain::{EmailAddress, Role};
use crate::web::guards::session::Settled;
use crate::web::render::{Frame, moment};

pub fn routes() -> Vec<Route> {
    routes![show]
}

#[get("/account?<changed>")]
fn show(settled: Settled, frame: &Frame, changed: Option<&str>) -> Answer {
    let account = settled.account();
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
