//! What can be typed. Definitions only: nothing is carried out here.

mod account;
mod key;
mod output;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use account::{
    AccountCommand, AccountRole, CreateAccount, LanguageName, ListAccounts, PasswordInput, Who,
};
pub use key::{CreateKey, Expiry, KeyCommand, KeyRole};
pub use output::Output;

const AFTER_HELP: &str = "\
Exit codes:
  0  done
  1  failed: a start-up setting is wrong, the database cannot be opened, a check found something …
  2  the command was typed wrongly
  3  there is no such account, key, mail or setting
  4  refused: the input breaks a rule, and the message says which

Every command but `serve` works beside a running Rollbook, and before it ever ran. Passwords come
from standard input or from a prompt, never from an argument, where other users could see them.
Settings come from Rocket.toml and ROLLBOOK_ variables: see docs/configuration.md.";

/// The sign-up desk of a self-hosted service.
///
/// Lets people register, proves their mail address and keeps the accounts in one file. Started
/// without a command it serves; in an empty folder it makes its database there and prints a
/// one-time link to set it up.
#[derive(Debug, Parser)]
#[command(
    name = "rollbook",
    version,
    after_long_help = AFTER_HELP,
    disable_help_subcommand = true,
    max_term_width = 100
)]
pub struct Cli {
    /// The folder of the database and its key [default: ROLLBOOK_DATA_DIR, else this folder]
    #[arg(long, global = true, value_name = "DIR")]
    pub data_dir: Option<PathBuf>,

    #[command(subcommand)]
    command: Option<Command>,
}

impl Cli {
    /// `serve` when none was typed.
    pub fn into_command(self) -> Command {
        self.command.unwrap_or(Command::Serve)
    }
}

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum Command {
    /// Open the desk (what happens without a command, too)
    ///
    /// Serves until it is told to stop by Ctrl-C or SIGTERM; then it finishes what it has begun.
    Serve,

    /// Try the settings, the database and the mail server, and change nothing
    ///
    /// Says for each what was found and exits with 1 when something needs attention.
    Check(Output),

    /// Create, look at and manage accounts
    #[command(subcommand)]
    Account(AccountCommand),

    /// Create, list and revoke API keys
    #[command(subcommand)]
    Key(KeyCommand),

    /// List the OAuth clients that may ask for tokens
    #[command(subcommand)]
    Client(ClientCommand),

    /// Show or change the secret that signs callers' JWTs
    #[command(subcommand)]
    Jwt(JwtCommand),

    /// Look at the mail that left, waits or failed
    #[command(subcommand)]
    Mail(MailCommand),

    /// Look at settings, and change those that the console changes
    #[command(subcommand)]
    Settings(SettingsCommand),

    /// Copy the database while it is in use, and prove the copy
    ///
    /// The copy is opened, checked and counted before it is called one. The sealing key is not in it.
    Backup(BackupArgs),

    /// Prove that the audit log is whole
    #[command(subcommand)]
    Audit(AuditCommand),

    /// Print a new one-time link to the set-up page
    ///
    /// The link printed before stops working. Refused (exit code 4) once an administrator exists.
    SetupLink,
}

#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct BackupArgs {
    /// The file to make, which must not exist [default: backups/rollbook-TIME.db beside the database]
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum ClientCommand {
    /// List the OAuth clients; the first one's id is `rollbook`
    List(Output),

    /// Add a public client, for a program that signs people in
    Create {
        /// What the program sends as `client_id`: letters, digits, hyphens and underscores
        id: String,
        /// What people read
        #[arg(long, value_name = "TEXT")]
        name: Option<String>,
    },

    /// Give a client another name
    Rename {
        /// Its id
        id: String,
        /// The new name
        name: String,
    },

    /// Delete a client; whoever signed in through it has to sign in again
    Delete {
        /// Its id
        id: String,
    },
}

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum JwtCommand {
    /// Print the secret, and nothing else
    Secret,

    /// Make a new secret and print it; JWTs signed with the old one go on working for a day
    Rotate {
        /// How many hours the old secret goes on working: 0 (it ends at once) to 720
        #[arg(long, value_name = "HOURS", default_value_t = 24, value_parser = clap::value_parser!(u64).range(0..=720))]
        overlap_hours: u64,
    },

    /// End the old secret before its time
    EndOld,
}

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum MailCommand {
    /// List the mails with their state and the mail server's last words
    List(Output),

    /// Print one mail as it is sent, with its link and code
    Show {
        #[command(flatten)]
        mail: MailId,
        #[command(flatten)]
        output: Output,
    },

    /// Send a mail that failed or waits as soon as possible
    Retry {
        #[command(flatten)]
        mail: MailId,
    },

    /// Send a test mail now and print what the mail server says
    Test {
        /// Who gets it
        address: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub struct MailId {
    /// The number that `rollbook mail list` shows
    #[arg(value_name = "ID", value_parser = clap::value_parser!(i64).range(1..))]
    pub id: i64,
}

/// Start-up settings are read from file and environment; the others are kept in the database.
#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum SettingsCommand {
    /// List every setting with its value and where it comes from
    List(Output),

    /// Print the value of one setting, and nothing else
    Get {
        /// For instance registration.type or smtp.url
        key: String,
        #[command(flatten)]
        output: Output,
    },

    /// Change a setting that the console changes
    ///
    /// It holds at once, in a running Rollbook too. Start-up settings, such as port, are changed
    /// in Rocket.toml or the environment: `settings list` says where each one comes from.
    #[command(after_long_help = "\
Examples:
  rollbook settings set registration.type Closed")]
    Set {
        /// For instance registration.type
        key: String,
        /// What it shall be
        #[arg(allow_hyphen_values = true)]
        value: String,
    },
}

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum AuditCommand {
    /// Follow the chain of hashes through the log and name the first line that is not right
    ///
    /// Exits with 1 when a line was changed, removed or put in.
    Verify(Output),
}

#[cfg(test)]
mod tests;
