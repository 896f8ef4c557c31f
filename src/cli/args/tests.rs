//! Lines as they are typed, and what they are taken for.

use clap::CommandFactory;
use clap::error::ErrorKind;
use time::macros::date;

use super::*;
use crate::store::ChainPoint;

fn typed(line: &str) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(line.split_whitespace())
}

fn command(line: &str) -> Command {
    typed(line).unwrap_or_else(|error| panic!("{error}")).into_command()
}

fn who(who: &str) -> Who {
    Who { who: who.to_owned() }
}

fn words() -> MailTextName {
    MailTextName { kind: "test".to_owned(), language: "de".to_owned() }
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
        no_password: false,
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
        (
            "export --separator Semicolon --bom",
            A::Export(ExportAccounts { filter: None, separator: SeparatorName::Semicolon, bom: true }),
        ),
        ("show ada", A::Show { who: who("ada"), output: TEXT }),
        ("set-password ada --password-stdin", A::SetPassword { who: who("ada"), password }),
        ("disable 7 --reason spam", A::Disable { who: who("7"), reason: Some("spam".to_owned()) }),
        ("disable ada@example.org", A::Disable { who: who("ada@example.org"), reason: None }),
        ("enable ada", A::Enable { who: who("ada") }),
        ("remove-second-factor ada", A::RemoveSecondFactor { who: who("ada") }),
        ("unlock ada", A::Act(AccountAction::Unlock(who("ada")))),
        ("erase ada", A::Act(AccountAction::Erase(who("ada")))),
        ("tag ada Crew", A::Act(AccountAction::Tag { who: who("ada"), tag: "Crew".to_owned() })),
        (
            "share-link ada recover",
            A::Act(AccountAction::ShareLink { who: who("ada"), purpose: "recover".to_owned() }),
        ),
        (
            "set-role ada none --users-admin",
            A::Act(AccountAction::SetRole { who: who("ada"), role: "none".to_owned(), users_admin: true }),
        ),
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
        (
            "mail list",
            C::Mail(MailCommand::List(ListMails { state: None, kind: None, to: None, output: TEXT })),
        ),
        ("mail discard 7", C::Mail(MailCommand::Discard { mail })),
        ("mail texts --json", C::Mail(MailCommand::Texts(JSON))),
        ("mail set-text test de", C::Mail(MailCommand::SetText(words()))),
        ("mail reset-text test de", C::Mail(MailCommand::ResetText(words()))),
        ("mail show-text test de", C::Mail(MailCommand::ShowText { text: words(), output: TEXT })),
        ("tag archive 7", C::Tag(TagCommand::Archive(Id { id: 7 }))),
        ("tag merge 7 8", C::Tag(TagCommand::Merge { tag: Id { id: 7 }, into: 8 })),
        ("filter delete 7", C::Filter(FilterCommand::Delete(Id { id: 7 }))),
        (
            "filter save Shut state=disabled",
            C::Filter(FilterCommand::Save { name: "Shut".to_owned(), query: "state=disabled".to_owned() }),
        ),
        ("job cancel 7", C::Job(JobCommand::Cancel(Id { id: 7 }))),
        (
            "job start tag --tag Crew --create-tag --filter q=x",
            C::Job(JobCommand::Start(StartJob {
                action: "tag".to_owned(),
                filter: "q=x".to_owned(),
                tag: Some("Crew".to_owned()),
                create_tag: true,
                role: None,
                reason: None,
                dry_run: false,
            })),
        ),
        ("statistics --days 7", C::Statistics(StatisticsArgs { days: "7".to_owned(), output: TEXT })),
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
        ("audit verify", C::Audit(AuditCommand::Verify { expect: None, output: TEXT })),
        (
            "audit verify --expect 12:abababababababababababababababababababababababababababababababab",
            C::Audit(AuditCommand::Verify {
                expect: Some(ChainPoint { seq: 12, head: [0xab; 32] }),
                output: TEXT,
            }),
        ),
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
        "rollbook account set-role ada boss",
        "rollbook account share-link ada not_me",
        "rollbook account create --username ada --no-password --password-stdin",
        "rollbook job start explode --filter q=x",
        "rollbook job start enable",
        "rollbook tag archive 0",
        "rollbook statistics --days 8",
        "rollbook audit list --limit 0",
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
