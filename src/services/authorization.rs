//! Who may manage whom: looked up in the transaction that changes something, so that a right taken
//! away a moment ago no longer helps.

use crate::domain::{Account, AccountId, AccountState, Actor, AuditContext, Rights};
use crate::services::{ServiceError, Transaction};
use crate::store::{Reader, StoreError};

/// Why somebody may not do something to an account, whatever it is.
#[derive(Debug, thiserror::Error)]
pub enum Denied {
    #[error("there is no such account")]
    NotFound,
    /// The account has rights, and whoever acts is no administrator.
    #[error("only an administrator may manage the account of an administrator or account manager")]
    Forbidden,
    #[error("the account is deleted; restore it first")]
    Deleted,
    #[error("this is the last administrator who can sign in; make another one first")]
    LastAdministrator,
    #[error("you cannot do this to your own account")]
    OwnAccount,
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for Denied {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// For an operation's error with a variant `Denied`: a failure of the store or of a service comes as that, too.
macro_rules! denied_also_by_failures {
    ($error:ty) => {
        impl From<$crate::store::StoreError> for $error {
            fn from(error: $crate::store::StoreError) -> Self {
                Self::Denied(error.into())
            }
        }

        impl From<$crate::services::ServiceError> for $error {
            fn from(error: $crate::services::ServiceError) -> Self {
                Self::Denied(error.into())
            }
        }
    };
}
pub(in crate::services) use denied_also_by_failures;

/// The account, if whoever acts may manage it and it is not deleted.
pub(in crate::services) fn find_manageable(
    tx: &Transaction<'_, '_>,
    id: AccountId,
) -> Result<Account, Denied> {
    let account = find_manageable_or_deleted(tx, tx.audit_context, id)?;
    if account.state == AccountState::Deleted { Err(Denied::Deleted) } else { Ok(account) }
}

/// The account, if whoever acts may manage it.
pub(in crate::services) fn find_manageable_or_deleted(
    reader: &Reader<'_>,
    audit_context: &AuditContext,
    id: AccountId,
) -> Result<Account, Denied> {
    let account = reader.find_account(id)?.ok_or(Denied::NotFound)?;
    if rights_of(reader, &audit_context.actor)?.may_manage(account.rights()) {
        Ok(account)
    } else {
        Err(Denied::Forbidden)
    }
}

/// What the actor may do at this moment. The machine's own operator may do everything.
pub(in crate::services) fn rights_of(reader: &Reader<'_>, actor: &Actor) -> Result<Rights, StoreError> {
    Ok(match actor {
        Actor::CommandLine | Actor::System => Rights { admin: true, users_admin: true },
        Actor::Visitor => Rights::default(),
        Actor::Account { id, .. } => {
            let account = reader.find_account(*id)?.filter(|account| account.state == AccountState::Active);
            account.map(|account| account.rights()).unwrap_or_default()
        }
        Actor::ApiKey { id, .. } => reader.find_api_key_rights(*id)?.unwrap_or_default(),
    })
}

/// Whether somebody is about to do to themselves what takes their own rights away.
pub(in crate::services) fn is_own(audit_context: &AuditContext, id: AccountId) -> bool {
    matches!(&audit_context.actor, Actor::Account { id: actor, .. } if *actor == id)
}

/// For what nobody does to their own account by an administrator's means.
pub fn refuse_own(audit_context: &AuditContext, id: AccountId) -> Result<(), Denied> {
    if is_own(audit_context, id) { Err(Denied::OwnAccount) } else { Ok(()) }
}

/// Whether nobody could administrate the desk without this account.
pub(in crate::services) fn is_last_administrator(
    reader: &Reader<'_>,
    account: &Account,
) -> Result<bool, StoreError> {
    let administrates = account.rights().admin && account.state == AccountState::Active;
    Ok(administrates && !reader.has_administrator_beside(account.id)?)
}
