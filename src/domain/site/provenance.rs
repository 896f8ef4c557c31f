//! Where the value of a setting comes from, and who outside of the console holds it.

use crate::domain::Timestamp;

/// Where a start-up setting stands that holds a setting of the policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holder {
    /// `name` as it is written in the file.
    File {
        path: String,
        name: &'static str,
    },
    Environment {
        variable: String,
    },
    CommandLine,
}

/// A setting of the policy that cannot be changed while Rollbook runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldSetting {
    /// Of the policy: `site.name`.
    pub key: &'static str,
    /// As the policy would show it.
    pub value: String,
    pub holder: Holder,
}

/// Where a value in force comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Provenance {
    Default,
    Held(Holder),
    /// Changed while Rollbook runs: in the console, by the command line, or at the set-up.
    Changed {
        by: String,
        at: Timestamp,
    },
}

impl std::fmt::Display for Holder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Holder::File { path, name } => write!(f, "{name} in {path}"),
            Holder::Environment { variable } => write!(f, "{variable} in the environment"),
            Holder::CommandLine => f.write_str("an option of the command line"),
        }
    }
}
