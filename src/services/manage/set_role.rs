//! Giving rights and taking them away: the role of family A and `USERS_ADMIN` of family B.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{Account, AccountId, AccountState, AuditContext, Rights, Role};
use crate::services::audit::audit_line::Target;
use crate::services::authorization::{
    Denied, denied_also_by_failures, is_last_administrator, is_own, rights_of,
};
use crate::services::sign_in::end_access::end_sign_ins;
use crate::services::{AppContext, Transaction};
use crate::store::StoreError;

/// What an account is to be from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub role: Option<Role>,
    pub users_admin: bool,
}

impl Standing {
    pub fn of(account: &Account) -> Self {
        Self { role: account.role, users_admin: account.users_admin }
    }

    pub fn rights(self) -> Rights {
        Rights { admin: self.role == Some(Role::Admin), users_admin: self.users_admin }
    }
}

#[derive(Debug, thiserror::Error)]
pub enum SetRoleError {
    #[error("you cannot change your own role")]
    OwnRole,
    #[error(transparent)]
    Denied(#[from] Denied),
}

denied_also_by_failures!(SetRoleError);

/// Changes role and rights. `false` where everything stood so already.
///
/// A change of rights ends every way in that was opened before it: who loses a right keeps no session
/// with it, and who held a link to an account of no rights gets no administrator's by it.
pub async fn set_role(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
    standing: Standing,
) -> Result<bool, SetRoleError> {
    ctx.transact(audit_context, move |tx| {
        let account = find_for_role(tx, id)?;
        set_in(tx, &account, standing)
    })
    .await
}

/// Makes the account's rights these, and leaves roles that give none as they are.
pub async fn set_rights(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
    rights: Rights,
) -> Result<bool, SetRoleError> {
    let change = move |before: Standing| Standing {
        role: match (rights.admin, before.role) {
            (true, _) => Some(Role::Admin),
            (false, Some(Role::Admin)) => None,
            (false, other) => other,
        },
        users_admin: rights.users_admin,
    };
    ctx.transact(audit_context, move |tx| change_role_in(tx, id, change)).await
}

/// Changes a part of what an account is and leaves the rest, within a transaction that does more.
pub(in crate::services) fn change_role_in(
    tx: &Transaction<'_, '_>,
    id: AccountId,
    change: impl FnOnce(Standing) -> Standing,
) -> Result<bool, SetRoleError> {
    let account = find_for_role(tx, id)?;
    if account.state == AccountState::Deleted {
        return Err(Denied::Deleted.into());
    }
    set_in(tx, &account, change(Standing::of(&account)))
}

/// The account, if whoever acts may change its role: an administrator, and not their own.
fn find_for_role(tx: &Transaction<'_, '_>, id: AccountId) -> Result<Account, SetRoleError> {
    if !rights_of(tx, &tx.audit_context.actor)?.admin {
        return Err(Denied::Forbidden.into());
    }
    let account = tx.find_account(id)?.ok_or(Denied::NotFound)?;
    if is_own(tx.audit_context, id) { Err(SetRoleError::OwnRole) } else { Ok(account) }
}

fn set_in(tx: &Transaction<'_, '_>, account: &Account, standing: Standing) -> Result<bool, SetRoleError> {
    let id = account.id;
    let before = Standing::of(account);
    if before == standing {
        return Ok(false);
    }
    if !standing.rights().admin && is_last_administrator(tx, account)? {
        return Err(Denied::LastAdministrator.into());
    }
    tx.update_account_role(id, standing.role, standing.users_admin)?;
    let rights_change = before.rights() != standing.rights();
    if rights_change {
        end_ways_in(tx, id)?;
    }
    let details = json!({
        "before": value(before), "after": value(standing), "sessions_ended": rights_change,
    });
    tx.audit("account.role_changed", Target::Account(id), details)?;
    Ok(true)
}

/// What is open, mailed and handed-over links, and ways back to an old address.
fn end_ways_in(tx: &Transaction<'_, '_>, id: AccountId) -> Result<(), StoreError> {
    // A job that the new rights do not allow says so itself.
    end_sign_ins(tx, id, None)?;
    tx.end_all_mail_links_of(id, tx.now)?;
    tx.end_email_undo_links_of(id, tx.now)
}

fn value(standing: Standing) -> serde_json::Value {
    json!({ "role": standing.role.map(Role::as_str), "users_admin": standing.users_admin })
}
