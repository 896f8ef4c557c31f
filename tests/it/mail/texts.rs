//! Mails in the words of an administrator.

use rollbook::domain::{Language, MailText, Timestamp};
use rollbook::mail::compose::{KINDS, Site};
use rollbook::mail::kinds;
use rollbook::mail::kinds::CATALOGUE;
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
    let names: Vec<_> = CATALOGUE.iter().map(|kind| kind.name).collect();
    for kind in KINDS {
        assert!(names.contains(&kind), "{kind} is missing in CATALOGUE (mail/kinds.rs)");
    }
    assert_eq!(names.len(), KINDS.len());
    let app = TestApp::fresh();
    for kind in CATALOGUE {
        for language in Language::ALL {
            let mail = (kind.sample)(&app.ctx.composer, &site(), language).expect("a sample");
            assert_eq!((mail.kind, mail.language), (kind.name, language));
            for need in kind.needs {
                let value =
                    mail.values().get(*need).cloned().unwrap_or_else(|| panic!("{need} has no sample"));
                assert!(mail.letter.text.contains(&value) && mail.letter.html.contains(&html(&value)));
            }
            assert_eq!(mail.letter.secrets.as_ref().map(Vec::len), Some(kind.needs.len()));
        }
    }
}

/// Whoever looks at a message in the console sees no token and no code, whichever kind it is.
#[test]
fn what_a_kind_needs_is_all_that_is_secret_in_it() {
    let app = TestApp::fresh();
    let token_or_code = regex::Regex::new(r"/[A-Za-z0-9_-]{20,}|\b\d{6}\b").expect("a pattern");
    for kind in CATALOGUE {
        let letter = (kind.sample)(&app.ctx.composer, &site(), Language::English).expect("a sample").letter;
        let blank = |text: &str| {
            letter.secrets.iter().flatten().fold(text.to_owned(), |text, secret| text.replace(secret, "…"))
        };
        for part in [&letter.subject, &letter.text, &html_text(&letter.html)] {
            let found = token_or_code.find(&blank(part)).map(|found| found.as_str().to_owned());
            assert_eq!(found, None, "{}: name it in `needs` (mail/kinds.rs)", kind.name);
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
/// matters.
#[test]
fn the_default_words_of_every_mail_can_be_edited() {
    let app = TestApp::fresh();
    for kind in CATALOGUE {
        for language in Language::ALL {
            let composer = &app.ctx.composer;
            let mail = (kind.sample)(composer, &site(), language).expect("a sample");
            let text = composer.default_text(&mail).expect("a default");
            let shown = format!("{} in {language}: {text:#?}", kind.name);
            assert!(!text.body.contains("Lovelace") && !text.body.contains("this-is-only"), "{shown}");
            assert!(!text.body.contains("-- "), "{shown}");
            let edited = composer.preview(&mail, &text).unwrap_or_else(|error| panic!("{error}: {shown}"));
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let (before, after) = (words(&mail.letter.text), words(&edited.letter.text));
            let missing: Vec<_> = before.iter().filter(|word| !after.contains(word)).collect();
            assert!(missing.is_empty(), "{missing:?} {shown}");
            assert_eq!(edited.letter.subject, mail.letter.subject, "{shown}");
            assert_eq!(edited.letter.secrets, mail.letter.secrets);
        }
    }
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
    assert!(mail.text.contains("This mail comes from Rollbook"), "{}", mail.text);
    assert!(mail.html_links().contains(&link));
    assert!(mail.html_text().contains(&code) && mail.html_text().contains("Ahoy Ada <b>Lovelace</b>,"));
    assert!(!mail.html.contains("<b>"), "a name stays a name");
    app.confirms_newest("ada@example.org");

    app.sets("site.language", "de");
    app.visitor().registers(&Person::new("Grete", "grete@example.org"));
    assert_eq!(app.mailbox().newest("grete@example.org").subject(), "Bestätige deine Adresse für Rollbook");
}

#[test]
fn a_stored_text_that_can_no_longer_be_used_holds_back_no_mail() {
    let app = TestApp::fresh();
    for body in ["nothing of what is needed", "{% include \"x\" %}", "{{ get_env(name=\"PATH\") }}", "{{"] {
        stores(&app, "confirm_address", Language::English, "Spoiled", body);
        let email = format!("ada{}@example.org", body.len());
        app.visitor().registers(&Person::new("Ada", &email));
        let mail = app.mailbox().newest(&email);
        assert_eq!(mail.subject(), "Confirm your address for Rollbook");
        app.confirms_newest(&email);
    }
}

#[test]
fn a_letter_knows_its_secrets_and_older_ones_say_that_nobody_noted_them() {
    let app = TestApp::fresh();
    let composer = &app.ctx.composer;
    let kind = kinds::find("confirm_address").expect("a kind");
    let mail = (kind.sample)(composer, &site(), Language::English).expect("a sample");
    let secrets = mail.letter.secrets.clone().expect("noted");
    assert_eq!(secrets, ["this-is-only-a-sample-and-opens-nothing", "123456"]);
    let vault = &app.ctx.vault;
    let again = rollbook::mail::compose::Letter::unseal(vault, &mail.letter.seal(vault)).expect("whole");
    assert_eq!(again, mail.letter);
    let old = vault.seal("outbox message", br#"{"subject":"s","text":"t","html":"h"}"#);
    let old = rollbook::mail::compose::Letter::unseal(vault, &old).expect("whole");
    assert_eq!(old.secrets, None);
}
