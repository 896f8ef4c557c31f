//! One box for everything: what it finds, for whom, and in which words it says that there is nothing.

use rocket::http::Status;

use crate::support::people::Person;
use crate::support::{TestApp, Visitor};

fn found(visitor: &mut Visitor<'_>, typed: &str) -> Vec<String> {
    let query: String = form_urlencoded::byte_serialize(typed.as_bytes()).collect();
    let page = visitor.get(&format!("/console/search?q={query}"));
    assert_eq!(page.status, Status::Ok, "{typed}");
    page.texts_of(".hit-name")
}

#[test]
fn accounts_are_found_by_name_address_username_and_every_id() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.confirmed_member(&Person::ada());
    app.gives_ext_id("ada@example.org", 987654);
    let id = app.of_account::<i64>("ada@example.org", "id").to_string();
    let uuid = app.of_account::<String>("ada@example.org", "uuid");
    let mut visitor = app.signed_in(&grace);
    for typed in ["lovel", "ADA@example", "ada@example.org", "ada-lovelace", &id, &uuid, "987654"] {
        assert!(found(&mut visitor, typed).contains(&"Ada Lovelace".to_owned()), "{typed}");
    }
    assert!(found(&mut visitor, "nobody at all").is_empty());
}

#[test]
fn mails_are_found_by_where_they_went_and_pages_by_their_names() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.visitor().registers(&Person::ada());
    let mut visitor = app.signed_in(&grace);
    let page = visitor.get("/console/search?q=ada%40example.org");
    assert!(page.has("a.hit[href^='/console/mail/']"));
    assert!(found(&mut visitor, "audit").contains(&"Audit trail".to_owned()));
    assert!(found(&mut visitor, "public_url").contains(&"Settings › Site › Public URL".to_owned()));
}

#[test]
fn settings_and_actions_are_found_by_what_stands_on_the_screen_in_either_language_and_by_synonyms() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let mut visitor = app.signed_in(&grace);
    for (typed, expected) in [
        ("minimum length", "Settings › Passwords › Custom: minimum length"),
        ("mindestlänge", "Settings › Passwords › Custom: minimum length"),
        ("smtp", "Email › Test email"),
        ("smtp", "Settings › Email › Sender"),
        ("colour", "Settings › Branding › Accent colour"),
        ("color", "Settings › Branding › Accent colour"),
        ("backup", "System › Create backup"),
        ("2fa", "Settings › Sign-in › Two-step sign-in"),
        ("invite", "Accounts › Create account"),
        ("invite", "Settings › Registration › Who can register"),
    ] {
        let all = found(&mut visitor, typed);
        assert!(all.contains(&expected.to_owned()), "{typed}: {all:?}");
    }
    visitor.post("/language", &[("language", "de"), ("return", "/console")]);
    let german = found(&mut visitor, "password minimum");
    assert!(german.iter().any(|text| text.starts_with("Einstellungen › Passwörter › ")), "{german:?}");
    // Where each leads is there.
    let page = visitor.get("/console/search?q=e");
    for path in page.attributes("a.hit:not([href*='/accounts/'])", "href") {
        assert_eq!(visitor.get(path.split('#').next().unwrap_or_default()).status, Status::Ok, "{path}");
    }
}

#[test]
fn a_users_admin_finds_people_and_no_page_that_is_closed_to_them() {
    let app = TestApp::fresh();
    app.set_up();
    app.confirmed_member(&Person::ada());
    app.makes_users_admin("ada@example.org");
    let mut ada = app.signed_in(&Person::ada());
    assert!(found(&mut ada, "grace").contains(&"Grace Hopper".to_owned()));
    assert!(found(&mut ada, "public_url").is_empty());
    assert!(found(&mut ada, "audit").is_empty());
}

#[test]
fn what_is_typed_is_shown_as_text_and_finds_nothing_by_the_index_s_own_syntax() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let mut visitor = app.signed_in(&grace);
    for typed in ["<b>x</b>\"'", "\" OR 1", "*", "%", "NEAR(a b)", "a\u{0}b", "🦀🦀🦀", "مرحبا"] {
        let query: String = form_urlencoded::byte_serialize(typed.as_bytes()).collect();
        for path in ["/console/search", "/console/search/suggest"] {
            let page = visitor.get(&format!("{path}?q={query}"));
            assert_eq!(page.status, Status::Ok, "{path} {typed:?}");
            assert!(!page.has(".search-for b"), "{typed}");
        }
    }
    let whole = visitor.get("/console/search?q=%3Cb%3Ex");
    assert_eq!(whole.text_of(".search-for").as_deref(), Some("<b>x"));
    assert_eq!(whole.value_of("q").as_deref(), Some("<b>x"));
}

#[test]
fn suggestions_are_a_piece_of_a_page_with_the_first_few() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    for number in 0..8 {
        app.visitor().registers(&Person::new("Ada", &format!("ada{number}@example.org")));
    }
    let piece = app.signed_in(&grace).get("/console/search/suggest?q=ada");
    assert!(!piece.has("h1") && !piece.has("main"));
    assert_eq!(piece.texts_of("a[href^='/console/accounts/'] .hit-name").len(), 5);
}
