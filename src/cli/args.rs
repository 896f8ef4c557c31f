//! What can be typed. Definitions only: nothing is carried out here.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use ipnet::IpNet;
use time::Date;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;

use crate::settings::parse_network;

const DATE: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");
/// A hundred years; more is a slip.
const DAYS_MAX: u32 = 36_500;

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

    /// Create, list and revoke API keys
    #[command(subcommand)]
    Key(KeyCommand),

    /// Create, list, rename and delete OAuth clients
    #[command(subcommand)]
    Client(ClientCommand),

    /// Show or rotate the JWT signing secret
    #[command(subcommand)]
    Jwt(JwtCommand),

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

    /// Verify the audit trail
    #[command(subcommand)]
    Audit(AuditCommand),

    /// Print a new one-time link to the set-up page
    ///
    /// The previous link stops working. Refused (exit code 4) once an administrator exists.
    SetupLink,
}

#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct BackupArgs {
    /// The file to create, which must not exist [default: backups/rollbook-TIME.db beside the database]
    #[arg(long, value_name = "FILE")]
    pub to: Option<PathBuf>,
    #[command(flatten)]
    pub output: Output,
}

/// For scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub struct Output {
    /// Print JSON instead of text
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct ListAccounts {
    /// Only accounts that match this filter
    #[arg(long, value_name = "CONDITIONS")]
    pub filter: Option<String>,

    #[command(flatten)]
    pub output: Output,
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

    /// Reset two-step sign-in for an account whose owner has lost access to it
    ///
    /// The authenticator app and recovery codes stop working, and the owner signs in with the
    /// password alone. An email notifies them. Make sure that it is the owner who asks.
    RemoveSecondFactor {
        #[command(flatten)]
        who: Who,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct Who {
    /// Username, email address, ID or UUID of the account
    #[arg(value_name = "WHO")]
    pub who: String,
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

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum KeyCommand {
    /// Create an API key and print it, and nothing else
    ///
    /// The key is shown only once: Rollbook only stores its hash.
    #[command(after_long_help = "\
Examples:
  rollbook key create website --role USERS_ADMIN
  rollbook key create import --role ADMIN --expires 30 --network 10.0.0.0/24 --network 192.0.2.7
  rollbook key create import --role ADMIN --expires 2027-01-31")]
    Create(CreateKey),

    /// List the keys: name, first characters, roles, created, expires, last used
    List(Output),

    /// Revoke a key
    Revoke {
        /// The name of the key
        name: String,
    },
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct CreateKey {
    /// A name of your choice: letters, digits, - and _
    pub name: String,

    /// The permissions of the key: full access, or manage accounts only
    #[arg(long, value_name = "ROLE", ignore_case = true)]
    pub role: KeyRole,

    /// What the key is for
    #[arg(long, value_name = "TEXT")]
    pub description: Option<String>,

    /// When it expires: a number of days, or the last day (2027-01-31, UTC) [default: never]
    #[arg(long, value_name = "DAYS|DATE", value_parser = expiry)]
    pub expires: Option<Expiry>,

    /// An IP address or network it may be used from; can be repeated [default: any]
    #[arg(long = "network", value_name = "CIDR", value_delimiter = ',', value_parser = parse_network)]
    pub networks: Vec<IpNet>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KeyRole {
    #[value(name = "ADMIN")]
    Admin,
    #[value(name = "USERS_ADMIN")]
    UsersAdmin,
}

/// When a key ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expiry {
    /// So many times 24 hours from now.
    Days(u32),
    /// With the end of this day in UTC.
    LastDay(Date),
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

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum MailCommand {
    /// List the emails with their status and the mail server's last reply
    List(Output),

    /// Print one email as it is sent, with its link and code
    Show {
        #[command(flatten)]
        mail: MailId,
        #[command(flatten)]
        output: Output,
    },

    /// Send a failed or waiting email as soon as possible
    Retry {
        #[command(flatten)]
        mail: MailId,
    },

    /// Send a test email now and print the mail server's replies
    Test {
        /// The recipient
        address: String,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub struct MailId {
    /// The number that `rollbook mail list` shows
    #[arg(value_name = "ID", value_parser = clap::value_parser!(i64).range(1..))]
    pub id: i64,
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
}

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum AuditCommand {
    /// Verify the audit trail and print the first entry that is wrong
    ///
    /// Exits with 1 if an entry was changed, removed or inserted.
    Verify(Output),
}

fn expiry(text: &str) -> Result<Expiry, String> {
    let days = text.parse().ok().filter(|days| (1..=DAYS_MAX).contains(days));
    let last_day = || Date::parse(text, DATE).ok().map(Expiry::LastDay);
    days.map(Expiry::Days)
        .or_else(last_day)
        .ok_or_else(|| "use a number of days such as 90, or a date such as 2027-01-31".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;
    use clap::error::ErrorKind;
    use time::macros::date;

    use super::*;

    fn typed(line: &str) -> Result<Cli, clap::Error> {
        Cli::try_parse_from(line.split_whitespace())
    }

    fn command(line: &str) -> Command {
        typed(line).unwrap_or_else(|error| panic!("{error}")).into_command()
    }

    fn who(who: &str) -> Who {
        Who { who: who.to_owned() }
    }

    const TEXT: Output = Output { json: false };
    const JSON: Output = Output { json: true };

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn no_command_serves() {
        assert_eq!(command("rollbook"), Command::Serve);
        assert_eq!(command("rollbook serve"), Command::Serve);
        assert_eq!(command("rollbook --data-dir /srv"), Command::Serve);
    }

    #[test]
    fn the_data_folder_may_stand_anywhere() {
        for line in [
            "rollbook --data-dir /srv",
            "rollbook --data-dir /srv account list",
            "rollbook account --data-dir=/srv list",
            "rollbook account list --json --data-dir /srv",
        ] {
            assert_eq!(typed(line).unwrap().data_dir, Some("/srv".into()), "{line}");
        }
    }

    #[test]
    fn an_account_is_created_with_all_its_particulars() {
        let line = "rollbook account create --username ada --email ada@example.org --name Ada \
                    --role admin --password-stdin --must-change-password --language de";
        let expected = CreateAccount {
            username: "ada".to_owned(),
            email: Some("ada@example.org".to_owned()),
            name: Some("Ada".to_owned()),
            role: Some(AccountRole::Admin),
            password: PasswordInput { password_stdin: true },
            must_change_password: true,
            language: Some(LanguageName::German),
            output: TEXT,
        };
        assert_eq!(command(line), Command::Account(AccountCommand::Create(expected)));
    }

    #[test]
    fn accounts_are_looked_at_and_managed() {
        use AccountCommand as A;
        let password = PasswordInput { password_stdin: true };
        for (line, expected) in [
            ("list --json", A::List(ListAccounts { filter: None, output: JSON })),
            ("show ada", A::Show { who: who("ada"), output: TEXT }),
            ("set-password ada --password-stdin", A::SetPassword { who: who("ada"), password }),
            ("disable 7 --reason spam", A::Disable { who: who("7"), reason: Some("spam".to_owned()) }),
            ("disable ada@example.org", A::Disable { who: who("ada@example.org"), reason: None }),
            ("enable ada", A::Enable { who: who("ada") }),
            ("remove-second-factor ada", A::RemoveSecondFactor { who: who("ada") }),
        ] {
            let line = format!("rollbook account {line}");
            assert_eq!(command(&line), Command::Account(expected), "{line}");
        }
    }

    #[test]
    fn a_key_is_created_for_a_role_a_time_and_some_networks() {
        let line = "rollbook key create import --role users_admin --description CRM --expires 30 \
                    --network 10.0.0.0/24,192.0.2.7 --network 2001:db8::/32";
        let Command::Key(KeyCommand::Create(key)) = command(line) else {
            panic!("not a key");
        };
        assert_eq!(key.name, "import");
        assert_eq!(key.role, KeyRole::UsersAdmin);
        assert_eq!(key.expires, Some(Expiry::Days(30)));
        let networks: Vec<String> = key.networks.iter().map(ToString::to_string).collect();
        assert_eq!(networks, ["10.0.0.0/24", "192.0.2.7/32", "2001:db8::/32"]);
    }

    #[test]
    fn a_key_may_end_on_a_day() {
        let line = "rollbook key create import --role ADMIN --expires 2027-01-31";
        let Command::Key(KeyCommand::Create(key)) = command(line) else {
            panic!("not a key");
        };
        assert_eq!(key.expires, Some(Expiry::LastDay(date!(2027 - 01 - 31))));
        for wrong in ["0", "-1", "36501", "2027-02-30", "tomorrow"] {
            let line = format!("rollbook key create import --role ADMIN --expires={wrong}");
            assert!(typed(&line).is_err(), "{wrong}");
        }
    }

    #[test]
    fn every_other_command_is_understood() {
        use Command as C;
        let mail = MailId { id: 7 };
        for (line, expected) in [
            ("check", C::Check(TEXT)),
            ("key list", C::Key(KeyCommand::List(TEXT))),
            ("key revoke import", C::Key(KeyCommand::Revoke { name: "import".to_owned() })),
            ("client list", C::Client(ClientCommand::List(TEXT))),
            ("jwt secret", C::Jwt(JwtCommand::Secret)),
            ("jwt rotate", C::Jwt(JwtCommand::Rotate { overlap_hours: 24 })),
            ("jwt rotate --overlap-hours 0", C::Jwt(JwtCommand::Rotate { overlap_hours: 0 })),
            ("jwt end-old", C::Jwt(JwtCommand::EndOld)),
            ("client delete shop", C::Client(ClientCommand::Delete { id: "shop".to_owned() })),
            ("mail list", C::Mail(MailCommand::List(TEXT))),
            ("mail show 7", C::Mail(MailCommand::Show { mail, output: TEXT })),
            ("mail retry 7", C::Mail(MailCommand::Retry { mail })),
            ("mail test a@b.org", C::Mail(MailCommand::Test { address: "a@b.org".to_owned() })),
            ("settings list --json", C::Settings(SettingsCommand::List(JSON))),
            (
                "settings get registration.type",
                C::Settings(SettingsCommand::Get { key: "registration.type".to_owned(), output: TEXT }),
            ),
            (
                "settings set registration.type Closed",
                C::Settings(SettingsCommand::Set {
                    key: "registration.type".to_owned(),
                    value: "Closed".to_owned(),
                }),
            ),
            ("audit verify", C::Audit(AuditCommand::Verify(TEXT))),
            ("setup-link", C::SetupLink),
        ] {
            assert_eq!(command(&format!("rollbook {line}")), expected, "{line}");
        }
    }

    #[test]
    fn a_password_is_no_argument() {
        for line in [
            "rollbook account create --username ada --password secret",
            "rollbook account set-password ada secret",
        ] {
            assert_eq!(typed(line).unwrap_err().exit_code(), 2, "{line}");
        }
    }

    #[test]
    fn what_is_typed_wrongly_exits_with_2() {
        for line in [
            "rollbook sreve",
            "rollbook account",
            "rollbook key create import",
            "rollbook key create import --role root",
            "rollbook mail show 0",
            "rollbook mail show 9223372036854775808",
            "rollbook key create import --role ADMIN --network example.org",
        ] {
            assert_eq!(typed(line).unwrap_err().exit_code(), 2, "{line}");
        }
    }

    #[test]
    fn help_and_version_are_answers_and_not_errors() {
        for (line, kind) in [
            ("rollbook --help", ErrorKind::DisplayHelp),
            ("rollbook account create --help", ErrorKind::DisplayHelp),
            ("rollbook --version", ErrorKind::DisplayVersion),
        ] {
            let answer = typed(line).unwrap_err();
            assert_eq!((answer.kind(), answer.exit_code()), (kind, 0), "{line}");
        }
    }

    #[test]
    fn the_long_help_documents_the_exit_codes() {
        let help = Cli::command().render_long_help().to_string();
        for code in ["0  done", "1  failed", "2  the command", "3  there is no", "4  refused"] {
            assert!(help.contains(code), "{code} in {help}");
        }
    }
}
