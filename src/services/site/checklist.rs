//! What is worth doing first: each item is done by what is true, and an administrator can put the whole list away
//! for the site.

use std::sync::Arc;

use serde_json::json;

use crate::domain::{Account, AuditContext, Language, SitePolicy};
use crate::services::audit::audit_line::Target;
use crate::services::site::back_up::find_last;
use crate::services::{AppContext, ServiceError};
use crate::store::StoreError;

const DISMISSED: &str = "checklist.dismissed";

/// What there is to do first, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    MailServer,
    /// The administrator's own address.
    Confirmation,
    Backup,
    PrivacyPolicy,
    Logo,
    /// Somebody else who can help when the only administrator cannot.
    Colleague,
}

/// Each step, and whether it is done. `None` once the list was put away, or with nothing left to do.
pub async fn checklist(
    ctx: &Arc<AppContext>,
    policy: &SitePolicy,
    account: &Account,
) -> Result<Option<[(Step, bool); 6]>, ServiceError> {
    let sends_mail = ctx.site.sends_mail;
    let (id, is_confirmed) = (account.id, account.email_verified_at.is_some());
    let (has_text, has_logo) = (policy.privacy_text(Language::English).is_some(), policy.logo.is_some());
    let found = ctx
        .store
        .read(move |reader| -> Result<_, StoreError> {
            if reader.find_newest_audit(DISMISSED)?.is_some() {
                return Ok(None);
            }
            let steps = [
                (Step::MailServer, sends_mail),
                (Step::Confirmation, is_confirmed),
                (Step::Backup, find_last(reader)?.is_some()),
                (Step::PrivacyPolicy, has_text),
                (Step::Logo, has_logo),
                (Step::Colleague, reader.has_administrator_beside(id)?),
            ];
            Ok(steps.iter().any(|(_, is_done)| !is_done).then_some(steps))
        })
        .await?;
    Ok(found)
}

/// Puts the list away for everybody.
pub async fn dismiss(ctx: &Arc<AppContext>, audit_context: AuditContext) -> Result<(), ServiceError> {
    ctx.transact(audit_context, |tx| -> Result<_, ServiceError> {
        Ok(tx.audit(DISMISSED, Target::Nothing, json!({}))?)
    })
    .await
}
