//! In which language a person is spoken to.

use rocket::http::{Method, Status};

use crate::support::people::Person;
use crate::support::{Reply, TestApp, Visitor};

fn language_of(reply: &Reply) -> String {
    reply.attribute("html", "lang").expect("a page names its language")
}

fn asks_in(visitor: &mut Visitor<'_>, accept: &str) -> String {
    language_of(&visitor.send(Method::Get, "/", &[("Accept-Language", accept)], None))
}

#[test]
fn the_account_comes_before_the_cookie_before_the_browser_before_the_site() {
    let app = TestApp::fresh();
    let mut visitor = app.visitor();
    assert_eq!(language_of(&visitor.get("/")), "en");
    app.sets("site.language", "de");
    assert_eq!(language_of(&visitor.get("/")), "de");
    assert_eq!(asks_in(&mut visitor, "fr"), "de");
    assert_eq!(asks_in(&mut visitor, "en-GB, de;q=0.5"), "en");
    visitor.post("/language", &[("language", "de"), ("return", "/")]);
    assert_eq!(asks_in(&mut visitor, "en"), "de");
    // Ada's account speaks English, whatever her browser says.
    app.confirmed_member(&Person::ada());
    app.signed_in(&Person::ada()).post("/language", &[("language", "en")]);
    visitor.signs_in("ada@example.org", &Person::ada().password);
    assert_eq!(asks_in(&mut visitor, "de"), "en");
}

#[test]
fn a_browser_is_understood_however_it_writes_its_languages() {
    let app = TestApp::fresh();
    app.sets("site.language", "en");
    let mut visitor = app.visitor();
    for (accept, language) in [
        ("de_AT", "de"),
        ("DE_at,en;q=0.5", "de"),
        ("de;Q=0.1, en;q=0.5", "en"),
        ("en;Q=0.1, de;Q = 0.5", "de"),
        ("xx;q=inf, de", "de"),
        ("en;q=0.9, de;q=7", "de"),
        ("de;q=7, en;q=1", "de"),
        ("en;q=-1, de;q=0.1", "de"),
        ("de;q=nan, en;q=0.5", "de"),
        ("*, de;q=0.5", "de"),
    ] {
        assert_eq!(asks_in(&mut visitor, accept), language, "{accept}");
    }
    let two_lines = [("Accept-Language", "fr"), ("Accept-Language", "de")];
    assert_eq!(language_of(&visitor.send(Method::Get, "/", &two_lines, None)), "de");
}

#[test]
fn a_choice_while_signed_in_is_the_accounts_and_its_mails() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    ada.post("/language", &[("language", "de"), ("return", "/account")]);
    assert_eq!(language_of(&app.signed_in(&Person::ada()).get("/account")), "de");
    app.visitor().registers(&Person::ada());
    let mail = app.mailbox().newest("ada@example.org");
    assert_eq!(mail.subject(), "Sie haben bereits ein Konto bei Rollbook");
}

#[test]
fn a_mail_is_written_in_the_language_of_the_form() {
    let app = TestApp::fresh();
    let mut visitor = app.visitor();
    visitor.post("/language", &[("language", "de")]);
    visitor.registers(&Person::ada());
    assert_eq!(
        app.mailbox().newest("ada@example.org").subject(),
        "Bestätigen Sie Ihre E-Mail-Adresse für Rollbook"
    );
}

#[test]
fn an_unknown_language_changes_nothing() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    let before = app.tables();
    for language in ["", "fr", "DE", "en-GB", "../de"] {
        let reply = ada.post("/language", &[("language", language), ("return", "/account")]);
        assert_eq!((reply.status, reply.location()), (Status::SeeOther, "/account"));
    }
    assert_eq!(app.tables(), before);
}

#[test]
fn choosing_a_language_leads_back_to_pages_of_our_own_only() {
    let app = TestApp::fresh();
    for (back, led_to) in [
        ("/register", "/register"),
        ("/sign-in?next=/account", "/sign-in?next=/account"),
        ("//evil.example", "/"),
        ("///evil.example", "/"),
        ("/\\evil.example", "/"),
        ("\\/evil.example", "/"),
        ("https://evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("/\u{9}/evil.example", "/"),
        ("/\r\nSet-Cookie: a=b", "/"),
        ("", "/"),
    ] {
        let reply = app.visitor().post("/language", &[("language", "de"), ("return", back)]);
        assert_eq!(reply.location(), led_to, "{back:?}");
    }
}

#[test]
fn every_page_names_its_own_path_to_come_back_to() {
    let app = TestApp::fresh();
    for path in ["/", "/register", "/sign-in", "/privacy", "/confirm", "/confirm/resend", "/nowhere"] {
        assert_eq!(app.visitor().get(path).value_of("return").as_deref(), Some(path));
    }
}
