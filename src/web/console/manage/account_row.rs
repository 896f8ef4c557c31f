//! One account as a row of a list shows it.

use serde::Serialize;

use crate::domain::{Account, AccountState, EmailAddress, Language, Rights};
use crate::store::{CarriedTag, CarriedTags};
use crate::web::console::manage::account_texts as words;
use crate::web::html::render::Frame;
use crate::web::html::shapes::{Moment, moment};

#[derive(Debug, Clone, Serialize)]
pub struct AccountRow {
    id: i64,
    uuid: String,
    ext_id: Option<i64>,
    name: String,
    username: String,
    email: Option<String>,
    state: &'static str,
    roles: Vec<String>,
    confirmed: bool,
    has_password: bool,
    language: Option<&'static str>,
    created: Moment,
    seen: Option<Moment>,
    /// The first few; None where tags are not shown.
    tags: Option<Vec<TagMark>>,
    more_tags: usize,
    /// Whether whoever looks may change it here; a deleted one is only looked at.
    may_edit: bool,
    /// Its address waits for a proof that a shared link can bring.
    waits: bool,
}

#[derive(Debug, Clone, Serialize)]
pub struct TagMark {
    name: String,
    color: String,
}

impl AccountRow {
    pub fn of(frame: &Frame, rights: Rights, account: &Account, tags: Option<&CarriedTags>) -> Self {
        let may_edit = rights.may_manage(account.rights()) && account.state != AccountState::Deleted;
        let mut roles: Vec<String> = account.role.iter().map(|role| frame.text(words::role(*role))).collect();
        if account.users_admin {
            roles.push(frame.text("accounts-role-users-admin"));
        }
        let mark = |tag: &CarriedTag| TagMark { name: tag.name.clone(), color: tag.color.clone() };
        Self {
            id: account.id.0,
            uuid: account.uuid.to_string(),
            ext_id: account.ext_id,
            name: account.display_name().to_owned(),
            username: account.username.to_string(),
            email: account.email.as_ref().map(EmailAddress::shown),
            state: account.state.as_str(),
            roles,
            confirmed: account.email_verified_at.is_some(),
            has_password: account.password_hash.is_some(),
            language: account.language.map(Language::own_name),
            created: moment(account.created_at),
            seen: account.last_sign_in_at.map(moment),
            tags: tags.map(|tags| tags.first.iter().map(mark).collect()),
            more_tags: tags.map_or(0, |tags| tags.count - tags.first.len()),
            may_edit,
            waits: may_edit && account.state == AccountState::AwaitingEmail && account.email.is_some(),
        }
    }

    pub fn samples() -> Vec<Self> {
        vec![Self::sample(true), Self::sample(false)]
    }

    fn sample(is_full: bool) -> Self {
        let tag = TagMark { name: "Crew".to_owned(), color: "#2b4aa8".to_owned() };
        Self {
            id: if is_full { 7 } else { 8 },
            uuid: "0f8fad5b-d9cb-469f-a165-70867728950e".to_owned(),
            ext_id: is_full.then_some(5),
            name: "Ada".to_owned(),
            username: "ada".to_owned(),
            email: is_full.then(|| "ada@example.org".to_owned()),
            state: "active",
            roles: if is_full { vec!["Editor".to_owned(), "Manages accounts".to_owned()] } else { vec![] },
            confirmed: is_full,
            has_password: is_full,
            language: is_full.then_some("Deutsch"),
            created: Moment::sample(),
            seen: is_full.then(Moment::sample),
            tags: is_full.then_some(vec![tag]),
            more_tags: if is_full { 3 } else { 0 },
            may_edit: is_full,
            waits: is_full,
        }
    }
}
