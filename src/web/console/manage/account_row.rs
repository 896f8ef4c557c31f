//! One account as a row of a list shows it.

use serde_json::{Value, json};

use crate::domain::{Account, EmailAddress, Language};
use crate::store::CarriedTags;
use crate::web::console::manage::account_texts as words;
use crate::web::html::render::Frame;
use crate::web::html::shapes::moment;

pub fn row(frame: &Frame, account: &Account, tags: Option<&CarriedTags>) -> Value {
    let mut roles: Vec<String> = account.role.iter().map(|role| frame.text(words::role(*role))).collect();
    if account.users_admin {
        roles.push(frame.text("accounts-role-users-admin"));
    }
    json!({
        "id": account.id.0,
        "uuid": account.uuid.to_string(),
        "ext_id": account.ext_id,
        "name": account.display_name(),
        "username": account.username.as_str(),
        "email": account.email.as_ref().map(EmailAddress::as_str),
        "state": account.state.as_str(),
        "roles": roles,
        "confirmed": account.email_verified_at.is_some(),
        "has_password": account.password_hash.is_some(),
        "language": account.language.map(Language::own_name),
        "created": moment(account.created_at),
        "seen": account.last_sign_in_at.map(moment),
        "tags": tags.map(|tags| tags.first.iter().map(|tag| json!({ "name": tag.name, "color": tag.color })).collect::<Vec<_>>()),
        "more_tags": tags.map_or(0, |tags| tags.count - tags.first.len()),
    })
}
