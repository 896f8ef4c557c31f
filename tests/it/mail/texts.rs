//! Mails in the words of an administrator.

use std::time::Duration;

use rollbook::domain::{Language, MailText, Timestamp};
use rollbook::mail::compose::Draft;
use rollbook::mail::content::MailContent;
use rollbook::mail::kind::{Mail, Site};
use rollbook::mail::kinds::{self, CATALOGUE, Invitation, Recover, RecoveryCodeUsed};
use rollbook::store::{StoreError, StoredMailText};

use crate::support::TestApp;
use crate::support::people::Person;

fn site() -> Site {
    Site { name: "Harbour & Club".to_owned(), public_url: "http://localhost:8000".to_owned() }
}

fn stores(app: &TestApp, kind: &str, language: Language, subject: &str, body: &str) {
    let text = MailText { subject: subject.into(), heading: "Welcome aboard".into(), body: body.into() };
    let changed_at = Timestamp::from_millis(0);
    let stored = StoredMailText { kind: kind.into(), language, text, changed_at, changed_by: "grace".into() };
    app.ctx
        .store
        .write_blocking(move |tx| {
            tx.update_mail_text(&stored)?;
            Ok::<_, StoreError>(())
        })
        .expect("stored");
}

#[test]
fn every_kind_of_mail_has_sample_values_and_says_what_it_is_for() {
    let app = TestApp::fresh();
    for kind in CATALOGUE {
        assert_eq!(CATALOGUE.iter().filter(|other| other.name == kind.name).count(), 1, "{}", kind.name);
        for language in Language::ALL {
            let draft = kinds::sample(kind, &site(), language);
            assert_eq!((draft.kind.name, draft.language), (kind.name, language));
            let content = app.ctx.composer.compose(&draft).expect("a mail");
            for need in kind.needs {
                let value =
                    draft.values().get(*need).cloned().unwrap_or_else(|| panic!("{need} has no sample"));
                assert!(content.text.contains(&value) && content.html.contains(&html(&value)));
            }
            assert_eq!(content.secrets.as_ref().map(Vec::len), Some(kind.needs.len()));
        }
    }
}

/// Whoever looks at a message in the console sees no token and no code, whichever kind it is.
#[test]
fn what_a_kind_needs_is_all_that_is_secret_in_it() {
    let app = TestApp::fresh();
    let token_or_code = regex::Regex::new(r"/[A-Za-z0-9_-]{20,}|\b\d{6}\b").expect("a pattern");
    for kind in CATALOGUE {
        let draft = kinds::sample(kind, &site(), Language::English);
        let content = app.ctx.composer.compose(&draft).expect("a mail");
        let blank = |text: &str| {
            content.secrets.iter().flatten().fold(text.to_owned(), |text, secret| text.replace(secret, "…"))
        };
        for part in [&content.subject, &content.text, &html_text(&content.html)] {
            let found = token_or_code.find(&blank(part)).map(|found| found.as_str().to_owned());
            assert_eq!(found, None, "{}: name it in `needs` (mail/kinds)", kind.name);
        }
    }
}

fn html_text(html: &str) -> String {
    let page = scraper::Html::parse_document(html);
    let body = scraper::Selector::parse("body").expect("a selector");
    page.select(&body).flat_map(|body| body.text()).collect()
}

fn html(text: &str) -> String {
    text.replace('/', "&#x2F;")
}

/// Nobody who edits begins with an empty page, and saving the default as it is changes nothing that
/// matters: it is the same wording.
#[test]
fn the_default_words_of_every_mail_can_be_edited() {
    let app = TestApp::fresh();
    for kind in CATALOGUE {
        for language in Language::ALL {
            let composer = &app.ctx.composer;
            let draft = kinds::sample(kind, &site(), language);
            let text = draft.default_wording().expect("a default").source();
            let shown = format!("{} in {language}: {text:#?}", kind.name);
            assert!(!text.body.contains("Lovelace") && !text.body.contains("this-is-only"), "{shown}");
            assert!(!text.body.contains("-- ") && !text.body.contains("{$"), "{shown}");
            let before = composer.compose(&draft).expect("a mail");
            let edited = composer.preview(&draft, &text).unwrap_or_else(|error| panic!("{error}: {shown}"));
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let after = words(&edited.text);
            let missing: Vec<_> =
                words(&before.text).into_iter().filter(|word| !after.contains(word)).collect();
            assert!(missing.is_empty(), "{missing:?} {shown}");
            assert_eq!(edited.html, before.html, "{shown}");
            assert_eq!(edited.subject, before.subject, "{shown}");
            assert_eq!(edited.secrets, before.secrets);
        }
    }
}

