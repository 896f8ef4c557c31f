//! Handing a link over in person, where no mail reaches somebody: on a screen, as a QR code or on paper.
//! Nobody ever sets or sees somebody else's password that way.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{Account, AccountId, AccountState, MailLink, Occasion};
use crate::services::audit::audit_line::{Target, audit};
use crate::services::authorization::{ReachError, find_within_reach};
pub use crate::services::mail::mailer::FreshLink;
use crate::services::mail::mailer::{Office, Way};
use crate::services::{Desk, DeskError};
use crate::store::{StoreError, Tx};

#[derive(Debug, thiserror::Error)]
pub enum HandOverError {
    /// Confirmed already, without an address, disabled: such a link would do nothing.
    #[error("this account has no use for such a link")]
    NotFitting,
    #[error(transparent)]
    Reach(#[from] ReachError),
}

impl From<StoreError> for HandOverError {
    fn from(error: StoreError) -> Self {
        Self::Reach(error.into())
    }
}

impl From<DeskError> for HandOverError {
    fn from(error: DeskError) -> Self {
        Self::Reach(error.into())
    }
}

/// The links that would be of use to the account as it stands.
pub fn fitting_links(account: &Account) -> Vec<MailLink> {
    let is_open = matches!(account.state, AccountState::AwaitingEmail | AccountState::Active);
    let waits_for_proof = account.email.is_some() && account.email_verified_at.is_none();
    let fits = |purpose: &MailLink| match purpose {
        MailLink::ConfirmEmail => waits_for_proof,
        MailLink::Invite => account.password_hash.is_none(),
        MailLink::Recover => account.password_hash.is_some() && account.state == AccountState::Active,
        // It follows from a mail, and takes away.
        MailLink::NotMe => false,
    };
    MailLink::ALL.into_iter().filter(fits).filter(|_| is_open).collect()
}

/// Makes the link, which ends the older ones of its purpose. It is told this once; no mail is sent.
pub async fn hand_over(
    desk: &Arc<Desk>,
    occasion: Occasion,
    id: AccountId,
    purpose: MailLink,
) -> Result<(Account, FreshLink), HandOverError> {
    let inner = desk.clone();
    desk.store
        .write(move |tx| {
            let account = find_within_reach(tx, &occasion, id)?;
            let link = hand_over_in(tx, &inner, &occasion, &account, purpose)?;
            Ok((account, link))
        })
        .await
}

/// The same within the transaction that made the account.
pub(in crate::services) fn hand_over_in(
    tx: &Tx<'_>,
    desk: &Desk,
    occasion: &Occasion,
    account: &Account,
    purpose: MailLink,
) -> Result<FreshLink, HandOverError> {
    if !fitting_links(account).contains(&purpose) {
        return Err(HandOverError::NotFitting);
    }
    let policy = tx.find_policy()?;
    let now = desk.now();
    let office = Office { desk, policy: &policy, now, peer: occasion.peer };
    let link = office.make_link(tx, account.id, account.email.as_ref(), purpose, Way::Hand)?;
    let details = json!({ "purpose": purpose.as_str() });
    audit(tx, occasion, now, "account.link_handed_over", Target::Account(account.id), details)?;
    Ok(link)
}
