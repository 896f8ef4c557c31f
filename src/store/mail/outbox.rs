//! The outbox: mail on its way, with everything that happened to it.

use std::ops::ControlFlow;
use std::time::Duration;

use crate::domain::{AccountId, EmailAddress, FunnelStage, Language, MailFailure, MailLink, Timestamp};
use crate::store::params::params;
use crate::store::row::Row;
use crate::store::{Reader, StoreError, Tx};

/// Where a message stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailState {
    /// To be sent, now or after a pause.
    Waiting,
    Sent,
    /// The server said no for good.
    Refused,
    /// Tried for as long as it makes sense.
    GivenUp,
    /// An administrator took it out; it is never sent.
    Discarded,
    /// Its link ended before it left; it is never sent.
    Withdrawn,
}

impl MailState {
    pub const ALL: [MailState; 6] = [
        MailState::Waiting,
        MailState::Sent,
        MailState::Refused,
        MailState::GivenUp,
        MailState::Discarded,
        MailState::Withdrawn,
    ];

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            MailState::Waiting => "waiting",
            MailState::Sent => "sent",
            MailState::Refused => "refused",
            MailState::GivenUp => "given_up",
            MailState::Discarded => "discarded",
            MailState::Withdrawn => "withdrawn",
        }
    }
}

#[derive(Debug, Clone)]
pub struct NewMail {
    /// Without angle brackets; the same at every attempt.
    pub message_id: String,
    pub kind: &'static str,
    pub account: Option<AccountId>,
    pub recipient: EmailAddress,
    pub recipient_name: Option<String>,
    pub language: Language,
    /// Subject and bodies, sealed: they hold a link that nobody else may read.
    pub sealed_message: Vec<u8>,
    pub created_at: Timestamp,
    /// When the worker takes it up.
    pub first_attempt_at: Timestamp,
}

#[derive(Debug, Clone)]
pub struct StoredMail {
    pub id: i64,
    pub message_id: String,
    pub kind: String,
    pub account: Option<AccountId>,
    pub recipient: String,
    pub recipient_name: Option<String>,
    pub language: Language,
    pub sealed_message: Vec<u8>,
    pub state: MailState,
    pub attempts: u32,
    pub created_at: Timestamp,
    pub next_attempt_at: Option<Timestamp>,
    pub finished_at: Option<Timestamp>,
    /// The server's own words at the last attempt.
    pub last_reply: Option<String>,
}

#[derive(Debug, Clone)]
pub struct MailAttempt {
    pub at: Timestamp,
    pub outcome: String,
    pub reply: String,
    /// Why it failed, where that could be told.
    pub cause: Option<MailFailure>,
    /// As it stood in the mail.
    pub sender: Option<String>,
}

const COLUMNS: &str = "id, message_id, kind, account_id, recipient, recipient_name, language, sealed_message, state, \
                       attempts, created_at, next_attempt_at, finished_at, last_reply";

