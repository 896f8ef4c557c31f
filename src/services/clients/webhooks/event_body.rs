//! What an event says: `{"type","created","data"}` (contract.md A8). `data` is the account as administrators read it
//! (A6), or no more than its ids where it is gone. Never anything that lets somebody in.

use serde_json::{Value, json};

use crate::domain::{
    Account, AccountId, AccountState, DisplayName, EmailAddress, Profile, Role, TEST_EVENT, Tag, Timestamp,
};
use crate::store::ErasedAccount;

pub fn body(kind: &str, at: Timestamp, data: &Value) -> String {
    // In the order of the contract, in which people read it.
    format!(r#"{{"type":{},"created":{},"data":{data}}}"#, json!(kind), json!(seconds(at)))
}

/// With the milliseconds behind the point.
fn seconds(at: Timestamp) -> f64 {
    // Whole milliseconds are far below 2^53.
    at.millis() as f64 / 1000.0
}

pub fn account(account: &Account, profile: &Profile, tags: &[Tag]) -> Value {
    json!({
        "id": account.id.0,
        "uuid": account.uuid.to_string(),
        "ext_id": account.ext_id,
        "username": account.username.as_str(),
        "real_name": account.real_name.as_ref().map(DisplayName::as_str),
        "email": account.email.as_ref().map(EmailAddress::as_str),
        "email_isvalid": account.email_verified_at.is_some(),
        "date_joined": account.created_at.rfc3339(),
        "bio": profile.bio,
        "location": profile.location,
        "website": profile.website,
        "status": status(account.state),
        "role": account.role.map(Role::as_str),
        "tags": tags.iter().map(tag).collect::<Vec<_>>(),
    })
}

const fn status(state: AccountState) -> &'static str {
    match state {
        AccountState::Active | AccountState::AwaitingEmail => "a",
        AccountState::Disabled => "b",
        AccountState::Deleted => "d",
    }
}

fn tag(tag: &Tag) -> Value {
    json!({
        "id": tag.id.0,
        "type": tag.traits.kind.as_str(),
        "name": tag.traits.name.as_str(),
        "description": tag.traits.description.as_str(),
        "color": tag.traits.color.as_str(),
        "visible": tag.traits.visible,
        "active": tag.traits.active,
        "deleted": tag.deleted,
        "created_at": tag.created_at.rfc3339(),
    })
}

pub fn erased(id: AccountId, account: &ErasedAccount) -> Value {
    json!({ "id": id.0, "uuid": account.uuid.to_string(), "ext_id": account.ext_id, "status": "u" })
}

pub fn test(at: Timestamp) -> String {
    body(TEST_EVENT, at, &json!({ "message": "Rollbook can reach this endpoint." }))
}
