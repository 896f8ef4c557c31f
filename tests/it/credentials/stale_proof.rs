//! What a session, a code or a token that somebody else holds is not enough for.

use std::time::Duration;

use rocket::http::{Method, Status};
use rollbook::domain::{Rights, Role};
use serde_json::{Value, json};

use crate::support::api::PASSWORD;
use crate::support::factors::Authenticator;
use crate::support::people::Person;
use crate::support::{Reply, TestApp, Visitor};

const ADA: &str = "ada@example.org";
const EVIL: &str = "evil@strangers.example";
const NEW: &str = "amber lantern drifts";

/// Ada's browser, in which only the code was given lately.
fn proven_by_code_alone(app: &TestApp) -> (Visitor<'_>, Authenticator) {
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    let (phone, _) = ada.sets_up_two_steps();
    app.later(Duration::from_secs(10 * 60));
    let proven = ada.post("/account/prove", &[("with", "code"), ("code", &phone.code(app, 0))]);
    assert_eq!(proven.location(), "/account", "{}", proven.body);
    (ada, phone)
}

fn session_of(visitor: &Visitor<'_>) -> String {
    visitor.cookie("rollbook_session").expect("a session").to_owned()
}

fn put(app: &TestApp, session: &str, path: &str, body: &Value) -> Reply {
    app.call(Method::Put, path).session(session).json(body).send()
}

#[test]
fn a_code_alone_sets_no_password() {
    let app = TestApp::fresh();
    let (mut ada, _) = proven_by_code_alone(&app);
    let path = format!("/api/users/{}/password", app.account_of(ADA).uuid);
    let body = json!({ "password": NEW });
    assert_eq!(put(&app, &session_of(&ada), &path, &body).status, Status::Forbidden);
    ada.post("/account/prove", &[("password", crate::support::people::PASSWORD)]);
    assert_eq!(put(&app, &session_of(&ada), &path, &body).status, Status::Ok, "the password does");
}

#[test]
fn an_address_is_changed_with_password_and_code_where_there_is_a_code() {
    let app = TestApp::fresh();
    let (mut ada, phone) = proven_by_code_alone(&app);
    let both = "/account/prove?next=%2Faccount%2Femail%2Fchange&with=both";
    assert_eq!(ada.get("/account/email/change").location(), both);
    let asked = ada.post("/account/email/change", &[("new_email", EVIL)]);
    assert_eq!(asked.location(), both);
    app.later(Duration::from_secs(10 * 60));
    ada.post("/account/prove", &[("password", crate::support::people::PASSWORD)]);
    assert_eq!(ada.post("/account/email/change", &[("new_email", EVIL)]).location(), both);
    assert_eq!(app.count("email_changes"), 0);
    ada.post("/account/prove", &[("with", "code"), ("code", &phone.code(&app, 0))]);
    let asked = ada.post("/account/email/change", &[("new_email", EVIL)]);
    assert_eq!(asked.location(), "/account/email?sent=1");
}

#[test]
fn a_code_alone_changes_no_own_address_in_the_console() {
    let app = TestApp::fresh();
    let (mut ada, phone) = proven_by_code_alone(&app);
    app.makes_users_admin("ada-lovelace");
    let id = app.id_of(ADA);
    for part in ["edit", "hand-over"] {
        let page = ada.get(&format!("/console/accounts/{id}/{part}"));
        let away = format!("/account/prove?next=%2Fconsole%2Faccounts%2F{id}%2F{part}&with=both");
        assert_eq!(page.location(), away);
    }
    ada.post("/account/prove", &[("password", crate::support::people::PASSWORD)]);
    assert_eq!(ada.get(&format!("/console/accounts/{id}/edit")).status, Status::Ok);
    drop(phone);
}

#[test]
fn an_old_token_changes_no_address_of_an_account_with_a_factor() {
    let app = TestApp::fresh();
    let (phone, _) = app.member_with_two_steps(&Person::ada());
    app.next_code();
    let token = |reply: Reply| reply.json()["access_token"].as_str().expect("a token").to_owned();
    let sign_in = || {
        let code = phone.code(&app, 0);
        let fields = [
            ("username", ADA),
            ("password", crate::support::people::PASSWORD),
            ("one_time_code", code.as_str()),
        ];
        token(app.grants(&fields))
    };
    let old = sign_in();
    app.later(Duration::from_secs(5 * 60));
    let path = format!("/api/v2/user/{}/change_email/", app.id_of(ADA));
    let asks = |token: &str| {
        app.call(Method::Patch, &path).bearer(token).json(&json!({ "new_email": EVIL })).send().status
    };
    assert_eq!(asks(&old), Status::Forbidden);
    assert_eq!(asks(&sign_in()), Status::NoContent);
    app.takes_factor_off(ADA);
    app.later(Duration::from_secs(60));
    assert_eq!(asks(&old), Status::NoContent, "without a factor as before");
}

#[test]
fn a_session_left_open_gives_no_role_deletes_nobody_and_reads_no_dump() {
    let (app, _) = TestApp::with_admin();
    let ada = app.person("ada");
    let mut root = app.visitor();
    assert_eq!(root.signs_in("root", PASSWORD).status, Status::SeeOther);
    let session = session_of(&root);
    let of = |rest: &str| format!("/api/users/{}{rest}", ada.uuid);
    let roles = json!({ "manualRoles": ["ADMIN"] });
    app.later(Duration::from_secs(5 * 60));
    let dump = |session: &str| app.call(Method::Get, &of("/dump")).session(session).send().status;
    let delete = || app.call(Method::Delete, &of("")).session(&session).send().status;
    assert_eq!(put(&app, &session, &of("/roles"), &roles).status, Status::Forbidden);
    assert_eq!(delete(), Status::Forbidden);
    assert_eq!(dump(&session), Status::Forbidden);
    assert_eq!(app.call(Method::Get, &of("/roles")).session(&session).send().status, Status::Ok);
    let tags = json!({ "manualTags": ["Crew"] });
    assert_eq!(put(&app, &session, &of("/tags"), &tags).status, Status::Ok, "a tag opens nothing");
    let basic = app.call(Method::Get, &of("/dump")).basic("root", PASSWORD).send();
    assert_eq!(basic.status, Status::Ok);
    let key = app.api_key("admin", Rights { admin: true, users_admin: false });
    let by_key = app.call(Method::Put, &of("/roles")).bearer(&key).json(&roles).send();
    assert_eq!(by_key.status, Status::Ok);
    assert_eq!(app.of_account::<String>("ada", "role"), Role::Admin.as_str());
    root.post("/account/prove", &[("password", PASSWORD)]);
    assert_eq!(put(&app, &session, &of("/roles"), &json!({ "manualRoles": [] })).status, Status::Ok);
    assert_eq!(dump(&session), Status::Ok);
    assert_eq!(delete(), Status::Ok);
}
