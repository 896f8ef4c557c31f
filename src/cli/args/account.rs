//! What can be typed about accounts.

use clap::{Args, Subcommand, ValueEnum};

use super::account_action::AccountAction;
use super::output::Output;
use super::who::Who;
use crate::domain::CsvSeparator;

#[derive(Debug, Clone, PartialEq, Args)]
pub struct ListAccounts {
    /// Only accounts that match this filter
    #[arg(long, value_name = "CONDITIONS")]
    pub filter: Option<String>,

    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct ExportAccounts {
    /// Only accounts that match this filter
    #[arg(long, value_name = "CONDITIONS")]
    pub filter: Option<String>,

    /// What stands between the cells of a line
    #[arg(long, value_name = "SEPARATOR", ignore_case = true, default_value = "comma")]
    pub separator: SeparatorName,

    /// Start with a byte-order mark, by which Excel reads letters beyond ASCII correctly
    #[arg(long)]
    pub bom: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SeparatorName {
    Comma,
    Semicolon,
    Tab,
}

impl From<SeparatorName> for CsvSeparator {
    fn from(name: SeparatorName) -> Self {
        match name {
            SeparatorName::Comma => Self::Comma,
            SeparatorName::Semicolon => Self::Semicolon,
            SeparatorName::Tab => Self::Tab,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum AccountCommand {
    /// Create an account
    ///
    /// The account is active immediately, and its email address counts as confirmed.
    #[command(after_long_help = "\
Examples:
  rollbook account create --username ada --email ada@example.org --name 'Ada L.' --role admin
      asks for the password twice
  pass show rollbook/ada | rollbook account create --username ada --password-stdin
      takes the first line of standard input")]
    Create(CreateAccount),

    /// List accounts
    ///
    /// All of them, or those that match a filter, written as in the URL of the console's list.
    #[command(after_long_help = "\
Examples:
  rollbook account list --filter 'state=disabled&domain=example.org'
  rollbook account list --filter 'q=lovelace&created_from=2026-01-01' --json")]
    List(ListAccounts),

    /// Write accounts as a CSV table to standard output
    ///
    /// All of them, or those that match a filter, with their tags and without passwords. The export is
    /// recorded in the audit trail.
    #[command(after_long_help = "\
Examples:
  rollbook account export > accounts.csv
  rollbook account export --separator semicolon --bom --filter 'tag=Crew' > for-a-german-excel.csv")]
    Export(ExportAccounts),

    /// Show one account
    Show {
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        output: Output,
    },

    /// Set a new password for an account and end its sessions
    ///
    /// Asks for the password twice, or reads it from the first line of standard input.
    SetPassword {
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        password: PasswordInput,
    },

    /// Disable an account and end its sessions and tokens
    Disable {
        #[command(flatten)]
        who: Who,
        /// The reason, for the audit trail
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },

    /// Enable a disabled account
    Enable {
        #[command(flatten)]
        who: Who,
    },

    #[command(flatten)]
    Act(AccountAction),

    /// Reset two-step sign-in for an account whose owner has lost access to it
    ///
    /// The authenticator app and recovery codes stop working, and the owner signs in with the
    /// password alone. An email notifies them. Make sure that it is the owner who asks.
    RemoveSecondFactor {
        #[command(flatten)]
        who: Who,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub struct PasswordInput {
    /// Read the password from the first line of standard input instead of asking for it
    #[arg(long)]
    pub password_stdin: bool,
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct CreateAccount {
    /// The username to sign in with: letters, digits, - and _
    #[arg(long, value_name = "U")]
    pub username: String,

    /// The email address; an account without one gets no email
    #[arg(long, value_name = "E")]
    pub email: Option<String>,

    /// The name shown to others [default: the username]
    #[arg(long, value_name = "N")]
    pub name: Option<String>,

    /// The role of the account [default: none]
    #[arg(long, value_name = "ROLE", ignore_case = true)]
    pub role: Option<AccountRole>,

    #[command(flatten)]
    pub password: PasswordInput,

    /// Create it without a password; `account invite` or `account share-link` lets its owner choose one
    #[arg(long, conflicts_with_all = ["password_stdin", "must_change_password"])]
    pub no_password: bool,

    /// Require a new password after the first sign-in
    #[arg(long)]
    pub must_change_password: bool,

    /// The language of its pages and emails [default: the site's]
    #[arg(long, value_name = "LANGUAGE", ignore_case = true)]
    pub language: Option<LanguageName>,

    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AccountRole {
    Admin,
    Moderator,
    Editor,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LanguageName {
    #[value(name = "en")]
    English,
    #[value(name = "de")]
    German,
}
