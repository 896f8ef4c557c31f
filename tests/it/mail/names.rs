//! What people call themselves must not turn a mail into something else.

use crate::support::TestApp;
use crate::support::mailbox::Mail;
use crate::support::people::Person;

/// Both mails that carry a name: to who registered, and to a member.
fn mails_to(name: &str) -> Vec<Mail> {
    let app = TestApp::fresh();
    let person = Person::new(name, "ada@example.org");
    app.confirmed_member(&person);
    app.visitor().registers(&person);
    app.mailbox().of("ada@example.org")
}

/// What mail programs turn into links by themselves.
fn would_be_linked(text: &str) -> Option<String> {
    let pattern = r"(?i)\b(?:[a-z][a-z0-9+.-]*://\S|mailto:\S|www\.\S|[^\s@]+@[^\s@]+\.\w{2,}|[\p{L}\p{N}-]+[.。．｡][\p{L}]{2,}|\d+\.\d+\.\d+\.\d+)";
    let pattern = regex::Regex::new(pattern).expect("a pattern");
    pattern.find(text).map(|found| found.as_str().to_owned())
}

#[test]
fn a_name_with_markup_stays_a_name() {
    for name in ["<a href=//evil.example>Win</a>", "</td><img src=x>", "<!-- x", "{{987654*3}}", "\"><b>x"] {
        for mail in mails_to(name) {
            for link in mail.html_links() {
                assert!(link.starts_with("http://localhost:8000"), "{name}: {link}");
            }
            let page = scraper::Html::parse_document(&mail.html);
            let foreign = scraper::Selector::parse("img, b, a[href*='evil']").expect("a selector");
            assert!(page.select(&foreign).next().is_none(), "{name}");
            assert!(!mail.html_text().contains("2962962"));
        }
    }
}

#[test]
fn a_name_that_looks_like_a_link_is_no_link_in_any_mail_program() {
    for name in [
        "You won! https://evil.example/win",
        "evil.example",
        "www.evil.example",
        "HTTP://EVIL.EXAMPLE",
        "ftp://evil.example",
        "win@evil.example",
        "mailto:win@evil.example",
        "evil。example",
        "198.51.100.7",
        "sub.domain.evil.co.uk/path?x=1",
    ] {
        for mail in mails_to(name) {
            let own = ["http://localhost:8000", "ada@example.org"];
            let lines = mail.text.lines().chain([mail.subject()]);
            for line in lines.filter(|line| !own.iter().any(|own| line.contains(own))) {
                assert_eq!(would_be_linked(line), None, "{name}: {line}");
            }
            let to = mail.header("To").replace("ada@example.org", "");
            assert_eq!(would_be_linked(&to), None, "{name}: {to}");
            let html = own.iter().fold(mail.html_text(), |text, own| text.replace(own, ""));
            assert_eq!(would_be_linked(&html), None, "{name}: {html}");
        }
    }
}

#[test]
fn an_ordinary_name_stays_as_it_is() {
    for name in [
        "J.R.R. Tolkien",
        "Dr. Ada M. King-Noel, Countess",
        "O'Brien",
        "渡辺 謙",
        "محمد العربي",
        "Ünal Çelik",
    ] {
        for mail in mails_to(name) {
            assert!(mail.text.contains(name), "{name}: {}", mail.text);
            assert!(mail.html_text().contains(name), "{name}");
            assert!(mail.header("To").contains(name), "{name}: {}", mail.header("To"));
        }
    }
}

#[test]
fn a_long_name_is_shortened_and_breaks_no_header() {
    let family = "👩‍👩‍👧".repeat(51);
    for name in [&"👩".repeat(255), &"x".repeat(255), &family, &"\"\\,;:<>@".repeat(31)] {
        for mail in mails_to(name) {
            assert_eq!(mail.recipients, ["ada@example.org"]);
            let to = mail.header("To");
            assert!(to.ends_with("ada@example.org") || to.ends_with("<ada@example.org>"), "{to}");
            assert!(to.chars().count() < 200, "{to}");
            assert!(mail.raw.lines().all(|line| line.len() <= 998));
            assert!(mail.headers.iter().all(|(name, _)| !name.eq_ignore_ascii_case("bcc")));
            assert_eq!(mail.headers.len(), 8, "{:?}", mail.headers);
        }
    }
}
