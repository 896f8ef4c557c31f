//! Every mail in every language, word for word.

use std::time::Duration;

use rollbook::domain::{Actor, AuditContext, DisplayName, EmailAddress, FieldErrors, Language, Username};
use rollbook::services::audit::mail_head::mail_head;
use rollbook::services::credentials::change_email;
use rollbook::services::credentials::change_email::{Asker, ChangeProof};
use rollbook::services::mail::outbox::enqueue_test;
use rollbook::services::manage::account_overview::overview;
use rollbook::services::manage::create_account::{AccountRequest, Welcome, create_account};
use rollbook::services::manage::edit_account::{AddressProof, Edit, edit};
use rollbook::services::profile::delete_own;

use crate::support::TestApp;
use crate::support::mailbox::Mail;
use crate::support::people::{PASSWORD, Person, system, token_of};

const KINDS: [&str; 21] = [
    "confirm_address",
    "already_registered",
    "password_changed",
    "invitation",
    "address_replaced",
    "confirm_new_address",
    "address_change_asked",
    "address_changed",
    "address_wanted",
    "deletion_planned",
    "factor_added",
    "factor_removed",
    "factor_taken_off",
    "recovery_code_used",
    "recovery_codes_made",
    "codes_guessed",
    "recover",
    "recovered",
    "new_device",
    "audit_head",
    "test",
];

/// The newest mail of a kind, as Ada gets it.
fn mail(kind: &str, language: Language) -> Mail {
    let app = TestApp::fresh();
    app.sets("site.name", "Harbour & Club");
    app.sets("site.language", language.tag());
    let ada = Person::new("Ada <Countess> Lovelace", "ada@example.org");
    match kind {
        "confirm_address" => {
            app.visitor().registers(&ada);
        }
        "already_registered" => {
            app.confirmed_member(&ada);
            app.visitor().registers(&ada);
        }
        "password_changed" => {
            app.confirmed_member(&ada);
            let fields = [("current_password", PASSWORD), ("new_password", "amber lantern drifts")];
            app.signed_in(&ada).post("/account/password", &fields);
        }
        "factor_added"
        | "factor_removed"
        | "factor_taken_off"
        | "recovery_code_used"
        | "recovery_codes_made"
        | "codes_guessed" => about_factors(&app, &ada, kind),
        "invitation" => {
            app.run(create_account(&app.ctx, system(), invited(&ada), FieldErrors::new()))
                .expect("signed up");
        }
        "address_replaced" => {
            app.confirmed_member(&ada);
            let id = app.id_of("ada@example.org");
            let account = app.run(overview(&app.ctx, id)).expect("read").expect("an account").account;
            let moved = Edit {
                real_name: account.real_name,
                username: Some(account.username),
                email: EmailAddress::parse("ada@example.net").ok(),
                proof: AddressProof::Later,
            };
            app.run(edit(&app.ctx, system(), id, moved, FieldErrors::new())).expect("edited");
        }
        "confirm_new_address" => {
            let bob = Person::new(&ada.name, "bob@example.org");
            app.confirmed_member(&bob);
            asks_for_address(&app, &bob.email, &ada.email);
        }
        "address_change_asked" | "address_changed" => {
            app.confirmed_member(&ada);
            asks_for_address(&app, &ada.email, "ada@new.example");
            if kind == "address_changed" {
                let path = app.mailbox().link_for("ada@new.example");
                let proof = ChangeProof::Link(token_of(&path).to_owned());
                app.run(change_email::confirm(&app.ctx, visitor(), proof)).expect("confirmed");
            }
        }
        "address_wanted" => {
            app.confirmed_member(&ada);
            app.confirmed_member(&Person::new("Bob", "bob@example.org"));
            asks_for_address(&app, "bob@example.org", &ada.email);
        }
        "deletion_planned" => {
            app.confirmed_member(&ada);
            app.run(delete_own::delete(&app.ctx, visitor(), app.id_of(&ada.email))).expect("deleted");
        }
        "audit_head" => {
            app.sets("audit.head_to", &ada.email);
            app.run(mail_head(&app.ctx)).expect("a mail");
        }
        "recover" => {
            app.confirmed_member(&ada);
            app.visitor().post("/recover", &[("email", &ada.email)]);
        }
        "recovered" => {
            app.confirmed_member(&ada);
            app.visitor().recovers(&ada.email, "amber lantern drifts");
        }
        "new_device" => {
            app.confirmed_member(&ada);
            let fields = [("login", ada.email.as_str()), ("password", PASSWORD)];
            let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
            let headers = [
                ("Content-Type", "application/x-www-form-urlencoded"),
                ("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"),
            ];
            app.visitor().send(rocket::http::Method::Post, "/sign-in", &headers, Some(&body));
        }
        _ => {
            let to = EmailAddress::parse("ada@example.org").expect("an address");
            app.run(enqueue_test(&app.ctx, system(), to, language)).expect("posted");
            app.later(Duration::from_secs(121));
        }
    }
    if kind == "new_device" {
        return app.mailbox().newest("ada@example.org");
    }
    app.mailbox().newest_but_sign_ins("ada@example.org")
}