impl Reader<'_> {
    pub fn find_mail(&self, id: i64) -> Result<Option<StoredMail>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM outbox WHERE id = ?1");
        self.find(&sql, [id], mail_from_row)
    }

    /// The newest messages first; `before` is the id to go on from.
    pub fn list_mail(
        &self,
        state: Option<MailState>,
        before: Option<i64>,
        limit: u32,
    ) -> Result<Vec<StoredMail>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM outbox WHERE (state = ?1 OR ?1 IS NULL) AND (id < ?2 OR ?2 IS NULL) \
             ORDER BY id DESC LIMIT ?3"
        );
        self.list(&sql, params![state.map(MailState::as_str), before, limit], mail_from_row)
    }

    /// The messages that belong to an account, the newest first.
    pub fn list_mail_of(
        &self,
        account: AccountId,
        before: i64,
        limit: u32,
    ) -> Result<Vec<StoredMail>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM outbox WHERE account_id = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3"
        );
        self.list(&sql, params![account.0, before, limit], mail_from_row)
    }

    /// The newest message of one kind that belongs to an account.
    pub fn find_newest_mail_of(
        &self,
        account: AccountId,
        kind: &str,
    ) -> Result<Option<StoredMail>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM outbox WHERE account_id = ?1 AND kind = ?2 ORDER BY id DESC LIMIT 1"
        );
        self.find(&sql, params![account.0, kind], mail_from_row)
    }

    /// What is due now, the longest waiting first. A time further away than the `longest` pause there
    /// is was written under a clock that ran ahead; such a message is due too.
    pub fn list_due_mail(
        &self,
        now: Timestamp,
        longest: Duration,
        limit: u32,
    ) -> Result<Vec<StoredMail>, StoreError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM outbox WHERE state = 'waiting' AND (next_attempt_at <= ?1 OR next_attempt_at > ?2) \
             ORDER BY next_attempt_at LIMIT ?3"
        );
        let mut due = Vec::new();
        self.each(&sql, params![now.millis(), now.plus(longest).millis(), limit], |row| {
            match mail_from_row(row) {
                Ok(mail) => due.push(mail),
                // One row that somebody damaged must not hold back all the others.
                Err(error @ StoreError::Damaged { .. }) => {
                    tracing::error!(%error, "a damaged message in the outbox was passed over");
                }
                Err(error) => return Err(error),
            }
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(due)
    }

    pub fn list_mail_attempts(&self, id: i64) -> Result<Vec<MailAttempt>, StoreError> {
        self.list(
            "SELECT at, outcome, reply, cause, sender FROM mail_attempts WHERE outbox_id = ?1 ORDER BY id",
            [id],
            attempt_from_row,
        )
    }

    /// The newest attempt at any message: whether mail goes out at the moment.
    pub fn find_newest_mail_attempt(&self) -> Result<Option<MailAttempt>, StoreError> {
        let sql = "SELECT at, outcome, reply, cause, sender FROM mail_attempts ORDER BY id DESC LIMIT 1";
        self.find(sql, (), attempt_from_row)
    }

    /// The dialogue over a test mail, as it was stored.
    pub fn find_mail_dialogue(&self, id: i64) -> Result<Option<String>, StoreError> {
        let sql = "SELECT lines FROM mail_dialogues WHERE outbox_id = ?1";
        self.find(sql, [id], |row| row.get(0))
    }

    /// How many messages of a kind went to an address since then: the cap on mailing somebody.
    /// Up to `until`: rows of a clock that ran ahead keep nobody from a mail.
    pub fn count_mail_between(
        &self,
        recipient: &str,
        kind: &str,
        since: Timestamp,
        until: Timestamp,
    ) -> Result<i64, StoreError> {
        let sql = "SELECT count(*) FROM outbox WHERE lower(recipient) = lower(?1) AND kind = ?2 \
                   AND created_at > ?3 AND created_at <= ?4";
        self.one(sql, params![recipient, kind, since.millis(), until.millis()], |row| row.get(0))
    }
}

