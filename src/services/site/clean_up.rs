//! What is worth nothing any more: ended sessions, handles, tokens and links, browsers that nobody came
//! from for long, answers kept for requests sent again, mails of registrations that were withdrawn, accounts whose owners deleted them some
//! time ago, and what backups left that were killed.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::MailLink;
use crate::domain::credentials::mail_link::CodeMisses;
use crate::services::clients::webhooks::clear_away::clear_old;
use crate::services::manage::delete::erase_due;
use crate::services::sign_in::second_factors::totp::DRAFT_LIFETIME;
use crate::services::site::back_up::clear_cut_short;
use crate::services::{AppContext, ServiceError, idempotency};
use crate::store::{DEVICE_KEPT, StoreError};

/// How long a link that is past its end is kept, so that whoever opens it is told why it fails.
pub const LINKS_EXPLAINED_FOR: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// The hour in which mails to one address are counted.
const MAIL_OF_NOBODY_KEPT: Duration = Duration::from_secs(60 * 60);

/// Takes away what has expired. No audit line is ever taken away, and no account but those whose grace
/// is over.
pub async fn clean_up(ctx: &Arc<AppContext>) -> Result<(), ServiceError> {
    let inner = ctx.clone();
    ctx.store
        .write(move |tx| -> Result<(), StoreError> {
            let now = inner.now();
            tx.delete_expired_registrations(now)?;
            tx.delete_expired_sessions(&tx.find_policy()?.sessions, now)?;
            tx.delete_ended_secrets(now)?;
            let replaced_before = now.minus(MailLink::NotMe.lifetime());
            tx.delete_expired_factor_rows(now, now.minus(DRAFT_LIFETIME), replaced_before)?;
            tx.delete_mail_links_expired_before(now.minus(LINKS_EXPLAINED_FOR))?;
            tx.erase_mail_of_nobody(now.minus(MAIL_OF_NOBODY_KEPT))?;
            tx.delete_code_misses_before(now.minus(CodeMisses::MONTH))?;
            tx.delete_devices_unseen_since(now.minus(DEVICE_KEPT))?;
            tx.delete_idempotency_keys_before(now.minus(idempotency::KEPT_FOR))?;
            tx.delete_expired_oauth(now)
        })
        .await?;
    clear_cut_short(ctx).await?;
    erase_due(ctx).await?;
    clear_old(ctx).await?;
    Ok(())
}
