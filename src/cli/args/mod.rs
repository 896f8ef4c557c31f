//! What can be typed. Definitions only: nothing is carried out here.

mod account;
mod account_action;
mod audit;
mod key;
mod mail;
mod manage;
mod output;
mod webhook;
mod who;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use account::{
    AccountCommand, AccountRole, CreateAccount, ExportAccounts, LanguageName, ListAccounts, PasswordInput,
    SeparatorName,
};
pub use account_action::{AccountAction, EditAccount};
pub use audit::{AuditCommand, AuditFilterTyped};
pub use key::{CreateKey, Expiry, KeyCommand, KeyRole};
pub use mail::{ListMails, MailCommand, MailId, MailTextName};
pub use manage::{FilterCommand, Id, JobCommand, StartJob, TagCommand, TagTraitsTyped};
pub use output::Output;
pub use webhook::{CreateWebhook, EditWebhook, WebhookCommand, WebhookTraits};
pub use who::Who;

const AFTER_HELP: &str = "\
Exit codes:
  0  done
  1  failed: a start-up setting is wrong, the database cannot be opened, a check found something …
  2  the command was typed wrongly
  3  there is no such account, key, webhook, mail or setting
  4  refused: the input breaks a rule, and the message says which

Every command but `serve` works beside a running Rollbook. Where there is no database yet, commands
that create something create one, if --data-dir, ROLLBOOK_DATA_DIR or Rocket.toml names the folder;
the others fail and create nothing. Passwords come from standard input or from a prompt, never from
an argument, where other users could see them.
Settings come from Rocket.toml and ROLLBOOK_ variables: see docs/configuration.md.";

/// Self-hosted registration and accounts.
///
/// Lets people register, confirms their email addresses and keeps the accounts in one file.
/// Without a command, it starts the server. In an empty folder, it creates its database and
/// prints a one-time set-up link.
#[derive(Debug, Parser)]
#[command(
    name = "rollbook",
    version,
    after_long_help = AFTER_HELP,
    disable_help_subcommand = true,
    max_term_width = 100
)]
pub struct Cli {
    /// The folder of the database and its key [default: ROLLBOOK_DATA_DIR, or the current folder]
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
    /// Start the server (the default command)
    ///
    /// Runs until Ctrl-C or SIGTERM, and finishes requests in progress before it stops.
    Serve,

    /// Check the settings, the database and the mail server without changing anything
    ///
    /// Prints the result of each check. Exits with 1 if something needs attention.
    Check(Output),

    /// Create, view and manage accounts
    #[command(subcommand)]
    Account(AccountCommand),

    /// Create, list, change and merge tags
    #[command(subcommand)]
    Tag(TagCommand),

    /// Save, list, rename and delete filters of accounts
    #[command(subcommand)]
    Filter(FilterCommand),

    /// Start, list and cancel bulk jobs over many accounts
    #[command(subcommand)]
    Job(JobCommand),

    /// Create, list and revoke API keys
    #[command(subcommand)]
    Key(KeyCommand),

    /// Create, list, rename and delete OAuth clients
    #[command(subcommand)]
    Client(ClientCommand),

    /// Show or rotate the JWT signing secret
    #[command(subcommand)]
    Jwt(JwtCommand),

    /// Add, list, test and delete webhooks, and send events again
    #[command(subcommand)]
    Webhook(WebhookCommand),

    /// View and resend emails, and send a test email
    #[command(subcommand)]
    Mail(MailCommand),

    /// View settings, and change those that the console can change
    #[command(subcommand)]
    Settings(SettingsCommand),

    /// Back up the database while it is in use, and verify the backup
    ///
    /// The backup is opened and verified after it is written. The sealing key is not included.
    Backup(BackupArgs),

    /// Read, export and verify the audit trail
    #[command(subcommand)]
    Audit(AuditCommand),

    /// Print registrations, confirmations and sign-ins per day, and what needs attention
    Statistics(StatisticsArgs),

    /// Print a new one-time link to the set-up page
    ///
    /// The previous link stops working. Refused (exit code 4) once an administrator exists.
    SetupLink,
}

impl Command {
    /// Whether it makes sense before there is a database: it leaves something in a new one.
    pub fn can_come_first(&self) -> bool {
        matches!(
            self,
            Self::Serve
                | Self::Account(AccountCommand::Create(_))
                | Self::Key(KeyCommand::Create(_))
                | Self::Client(ClientCommand::Create { .. })
                | Self::Webhook(WebhookCommand::Create(_))
                | Self::Jwt(JwtCommand::Rotate { .. })
                | Self::Mail(MailCommand::Test { .. })
                | Self::Settings(SettingsCommand::Set { .. })
                | Self::Tag(TagCommand::Create { .. })
                | Self::SetupLink
        )
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct BackupArgs {
    /// The file to create, which must not exist [default: backups/rollbook-TIME.db beside the database]
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum ClientCommand {
    /// List the OAuth clients; the first one's ID is `rollbook`
    List(Output),

    /// Add a public client, for a program that signs people in
    Create {
        /// What the program sends as `client_id`: letters, digits, hyphens and underscores
        id: String,
        /// The name shown to people
        #[arg(long, value_name = "TEXT")]
        name: Option<String>,
    },

    /// Rename a client
    Rename {
        /// The client's ID
        id: String,
        /// The new name
        name: String,
    },

    /// Delete a client, and sign out everyone who signed in through it
    Delete {
        /// The client's ID
        id: String,
    },
}

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum JwtCommand {
    /// Print the secret, and nothing else
    Secret,

    /// Create and print a new secret; JWTs signed with the old one keep working for a day
    Rotate {
        /// How many hours the old secret keeps working: 0 (it ends immediately) to 720
        #[arg(long, value_name = "HOURS", default_value_t = 24, value_parser = clap::value_parser!(u64).range(0..=720))]
        overlap_hours: u64,
    },

    /// End the old secret now
    EndOld,
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct StatisticsArgs {
    /// The number of days
    #[arg(long, value_name = "DAYS", value_parser = ["7", "30", "90", "365"], default_value = "30")]
    pub days: String,
    #[command(flatten)]
    pub output: Output,
}

/// Start-up settings come from the file and the environment; the others are stored in the database.
#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum SettingsCommand {
    /// List all settings with their value and source
    List(Output),

    /// Print the value of one setting, and nothing else
    Get {
        /// For example registration.type or smtp.url
        key: String,
        #[command(flatten)]
        output: Output,
    },

    /// Change a setting that the console can change
    ///
    /// Takes effect immediately, even while Rollbook is running. Start-up settings, such as port,
    /// are changed in Rocket.toml or the environment: `settings list` shows the source of each.
    #[command(after_long_help = "\
Examples:
  rollbook settings set registration.type Closed")]
    Set {
        /// For example registration.type
        key: String,
        /// The new value
        #[arg(allow_hyphen_values = true)]
        value: String,
    },

    /// Use a picture (PNG, JPEG or WebP) as the logo; `settings set brand.logo ''` removes it
    SetLogo {
        /// The picture
        file: PathBuf,
        /// As the logo for dark screens
        #[arg(long)]
        dark: bool,
    },

    /// List the newest 200 changes of settings
    History {
        /// Only of this setting
        key: Option<String>,
        #[command(flatten)]
        output: Output,
    },
}

#[cfg(test)]
mod tests;
