//! The registrations of the last minutes, so that one that is sent twice is made once. Kept in memory, as
//! keyed digests alone; after a restart a repeat counts as another registration.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use ring::hmac;
use uuid::Uuid;

use crate::domain::{Entropy, Timestamp};

/// How long after a registration the same one is taken for its repeat, as of a client that waited in
/// vain and asks again.
const KEPT: Duration = Duration::from_secs(10 * 60);
/// Less than 1 MiB. Beyond it the oldest are forgotten.
const MOST: usize = 4096;

type Digest = [u8; 32];

pub struct RecentRegistrations {
    /// Random and never written down, so that a digest tells nothing to whoever reads the memory later.
    key: hmac::Key,
    made: Mutex<VecDeque<Made>>,
}

/// One registration as it was sent.
#[derive(Debug, Clone)]
pub struct Submission {
    ticket: Uuid,
    /// What was typed, with each thing that its sender is known by.
    digests: Vec<Digest>,
    address: Digest,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MadeBefore {
    /// Of an account, or of none where the address was taken.
    pub uuid: Uuid,
    /// Of the password's stored hash.
    pub password_mark: Digest,
}

struct Made {
    submission: Submission,
    before: MadeBefore,
    at: Timestamp,
}

impl RecentRegistrations {
    pub fn new(entropy: &dyn Entropy) -> Self {
        let mut key = [0; 32];
        entropy.fill(&mut key);
        Self { key: hmac::Key::new(hmac::HMAC_SHA256, &key), made: Mutex::default() }
    }

    /// `ticket` is this request's own. Without a sender it is like no other one.
    pub fn submission(&self, ticket: Uuid, senders: &[String], address: &str, typed: &[&str]) -> Submission {
        let digest = |sender: &String| self.digest([&[sender.as_str(), address], typed].concat().iter());
        let digests = senders.iter().map(digest).collect();
        Submission { ticket, digests, address: self.digest([address].iter()) }
    }

    /// What the same submission has made before, in another request.
    pub fn find(&self, submission: &Submission, now: Timestamp) -> Option<MadeBefore> {
        let same = |made: &&Made| {
            made.submission.ticket != submission.ticket
                && made.is_recent(now)
                && made.submission.digests.iter().any(|digest| submission.digests.contains(digest))
        };
        self.made().iter().rev().find(same).map(|made| made.before)
    }

    /// Called in the transaction: whoever comes next in its batch finds it.
    pub fn keep(&self, submission: &Submission, before: MadeBefore, now: Timestamp) {
        let mut made = self.made();
        made.retain(|made| made.is_recent(now) && made.submission.ticket != submission.ticket);
        if made.len() >= MOST {
            made.pop_front();
        }
        made.push_back(Made { submission: submission.clone(), before, at: now });
    }

    /// Its transaction was not committed.
    pub fn take_back(&self, submission: &Submission) {
        self.made().retain(|made| made.submission.ticket != submission.ticket);
    }

    /// Registrations of this address were moved to another one: they may be made anew.
    pub fn forget(&self, address: &str) {
        let address = self.digest([address].iter());
        self.made().retain(|made| made.submission.address != address);
    }

    fn digest<'a>(&self, parts: impl Iterator<Item = &'a &'a str>) -> Digest {
        let mut context = hmac::Context::with_key(&self.key);
        for part in parts {
            // With its length, so that what is typed into one field never reads as two.
            context.update(&(part.len() as u64).to_le_bytes());
            context.update(part.as_bytes());
        }
        let mut digest = [0; 32];
        digest.copy_from_slice(context.sign().as_ref());
        digest
    }

    fn made(&self) -> MutexGuard<'_, VecDeque<Made>> {
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Made {
    /// Under a clock that was set back, too.
    fn is_recent(&self, now: Timestamp) -> bool {
        now.since(self.at).max(self.at.since(now)) < KEPT
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::security::SystemEntropy;

    const AT: Timestamp = Timestamp::from_millis(1_700_000_000_000);

    fn ticket(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn before(number: u128) -> MadeBefore {
        MadeBefore { uuid: ticket(number), password_mark: [0; 32] }
    }

    fn record() -> RecentRegistrations {
        RecentRegistrations::new(&SystemEntropy::new())
    }

    fn sent(record: &RecentRegistrations, number: u128, senders: &[&str], typed: &[&str]) -> Submission {
        let senders: Vec<String> = senders.iter().map(|&sender| sender.to_owned()).collect();
        record.submission(ticket(number), &senders, "ada@example.org", typed)
    }

    #[test]
    fn a_repeat_is_known_by_all_that_was_typed_and_by_one_thing_of_its_sender() {
        let record = record();
        record.keep(&sent(&record, 1, &["peer", "browser"], &["Ada", "secret"]), before(7), AT);
        for senders in [&["peer"][..], &["browser"], &["elsewhere", "browser"]] {
            let repeat = sent(&record, 2, senders, &["Ada", "secret"]);
            assert_eq!(record.find(&repeat, AT), Some(before(7)));
        }
        for (senders, typed) in [
            (&["elsewhere"][..], &["Ada", "secret"][..]),
            (&[], &["Ada", "secret"]),
            (&["peer"], &["Ada", "Secret"]),
            (&["peer"], &["Adas", "ecret"]),
        ] {
            assert_eq!(record.find(&sent(&record, 2, senders, typed), AT), None, "{senders:?} {typed:?}");
        }
    }

    #[test]
    fn it_is_kept_for_some_minutes_whichever_way_the_clock_is_set() {
        let record = record();
        record.keep(&sent(&record, 1, &["peer"], &[]), before(7), AT);
        let repeat = sent(&record, 2, &["peer"], &[]);
        let second = Duration::from_secs(1);
        for (now, is_known) in [
            (AT.plus(KEPT - second), true),
            (AT.plus(KEPT), false),
            (AT.minus(KEPT - second), true),
            (AT.minus(KEPT), false),
        ] {
            assert_eq!(record.find(&repeat, now).is_some(), is_known);
        }
    }

    #[test]
    fn what_was_not_committed_or_moved_away_is_forgotten_and_a_transaction_run_again_is_no_repeat() {
        let record = record();
        let first = sent(&record, 1, &["peer"], &[]);
        let repeat = sent(&record, 2, &["peer"], &[]);
        record.keep(&first, before(7), AT);
        assert_eq!(record.find(&first, AT), None);
        record.keep(&first, before(8), AT);
        assert_eq!(record.find(&repeat, AT), Some(before(8)));
        record.take_back(&first);
        assert_eq!(record.find(&repeat, AT), None);
        record.keep(&first, before(9), AT);
        record.forget("ada@example.org");
        assert_eq!(record.find(&repeat, AT), None);
    }

    #[test]
    fn however_many_come_no_more_than_some_thousands_are_kept() {
        let record = record();
        for number in 0..MOST as u128 + 10 {
            record.keep(&sent(&record, number, &[&number.to_string()], &[]), before(number), AT);
        }
        assert_eq!(record.made().len(), MOST);
        assert_eq!(record.find(&sent(&record, 0, &["3"], &[]), AT), None);
        assert!(record.find(&sent(&record, 0, &["4100"], &[]), AT).is_some());
    }
}
