//! What the owner is told by mail when second factors change or are guessed at.

use crate::domain::Account;
use crate::mail::kind::Mail;
use crate::mail::kinds::{
    CodesGuessed, FactorAdded, FactorRemoved, FactorTakenOff, RecoveryCodeUsed, RecoveryCodesMade,
};
use crate::services::mail::mailer::{Mailer, Recipient};
use crate::services::{ServiceError, Transaction};

pub(in crate::services) fn send_added(
    tx: &Transaction<'_, '_>,
    account: &Account,
) -> Result<(), ServiceError> {
    send(tx, account, |mailer, to| {
        let not_me_link = mailer.new_not_me_link(tx, to)?;
        Ok(Box::new(FactorAdded { at: mailer.now, peer: mailer.peer, not_me_link }))
    })
}

pub(in crate::services) fn send_removed(
    tx: &Transaction<'_, '_>,
    account: &Account,
    by_owner: bool,
) -> Result<(), ServiceError> {
    send(tx, account, |mailer, to| {
        if by_owner {
            let not_me_link = mailer.new_not_me_link(tx, to)?;
            return Ok(Box::new(FactorRemoved { at: mailer.now, peer: mailer.peer, not_me_link }));
        }
        // The page behind the link tells from where; of an administrator that is none of the owner's business.
        let not_me_link = Mailer { peer: None, ..*mailer }.new_not_me_link(tx, to)?;
        Ok(Box::new(FactorTakenOff { at: mailer.now, not_me_link }))
    })
}

pub(in crate::services) fn send_code_used(
    tx: &Transaction<'_, '_>,
    account: &Account,
    left: u32,
) -> Result<(), ServiceError> {
    send(tx, account, |mailer, to| {
        let not_me_link = mailer.new_not_me_link(tx, to)?;
        Ok(Box::new(RecoveryCodeUsed { left, at: mailer.now, peer: mailer.peer, not_me_link }))
    })
}

pub(in crate::services) fn send_codes_renewed(
    tx: &Transaction<'_, '_>,
    account: &Account,
) -> Result<(), ServiceError> {
    send(tx, account, |mailer, to| {
        let not_me_link = mailer.new_not_me_link(tx, to)?;
        Ok(Box::new(RecoveryCodesMade { at: mailer.now, peer: mailer.peer, not_me_link }))
    })
}

/// Somebody who knows the password has typed many wrong codes.
pub(in crate::services) fn send_codes_guessed(
    tx: &Transaction<'_, '_>,
    account: &Account,
) -> Result<(), ServiceError> {
    send(tx, account, |mailer, to| {
        let not_me_link = mailer.new_not_me_link(tx, to)?;
        Ok(Box::new(CodesGuessed { at: mailer.now, peer: mailer.peer, not_me_link }))
    })
}

/// Nothing for an account without an address.
fn send(
    tx: &Transaction<'_, '_>,
    account: &Account,
    write: impl FnOnce(&Mailer<'_>, &Recipient<'_>) -> Result<Box<dyn Mail>, ServiceError>,
) -> Result<(), ServiceError> {
    let policy = tx.find_policy()?;
    let Some(to) = Recipient::of(account, tx.ctx.default_language(&policy)) else { return Ok(()) };
    let mailer = Mailer { ctx: tx.ctx, policy: &policy, now: tx.now, peer: tx.audit_context.peer };
    let mail = write(&mailer, &to)?;
    mailer.send(tx, &to, mail.as_ref())?;
    Ok(())
}
