//! Recovery codes: what still opens an account whose second factor is lost. They come with the first
//! factor, each works once, and new ones end the old.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{Account, AccountId, AuditContext};
use crate::security::factors::recovery_code::RecoveryCode;
use crate::services::audit::audit_line::Target;
use crate::services::sign_in::second_factors::notices;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::StoreError;

/// How many there are at first.
pub const CODES: usize = 10;
/// With so many left, or fewer, the owner is told to make new ones.
pub const FEW: u32 = 3;

#[derive(Debug, thiserror::Error)]
pub enum RenewCodesError {
    #[error("the account does not use two-step sign-in, so it has no recovery codes")]
    NoFactor,
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<StoreError> for RenewCodesError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// New codes, shown once; the old ones end.
pub async fn renew(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    account: &Account,
) -> Result<Vec<RecoveryCode>, RenewCodesError> {
    let account = account.clone();
    let codes = ctx
        .transact(audit_context, move |tx| {
            if !tx.has_factor(account.id)? {
                return Err(RenewCodesError::NoFactor);
            }
            notices::send_codes_renewed(tx, &account)?;
            Ok(make(tx, account.id)?)
        })
        .await?;
    Ok(codes)
}

pub(in crate::services) fn make(
    tx: &Transaction<'_, '_>,
    account: AccountId,
) -> Result<Vec<RecoveryCode>, ServiceError> {
    let now = tx.now;
    let codes: Vec<RecoveryCode> =
        (0..CODES).map(|_| RecoveryCode::generate(tx.ctx.entropy.as_ref())).collect();
    let macs: Vec<[u8; 32]> = codes.iter().map(|code| code.mac(&tx.ctx.vault, account.0)).collect();
    tx.replace_recovery_codes(account, &macs, now)?;
    let details = json!({ "count": codes.len() });
    tx.audit("recovery_codes.made", Target::Account(account), details)?;
    Ok(codes)
}

/// Whether this is a code of the account that was not used before; then it is used up, and the owner is
/// told by mail.
pub(in crate::services) fn spend(
    tx: &Transaction<'_, '_>,
    account: &Account,
    typed: &str,
) -> Result<bool, ServiceError> {
    let Some(code) = RecoveryCode::parse(typed) else { return Ok(false) };
    let now = tx.now;
    if !tx.use_recovery_code(account.id, &code.mac(&tx.ctx.vault, account.id.0), now)? {
        return Ok(false);
    }
    let left = tx.count_recovery_codes(account.id)?.left;
    notices::send_code_used(tx, account, left)?;
    let details = json!({ "left": left });
    tx.audit("recovery_code.used", Target::Account(account.id), details)?;
    Ok(true)
}
