//! Taking second factors off: by their owner, or by an administrator when one is lost.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{Account, AccountId, AuditContext, Timestamp};
use crate::services::audit::audit_line::Target;
use crate::services::authorization::{Denied, denied_also_by_failures, find_manageable_or_deleted};
use crate::services::sign_in::second_factors::notices;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::StoredFactor;

#[derive(Debug, thiserror::Error)]
pub enum RemoveFactorsError {
    #[error("the account does not use two-step sign-in")]
    NoFactor,
    #[error(transparent)]
    Denied(#[from] Denied),
}

denied_also_by_failures!(RemoveFactorsError);

/// The owner's own: all factors go, and the recovery codes with them.
pub async fn by_owner(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
) -> Result<(), RemoveFactorsError> {
    ctx.transact(audit_context, move |tx| {
        let account = tx.find_account(id)?.ok_or(Denied::NotFound)?;
        remove_factors(tx, &account, true)
    })
    .await?;
    Ok(())
}

/// For an owner who has lost factor and recovery codes: from then on the password alone opens the
/// account, and a mail says so.
pub async fn by_administrator(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
) -> Result<(), RemoveFactorsError> {
    ctx.transact(audit_context, move |tx| {
        let account = find_manageable_or_deleted(tx, tx.audit_context, id)?;
        remove_factors(tx, &account, false)
    })
    .await?;
    Ok(())
}

/// What became of the factors that a stranger may have set up.
#[derive(Debug, Clone, Copy)]
pub(in crate::services) struct TakenBack {
    pub codes_ended: bool,
    /// None is left.
    is_off: bool,
}

/// What a stranger may have set up: factors from this moment on go with the recovery codes made since, and
/// an app that one of them took the place of counts again. Older ones stay, so that whoever reads the mail
/// alone does not pass them.
pub(in crate::services) fn take_back(
    tx: &Transaction<'_, '_>,
    account: &mut Account,
    since: Timestamp,
) -> Result<TakenBack, ServiceError> {
    let mut taken = TakenBack { codes_ended: false, is_off: false };
    let added: Vec<StoredFactor> =
        tx.list_factors(account.id)?.into_iter().filter(|factor| factor.created_at >= since).collect();
    taken.codes_ended = tx.delete_recovery_codes_since(account.id, since)?;
    if !added.is_empty() {
        tx.take_factors_back(account.id, since)?;
        tx.delete_factor_misses(account.id)?;
        account.has_second_factor = tx.has_factor(account.id)?;
        if !account.has_second_factor {
            tx.delete_factors_of(account.id)?;
            taken.is_off = true;
        }
        let kinds: Vec<&str> = added.iter().map(|factor| factor.kind.as_str()).collect();
        let details = json!({ "kinds": kinds, "by_owner": true, "added_since": since.rfc3339(),
                              "recovery_codes_ended": taken.codes_ended, "earlier_one_counts": account.has_second_factor });
        tx.audit("second_factor.removed", Target::Account(account.id), details)?;
    }
    Ok(taken)
}

impl TakenBack {
    /// After earlier warnings have ended: the mail carries one itself.
    pub(in crate::services) fn tell_owner(
        self,
        tx: &Transaction<'_, '_>,
        account: &Account,
    ) -> Result<(), ServiceError> {
        if self.is_off { notices::send_removed(tx, account, true) } else { Ok(()) }
    }
}

fn remove_factors(
    tx: &Transaction<'_, '_>,
    account: &Account,
    by_owner: bool,
) -> Result<(), RemoveFactorsError> {
    let factors = tx.list_factors(account.id)?;
    let kinds: Vec<&str> = factors.iter().map(|factor| factor.kind.as_str()).collect();
    if !tx.delete_factors_of(account.id)? {
        return Err(RemoveFactorsError::NoFactor);
    }
    notices::send_removed(tx, account, by_owner)?;
    let details = json!({ "kinds": kinds, "by_owner": by_owner });
    tx.audit("second_factor.removed", Target::Account(account.id), details)?;
    Ok(())
}
