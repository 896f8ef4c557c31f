//! What a closure sees of the database, whichever engine keeps it.

use std::cell::{Cell, RefCell};
use std::ops::{ControlFlow, Deref};

use crate::domain::{Entropy, Seal, SearchText};
use crate::store::StoreError;
use crate::store::account_change::AccountChange;
use crate::store::audit::chain_point::ChainPoint;
use crate::store::cell::ToCell;
use crate::store::row::Row;
use crate::store::site::tallies::Tallies;
use crate::store::sqlite::search;
use crate::store::sqlite::session::Session;

/// The engines that there are. What one of them alone knows stands in its own folder.
#[derive(Clone, Copy)]
pub(in crate::store) enum Engine<'c> {
    Sqlite(Session<'c>),
}

/// One consistent view of the database. What can be asked of it stands in one file per aggregate.
pub struct Reader<'c> {
    engine: Engine<'c>,
}

/// A write in progress: sees its own changes and those of its neighbours in the same commit,
/// and leaves no trace when its closure returns an error.
pub struct Tx<'c> {
    reader: Reader<'c>,
    entropy: &'c dyn Entropy,
    has_queued_mail: Cell<bool>,
    has_erased: Cell<bool>,
    /// What seals the end of the audit trail, and where it ended before the first line of this commit.
    seal: Option<&'c dyn Seal>,
    audit_end_before: Cell<Option<ChainPoint>>,
    tallies: Tallies,
    /// What the piece did to accounts, and who is told of it.
    changes: RefCell<Vec<AccountChange>>,
    follower: Option<&'c dyn ChangeFollower>,
    has_told: Cell<bool>,
}

/// Hears of every change to accounts, whoever makes it.
pub trait ChangeFollower: Send + Sync {
    /// At the end of a piece of work, in its transaction: an error undoes the piece. Whether something waits to be
    /// sent.
    fn follow(&self, tx: &Tx<'_>, changes: &[AccountChange]) -> Result<bool, StoreError>;
    /// After a commit with something that waits to be sent.
    fn wake(&self);
}

impl<'c> Reader<'c> {
    pub(in crate::store) fn new(engine: Engine<'c>) -> Self {
        Self { engine }
    }

    pub(in crate::store) fn engine(&self) -> Engine<'c> {
        self.engine
    }
}

impl<'c> Tx<'c> {
    pub(in crate::store) fn new(engine: Engine<'c>, entropy: &'c dyn Entropy) -> Self {
        Self {
            reader: Reader::new(engine),
            entropy,
            has_queued_mail: Cell::new(false),
            has_erased: Cell::new(false),
            seal: None,
            audit_end_before: Cell::new(None),
            tallies: Tallies::default(),
            changes: RefCell::default(),
            follower: None,
            has_told: Cell::new(false),
        }
    }

    /// The end of the audit trail is sealed with this.
    pub(in crate::store) fn sealed_with(self, seal: Option<&'c dyn Seal>) -> Self {
        Self { seal, ..self }
    }

    /// Changes of accounts are told to this.
    pub(in crate::store) fn followed_by(self, follower: Option<&'c dyn ChangeFollower>) -> Self {
        Self { follower, ..self }
    }

