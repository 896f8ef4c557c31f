//! The only SQL. The root is the face that no engine shows through: closures see a [`Reader`] or a [`Tx`]. The
//! statements stand by subject; what one engine alone knows has a folder of its own.

mod account_change;
mod audit;
mod cell;
mod changes;
mod clients;
mod credentials;
mod engine;
mod error;
mod mail;
mod manage;
mod options;
mod params;
mod profile;
mod registration;
mod row;
mod sign_in;
mod site;
mod sqlite;
mod statements;
#[cfg(test)]
pub(crate) mod testing;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

pub use account_change::{AccountChange, ErasedAccount};
pub use audit::audit_chain::{AuditFault, AuditVerdict};
pub use audit::audit_check::{AuditCheck, PieceVerdict};
pub use audit::audit_list::{AuditFilter, AuditPage};
pub use audit::chain_point::ChainPoint;
pub use audit::line::{AuditEntry, AuditLine};
pub use clients::api_keys::{ApiKey, NewApiKey};
pub use clients::idempotency_keys::IdempotencyRow;
pub use clients::oauth::{OauthClient, OauthClientUse, OpenGrant, StoredToken, TokenKind, TokenOwner};
pub use clients::scim::{GroupMember, Matching};
pub use clients::scim_lists::{AllUsers, UserOrder};
pub use clients::webhook_deliveries::{
    DeliveryFilter, DeliveryOutcome, DeliveryState, Flight, NewWebhookEvent, WebhookAttempt, WebhookDelivery,
};
pub use clients::webhook_endpoints::{NewWebhookEndpoint, PauseReason, WebhookEndpoint, WebhookSecrets};
pub use credentials::email_changes::{NewEmailChange, StoredEmailChange};
pub use credentials::mail_links::{NewMailLink, StoredMailLink};
pub use engine::{ChangeFollower, Reader, Tx};
pub use error::{LockError, OpenError, StoreError, Unique};
pub use mail::mail_requests::MailRequest;
pub use mail::mail_search::MailSummary;
pub use mail::mail_texts::StoredMailText;
pub use mail::outbox::{MailAttempt, MailState, NewMail, StoredMail};
pub use mail::outbox_pages::{
    ListedMail, MOST_MAILS_COUNTED, MailFilter, MailPlace, MailRecipient, MailTurn,
};
pub use manage::account_conditions::{COUNTED_UP_TO, Count};
pub use manage::account_list::{AccountPage, IdPiece, ListQuery};
pub use manage::carried_tags::{CarriedTag, CarriedTags};
pub use manage::jobs::{NamedSkip, NewJob, Progress, UnreadableJob};
pub use manage::saved_filters::MOST_SAVED_FILTERS;
pub use manage::tags::{CountedTag, TagFilter, TagOrder};
pub use options::StoreOptions;
pub use profile::account_cards::AccountCard;
pub use profile::accounts::NewAccount;
pub use profile::deletions::WhatGoes;
pub use registration::registrations::PendingRegistration;
pub use sign_in::devices::{DEVICE_KEPT, NewDevice, StoredDevice};
pub use sign_in::second_factors::{FactorDraft, PendingSignIn, RecoveryCodeCount, StoredFactor};
pub use sign_in::sessions::{ListedSession, NewSession, StoredSession};
pub use site::dashboard_counts::{DashboardCounts, MOST_COUNTED};
pub use site::facts::RowCounts;
pub use site::policy::{PolicyChange, SealedSecret, SettingChange};
pub use site::statistics::DayCount;
pub use sqlite::backup::{Copied, CopyStage, CopyWatch, partial_of, remove_cut_short};
pub use sqlite::cancellation::Cancellation;
use sqlite::database::Database;
pub use sqlite::inspect::{FileReport, Sealing, inspect};
pub use sqlite::lock::{BackupLock, InstanceLock};
pub use sqlite::space::FileSizes;

use crate::domain::{Clock, Entropy, Seal};

/// The database, open. Cheap to clone; the last clone to go closes it.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Backend>,
}

/// The engines that there are.
enum Backend {
    Sqlite(Database),
}

