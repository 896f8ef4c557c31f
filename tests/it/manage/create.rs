//! Accounts made in the console, and the invitations that lead into them.

use std::time::Duration;

use rocket::http::Status;

use crate::support::TestApp;
use crate::support::people::{PASSWORD, Person};

const NEW: &str = "/console/accounts/new";

#[test]
fn every_fault_is_named_at_once_and_nothing_is_created() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    let fields = [
        ("username", "two words"),
        ("real_name", "a\u{202e}b"),
        ("email", "nonsense"),
        ("ext_id", "seven"),
        ("tags", "Nobody, Nothing"),
        ("welcome", "mail"),
    ];
    let reply = root.post(NEW, &fields);
    assert_eq!(reply.status, Status::BadRequest);
    for field in ["username", "real_name", "email", "ext_id", "tags"] {
        assert!(reply.message_at(field).is_some(), "{field}");
    }
    assert_eq!(reply.value_of("username").as_deref(), Some("two words"));
    let taken = [("username", "GRACE"), ("email", "Grace@Example.org"), ("welcome", "none")];
    let reply = root.post(NEW, &taken);
    assert!(reply.message_at("username").is_some() && reply.message_at("email").is_some());
    assert!(root.post(NEW, &[("username", "bo"), ("welcome", "mail")]).message_at("email").is_some());
    assert_eq!(app.accounts(), 1);
}

#[test]
fn an_invited_person_chooses_a_password_and_the_address_is_proven() {
    let app = TestApp::fresh();
    let root = app.set_up();
    app.tag("Night watch");
    let mut root = app.signed_in(&root);
    let fields = [
        ("username", "bo"),
        ("real_name", "Bo"),
        ("email", "bo@example.org"),
        ("ext_id", "12"),
        ("tags", "NIGHT WATCH"),
        ("welcome", "mail"),
    ];
    let created = root.post(NEW, &fields);
    assert!(created.location().ends_with("?flash=created-invited"), "{}", created.location());
    assert_eq!(app.count("accounts WHERE username = 'bo' AND state = 'awaiting_email' AND ext_id = 12"), 1);
    assert_eq!(app.carried_tags(), 1);
    let link = app.mailbox().link_for("bo@example.org");
    assert!(link.starts_with("/invite/"));
    let before = app.tables();
    let mut bo = app.visitor();
    bo.get(&link);
    assert_eq!(app.tables(), before, "a scanner spends nothing");
    let token = link.rsplit('/').next().expect("a token");
    assert_eq!(bo.post("/invite", &[("token", token), ("password", PASSWORD)]).status, Status::Ok);
    bo.signs_in("bo@example.org", PASSWORD);
    assert_eq!(
        app.count("accounts WHERE username = 'bo' AND state = 'active' AND email_verified_at IS NOT NULL"),
        1
    );
    let page = root.get(created.location().split('?').next().expect("a path"));
    assert!(page.texts_of(".timeline .row-head").contains(&"Invitation accepted".to_owned()));
}

#[test]
fn an_invitation_works_for_a_week_and_the_newest_only() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let mut root = app.signed_in(&grace);
    root.post(NEW, &[("username", "bo"), ("email", "bo@example.org"), ("welcome", "mail")]);
    let first = app.mailbox().link_for("bo@example.org");
    let invite = format!("/console/accounts/{}/invite", app.id_of("bo@example.org").0);
    assert!(root.post(&invite, &[]).location().ends_with("flash=invited"));
    let second = app.mailbox().link_for("bo@example.org");
    assert_eq!(app.visitor().get(&first).status, Status::Gone);
    app.later(Duration::from_secs(7 * 24 * 60 * 60 - 1));
    assert_eq!(app.visitor().get(&second).status, Status::Ok);
    app.later(Duration::from_secs(1));
    let late = app.visitor().get(&second);
    assert_eq!(late.status, Status::Gone);
    assert!(late.says("This invitation has expired."));
    let token = second.rsplit('/').next().expect("a token");
    let reply = app.visitor().post("/invite", &[("token", token), ("password", PASSWORD)]);
    assert_eq!(reply.status, Status::Gone);
    assert_eq!(app.count("accounts WHERE username = 'bo' AND password_hash IS NULL"), 1);
}

#[test]
fn an_invitation_is_no_token_of_another_kind_and_ends_with_its_address() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    root.post(NEW, &[("username", "bo"), ("email", "bo@example.org"), ("welcome", "mail")]);
    let link = app.mailbox().link_for("bo@example.org");
    let token = link.rsplit('/').next().expect("a token").to_owned();
    assert_eq!(app.visitor().get(&format!("/confirm/{token}")).status, Status::NotFound);
    for wrong in ["", "0", "null", &token[..42], &format!("{token}x")] {
        let reply = app.visitor().post("/invite", &[("token", wrong), ("password", PASSWORD)]);
        assert_eq!(reply.status, Status::NotFound, "{wrong:?}");
    }
    let edit = format!("/console/accounts/{}/edit", app.id_of("bo@example.org").0);
    root.post(
        &edit,
        &[("username", "bo"), ("real_name", ""), ("email", "bo@example.net"), ("proof", "later")],
    );
    assert_eq!(app.visitor().get(&link).status, Status::Gone);
}

#[test]
fn a_role_is_given_by_an_administrator_who_has_just_proven_who_they_are() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    app.confirmed_member(&Person::ada());
    app.makes_users_admin("ada@example.org");
    let fields = [("username", "bo"), ("role", "moderator"), ("welcome", "none")];
    let mut ada = app.signed_in(&Person::ada());
    assert!(!ada.get(NEW).has("select[name='role']"));
    assert_eq!(ada.post(NEW, &fields).status, Status::Forbidden);
    let mut root = app.signed_in(&grace);
    app.later(Duration::from_secs(6 * 60));
    let asked = root.post(NEW, &fields);
    assert_eq!(asked.status, Status::Forbidden);
    assert_eq!(asked.value_of("username").as_deref(), Some("bo"), "nothing that was typed is lost");
    assert!(asked.has("a[href^='/account/prove']"));
    assert_eq!(app.count("accounts WHERE username = 'bo'"), 0);
    assert!(app.signed_in(&grace).post(NEW, &fields).location().ends_with("?flash=created"));
    assert_eq!(app.count("accounts WHERE username = 'bo' AND role = 'moderator'"), 1);
}

#[test]
fn whoever_vouches_for_an_address_makes_an_account_that_is_open_at_once() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let fields =
        [("username", "bo"), ("email", "bo@example.org"), ("email_confirmed", "yes"), ("welcome", "mail")];
    let mut root = app.signed_in(&root);
    let created = root.post(NEW, &fields);
    assert_eq!(
        app.count("accounts WHERE username = 'bo' AND state = 'active' AND email_verified_at IS NOT NULL"),
        1
    );
    let page = root.get(created.location().split('?').next().expect("a path"));
    assert!(page.says("When the account was created"));
}
