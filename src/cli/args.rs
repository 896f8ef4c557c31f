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

Every command but `serve` works beside a running Rollbook. Where there is no database yet, those
that create something make one, if --data-dir, ROLLBOOK_DATA_DIR or Rocket.toml names the folder;
the others fail and make nothing. Passwords come from standard input or from a prompt, never from an argument, where other users could see them.
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

impl Command {
    /// Whether it makes sense before there is a database: it leaves something in a new one.
    pub fn can_come_first(&self) -> bool {
        matches!(
            self,
            Self::Serve
                | Self::Account(AccountCommand::Create(_))
                | Self::Key(KeyCommand::Create(_))
                | Self::Client(ClientCommand::Create { .. })
                | Self::Jwt(JwtCommand::Rotate { .. })
                | Self::Mail(MailCommand::Test { .. })
                | Self::Settings(SettingsCommand::Set { .. })
                | Self::SetupLink
        )
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct BackupArgs {
    /// The file to make, which must not exist [default: backups/rollbook-TIME.db beside the database]
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

#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum KeyCommand {
    /// Create an API key and print it, and nothing else
    ///
    /// The key is shown this once: Rollbook keeps its hash only.
    #[command(after_long_help = "\
Examples:
  rollbook key create website --role USERS_ADMIN
  rollbook key create import --role ADMIN --expires 30 --network 10.0.0.0/24 --network 192.0.2.7
  rollbook key create import --role ADMIN --expires 2027-01-31")]
    Create(CreateKey),

    /// List the keys: name, first characters, roles, created, expires, last used
    List(Output),

    /// End a key at once
    Revoke {
        /// The name that the key was created with
        name: String,
    },
}

#[derive(Debug, Clone, PartialEq, Args)]
pub struct CreateKey {
    /// A name of your choice: letters, digits, - and _
    pub name: String,

    /// What the key may do: everything, or manage accounts only
    #[arg(long, value_name = "ROLE", ignore_case = true)]
    pub role: KeyRole,

    /// What the key is for
    #[arg(long, value_name = "TEXT")]
    pub description: Option<String>,

    /// A number of days, or the last day (2027-01-31, UTC) [default: never]
    #[arg(long, value_name = "DAYS|DATE", value_parser = expiry)]
    pub expires: Option<Expiry>,

    /// Where the key may be used from: an address or network; may be repeated [default: anywhere]
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
