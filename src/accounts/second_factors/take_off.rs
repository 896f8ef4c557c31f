//! Taking second factors off: by their owner, or by an administrator when one is lost.

use std::sync::Arc;

use serde_json::json;

use super::super::audit_line::{Target, audit};
use super::super::{Desk, DeskError};
use super::letters;
use crate::domain::{AccountId, Occasion, Rights};
use crate::store::StoreError;

#[derive(Debug, thiserror::Error)]
pub enum TakeOffError {
    #[error("there is no such account")]
    NotFound,
    #[error("the account has no second factor")]
    NoFactor,
    /// Whoever is no administrator touches nobody who manages accounts.
    #[error("only an administrator takes the second factor off an account that manages others")]
    NotAllowed,
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<StoreError> for TakeOffError {
    fn from(error: StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// The owner's own: all factors go, and the recovery codes with them.
pub async fn by_owner(desk: &Arc<Desk>, occasion: Occasion, account: AccountId) -> Result<(), TakeOffError> {
    take_off(desk, occasion, account, None).await
}

/// For an owner who has lost factor and recovery codes: from then on the password alone opens the
/// account, and a mail says so. `by` is what whoever does it may do.
pub async fn by_administrator(
    desk: &Arc<Desk>,
    occasion: Occasion,
    by: Rights,
    account: AccountId,
) -> Result<(), TakeOffError> {
    take_off(desk, occasion, account, Some(by)).await
}

async fn take_off(
    desk: &Arc<Desk>,
    occasion: Occasion,
    id: AccountId,
    by_other: Option<Rights>,
) -> Result<(), TakeOffError> {
    let inner = desk.clone();
    desk.store
        .write(move |tx| {
            let account = tx.find_account(id)?.ok_or(TakeOffError::NotFound)?;
            let may = by_other
                .is_none_or(|by| by.admin || (by.manages_users() && !account.rights().manages_users()));
            if !may {
                return Err(TakeOffError::NotAllowed);
            }
            let factors = tx.list_factors(id)?;
            let kinds: Vec<&str> = factors.iter().map(|factor| factor.kind.as_str()).collect();
            if !tx.delete_factors_of(id)? {
                return Err(TakeOffError::NoFactor);
            }
            letters::send_removed(tx, &inner, &occasion, &account, by_other.is_none())?;
            let details = json!({ "kinds": kinds, "by_owner": by_other.is_none() });
            audit(tx, &occasion, inner.now(), "second_factor.removed", Target::Account(id), details)?;
            Ok(())
        })
        .await?;
    desk.bell.ring();
    Ok(())
}
