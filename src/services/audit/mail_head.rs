//! The end of the audit trail by mail, once a day: kept in a mailbox elsewhere, it tells later whether entries were
//! cut off or written anew, seal and all.

use std::sync::Arc;
use std::time::Duration;

use crate::domain::Day;
use crate::mail::kinds::AuditHead;
use crate::services::mail::mailer::Mailer;
use crate::services::{AppContext, ServiceError};
use crate::store::Tx;

/// Puts the mail of this day (in UTC) into the outbox, unless it is there or nobody wants it. The outbox itself
/// remembers, so that a restart sends no second one.
pub async fn mail_head(ctx: &Arc<AppContext>) -> Result<bool, ServiceError> {
    if !ctx.site.sends_mail {
        return Ok(false);
    }
    let inner = ctx.clone();
    let is_due = ctx.store.write(move |tx| mail_in(tx, &inner)).await?;
    if is_due {
        ctx.outbox_signal.notify();
    }
    Ok(is_due)
}

fn mail_in(tx: &Tx<'_>, ctx: &AppContext) -> Result<bool, ServiceError> {
    let policy = tx.find_policy()?;
    let now = ctx.now();
    let (Some(to), end) = (&policy.audit_head_to, tx.find_audit_end()?) else { return Ok(false) };
    let mailer = Mailer { ctx, policy: &policy, now, peer: None };
    let before_today = Day::of(now).start().minus(Duration::from_millis(1));
    let mail = AuditHead { seq: end.seq, hash: end.hash_text(), sent_at: now };
    if end.seq == 0 || mailer.has_sent_since(tx, to, &mail, before_today)? {
        return Ok(false);
    }
    mailer.send_to_operator(tx, to, &mail)?;
    Ok(true)
}