fn about_factors(app: &TestApp, ada: &Person, kind: &str) {
    app.confirmed_member(ada);
    let mut browser = app.signed_in(ada);
    let (_, codes) = browser.sets_up_two_steps();
    match kind {
        "factor_removed" => {
            browser.post("/account/factors/remove", &[]);
        }
        "factor_taken_off" => app.takes_factor_off(&ada.email),
        "recovery_code_used" => {
            app.visitor().signs_in_with_code(&ada.email, &codes[0]);
        }
        "recovery_codes_made" => {
            browser.post("/account/factors/recovery-codes", &[]);
        }
        "codes_guessed" => {
            for _ in 0..10 {
                app.visitor().signs_in_with_code(&ada.email, "000 000");
            }
        }
        _ => {}
    }
}

fn invited(person: &Person) -> AccountRequest {
    AccountRequest {
        username: Username::parse("ada").ok(),
        real_name: DisplayName::parse(&person.name).ok(),
        email: EmailAddress::parse(&person.email).ok(),
        welcome: Welcome::Mail,
        ..AccountRequest::default()
    }
}

fn asks_for_address(app: &TestApp, email: &str, new: &str) {
    let new = EmailAddress::parse(new).expect("an address");
    let deed = change_email::ask(&app.ctx, visitor(), app.id_of(email), new, Asker::Owner);
    app.run(deed).expect("asked");
}

fn visitor() -> AuditContext {
    AuditContext { actor: Actor::Visitor, ..AuditContext::system() }
}

