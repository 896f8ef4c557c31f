//! Who gets into the console, and what its frame shows them.

use rocket::http::Status;

use crate::support::TestApp;
use crate::support::people::Person;

#[test]
fn a_visitor_is_sent_to_the_sign_in_and_back() {
    let app = TestApp::fresh();
    assert_eq!(app.visitor().get("/console").location(), "/sign-in?next=%2Fconsole");
}

#[test]
fn a_plain_account_is_refused_and_sees_no_way_in() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    assert_eq!(ada.get("/console").status, Status::Forbidden);
    assert!(!ada.get("/account").has("a[href='/console']"));
}

#[test]
fn an_administrator_sees_every_section_and_a_users_admin_their_own() {
    let app = TestApp::fresh();
    let mut root = app.signed_in(&app.set_up());
    let home = root.get("/console");
    assert_eq!(home.status, Status::Ok);
    assert!(home.has(".console-nav a[href='/console/settings']"));
    assert!(home.has(".console-nav a[href='/console'][aria-current='page']"));
    app.confirmed_member(&Person::ada());
    app.makes_users_admin("ada@example.org");
    let mut ada = app.signed_in(&Person::ada());
    let home = ada.get("/console");
    assert!(home.has(".console-nav a[href='/console/accounts']"));
    assert!(!home.has(".console-nav a[href='/console/settings']"));
}

#[test]
fn whoever_owes_a_new_password_gives_it_first() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut visitor = app.signed_in(&root);
    app.asks_for_a_new_password_of("grace@example.org");
    assert_eq!(visitor.get("/console").location(), "/account/password");
}