impl Tx<'_> {
    pub fn insert_mail(&self, new: &NewMail) -> Result<i64, StoreError> {
        self.note_queued_mail();
        self.insert(
            "INSERT INTO outbox (message_id, kind, account_id, recipient, recipient_name, language, \
             sealed_message, state, created_at, next_attempt_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 'waiting', ?8, ?9) RETURNING id",
            params![
                new.message_id,
                new.kind,
                new.account.map(|id| id.0),
                new.recipient.ascii(),
                new.recipient_name,
                new.language.tag(),
                new.sealed_message,
                new.created_at.millis(),
                new.first_attempt_at.millis(),
            ],
        )
    }

    pub fn insert_mail_attempt(&self, id: i64, attempt: &MailAttempt) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO mail_attempts (outbox_id, at, outcome, reply, cause, sender) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![
                id,
                attempt.at.millis(),
                attempt.outcome,
                attempt.reply,
                attempt.cause.map(MailFailure::as_str),
                attempt.sender,
            ],
        )
    }

    pub fn update_mail_dialogue(&self, id: i64, at: Timestamp, lines: &str) -> Result<(), StoreError> {
        self.run(
            "INSERT INTO mail_dialogues (outbox_id, at, lines) VALUES (?1, ?2, ?3) \
             ON CONFLICT (outbox_id) DO UPDATE SET at = ?2, lines = ?3",
            params![id, at.millis(), lines],
        )
    }

    /// The outcome of an attempt: `next` is set while there will be another one. A message that was
    /// discarded or withdrawn meanwhile stays so, unless it was sent all the same; false when it stays.
    pub fn update_mail(
        &self,
        id: i64,
        state: MailState,
        at: Timestamp,
        next: Option<Timestamp>,
        reply: &str,
    ) -> Result<bool, StoreError> {
        let finished = (state != MailState::Waiting).then_some(at.millis());
        let is_news = self.changed(
            "UPDATE outbox SET state = ?2, attempts = attempts + 1, next_attempt_at = ?3, finished_at = ?4, \
             last_reply = ?5 WHERE id = ?1 AND (state NOT IN ('discarded', 'withdrawn') OR ?2 = 'sent')",
            params![id, state.as_str(), next.map(Timestamp::millis), finished, reply],
        )?;
        if state == MailState::Sent {
            self.count_sent_confirmation(id)?;
        }
        Ok(is_news)
    }

    /// The mail that an unconfirmed account waits for is on its way.
    fn count_sent_confirmation(&self, id: i64) -> Result<(), StoreError> {
        let account: Option<i64> = self.find("SELECT account_id FROM outbox WHERE id = ?1 AND kind = 'confirm_address' AND account_id IS NOT NULL", [id], |row| row.get(0))?;
        match account {
            Some(account) => self.reach_stage(AccountId(account), FunnelStage::MailSent),
            None => Ok(()),
        }
    }

    /// Puts a message that was not sent back to the front of the queue.
    pub fn retry_mail(&self, id: i64, at: Timestamp) -> Result<bool, StoreError> {
        self.note_queued_mail();
        self.changed(
            "UPDATE outbox SET state = 'waiting', attempts = 0, next_attempt_at = ?2, finished_at = NULL \
             WHERE id = ?1 AND state NOT IN ('sent', 'discarded', 'withdrawn')",
            params![id, at.millis()],
        )
    }

    /// Takes the messages that wait out of the queue whose links have ended; returns which.
    pub(in crate::store) fn withdraw_mail_of_ended_links(
        &self,
        account: AccountId,
        purpose: MailLink,
        at: Timestamp,
    ) -> Result<Vec<i64>, StoreError> {
        // A mail and its link are made in the same moment.
        let of_its_link = "mail_links.account_id = outbox.account_id AND mail_links.purpose = ?3 \
                           AND mail_links.created_at = outbox.created_at AND mail_links.handed_over = 0";
        let is_over = "(mail_links.used_at IS NOT NULL OR mail_links.replaced_at IS NOT NULL)";
        let sql = format!(
            "SELECT id FROM outbox WHERE account_id = ?1 AND kind = ?2 AND state = 'waiting' \
             AND EXISTS (SELECT 1 FROM mail_links WHERE {of_its_link} AND {is_over}) \
             AND NOT EXISTS (SELECT 1 FROM mail_links WHERE {of_its_link} AND NOT {is_over})"
        );
        let ended: Vec<i64> =
            self.list(&sql, params![account.0, purpose.mail_kind(), purpose.as_str()], |row| row.get(0))?;
        for id in &ended {
            self.run(
                "UPDATE outbox SET state = 'withdrawn', next_attempt_at = NULL, finished_at = ?2 WHERE id = ?1",
                params![id, at.millis()],
            )?;
        }
        Ok(ended)
    }

    /// Takes a message that was not sent out of the queue for good.
    pub fn discard_mail(&self, id: i64, at: Timestamp) -> Result<bool, StoreError> {
        self.changed(
            "UPDATE outbox SET state = 'discarded', next_attempt_at = NULL, finished_at = ?2 \
             WHERE id = ?1 AND state NOT IN ('sent', 'discarded', 'withdrawn')",
            params![id, at.millis()],
        )
    }
}

fn attempt_from_row(row: &Row<'_>) -> Result<MailAttempt, StoreError> {
    let cause: Option<String> = row.get(3)?;
    Ok(MailAttempt {
        at: row.get(0)?,
        outcome: row.get(1)?,
        reply: row.get(2)?,
        cause: cause.as_deref().and_then(MailFailure::parse),
        sender: row.get(4)?,
    })
}

fn mail_from_row(row: &Row<'_>) -> Result<StoredMail, StoreError> {
    Ok(StoredMail {
        id: row.get(0)?,
        message_id: row.get(1)?,
        kind: row.get(2)?,
        account: row.get(3)?,
        recipient: row.get(4)?,
        recipient_name: row.get(5)?,
        language: row.parsed(6, Language::parse)?,
        sealed_message: row.get(7)?,
        state: row.parsed(8, MailState::parse)?,
        attempts: row.get(9)?,
        created_at: row.get(10)?,
        next_attempt_at: row.get(11)?,
        finished_at: row.get(12)?,
        last_reply: row.get(13)?,
    })
}
