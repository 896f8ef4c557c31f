//! Changing one's own name, username and profile.

use rocket::http::Status;

use crate::support::TestApp;
use crate::support::people::{PASSWORD, Person};

fn with_ada() -> TestApp {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    app
}

#[test]
fn name_username_and_profile_are_changed_and_one_signs_in_with_the_new_name() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    let fields = [
        ("name", "Augusta Ada King"),
        ("username", "Countess_1"),
        ("bio", "Notes on the engine.\r\nG is the longest."),
        ("location", "London"),
        ("website", "https://ada.example"),
    ];
    assert_eq!(ada.post("/account/profile", &fields).location(), "/account?changed=profile");
    assert!(ada.get("/account").says("Augusta Ada King"));
    let form = ada.get("/account/profile");
    assert_eq!(form.value_of("website").as_deref(), Some("https://ada.example"));
    assert_eq!(form.texts_of("textarea"), ["Notes on the engine. G is the longest."]);
    assert_eq!(app.visitor().signs_in("countess_1", PASSWORD).status, Status::SeeOther);
    assert_eq!(app.audit_lines_of("account.profile_changed"), 1);
    ada.post("/account/profile", &fields);
    assert_eq!(app.audit_lines_of("account.profile_changed"), 1, "nothing was changed");
}

#[test]
fn every_fault_is_said_at_its_field() {
    let app = with_ada();
    app.confirmed_member(&Person::new("Bob", "bob@example.org"));
    let mut ada = app.signed_in(&Person::ada());
    let fields = [("name", "a\nb"), ("username", "BOB"), ("website", "javascript:alert(1)")];
    let reply = ada.post("/account/profile", &fields);
    assert_eq!(reply.status, Status::BadRequest);
    for field in ["name", "username", "website"] {
        assert!(reply.message_at(field).is_some(), "{field}");
    }
    assert_eq!(reply.value_of("website").as_deref(), Some("javascript:alert(1)"));
}

#[test]
fn nobody_takes_a_name_that_stands_for_an_unconfirmed_account() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    let fields = [("name", "Ada"), ("username", "unconfirmed-0123456789abcdef")];
    assert!(ada.post("/account/profile", &fields).message_at("username").is_some());
}

#[test]
fn without_a_name_the_username_is_shown() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    ada.post("/account/profile", &[("name", " "), ("username", "ada")]);
    assert_eq!(ada.get("/account").texts_of("h1 bdi"), ["ada"]);
}
