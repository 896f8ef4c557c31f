//! The console's test mail against a real mail server: the whole dialogue, and what to do about it.

use crate::support::{Client, Folder, Mode, PASSWORD, PATIENCE, Server, Smtp, until};

/// An administrator's browser.
pub fn administrator(ctx: &Server) -> Client {
    let link = ctx.setup_link.clone().expect("a set-up link is printed");
    let token = link.rsplit('/').next().expect("a token").to_owned();
    let client = ctx.client();
    let answers = [
        ("token", token.as_str()),
        ("site_name", "Harbour Club"),
        ("public_url", server_url(&link)),
        ("name", "Grace Hopper"),
        ("username", "grace"),
        ("email", "grace@example.org"),
        ("password", PASSWORD),
    ];
    assert_eq!(client.submit("/setup", &answers).status, 303);
    client
}

fn server_url(link: &str) -> &str {
    link.split("/setup/").next().expect("a URL")
}

/// What the page says when the attempt has ended, as lines of text.
fn result_of_test(client: &Client, address: &str) -> String {
    let sent = client.submit("/console/mail/test", &[("email", address)]);
    assert_eq!(sent.status, 303, "{sent:?}");
    let path = sent.header("location").expect("a result").to_owned();
    until("the result", PATIENCE, || {
        let page = client.get(&path).body;
        let page = scraper::Html::parse_document(&page);
        let under_way = scraper::Selector::parse("[data-look-again]").expect("a selector");
        let lines = scraper::Selector::parse(".message, .dialogue-line").expect("a selector");
        let words = |element: scraper::ElementRef<'_>| {
            element.text().collect::<Vec<_>>().join(" ").split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let ended = page.select(&under_way).next().is_none();
        ended.then(|| page.select(&lines).map(words).collect::<Vec<_>>().join("\n"))
    })
}

#[test]
fn a_test_that_succeeds_shows_both_sides_and_no_password() {
    let smtp = Smtp::start(Mode::StartTls);
    let folder = smtp.used_by(Folder::new());
    let ctx = folder.open();
    let words = result_of_test(&administrator(&ctx), "ada@example.org");
    for line in [
        "The mail server accepted the email",
        "Server 220 ",
        "Rollbook STARTTLS",
        "Encrypted from here on",
        "Rollbook AUTH PLAIN ••••••",
        "Server 235 ",
        "Rollbook MAIL FROM:<desk@example.org>",
        "Rollbook RCPT TO:<ada@example.org>",
        "Message transferred",
        "Rollbook QUIT",
    ] {
        assert!(words.contains(line), "{line}: {words}");
    }
    // The base64 of "\0desk@example.org\0a secret of the desk", and of its parts.
    for secret in ["a secret of the desk", "AGRlc2tAZXhhbXBsZS5vcmcA", "YSBzZWNyZXQgb2YgdGhlIGRlc2s"] {
        assert!(!words.contains(secret), "{secret}: {words}");
    }
    assert!(smtp.mail_to("ada@example.org").encrypted);
}

#[test]
fn wrong_credentials_are_named_with_the_servers_words() {
    let smtp = Smtp::start(Mode::StartTls);
    let folder = smtp.used_by(Folder::new());
    let wrong = smtp.url("smtp").replace("a%20secret", "another%20secret");
    let folder = folder.with("ROLLBOOK_SMTP_URL", wrong);
    let ctx = folder.open();
    let words = result_of_test(&administrator(&ctx), "ada@example.org");
    assert!(words.contains("did not accept the username or password"), "{words}");
    assert!(words.contains("Server 535 ") && words.contains("Failed here: 535 "), "{words}");
    assert!(!words.contains("another secret"), "{words}");
}

#[test]
fn tls_from_the_first_byte_on_a_port_that_begins_in_clear_text_is_named() {
    let smtp = Smtp::start(Mode::StartTls);
    let folder = smtp.used_over_tls_by(Folder::new());
    let ctx = folder.open();
    let words = result_of_test(&administrator(&ctx), "ada@example.org");
    assert!(words.contains("smtp:// with port 587"), "{words}");
    assert!(words.contains("Server 220 "), "the server's clear text is shown: {words}");
}

#[test]
fn a_certificate_of_a_stranger_and_a_refused_sender_are_named() {
    let mut smtp = Smtp::prepared();
    smtp.open_with_wrong_certificate(Mode::StartTls);
    let folder = smtp.used_by(Folder::new()).with("ROLLBOOK_MAIL_FROM", "stranger@example.org");
    let ctx = folder.open();
    let client = administrator(&ctx);
    let words = result_of_test(&client, "ada@example.org");
    assert!(words.contains("ROLLBOOK_SMTP_CA_FILE"), "{words}");
    smtp.open(Mode::StartTls);
    let words = result_of_test(&client, "ada@example.org");
    assert!(words.contains("Set mail_from (ROLLBOOK_MAIL_FROM)"), "{words}");
    assert!(words.contains("Server 553 5.7.1 Sender address rejected"), "{words}");
}
