//! What can be typed about tags, saved filters and bulk jobs.

use clap::{Args, Subcommand};

use super::output::Output;
use crate::domain::BulkAction;

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum TagCommand {
    /// List all tags with the number of accounts that carry them
    List(Output),

    /// Create a tag for accounts and print its ID
    Create {
        /// The name
        name: String,
        #[command(flatten)]
        traits: TagTraitsTyped,
    },

    /// Change a tag; what is not named stays
    Edit {
        #[command(flatten)]
        tag: Id,
        /// The new name
        #[arg(long, value_name = "TEXT")]
        name: Option<String>,
        #[command(flatten)]
        traits: TagTraitsTyped,
    },

    /// Archive a tag: accounts keep it, and no other account gets it
    Archive(Id),

    /// Bring an archived tag back
    Restore(Id),

    /// Merge a tag into another one: it is archived, and its accounts get the other one
    ///
    /// A running Rollbook does so in the background: `rollbook job show` tells how far it is.
    Merge {
        #[command(flatten)]
        tag: Id,
        /// The ID of the tag that they get
        #[arg(value_name = "INTO", value_parser = clap::value_parser!(i64).range(1..))]
        into: i64,
    },
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct TagTraitsTyped {
    /// What it is for
    #[arg(long, value_name = "TEXT")]
    pub description: Option<String>,
    /// Its colour, as #rrggbb
    #[arg(long, value_name = "COLOR")]
    pub color: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub struct Id {
    /// The number that `list` shows
    #[arg(value_name = "ID", value_parser = clap::value_parser!(i64).range(1..))]
    pub id: i64,
}

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum FilterCommand {
    /// List the saved filters
    List(Output),

    /// Save a filter under a name
    #[command(after_long_help = "\
Examples:
  rollbook filter save 'New this year' 'created_from=2026-01-01&sort=name'")]
    Save {
        /// The name
        name: String,
        /// The conditions, written as in the URL of the console's list
        #[arg(value_name = "CONDITIONS")]
        query: String,
    },

    /// Rename a saved filter
    Rename {
        #[command(flatten)]
        filter: Id,
        /// The new name
        name: String,
    },

    /// Delete a saved filter
    Delete(Id),
}

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum JobCommand {
    /// List the newest 100 bulk jobs
    List(Output),

    /// Show a bulk job: how far it is, and who was skipped
    Show {
        #[command(flatten)]
        job: Id,
        #[command(flatten)]
        output: Output,
    },

    /// Start a bulk job over all accounts that match a filter and print its ID
    ///
    /// A running Rollbook does the work in the background, within seconds.
    #[command(after_long_help = "\
Examples:
  rollbook job start tag --tag Crew --filter 'domain=example.org'
  rollbook job start set_role --role editor --filter 'tag=Crew'
  rollbook job start disable --reason spam --filter 'q=casino' --dry-run")]
    Start(StartJob),

    /// Cancel a bulk job where it stands; what it did stays done
    Cancel(Id),
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct StartJob {
    /// What is done to each account
    #[arg(value_parser = BulkAction::NAMES)]
    pub action: String,
    /// Only accounts that match this filter; '' means every account that is not deleted
    #[arg(long, value_name = "CONDITIONS")]
    pub filter: String,
    /// The tag that is added or removed
    #[arg(long, value_name = "NAME")]
    pub tag: Option<String>,
    /// Create the tag if there is none
    #[arg(long)]
    pub create_tag: bool,
    /// The role that is given: admin, moderator, editor or none
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// The reason for disabling, for the audit trail
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// Only print how many accounts it would meet
    #[arg(long)]
    pub dry_run: bool,
}
