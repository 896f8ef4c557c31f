//! Handing a link over in person, where no mail reaches somebody: on a screen, as a QR code or on paper.
//! Nobody ever sets or sees somebody else's password that way.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{Account, AccountId, AccountState, AuditContext, MailLink};
use crate::services::audit::audit_line::Target;
use crate::services::authorization::{Denied, denied_also_by_failures, find_manageable};
pub use crate::services::mail::linked_mails::FreshLink;
use crate::services::mail::linked_mails::Way;
use crate::services::mail::mailer::Mailer;
use crate::services::{AppContext, Transaction};

#[derive(Debug, thiserror::Error)]
pub enum ShareLinkError {
    /// Confirmed already, without an address, disabled: such a link would do nothing.
    #[error("this link does not suit the account's current status")]
    NotFitting,
    #[error(transparent)]
    Denied(#[from] Denied),
}

denied_also_by_failures!(ShareLinkError);

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
pub async fn share_link(
    ctx: &Arc<AppContext>,
    audit_context: AuditContext,
    id: AccountId,
    purpose: MailLink,
) -> Result<(Account, FreshLink), ShareLinkError> {
    ctx.transact(audit_context, move |tx| {
        let account = find_manageable(tx, id)?;
        let link = share_link_in(tx, &account, purpose)?;
        Ok((account, link))
    })
    .await
}

/// The same within the transaction that made the account.
pub(in crate::services) fn share_link_in(
    tx: &Transaction<'_, '_>,
    account: &Account,
    purpose: MailLink,
) -> Result<FreshLink, ShareLinkError> {
    if !fitting_links(account).contains(&purpose) {
        return Err(ShareLinkError::NotFitting);
    }
    let policy = tx.find_policy()?;
    let now = tx.now;
    let mailer = Mailer { ctx: tx.ctx, policy: &policy, now, peer: tx.audit_context.peer };
    let link = mailer.make_link(tx, account.id, account.email.as_ref(), purpose, Way::Hand)?;
    let details = json!({ "purpose": purpose.as_str() });
    tx.audit("account.link_handed_over", Target::Account(account.id), details)?;
    Ok(link)
}
