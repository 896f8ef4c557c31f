//! What the owner is told by mail when second factors change or are guessed at.

use std::net::IpAddr;

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
    send(tx, account, |mailer, not_me_link| {
        Box::new(FactorAdded { at: mailer.now, peer: mailer.peer, not_me_link })
    })
}

pub(in crate::services) fn send_removed(
    tx: &Transaction<'_, '_>,
    account: &Account,
    by_owner: bool,
) -> Result<(), ServiceError> {
    if by_owner {
        return send(tx, account, |mailer, not_me_link| {
            Box::new(FactorRemoved { at: mailer.now, peer: mailer.peer, not_me_link })
        });
    }
    // The page behind the link tells from where; of an administrator that is none of the owner's business.
    send_from(tx, account, None, |mailer, not_me_link| {
        Box::new(FactorTakenOff { at: mailer.now, not_me_link })
    })
}

pub(in crate::services) fn send_code_used(
    tx: &Transaction<'_, '_>,
    account: &Account,
    left: u32,
) -> Result<(), ServiceError> {
    send(tx, account, |mailer, not_me_link| {
        Box::new(RecoveryCodeUsed { left, at: mailer.now, peer: mailer.peer, not_me_link })
    })
}

pub(in crate::services) fn send_codes_renewed(
    tx: &Transaction<'_, '_>,
    account: &Account,
) -> Result<(), ServiceError> {
    send(tx, account, |mailer, not_me_link| {
        Box::new(RecoveryCodesMade { at: mailer.now, peer: mailer.peer, not_me_link })
    })
}

/// Somebody who knows the password has typed many wrong codes.
pub(in crate::services) fn send_codes_guessed(
    tx: &Transaction<'_, '_>,
    account: &Account,
) -> Result<(), ServiceError> {
    send(tx, account, |mailer, not_me_link| {
        Box::new(CodesGuessed { at: mailer.now, peer: mailer.peer, not_me_link })
    })
}

fn send(
    tx: &Transaction<'_, '_>,
    account: &Account,
    write: impl FnOnce(&Mailer<'_>, String) -> Box<dyn Mail>,
) -> Result<(), ServiceError> {
    send_from(tx, account, tx.audit_context.peer, write)
}

/// Nothing for an account without an address, or with one that recovers nothing.
fn send_from(
    tx: &Transaction<'_, '_>,
    account: &Account,
    peer: Option<IpAddr>,
    write: impl FnOnce(&Mailer<'_>, String) -> Box<dyn Mail>,
) -> Result<(), ServiceError> {
    let policy = tx.find_policy()?;
    let Some(to) = Recipient::of(account, tx.ctx.default_language(&policy)) else { return Ok(()) };
    let mailer = Mailer { ctx: tx.ctx, policy: &policy, now: tx.now, peer };
    if let Some(not_me_link) = mailer.new_not_me_link(tx, &to)? {
        mailer.send(tx, &to, write(&mailer, not_me_link).as_ref())?;
    }
    Ok(())
}
