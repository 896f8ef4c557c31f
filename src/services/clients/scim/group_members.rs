//! Who is in a group: put in and taken out one by one, by the operations that there are for one account.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::domain::clients::scim::attributes::Attribute;
use crate::domain::clients::scim::filter::{Comparison, Literal, Operator};
use crate::domain::clients::scim::patch::{Action, Operation};
use crate::domain::clients::scim::{Fault, Filter, body};
use crate::domain::{AccountId, TagId};
use crate::services::Transaction;
use crate::services::audit::audit_line::Target;
use crate::services::authorization::Denied;
use crate::services::clients::scim::error::ScimError;
use crate::services::clients::scim::find_groups::{MOST_MEMBERS, members_of};
use crate::services::clients::scim::views::find_by_id;
use crate::services::manage::tags::{give_in, unassign_in};

/// Put in and taken out by one request: all of it is one transaction, and others wait for it.
pub const MOST_CHANGES: usize = 5_000;

/// What becomes of the members, in the order of the operations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MemberChange {
    Add(Vec<String>),
    Remove(Vec<String>),
    Replace(Vec<String>),
}

/// Of one operation on `members`.
pub fn member_change(operation: &Operation) -> Result<MemberChange, Fault> {
    let target = &operation.target;
    if let Some(filter) = &target.filter {
        if operation.action != Action::Remove || target.part.is_some() {
            return Err(Fault::path("of members chosen by a filter, all can be removed and nothing else"));
        }
        let mut named = Vec::new();
        return match named_by(filter, &mut named) {
            true => Ok(MemberChange::Remove(named)),
            false => Err(Fault::path("members are chosen by their value")),
        };
    }
    let named = if operation.value.is_null() { vec![] } else { ids_of(target.attribute, &operation.value)? };
    Ok(match operation.action {
        Action::Add => MemberChange::Add(named),
        Action::Replace => MemberChange::Replace(named),
        Action::Remove if operation.value.is_null() => MemberChange::Replace(vec![]),
        Action::Remove => MemberChange::Remove(named),
    })
}

pub fn ids_of(attribute: &Attribute, sent: &Value) -> Result<Vec<String>, Fault> {
    let values = body::value(attribute, sent)?;
    let ids = values.as_array().into_iter().flatten().map(|member| {
        let id = member.get("value").and_then(Value::as_str);
        id.map(str::to_owned).ok_or_else(|| Fault::value("a member has a value, which is the user's id"))
    });
    ids.collect()
}

/// `value eq "…"`, or several of them.
fn named_by(filter: &Filter, named: &mut Vec<String>) -> bool {
    match filter {
        Filter::Or(all) => all.iter().all(|filter| named_by(filter, named)),
        Filter::Test(test) => match &test.comparison {
            Comparison::Compares(Operator::Equal, Literal::Text(text)) if test.attribute.name == "value" => {
                named.push(text.clone());
                true
            }
            _ => false,
        },
        _ => false,
    }
}

/// Does all of it, and writes how many that were into the trail.
pub(super) fn apply(tx: &Transaction<'_, '_>, tag: TagId, changes: &[MemberChange]) -> Result<(), ScimError> {
    let mut done = Done { tag, asked: 0, added: 0, removed: 0 };
    // Whatever stands before a replacement is gone with it, and each would read all members.
    let first = changes.iter().rposition(|change| matches!(change, MemberChange::Replace(_))).unwrap_or(0);
    for change in &changes[first..] {
        match change {
            MemberChange::Add(ids) => done.add(tx, &accounts(tx, ids)?)?,
            MemberChange::Remove(ids) => done.remove(tx, &accounts(tx, ids)?)?,
            MemberChange::Replace(ids) => {
                let wanted = accounts(tx, ids)?;
                let members = members_of(tx, tag, MOST_MEMBERS)?;
                let members: BTreeSet<AccountId> = members.iter().map(|member| member.account).collect();
                done.remove(tx, &members.difference(&wanted).copied().collect())?;
                done.add(tx, &wanted.difference(&members).copied().collect())?;
            }
        }
    }
    if done.added + done.removed > 0 {
        let details = json!({ "added": done.added, "removed": done.removed });
        tx.audit("tag.members_changed", Target::Tag(tag), details)?;
    }
    Ok(())
}

/// Who is no account, or none any more, is passed over: of hundreds that a client sends, one may be gone since.
fn accounts(tx: &Transaction<'_, '_>, ids: &[String]) -> Result<BTreeSet<AccountId>, ScimError> {
    let mut found = BTreeSet::new();
    for id in ids {
        match find_by_id(tx, id) {
            Ok(account) => drop(found.insert(account.id)),
            Err(ScimError::Denied(Denied::NotFound)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

struct Done {
    tag: TagId,
    asked: usize,
    added: usize,
    removed: usize,
}

impl Done {
    fn add(&mut self, tx: &Transaction<'_, '_>, accounts: &BTreeSet<AccountId>) -> Result<(), ScimError> {
        self.ask(accounts.len())?;
        for account in accounts {
            self.added += usize::from(give_in(tx, *account, self.tag)?);
        }
        Ok(())
    }

    fn remove(&mut self, tx: &Transaction<'_, '_>, accounts: &BTreeSet<AccountId>) -> Result<(), ScimError> {
        self.ask(accounts.len())?;
        for account in accounts {
            self.removed += usize::from(unassign_in(tx, *account, self.tag)?);
        }
        Ok(())
    }

    fn ask(&mut self, more: usize) -> Result<(), Fault> {
        self.asked += more;
        if self.asked > MOST_CHANGES {
            return Err(Fault::too_many(format!("a request changes at most {MOST_CHANGES} members")));
        }
        Ok(())
    }
}
