//! What the owner is told by mail when second factors change or are guessed at.

use crate::domain::{Account, AuditContext};
use crate::mail::compose::{FactorEvent, FactorNews};
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::{AppContext, ServiceError};
use crate::store::Tx;

pub(in crate::services) fn send_added(
    tx: &Tx<'_>,
    ctx: &AppContext,
    audit_context: &AuditContext,
    account: &Account,
) -> Result<(), ServiceError> {
    send(tx, ctx, audit_context, account, FactorEvent::Added)
}

pub(in crate::services) fn send_removed(
    tx: &Tx<'_>,
    ctx: &AppContext,
    audit_context: &AuditContext,
    account: &Account,
    by_owner: bool,
) -> Result<(), ServiceError> {
    let event = if by_owner { FactorEvent::Removed } else { FactorEvent::TakenOff };
    send(tx, ctx, audit_context, account, event)
}

pub(in crate::services) fn send_code_used(
    tx: &Tx<'_>,
    ctx: &AppContext,
    audit_context: &AuditContext,
    account: &Account,
    left: u32,
) -> Result<(), ServiceError> {
    send(tx, ctx, audit_context, account, FactorEvent::RecoveryCodeUsed { left })
}

pub(in crate::services) fn send_codes_renewed(
    tx: &Tx<'_>,
    ctx: &AppContext,
    audit_context: &AuditContext,
    account: &Account,
) -> Result<(), ServiceError> {
    send(tx, ctx, audit_context, account, FactorEvent::RecoveryCodesMade)
}

/// Somebody who knows the password has typed many wrong codes.
pub(in crate::services) fn send_codes_guessed(
    tx: &Tx<'_>,
    ctx: &AppContext,
    audit_context: &AuditContext,
    account: &Account,
) -> Result<(), ServiceError> {
    send(tx, ctx, audit_context, account, FactorEvent::CodesGuessed)
}

fn send(
    tx: &Tx<'_>,
    ctx: &AppContext,
    audit_context: &AuditContext,
    account: &Account,
    event: FactorEvent,
) -> Result<(), ServiceError> {
    let policy = tx.find_policy()?;
    let Some(to) = Recipient::of(account, ctx.default_language(&policy)) else { return Ok(()) };
    let mailer = Mailer { ctx, policy: &policy, now: ctx.now(), peer: audit_context.peer };
    let not_me_link = match event {
        FactorEvent::Added => Some(mailer.new_not_me_link(tx, &to)?),
        _ => None,
    };
    let news = FactorNews {
        name: to.name,
        address: to.email.as_str(),
        event,
        not_me_link: not_me_link.as_deref(),
        at: mailer.now,
        // Where an administrator sits is none of the owner's business.
        peer: audit_context.peer.filter(|_| event != FactorEvent::TakenOff),
    };
    let letter = ctx.composer.compose(&ctx.mail_site(&policy), to.language, &news);
    mailer.post(tx, &to, letter)?;
    Ok(())
}
