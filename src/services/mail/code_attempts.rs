//! How many wrong codes somebody may type in all: each mail allows a few, and mails can be asked for
//! again and again. Beyond the sum codes open nothing for a while, without a word; links go on working.

use crate::domain::{AccountId, EmailAddress, MailLink, Timestamp};
use crate::services::AppContext;
use crate::store::{Reader, StoreError, Tx};

/// What guesses are added up for.
pub(in crate::services) enum Guessed<'a> {
    /// The code of a mail of this purpose to this address, whatever account it is for.
    Mailed(MailLink, &'a EmailAddress),
    /// The code that makes this address an account's own.
    NewAddress(&'a EmailAddress),
    /// The codes of all new addresses that an account asks for.
    AskedBy(AccountId),
}

impl Guessed<'_> {
    /// Whether so many were wrong lately that no code is looked at.
    pub fn is_over(&self, ctx: &AppContext, reader: &Reader<'_>) -> Result<bool, StoreError> {
        Ok(reader.count_code_misses(&self.subject(ctx), ctx.now())?.are_too_many())
    }

    pub fn count(&self, ctx: &AppContext, tx: &Tx<'_>, now: Timestamp) -> Result<(), StoreError> {
        tx.insert_code_miss(&self.subject(ctx), now)
    }

    fn subject(&self, ctx: &AppContext) -> [u8; 32] {
        let subject = match self {
            Guessed::Mailed(purpose, email) => format!("{} {}", purpose.as_str(), email.key()),
            Guessed::NewAddress(email) => format!("change_email {}", email.key()),
            Guessed::AskedBy(account) => format!("change_email by account {account}"),
        };
        ctx.vault.mac("code misses", subject.as_bytes())
    }
}
