//! Wrong short codes, added up over all mails and accounts.

use crate::domain::Timestamp;
use crate::domain::credentials::mail_link::CodeMisses;
use crate::store::params::params;
use crate::store::{Reader, StoreError, Tx};

impl Reader<'_> {
    /// Those that were typed for this subject, which is a keyed digest.
    pub fn count_code_misses(&self, subject: &[u8; 32], now: Timestamp) -> Result<CodeMisses, StoreError> {
        let sql = "SELECT count(*) FILTER (WHERE at > ?2), count(*) FROM code_misses \
                   WHERE subject = ?1 AND at > ?3 AND at <= ?4";
        let (day, month) = (now.minus(CodeMisses::DAY), now.minus(CodeMisses::MONTH));
        // Those of a clock that ran ahead do not count.
        let span = params![subject, day.millis(), month.millis(), now.millis()];
        self.one(sql, span, |row| {
            Ok(CodeMisses { within_a_day: row.get(0)?, within_thirty_days: row.get(1)? })
        })
    }
}

impl Tx<'_> {
    pub fn insert_code_miss(&self, subject: &[u8; 32], at: Timestamp) -> Result<(), StoreError> {
        self.run("INSERT INTO code_misses (subject, at) VALUES (?1, ?2)", params![subject, at.millis()])
    }

    /// Of no subject: what it is about is whether it can be written.
    pub(in crate::store) fn write_and_take_away(&self) -> Result<(), StoreError> {
        let nobody = [0; 32];
        self.insert_code_miss(&nobody, Timestamp::from_millis(0))?;
        self.run("DELETE FROM code_misses WHERE subject = ?1", [&nobody])
    }

    pub fn delete_code_misses_before(&self, then: Timestamp) -> Result<(), StoreError> {
        self.run("DELETE FROM code_misses WHERE at <= ?1", [then.millis()])
    }
}
