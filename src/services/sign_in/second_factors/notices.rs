//! What the owner is told by mail when second factors change or are guessed at.

use crate::domain::{Account, Occasion};
use crate::mail::compose::{FactorEvent, FactorNews};
use crate::services::mail::mailer::{Office, Recipient};
use crate::services::{Desk, DeskError};
use crate::store::Tx;

pub(in crate::services) fn send_added(
    tx: &Tx<'_>,
    desk: &Desk,
    occasion: &Occasion,
    account: &Account,
) -> Result<(), DeskError> {
    send(tx, desk, occasion, account, FactorEvent::Added)
}

pub(in crate::services) fn send_removed(
    tx: &Tx<'_>,
    desk: &Desk,
    occasion: &Occasion,
    account: &Account,
    by_owner: bool,
) -> Result<(), DeskError> {
    let event = if by_owner { FactorEvent::Removed } else { FactorEvent::TakenOff };
    send(tx, desk, occasion, account, event)
}

pub(in crate::services) fn send_code_used(
    tx: &Tx<'_>,
    desk: &Desk,
    occasion: &Occasion,
    account: &Account,
    left: u32,
) -> Result<(), DeskError> {
    send(tx, desk, occasion, account, FactorEvent::RecoveryCodeUsed { left })
}

pub(in crate::services) fn send_codes_renewed(
    tx: &Tx<'_>,
    desk: &Desk,
    occasion: &Occasion,
    account: &Account,
) -> Result<(), DeskError> {
    send(tx, desk, occasion, account, FactorEvent::RecoveryCodesMade)
}

/// Somebody who knows the password has typed many wrong codes.
pub(in crate::services) fn send_codes_guessed(
    tx: &Tx<'_>,
    desk: &Desk,
    occasion: &Occasion,
    account: &Account,
) -> Result<(), DeskError> {
    send(tx, desk, occasion, account, FactorEvent::CodesGuessed)
}

fn send(
    tx: &Tx<'_>,
    desk: &Desk,
    occasion: &Occasion,
    account: &Account,
    event: FactorEvent,
) -> Result<(), DeskError> {
    let policy = tx.find_policy()?;
    let Some(to) = Recipient::of(account, desk.default_language(&policy)) else { return Ok(()) };
    let office = Office { desk, policy: &policy, now: desk.now(), peer: occasion.peer };
    let not_me_link = match event {
        FactorEvent::Added => Some(office.new_not_me_link(tx, &to)?),
        _ => None,
    };
    let news = FactorNews {
        name: to.name,
        address: to.email.as_str(),
        event,
        not_me_link: not_me_link.as_deref(),
        at: office.now,
        // Where an administrator sits is none of the owner's business.
        peer: occasion.peer.filter(|_| event != FactorEvent::TakenOff),
    };
    let letter = desk.composer.compose(&desk.mail_site(&policy), to.language, &news);
    office.post(tx, &to, letter)?;
    Ok(())
}