impl Store {
    /// Opens the file or makes it on a first start, brings its schema up to date after making a
    /// copy of it, and starts the writer. Blocks.
    pub fn open(
        path: &Path,
        options: StoreOptions,
        clock: Arc<dyn Clock>,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self, OpenError> {
        let database = Database::open(path, options, clock.as_ref(), entropy)?;
        Ok(Self { inner: Arc::new(Backend::Sqlite(database)) })
    }

    /// Runs `f` in a transaction and answers once its changes are on the disk. An error or a panic in
    /// `f` undoes its changes alone. Where an engine finds that others were in the way, `f` runs once
    /// more, on what is there now: it changes nothing but through its [`Tx`]. Once queued, the work is
    /// done even if the caller goes away.
    pub async fn write<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnMut(&Tx<'_>) -> Result<T, E> + Send + 'static,
        E: From<StoreError> + Send + 'static,
        T: Send + 'static,
    {
        match &*self.inner {
            Backend::Sqlite(database) => database.write(f).await,
        }
    }

    /// As [`Store::write`], for threads of their own: waits for its turn however long it takes.
    ///
    /// # Panics
    /// On a thread that runs async tasks.
    pub fn write_blocking<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnMut(&Tx<'_>) -> Result<T, E> + Send + 'static,
        E: From<StoreError> + Send + 'static,
        T: Send + 'static,
    {
        match &*self.inner {
            Backend::Sqlite(database) => database.write_blocking(f),
        }
    }

    /// Finds a few rows by their unique keys, without a change of threads where nothing stands in
    /// the way: handing so short a read to another thread costs more than the read. Lists and
    /// whatever grows with the number of accounts go through [`read`](Self::read).
    pub async fn look_up<T, F>(&self, f: F) -> Result<T, StoreError>
    where
        F: Fn(&Reader<'_>) -> Result<T, StoreError> + Send + 'static,
        T: Send + 'static,
    {
        match &*self.inner {
            Backend::Sqlite(database) => database.look_up(f).await,
        }
    }

    /// Runs `f` on one unchanging view of the database, off the async threads. One that takes longer than
    /// [`StoreOptions::read_limit`] is ended with [`StoreError::Interrupted`].
    pub async fn read<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> Result<T, E> + Send + 'static,
        E: From<StoreError> + Send + 'static,
        T: Send + 'static,
    {
        match &*self.inner {
            Backend::Sqlite(database) => database.read(f).await,
        }
    }

    /// As [`Store::read`], on the calling thread and for as long as it takes.
    pub fn read_blocking<T, E, F>(&self, f: F) -> Result<T, E>
    where
        F: FnOnce(&Reader<'_>) -> Result<T, E>,
        E: From<StoreError>,
    {
        match &*self.inner {
            Backend::Sqlite(database) => database.read_blocking(f),
        }
    }

    /// From now on the end of the audit trail is sealed with every line.
    pub fn seal_audit_with(&self, seal: Arc<dyn Seal>) {
        match &*self.inner {
            Backend::Sqlite(database) => database.seal_audit_with(seal),
        }
    }

    /// From now on every change of an account is told in its transaction.
    pub fn tell_changes_to(&self, follower: Arc<dyn ChangeFollower>) {
        match &*self.inner {
            Backend::Sqlite(database) => database.tell_changes_to(follower),
        }
    }

    /// The schema version of this binary, which is that of the open database.
    pub fn schema_version(&self) -> u32 {
        match &*self.inner {
            Backend::Sqlite(_) => sqlite::migrate::known_version(),
        }
    }

    /// Whether the disk or the file has refused a commit, and no trial has succeeded since.
    pub fn writes_fail(&self) -> bool {
        match &*self.inner {
            Backend::Sqlite(database) => database.writes_fail().load(Ordering::Relaxed),
        }
    }

    /// Writes something and takes it away again, since a transaction without a change needs no disk.
    pub async fn try_to_write(&self) -> Result<(), StoreError> {
        self.write(|tx| tx.write_and_take_away()).await?;
        match &*self.inner {
            Backend::Sqlite(database) => database.writes_fail().store(false, Ordering::Relaxed),
        }
        Ok(())
    }

    /// Where the database lies.
    pub fn path(&self) -> &Path {
        match &*self.inner {
            Backend::Sqlite(database) => database.path(),
        }
    }

    pub fn file_sizes(&self) -> FileSizes {
        match &*self.inner {
            Backend::Sqlite(database) => sqlite::space::file_sizes(database.path()),
        }
    }

    /// What is free for this process where the database grows.
    pub fn free_bytes(&self) -> Result<u64, StoreError> {
        match &*self.inner {
            Backend::Sqlite(database) => sqlite::space::free_bytes(database.path()),
        }
    }

    /// A proven copy of the database as it is at one moment, made in a file that must not exist. Readers
    /// and writers go on meanwhile. Whatever fails leaves nothing under the target's name. Blocks.
    pub fn copy_to(
        &self,
        target: &Path,
        busy_timeout: Duration,
        watch: &CopyWatch,
    ) -> Result<Copied, StoreError> {
        match &*self.inner {
            Backend::Sqlite(database) => {
                sqlite::backup::copy_to(database.path(), target, busy_timeout, watch)
            }
        }
    }

    /// How many transactions this process has committed: by this a test knows what shared one.
    #[doc(hidden)]
    pub fn commits(&self) -> u64 {
        match &*self.inner {
            Backend::Sqlite(database) => database.commits(),
        }
    }

    /// How many writes wait for their turn: by this a test knows that a request has come as far as that.
    #[doc(hidden)]
    pub fn writes_waiting(&self) -> usize {
        match &*self.inner {
            Backend::Sqlite(database) => database.writes_waiting(),
        }
    }

    /// Refuses new work, finishes what was queued, folds the log into the file and waits for
    /// all of that. Blocks; a second call does nothing.
    pub fn close(&self) {
        match &*self.inner {
            Backend::Sqlite(database) => database.close(),
        }
    }
}

/// The statements that are put together when they are run, in all their shapes: what a test that holds the
/// statements against another engine cannot read off the sources.
#[doc(hidden)]
pub fn composed_statements() -> Vec<String> {
    let all = [
        audit::audit_list::statements(),
        clients::oauth::statements(),
        clients::scim::statements(),
        clients::scim_lists::statements(),
        mail::outbox_pages::statements(),
        manage::account_conditions::statements(),
        manage::account_list::statements(),
        manage::account_looks::statements(),
        manage::account_search::statements(),
        manage::account_walk::statements(),
        manage::carried_tags::statements(),
        manage::tags::statements(),
        profile::profiles::statements(),
    ];
    all.concat()
}