fn snapshot(kind: &str, language: Language) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/mail/snapshots");
    let file = folder.join(format!("{kind}.{}.txt", language.tag()));
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Subject and text, with the secrets out of sight.
fn words(mail: &Mail) -> String {
    let mut words = format!("Subject: {}\n\n{}", mail.subject(), mail.text.replace("\r\n", "\n"));
    if let Some(link) = mail.link().or_else(|| mail.undo_link()) {
        words = words.replace(token_of(&link), "TOKEN");
    }
    if let Some(code) = mail.code() {
        words = words.replace(&code, "CODE42");
    }
    if let Some(hash) = words.split_once("Hash: ").and_then(|(_, rest)| rest.get(..64)) {
        words = words.replace(&hash.to_owned(), "HASH");
    }
    words
        .lines()
        .map(|line| if line == "-- " { line } else { line.trim_end() })
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn every_mail_reads_as_it_was_written() {
    for kind in rollbook::mail::kinds::CATALOGUE {
        assert!(KINDS.contains(&kind.name), "{} has no snapshot", kind.name);
    }
    assert_eq!(KINDS.len(), rollbook::mail::kinds::CATALOGUE.len());
    for kind in KINDS {
        for language in Language::ALL {
            let words = words(&mail(kind, language));
            assert_eq!(
                words.trim_end(),
                snapshot(kind, language).trim_end(),
                "{kind} in {language}:\n{words}"
            );
        }
    }
}

#[test]
fn the_html_part_says_what_the_text_part_says() {
    for kind in KINDS {
        for language in Language::ALL {
            let mail = mail(kind, language);
            let html = mail.html_text();
            let text = mail.text_on_one_line();
            let (content, _) = text.split_once(" -- ").expect("a signature");
            for sentence in content.split(['.', '?', ':']).map(str::trim).filter(|part| part.len() > 3) {
                assert!(html.contains(sentence), "{kind} in {language}: {sentence:?} is missing in {html}");
            }
            assert!(mail.html.starts_with("<!doctype html>"), "{kind}");
            let page = scraper::Html::parse_document(&mail.html);
            let root = page.root_element();
            assert_eq!(root.attr("lang"), Some(language.tag()), "{kind}");
        }
    }
}

#[test]
fn links_lead_to_the_site_and_nothing_is_loaded_from_anywhere() {
    for kind in KINDS {
        let mail = mail(kind, Language::English);
        for link in mail.html_links() {
            assert!(
                link == "http://localhost:8000" || link.starts_with("http://localhost:8000/"),
                "{kind}: {link}"
            );
        }
        let page = scraper::Html::parse_document(&mail.html);
        let loading =
            scraper::Selector::parse("img, script, link, iframe, form, object, [src], [background]");
        assert!(page.select(&loading.expect("a selector")).next().is_none(), "{kind}");
        assert!(!mail.html.contains("url("), "{kind}");
    }
}

#[test]
fn a_confirmation_names_link_code_who_how_long_and_what_if_not_you() {
    for language in Language::ALL {
        let mail = mail("confirm_address", language);
        let asked_at = match language {
            Language::English => "31 January 2026, 10:00 (UTC)",
            Language::German => "31. Januar 2026, 10:00 Uhr (UTC)",
        };
        let (link, code) = (mail.link().expect("a link"), mail.code().expect("a code"));
        assert!(mail.html_links().contains(&link));
        for part in [mail.html_text(), mail.text_on_one_line()] {
            for needed in [link.as_str(), &code, "Ada <Countess> Lovelace", asked_at, " 2 "] {
                assert!(part.contains(needed), "{needed} in {language}: {part}");
            }
            assert!(part.contains("Was this not you?") || part.contains("Waren Sie das nicht?"));
        }
    }
}

#[test]
fn the_envelope_of_every_mail_is_in_order() {
    for kind in KINDS {
        let mail = mail(kind, Language::German);
        assert_eq!(mail.recipients, ["ada@example.org"]);
        assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
        assert_eq!(mail.header("MIME-Version"), "1.0");
        assert!(mail.header("Content-Type").starts_with("multipart/alternative"));
        assert!(mail.header("Message-ID").ends_with("@localhost>"));
        assert!(mail.header("From").contains("rollbook@localhost"), "{}", mail.header("From"));
        assert!(mail.header("Date").contains("31 Jan 2026 10:00:00"), "{}", mail.header("Date"));
        assert!(!mail.subject().contains(['\r', '\n']) && !mail.subject().is_empty());
        assert!(mail.raw.lines().all(|line| line.len() <= 998));
        assert!(!mail.raw.replace("\r\n", "").contains(['\r', '\n']), "every line ends in CRLF");
    }
}

#[test]
fn a_site_at_an_address_in_numbers_signs_with_a_domain_literal() {
    for (public_url, domain) in
        [("http://[::1]:8000", "[IPv6:::1]"), ("http://127.0.0.1:8000", "[127.0.0.1]")]
    {
        let app = TestApp::at(public_url);
        let to = EmailAddress::parse("ada@example.org").expect("an address");
        app.run(enqueue_test(&app.ctx, system(), to, Language::English)).expect("enqueued");
        app.later(Duration::from_secs(121));
        let mail = app.mailbox().newest("ada@example.org");
        let id = mail.header("Message-ID");
        assert!(id.ends_with(&format!("@{domain}>")), "{id}");
        assert!(mail.header("From").contains(&format!("rollbook@{domain}")), "{}", mail.header("From"));
    }
}

#[test]
fn a_long_link_stands_on_one_line_of_the_mail_as_it_is_sent() {
    for language in ["en", "de"] {
        let app = TestApp::at("https://anmeldung.segelclub-am-grossen-see.example.org");
        let mut visitor = app.visitor();
        visitor.post("/language", &[("language", language)]);
        visitor.registers(&Person::ada());
        let mail = app.mailbox().newest("ada@example.org");
        let link = mail.link().expect("a link");
        assert!(link.len() > 76, "{link}");
        assert!(mail.raw.lines().any(|line| line == link), "{}", mail.raw);
        assert!(mail.raw.lines().all(|line| line.len() <= 998));
    }
}

#[test]
fn a_name_that_ends_with_a_full_stop_gets_no_second_one() {
    for language in ["en", "de"] {
        let app = TestApp::fresh();
        app.sets("site.name", "Segelclub e. V.");
        let mut visitor = app.visitor();
        visitor.post("/language", &[("language", language)]);
        for path in ["/", "/register", "/sign-in", "/recover", "/privacy"] {
            let page = visitor.get(path);
            assert!(page.body.contains("Segelclub e. V."), "{path}");
            assert!(!page.body.contains("e. V.."), "{path}: {}", page.body);
        }
        visitor.registers(&Person::ada());
        let to = EmailAddress::parse("ada@example.org").expect("an address");
        let speaks = if language == "de" { Language::German } else { Language::English };
        app.run(enqueue_test(&app.ctx, system(), to, speaks)).expect("enqueued");
        app.later(Duration::from_secs(121));
        let mails = app.mailbox().of("ada@example.org");
        assert_eq!(mails.len(), 2);
        for mail in mails {
            for part in [mail.subject(), &mail.text_on_one_line(), &mail.html_text()] {
                assert!(!part.contains("e. V.."), "{part}");
            }
        }
    }
}

#[test]
fn a_site_whose_name_would_break_a_header_breaks_none() {
    let app = TestApp::fresh();
    app.sets("site.name", &"Ω\u{1f980}".repeat(40));
    app.visitor().registers(&Person::ada());
    let mail = app.mailbox().newest("ada@example.org");
    assert!(mail.subject().contains(&"Ω\u{1f980}".repeat(40)));
    assert!(mail.header("From").contains("rollbook@localhost"));
    assert!(mail.raw.lines().all(|line| line.len() <= 998));
}

#[test]
fn links_begin_with_the_configured_url_whatever_the_request_says() {
    let app = TestApp::fresh();
    let ada = Person::ada();
    let fields =
        [("name", ada.name.as_str()), ("email", &ada.email), ("password", &ada.password), ("privacy", "yes")];
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let headers = [
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("X-Forwarded-Host", "evil.example"),
        ("X-Forwarded-Proto", "javascript"),
        ("Forwarded", "host=evil.example;proto=https"),
        ("X-Forwarded-For", "203.0.113.7"),
        ("X-Real-IP", "203.0.113.7"),
    ];
    app.visitor().send(rocket::http::Method::Post, "/register", &headers, Some(&body));
    let mail = app.mailbox().newest("ada@example.org");
    assert!(!mail.raw.contains("evil.example") && !mail.text.contains("evil.example"));
    assert!(!mail.text.contains("203.0.113.7"));
    assert!(mail.link().expect("a link").starts_with("http://localhost:8000/confirm/"));
}