#[test]
fn what_a_mail_counts_stands_in_its_plural() {
    let app = TestApp::fresh();
    let words = |mail: &dyn Mail, language| {
        let draft = Draft::new(&site(), language, "Ada", "ada@example.org", mail);
        app.ctx.composer.compose(&draft).expect("a mail").text
    };
    let invited = |days: u64| Invitation {
        link: "http://localhost:8000/invite/x".to_owned(),
        valid: Duration::from_secs(days * 24 * 60 * 60),
        invited_at: Timestamp::from_millis(0),
    };
    let used = |left| RecoveryCodeUsed {
        left,
        at: Timestamp::from_millis(0),
        peer: None,
        not_me_link: String::new(),
    };
    for (mail, language, expected) in [
        (&invited(1) as &dyn Mail, Language::English, "The link works once and expires in 1 day."),
        (&invited(2), Language::English, "The link works once and expires in 2 days."),
        (&invited(1), Language::German, "Der Link gilt einmal und läuft in 1 Tag ab."),
        (&invited(7), Language::German, "Der Link gilt einmal und läuft in 7 Tagen ab."),
        (
            &used(0),
            Language::English,
            "You have none left. Create new ones, or you cannot sign in without your app.",
        ),
        (&used(1), Language::German, "Sie haben noch 1 übrig. Erstellen Sie rechtzeitig neue."),
        (&used(3), Language::English, "You have 3 left. Create new ones before you need them."),
        (&used(9), Language::German, "Sie haben noch 9 übrig."),
    ] {
        let text = words(mail, language);
        assert!(text.lines().any(|line| line == expected), "{expected:?} is missing in {text}");
    }
}

#[test]
fn the_way_to_a_new_password_is_told_as_it_was_asked_for() {
    let app = TestApp::fresh();
    let words = |for_app: bool, is_owed: bool| {
        let mail = Recover {
            link: "http://localhost:8000/recover/x".to_owned(),
            code: if for_app { "a".repeat(43) } else { "123456".to_owned() },
            for_app,
            is_owed,
            valid: Duration::from_secs(60 * 60),
            asked_at: Timestamp::from_millis(0),
            peer: None,
        };
        let draft = Draft::new(&site(), Language::English, "Ada", "ada@example.org", &mail);
        app.ctx.composer.compose(&draft).expect("a mail")
    };
    let asked = words(false, false);
    assert!(
        asked.text.contains("Someone asked to reset the password") && asked.text.contains("enter this code")
    );
    assert!(asked.text.contains("Was this not you?") && asked.html.contains("letter-spacing:7px"));
    let by_app = words(true, false);
    assert!(by_app.text.contains("Copy this code into it:\n\n    aaa"), "{}", by_app.text);
    assert!(!by_app.html.contains("letter-spacing:7px"), "a long code is set to be copied");
    let owed = words(false, true);
    assert!(owed.text.contains("You told us that someone else was in your account"), "{}", owed.text);
    assert!(
        owed.text.contains("When: 1 January 1970, 00:00 (UTC)\n\n-- \n"),
        "nobody else asked: {}",
        owed.text
    );
}

#[test]
fn a_stored_text_is_used_at_once_and_only_in_its_language() {
    let app = TestApp::fresh();
    let body = "Ahoy {{ name }},\n\n[Come aboard]({{ link }})\n\n{{ code }}\n\nSigned from {{ peer }}";
    stores(&app, "confirm_address", Language::English, "Welcome to {{ site_name }}", body);
    app.visitor().registers(&Person::new("Ada <b>Lovelace</b>", "ada@example.org"));
    let mail = app.mailbox().newest("ada@example.org");
    assert_eq!(mail.subject(), "Welcome to Rollbook");
    let link = mail.link().expect("a link");
    let code = mail.code().expect("a code");
    assert!(mail.text.starts_with("Welcome aboard\r\n\r\nAhoy Ada <b>Lovelace</b>,"), "{}", mail.text);
    assert!(mail.text.contains("This email was sent by Rollbook"), "{}", mail.text);
    assert!(mail.html_links().contains(&link));
    assert!(mail.html_text().contains(&code) && mail.html_text().contains("Ahoy Ada <b>Lovelace</b>,"));
    assert!(!mail.html.contains("<b>"), "a name stays a name");
    app.confirms_newest("ada@example.org");

    app.sets("site.language", "de");
    app.visitor().registers(&Person::new("Grete", "grete@example.org"));
    assert_eq!(
        app.mailbox().newest("grete@example.org").subject(),
        "Bestätigen Sie Ihre E-Mail-Adresse für Rollbook"
    );
}

#[test]
fn a_stored_text_that_can_no_longer_be_used_holds_back_no_mail() {
    let app = TestApp::fresh();
    for body in ["nothing of what is needed", "{% include \"x\" %}", "{{ get_env(name=\"PATH\") }}", "{{"] {
        stores(&app, "confirm_address", Language::English, "Spoiled", body);
        let email = format!("ada{}@example.org", body.len());
        app.visitor().registers(&Person::new("Ada", &email));
        let mail = app.mailbox().newest(&email);
        assert_eq!(mail.subject(), "Confirm your email address for Rollbook");
        app.confirms_newest(&email);
    }
}

#[test]
fn a_message_knows_its_secrets_and_older_ones_say_that_nobody_noted_them() {
    let app = TestApp::fresh();
    let kind = kinds::find("confirm_address").expect("a kind");
    let draft = kinds::sample(kind, &site(), Language::English);
    let content = app.ctx.composer.compose(&draft).expect("a mail");
    let secrets = content.secrets.clone().expect("noted");
    assert_eq!(secrets, ["this-is-only-a-sample-and-opens-nothing", "123456"]);
    let vault = &app.ctx.vault;
    let again = MailContent::unseal(vault, &content.seal(vault)).expect("whole");
    assert_eq!(again, content);
    let old = vault.seal("outbox message", br#"{"subject":"s","text":"t","html":"h"}"#);
    let old = MailContent::unseal(vault, &old).expect("whole");
    assert_eq!(old.secrets, None);
}
