//! The privacy policy: read by anybody, agreed to by everybody.

use rocket::http::Status;
use serde_json::json;

use crate::support::TestApp;
use crate::support::people::{PASSWORD, Person};

#[test]
fn anybody_can_read_the_policy_in_the_sites_own_words() {
    let app = TestApp::fresh();
    assert!(app.visitor().get("/privacy").texts_of(".prose p").len() > 2);
    app.sets("privacy.text", "We keep little.\n\nAnd <b>never</b> long.");
    let page = app.visitor().get("/privacy");
    assert_eq!(page.texts_of(".prose p"), ["We keep little.", "And <b>never</b> long."]);
}

#[test]
fn a_new_version_is_put_before_everyone_at_the_next_page() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    assert_eq!(ada.get("/account").status, Status::Ok);
    app.sets("privacy.version", "2027");
    assert_eq!(ada.get("/account").location(), "/account/privacy");
    let page = ada.get("/account/privacy");
    assert!(page.says("has changed since you last agreed") && page.says("2027"));
    let agreed = ada.post("/account/privacy", &[("answer", "agree")]);
    assert_eq!(agreed.location(), "/account?changed=privacy");
    assert_eq!(ada.get("/account").status, Status::Ok);
    assert_eq!(app.of_the_account::<Option<String>>("privacy_version").as_deref(), Some("2027"));
    assert!(!ada.get("/account/privacy").has("form[action='/account/privacy']"), "nobody is asked twice");
}

#[test]
fn whoever_never_agreed_is_asked_after_signing_in() {
    let app = TestApp::fresh();
    let ada = Person::ada();
    app.registered_by_another_system(&ada);
    let id = rollbook::domain::AccountId(1);
    app.run(app.ctx.store.write(move |tx| {
        tx.update_account_password(id, tx.find_account(id)?.and_then(|a| a.password_hash).as_deref(), false)?;
        tx.update_account_privacy(
            id,
            &rollbook::domain::PrivacyAgreement {
                at: rollbook::domain::Timestamp::from_millis(0),
                version: "old".to_owned(),
            },
        )
    }))
    .expect("prepared");
    let mut visitor = app.visitor();
    assert_eq!(visitor.signs_in(&ada.email, &ada.password).location(), "/account/privacy");
}

#[test]
fn whoever_declines_hears_what_follows_and_is_asked_again() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    app.sets("privacy.version", "2027");
    let reply = ada.post("/account/privacy", &[("answer", "decline")]);
    assert_eq!(reply.status, Status::Ok);
    assert!(reply.has("a[href='/account/delete']") && reply.has("form[action='/sign-out']"));
    assert_eq!(ada.get("/account").location(), "/account/privacy");
    assert_eq!(app.of_the_account::<Option<String>>("privacy_version").as_deref(), Some("1"));
    let agreed = ada.post("/account/privacy", &[("answer", "agree")]);
    assert_eq!(agreed.location(), "/account?changed=privacy");
    assert!(ada.get("/account/privacy").has(".message-success"), "which version, and when");
}

#[test]
fn any_other_answer_asks_again_and_changes_nothing() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    app.sets("privacy.version", "2027");
    let before = app.tables();
    for answer in ["", "maybe", "AGREE"] {
        assert_eq!(ada.post("/account/privacy", &[("answer", answer)]).location(), "/account/privacy");
    }
    assert_eq!(
        ada.post("/account/privacy", &[("answer", "agree"), ("answer", "decline")]).location(),
        "/account/privacy"
    );
    assert_eq!(app.tables(), before);
}

#[test]
fn a_new_version_is_asked_about_at_the_next_sign_in_however_it_is_made() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let eve = Person::new("Eve", "eve@example.org");
    let (phone, codes) = app.member_with_two_steps(&eve);
    app.sets("privacy.version", "2027");
    let mut ada = app.visitor();
    let fields = [("login", "ada@example.org"), ("password", PASSWORD), ("next", "/account/sessions")];
    assert_eq!(ada.post("/sign-in", &fields).location(), "/account/privacy");
    assert_eq!(ada.get("/account/sessions").location(), "/account/privacy");
    app.next_code();
    let mut eve = app.visitor();
    assert_eq!(
        eve.signs_in("eve@example.org", PASSWORD).location(),
        "/sign-in/factor?next=%2Faccount%2Fprivacy"
    );
    let code = phone.code(&app, 0);
    let typed = eve.post("/sign-in/factor", &[("code", &code), ("next", "/account/privacy")]);
    assert_eq!(typed.location(), "/account/privacy");
    assert_eq!(eve.get("/account").location(), "/account/privacy");
    eve.post("/account/privacy", &[("answer", "agree")]);
    let mut again = app.visitor();
    assert_eq!(again.signs_in_with_code("eve@example.org", &codes[0]).location(), "/account", "once");
}

#[test]
fn an_administrator_is_asked_before_the_console_opens() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.sets("privacy.version", "2027");
    let mut grace = app.signed_in(&grace);
    assert_eq!(grace.get("/console").location(), "/account/privacy");
}

#[test]
fn programs_go_on_and_see_what_was_agreed_to() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let granted = |app: &TestApp| app.grants(&[("username", "ada@example.org"), ("password", PASSWORD)]);
    let before = granted(&app).json();
    app.sets("privacy.version", "2027");
    let token = before["access_token"].as_str().expect("a token").to_owned();
    assert_eq!(app.signs_in_by_bearer(&token), 200);
    assert_eq!(granted(&app).status, Status::Ok);
    let session = app
        .post("/api/authentication/login", &json!({ "login": "ada@example.org", "password": PASSWORD }))
        .send();
    assert_eq!(session.status, Status::Ok);
}
