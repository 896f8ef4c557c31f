//! What can be typed about accounts.

use clap::{Args, Subcommand, ValueEnum};

use super::output::Output;

#[derive(Debug, Clone, PartialEq, Args)]
pub struct ListAccounts {
    /// Only accounts that meet these conditions
    #[arg(long, value_name = "CONDITIONS")]
    pub filter: Option<String>,

    #[command(flatten)]
    pub output: Output,
}

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum AccountCommand {
    /// Create an account
    ///
    /// The account is usable at once; its mail address counts as confirmed, because you say so.
    #[command(after_long_help = "\
Examples:
  rollbook account create --username ada --email ada@example.org --name 'Ada L.' --role admin
      asks for the password twice
  pass show rollbook/ada | rollbook account create --username ada --password-stdin
      takes the first line of standard input")]
    Create(CreateAccount),

    /// List accounts
    ///
    /// All of them, or those that fit a filter: the conditions as they stand in the address of the
    /// console's list.
    #[command(after_long_help = "\
Examples:
  rollbook account list --filter 'state=disabled&domain=example.org'
  rollbook account list --filter 'q=lovelace&created_from=2026-01-01' --json")]
    List(ListAccounts),

    /// Show one account
    Show {
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        output: Output,
    },

    /// Give an account a new password and end its sessions
    ///
    /// Asks for the password twice, or takes the first line of standard input.
    SetPassword {
        #[command(flatten)]
        who: Who,
        #[command(flatten)]
        password: PasswordInput,
    },

    /// Keep an account from signing in, and end its sessions and tokens
    Disable {
        #[command(flatten)]
        who: Who,
        /// Why, for the audit log
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
    },

    /// Let a disabled account sign in again
    Enable {
        #[command(flatten)]
        who: Who,
    },

    /// Take the second factor off an account whose owner has lost it
    ///
    /// Authenticator app and recovery codes stop working; from then on the password alone lets the
    /// owner in, and a mail tells them so. Make sure that it is the owner who asks.
    RemoveSecondFactor {
        #[command(flatten)]
        who: Who,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Who {
    /// Username, mail address, id or UUID of the account
    #[arg(value_name = "WHO")]
    pub who: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub struct PasswordInput {
    /// Take the password from the first line of standard input instead of asking for it
    #[arg(long)]
    pub password_stdin: bool,
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct CreateAccount {
    /// The name to sign in with: letters, digits, - and _
    #[arg(long, value_name = "U")]
    pub username: String,

    /// The mail address; an account without one gets no mail
    #[arg(long, value_name = "E")]
    pub email: Option<String>,

    /// The name that others see [default: the username]
    #[arg(long, value_name = "N")]
    pub name: Option<String>,

    /// What the account may do [default: nothing but its own affairs]
    #[arg(long, value_name = "ROLE", ignore_case = true)]
    pub role: Option<AccountRole>,

    #[command(flatten)]
    pub password: PasswordInput,

    /// Ask for another password after the first sign-in
    #[arg(long)]
    pub must_change_password: bool,

    /// The language of its pages and mails [default: the site's]
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
