//! What the owner is told by mail when second factors change or are guessed at.

use crate::domain::{Account, AuditContext};
use crate::mail::kind::Mail;
use crate::mail::kinds::{
    CodesGuessed, FactorAdded, FactorRemoved, FactorTakenOff, RecoveryCodeUsed, RecoveryCodesMade,
};
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::{AppContext, ServiceError};
use crate::store::Tx;

pub(in crate::services) fn send_added(
    tx: &Tx<'_>,
    ctx: &AppContext,
    audit_context: &AuditContext,
    account: &Account,
) -> Result<(), ServiceError> {
    send(tx, ctx, audit_context, account, |mailer, to| {
        let not_me_link = mailer.new_not_me_link(tx, to)?;
        Ok(Box::new(FactorAdded { at: mailer.now, peer: mailer.peer, not_me_link }))
    })
}

pub(in crate::services) fn send_removed(
    tx: &Tx<'_>,
    ctx: &AppContext,
    audit_context: &AuditContext,
    account: &Account,
    by_owner: bool,
) -> Result<(), ServiceError> {
    send(tx, ctx, audit_context, account, |mailer, _| {
        Ok(if by_owner {
            Box::new(FactorRemoved { at: mailer.now, peer: mailer.peer })
        } else {
            Box::new(FactorTakenOff { at: mailer.now })
        })
    })
}

pub(in crate::services) fn send_code_used(
    tx: &Tx<'_>,
    ctx: &AppContext,
    audit_context: &AuditContext,
    account: &Account,
    left: u32,
) -> Result<(), ServiceError> {
    send(tx, ctx, audit_context, account, |mailer, _| {
        Ok(Box::new(RecoveryCodeUsed { left, at: mailer.now, peer: mailer.peer }))
    })
}

pub(in crate::services) fn send_codes_renewed(
    tx: &Tx<'_>,
    ctx: &AppContext,
    audit_context: &AuditContext,
    account: &Account,
) -> Result<(), ServiceError> {
    send(tx, ctx, audit_context, account, |mailer, _| {
        Ok(Box::new(RecoveryCodesMade { at: mailer.now, peer: mailer.peer }))
    })
}

/// Somebody who knows the password has typed many wrong codes.
pub(in crate::services) fn send_codes_guessed(
    tx: &Tx<'_>,
    ctx: &AppContext,
    audit_context: &AuditContext,
    account: &Account,
) -> Result<(), ServiceError> {
    send(tx, ctx, audit_context, account, |mailer, _| {
        Ok(Box::new(CodesGuessed { at: mailer.now, peer: mailer.peer }))
    })
}

/// Nothing for an account without an address.
fn send(
    tx: &Tx<'_>,
    ctx: &AppContext,
    audit_context: &AuditContext,
    account: &Account,
    write: impl FnOnce(&Mailer<'_>, &Recipient<'_>) -> Result<Box<dyn Mail>, ServiceError>,
) -> Result<(), ServiceError> {
    let policy = tx.find_policy()?;
    let Some(to) = Recipient::of(account, ctx.default_language(&policy)) else { return Ok(()) };
    let mailer = Mailer { ctx, policy: &policy, now: ctx.now(), peer: audit_context.peer };
    let mail = write(&mailer, &to)?;
    mailer.send(tx, &to, mail.as_ref())?;
    Ok(())
}
