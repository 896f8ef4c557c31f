//! Where one is signed in, and ending that.

use rocket::http::{Method, Status};

use crate::support::TestApp;
use crate::support::people::{PASSWORD, Person};

const SESSIONS: &str = "[aria-labelledby='sessions-title'] .entry";

fn with_ada() -> TestApp {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    app
}

#[test]
fn every_open_session_is_listed_and_this_one_is_marked() {
    let app = with_ada();
    let _other = app.signed_in(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    let page = ada.get("/account/sessions");
    assert_eq!(page.texts_of(SESSIONS).len(), 2);
    assert_eq!(page.texts_of(&format!("{SESSIONS}.entry-this")).len(), 1);
    assert!(page.has(&format!("{SESSIONS}:first-child.entry-this")));
    let token = ada.cookie("rollbook_session").expect("a session").to_owned();
    assert!(!page.body.contains(&token), "no token is shown");
}

#[test]
fn one_session_is_ended_and_the_others_stay() {
    let app = with_ada();
    let mut other = app.signed_in(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    let page = ada.get("/account/sessions");
    let name = page.value_of("session").expect("another session");
    assert_eq!(name.len(), 16);
    let ended = ada.post("/account/sessions/end", &[("session", &name)]);
    assert_eq!(ended.location(), "/account/sessions?ended=1");
    assert_eq!(other.get("/account").status, Status::SeeOther);
    assert_eq!(ada.get("/account").status, Status::Ok);
}

#[test]
fn nobody_ends_the_session_of_somebody_else() {
    let app = with_ada();
    app.confirmed_member(&Person::new("Bob", "bob@example.org"));
    let _bob_too = app.signed_in(&Person::new("Bob", "bob@example.org"));
    let mut bob = app.signed_in(&Person::new("Bob", "bob@example.org"));
    let name = bob.get("/account/sessions").value_of("session").expect("another session");
    let mut ada = app.signed_in(&Person::ada());
    ada.post("/account/sessions/end", &[("session", &name)]);
    assert_eq!(bob.get("/account/sessions").texts_of(SESSIONS).len(), 2);
}

#[test]
fn signing_out_everywhere_else_ends_browsers_and_apps_but_not_this_one() {
    let app = with_ada();
    let mut other = app.signed_in(&Person::ada());
    let access = access_token(&app);
    let mut ada = app.signed_in(&Person::ada());
    ada.post("/account/sessions/end-others", &[]);
    assert_eq!(other.get("/account").status, Status::SeeOther);
    assert_eq!(
        app.call(Method::Post, "/api/v2/sso/signin/").bearer(&access).send().status,
        Status::Unauthorized
    );
    assert_eq!(ada.get("/account").status, Status::Ok);
}

#[test]
fn an_app_is_listed_with_its_last_use_and_can_be_disconnected() {
    let app = with_ada();
    let access = access_token(&app);
    let mut ada = app.signed_in(&Person::ada());
    assert!(ada.get("/account/tokens").says("not used yet"));
    let used = app.call(Method::Post, "/api/v2/sso/signin/").bearer(&access).send();
    assert_eq!(used.status, Status::Ok);
    let page = ada.get("/account/tokens");
    assert!(page.says("last used") && page.says("Rollbook"), "{}", page.body);
    let grant = page.value_of("grant").expect("a grant");
    ada.post("/account/tokens/revoke", &[("grant", &grant)]);
    assert_eq!(
        app.call(Method::Post, "/api/v2/sso/signin/").bearer(&access).send().status,
        Status::Unauthorized
    );
    assert!(ada.get("/account/tokens").says("No apps are connected"));
}

fn access_token(app: &TestApp) -> String {
    let fields = [
        ("grant_type", "password"),
        ("client_id", "rollbook"),
        ("username", "ada@example.org"),
        ("password", PASSWORD),
    ];
    let reply = app.call(Method::Post, "/oauth/token/").form(&fields).send();
    reply.json()["access_token"].as_str().expect("a token").to_owned()
}
