//! Two who register one address that nobody has proven: whoever reads its mail decides.

use rocket::http::Status;

use crate::support::TestApp;
use crate::support::people::{Person, token_of};

const CHOSEN: &str = "amber lantern drifts";

fn mallory() -> Person {
    Person::new("Ada Lovelace", "ada@example.org").with_password("mallory knows this one")
}

/// Mallory was there first, Ada second; the path in Ada's newest mail.
fn contested(app: &TestApp) -> String {
    app.visitor().registers(&mallory());
    app.visitor().registers(&Person::ada());
    app.mailbox().link_for("ada@example.org")
}

fn only_the_chosen_password_works(app: &TestApp) {
    for password in [mallory().password, Person::ada().password] {
        let reply = app.visitor().signs_in("ada@example.org", &password);
        assert_eq!(reply.status, Status::Unauthorized, "{password}");
    }
    assert_eq!(app.visitor().signs_in("ada@example.org", CHOSEN).status, Status::SeeOther);
}

#[test]
fn whoever_confirms_by_link_chooses_the_password() {
    let app = TestApp::fresh();
    let path = contested(&app);
    assert!(app.visitor().get(&path).has("input[name='password']"));
    let without = app.visitor().confirms(&path);
    assert_eq!(without.status, Status::BadRequest);
    assert!(without.message_at("password").is_some());
    let short = app.visitor().post("/confirm", &[("token", token_of(&path)), ("password", "short")]);
    assert!(short.message_at("password").is_some());
    assert_eq!(app.accounts_in_state("active"), 0);
    let reply = app.visitor().post("/confirm", &[("token", token_of(&path)), ("password", CHOSEN)]);
    assert_eq!(reply.text_of("h1").as_deref(), Some("Email address confirmed"));
    only_the_chosen_password_works(&app);
}

#[test]
fn whoever_confirms_by_code_chooses_the_password() {
    let app = TestApp::fresh();
    contested(&app);
    let code = app.mailbox().code_for("ada@example.org");
    let page = app.visitor().types_code("ada@example.org", &code);
    assert_eq!(page.status, Status::Ok);
    assert_eq!(page.value_of("code"), Some(code.clone()));
    assert!(page.has("form[action='/confirm'] input[name='password']"));
    let fields = [("email", "ada@example.org"), ("code", code.as_str()), ("password", "short")];
    assert!(app.visitor().post("/confirm", &fields).message_at("password").is_some());
    let fields = [("email", "ada@example.org"), ("code", code.as_str()), ("password", CHOSEN)];
    let reply = app.visitor().post("/confirm", &fields);
    assert_eq!(reply.text_of("h1").as_deref(), Some("Email address confirmed"), "{}", reply.body);
    only_the_chosen_password_works(&app);
}

#[test]
fn the_first_link_is_ended_by_the_second_registration() {
    let app = TestApp::fresh();
    app.visitor().registers(&mallory());
    let first = app.mailbox().link_for("ada@example.org");
    app.visitor().registers(&Person::ada());
    assert_eq!(app.visitor().confirms(&first).status, Status::Gone);
}

#[test]
fn nobody_who_typed_a_contested_address_can_move_its_account_away() {
    let app = TestApp::fresh();
    let mut first = app.visitor();
    first.registers(&mallory());
    let mut second = app.visitor();
    second.registers(&Person::ada());
    let path = app.mailbox().link_for("ada@example.org");
    for (visitor, email) in [(&mut first, "m1@example.org"), (&mut second, "m2@example.org")] {
        let reply = visitor.post("/register/address", &[("email", email)]);
        assert_eq!(reply.location(), "/register/inbox?changed=1");
    }
    let reply = app.visitor().post("/confirm", &[("token", token_of(&path)), ("password", CHOSEN)]);
    assert_eq!(reply.status, Status::Ok);
    only_the_chosen_password_works(&app);
}

#[test]
fn mending_to_an_address_that_waits_for_its_proof_contests_it_too() {
    let app = TestApp::fresh();
    app.visitor().registers(&mallory());
    let mut ada = app.visitor();
    ada.registers(&Person::new("Ada Lovelace", "ada@exmaple.org"));
    ada.post("/register/address", &[("email", "ada@example.org")]);
    let path = app.mailbox().link_for("ada@example.org");
    let page = app.visitor().get(&path);
    assert!(page.has("input[name='password']"), "Mallory's password would be Ada's: {}", page.body);
    app.visitor().post("/confirm", &[("token", token_of(&path)), ("password", CHOSEN)]);
    only_the_chosen_password_works(&app);
}
