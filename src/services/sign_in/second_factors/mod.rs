//! Second factors: what an account has, and the check of what somebody shows. Each kind has a file of
//! its own, which knows what is sealed in its rows; a further kind adds a file and an arm here.

pub(in crate::services) mod notices;
pub mod recovery_codes;
pub mod remove_factors;
pub mod totp;

use std::sync::Arc;
use std::time::Duration;

use serde_json::json;

use crate::domain::{Account, AccountId, CodeGate, FactorKind, FactorMisses, Timestamp};
use crate::services::audit::audit_line::Target;
use crate::services::{AppContext, ServiceError, Transaction};
use crate::store::{RecoveryCodeCount, StoreError, StoredFactor, Tx};

/// What the owner sees of the factors.
#[derive(Debug, Clone)]
pub struct Overview {
    pub factors: Vec<FactorView>,
    pub recovery_codes: RecoveryCodeCount,
}

#[derive(Debug, Clone, Copy)]
pub struct FactorView {
    pub kind: FactorKind,
    pub added_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
}

pub async fn overview(ctx: &Arc<AppContext>, account: AccountId) -> Result<Overview, StoreError> {
    let view = |factor: StoredFactor| FactorView {
        kind: factor.kind,
        added_at: factor.created_at,
        last_used_at: factor.last_used_at,
    };
    ctx.store
        .read(move |reader| {
            Ok(Overview {
                factors: reader.list_factors(account)?.into_iter().map(view).collect(),
                recovery_codes: reader.count_recovery_codes(account)?,
            })
        })
        .await
}

/// What was shown and found right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::services) enum Shown {
    Factor(FactorKind),
    RecoveryCode,
}

impl Shown {
    pub(in crate::services) const fn as_str(self) -> &'static str {
        match self {
            Shown::Factor(kind) => kind.as_str(),
            Shown::RecoveryCode => "recovery_code",
        }
    }
}

/// Why what was shown opens nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::services) enum FactorRefusal {
    /// Not right, or used before.
    Wrong,
    /// Too many were wrong. `None`: until a recovery code is used or the factor is taken off.
    Locked { retry_after: Option<Duration> },
}

/// Checks a typed code against the recovery codes and every factor of the account, spends what was right
/// and counts what was wrong. A refusal must stay counted, so it is an answer and no error: the caller
/// commits it. All tries pass the one writer, so that of many at once no more are looked at than of as
/// many in a row.
pub(in crate::services) fn check(
    tx: &Transaction<'_, '_>,
    account: &Account,
    typed: &str,
) -> Result<Result<Shown, FactorRefusal>, ServiceError> {
    let now = tx.now;
    // Too long to be guessed, so it passes the lock: whoever knows the password can lock the short
    // codes, and the owner must still get in.
    if recovery_codes::spend(tx, account, typed)? {
        tx.delete_factor_misses(account.id)?;
        return Ok(Ok(Shown::RecoveryCode));
    }
    let misses = tx.find_factor_misses(account.id)?;
    let retry_after = match misses.gate(now) {
        CodeGate::Locked { retry_after } => Some(retry_after),
        CodeGate::Shut => None,
        CodeGate::Open => {
            for factor in tx.list_factors(account.id)? {
                if spend(tx, tx.ctx, &factor, typed, now)? {
                    tx.delete_factor_misses(account.id)?;
                    return Ok(Ok(Shown::Factor(factor.kind)));
                }
            }
            count_miss(tx, account, misses.and_one(now))?;
            return Ok(Err(FactorRefusal::Wrong));
        }
    };
    let details = json!({ "in_a_row": misses.in_a_row, "looked_at": false });
    tx.audit("second_factor.refused", Target::Account(account.id), details)?;
    Ok(Err(FactorRefusal::Locked { retry_after }))
}

/// Whether the typed code is right for this factor and was not used before; then it is used up.
fn spend(
    tx: &Tx<'_>,
    ctx: &AppContext,
    factor: &StoredFactor,
    typed: &str,
    now: Timestamp,
) -> Result<bool, ServiceError> {
    match factor.kind {
        FactorKind::Totp => totp::spend(tx, ctx, factor, typed, now),
    }
}

fn count_miss(tx: &Transaction<'_, '_>, account: &Account, misses: FactorMisses) -> Result<(), ServiceError> {
    tx.update_factor_misses(account.id, misses)?;
    if misses.has_just_locked() {
        notices::send_codes_guessed(tx, account)?;
    }
    let details = json!({ "in_a_row": misses.in_a_row, "looked_at": true });
    tx.audit("second_factor.refused", Target::Account(account.id), details)?;
    Ok(())
}