    pub(in crate::store) fn follower(&self) -> Option<&'c dyn ChangeFollower> {
        self.follower
    }

    pub(in crate::store) fn is_followed(&self) -> bool {
        self.follower.is_some()
    }

    pub(in crate::store) fn changes(&self) -> &RefCell<Vec<AccountChange>> {
        &self.changes
    }

    pub(in crate::store) fn note_told(&self) {
        self.has_told.set(true);
    }

    /// Whether a piece of the batch left something to be sent. One that was undone makes no more than a look in vain.
    pub(in crate::store) fn has_told(&self) -> bool {
        self.has_told.get()
    }

    pub(in crate::store) fn seal(&self) -> Option<&'c dyn Seal> {
        self.seal
    }

    pub(in crate::store) fn audit_end_before(&self) -> Option<ChainPoint> {
        self.audit_end_before.get()
    }

    /// Where the trail ends before a line is written. The first of a commit counts, also where its piece is undone.
    pub(in crate::store) fn note_audit_end(&self, end: ChainPoint) {
        if self.audit_end_before.get().is_none() {
            self.audit_end_before.set(Some(end));
        }
    }

    /// Somebody is gone for good, and the log still holds them.
    pub(in crate::store) fn note_erasure(&self) {
        self.has_erased.set(true);
    }

    pub(in crate::store) fn has_erased(&self) -> bool {
        self.has_erased.get()
    }

    /// Nothing is counted or changed yet, and no mail waits.
    pub(in crate::store) fn begin_piece(&self) {
        self.has_queued_mail.set(false);
        self.tallies.begin_piece();
        self.changes.take();
    }

    /// Whether the work so far left something for the outbox.
    pub fn has_queued_mail(&self) -> bool {
        self.has_queued_mail.get()
    }

    pub(in crate::store) fn note_queued_mail(&self) {
        self.has_queued_mail.set(true);
    }

    /// What is counted, until the commit.
    pub(in crate::store) fn tallies(&self) -> &Tallies {
        &self.tallies
    }

    /// For what nobody may guess.
    pub(in crate::store) fn entropy(&self) -> &'c dyn Entropy {
        self.entropy
    }
}

impl<'c> Deref for Tx<'c> {
    type Target = Reader<'c>;

    fn deref(&self) -> &Reader<'c> {
        &self.reader
    }
}

impl Tx<'_> {
    /// Does the work as a part that can fail alone: with an error, what it has changed and counted is undone, and
    /// what was done before it stays.
    pub fn attempt<T, E: From<StoreError>>(&self, work: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        self.engine.begin_attempt()?;
        let done = self.tallies.attempt(work);
        self.engine.end_attempt(done.is_ok())?;
        done
    }

    /// Does the work and undoes it: for the time it takes, where nobody may tell by the time whether it
    /// was done. What it dirtied is written out unchanged with the commit.
    pub fn pretend<T, E: From<StoreError>>(&self, work: impl FnOnce(&Self) -> Result<T, E>) -> Result<(), E> {
        self.engine.begin_pretence()?;
        let done = self.tallies.pretend(|| self.pretend_changes(|| work(self)));
        let undone = self.engine.undo_pretence();
        done?;
        Ok(undone?)
    }
}

impl Engine<'_> {
    /// Runs a query and shows its rows one by one until `each` breaks off.
    pub fn query(
        self,
        sql: &str,
        values: &[&dyn ToCell],
        each: &mut dyn FnMut(&Row<'_>) -> Result<ControlFlow<()>, StoreError>,
    ) -> Result<(), StoreError> {
        match self {
            Engine::Sqlite(session) => session.query(sql, values, &mut |row| each(&Row::Sqlite(row))),
        }
    }

    /// Runs a change and tells how many rows it met.
    pub fn execute(self, sql: &str, values: &[&dyn ToCell]) -> Result<usize, StoreError> {
        match self {
            Engine::Sqlite(session) => session.execute(sql, values),
        }
    }

    /// Ids of accounts that hold every part of a text, the newest first. What is found may hold the parts
    /// in another order: whoever asks compares.
    pub fn accounts_with_parts(self, text: &SearchText, limit: i64) -> Result<Vec<i64>, StoreError> {
        match self {
            Engine::Sqlite(session) => search::accounts_with_parts(session, text, limit),
        }
    }

    /// Passes over the id that the next account would have had, as if one had been made.
    pub fn skip_account_id(self) -> Result<(), StoreError> {
        match self {
            Engine::Sqlite(session) => session.skip_account_id(),
        }
    }

    fn begin_attempt(self) -> Result<(), StoreError> {
        match self {
            Engine::Sqlite(session) => session.begin_attempt(),
        }
    }

    fn end_attempt(self, keeps: bool) -> Result<(), StoreError> {
        match self {
            Engine::Sqlite(session) => session.end_attempt(keeps),
        }
    }

    fn begin_pretence(self) -> Result<(), StoreError> {
        match self {
            Engine::Sqlite(session) => session.begin_pretence(),
        }
    }

    fn undo_pretence(self) -> Result<(), StoreError> {
        match self {
            Engine::Sqlite(session) => session.undo_pretence(),
        }
    }
}
