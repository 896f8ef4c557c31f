//! What is found where Rollbook tries what it stands on: the shapes alone.

use std::time::Duration;

use crate::domain::{MailFailure, Phrase};

/// All that was looked at.
#[derive(Debug)]
pub struct Checked {
    pub findings: Vec<Finding>,
    pub clock: ServerClock,
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub about: Subject,
    pub state: Health,
    pub words: Phrase,
    /// Why mail cannot be sent, where that is what was found.
    pub cause: Option<MailFailure>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    Settings,
    Database,
    Key,
    Mail,
}

impl Subject {
    pub const fn as_str(self) -> &'static str {
        match self {
            Subject::Settings => "settings",
            Subject::Database => "database",
            Subject::Key => "key",
            Subject::Mail => "mail",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    Fine,
    /// Something to know that stops nothing.
    Advice,
    Wrong,
}

/// The clock of the mail server against ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerClock {
    NoServer,
    /// Most servers say nothing of the time.
    NotTold,
    /// How far the server's clock is ahead of ours; negative where it is behind.
    Told {
        ahead_seconds: i64,
    },
}

/// Further apart than this, links and locks end at other times than people think.
pub const CLOCK_TOLERANCE: Duration = Duration::from_secs(60);
