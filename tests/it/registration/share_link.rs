//! Links handed over in person: shown once, of use to one person, and in no mail.

use rocket::http::Status;

use crate::support::people::{PASSWORD, Person, path_of};
use crate::support::{Reply, TestApp};

fn link_of(reply: &Reply) -> String {
    assert_eq!(reply.status, Status::Ok, "{:?}", reply.header("location"));
    path_of(&reply.attribute("#copy-link", "value").expect("a link"))
}

#[test]
fn a_confirmation_is_handed_over_as_link_code_and_qr_code_without_any_mail_server() {
    let app = TestApp::without_mail_server();
    let root = app.set_up();
    let eve = Person::new("Eve", "eve@example.org");
    app.visitor().registers(&eve);
    let path = format!("/console/accounts/{}/hand-over", app.id_of("eve@example.org").0);
    let mut root = app.signed_in(&root);
    assert!(root.get(&path).has("button[name='purpose'][value='confirm_email']"));
    let mails = app.mails();
    let reply = root.post(&path, &[("purpose", "confirm_email")]);
    let link = link_of(&reply);
    assert!(reply.has(".slip svg.qr[role='img']"));
    assert_eq!(reply.header("cache-control").map(|cache| cache.contains("no-store")), Some(true));
    assert_eq!(app.mails(), mails, "no mail is sent");
    let token = link.rsplit('/').next().expect("a token").to_owned();
    assert!(!app.tables().values().flatten().any(|row| row.contains(&token)), "only its digest is kept");
    let code = reply.text_of(".slip-code").expect("a code");
    assert_eq!(app.visitor().types_code("eve@example.org", &code).status, Status::Ok);
    app.signed_in(&eve);
    let page = root.get(path.trim_end_matches("/hand-over"));
    assert!(page.says("By a shared link"));
    assert_eq!(app.visitor().get(&link).status, Status::Gone, "link and code are one proof");
    assert_eq!(
        root.post(&path, &[("purpose", "confirm_email")]).status,
        Status::BadRequest,
        "nothing is left to prove"
    );
}

#[test]
fn a_link_handed_over_ends_the_mailed_one() {
    let app = TestApp::fresh();
    let root = app.set_up();
    app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    let mailed = app.mailbox().link_for("eve@example.org");
    let path = format!("/console/accounts/{}/hand-over", app.id_of("eve@example.org").0);
    let link = link_of(&app.signed_in(&root).post(&path, &[("purpose", "confirm_email")]));
    assert_eq!(app.visitor().get(&mailed).status, Status::Gone);
    assert_eq!(app.visitor().confirms(&link).status, Status::Ok);
    let actions = app.audit_actions();
    assert!(actions.contains(&"account.link_handed_over".to_owned()));
}

#[test]
fn a_link_that_does_not_fit_the_account_is_not_made() {
    let app = TestApp::fresh();
    let root = app.set_up();
    app.confirmed_member(&Person::ada());
    let path = format!("/console/accounts/{}/hand-over", app.id_of("ada@example.org").0);
    let mut root = app.signed_in(&root);
    for purpose in ["confirm_email", "invite", "not_me", "", "nonsense"] {
        let before = app.tables();
        assert_eq!(root.post(&path, &[("purpose", purpose)]).status, Status::BadRequest, "{purpose}");
        assert_eq!(app.tables(), before, "{purpose}");
    }
}

#[test]
fn an_invitation_on_paper_sets_the_first_password_and_proves_no_address() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let fields = [("username", "bo"), ("real_name", "Bo"), ("email", "bo@example.org"), ("welcome", "hand")];
    let link = link_of(&app.signed_in(&root).post("/console/accounts/new", &fields));
    let mut bo = app.visitor();
    let page = bo.get(&link);
    assert!(page.says("bo@example.org") && page.says("Choose your password"));
    let token = link.rsplit('/').next().expect("a token").to_owned();
    let short = bo.post("/invite", &[("token", &token), ("password", "short")]);
    assert_eq!(short.status, Status::BadRequest);
    assert!(short.message_at("password").is_some());
    assert_eq!(bo.post("/invite", &[("token", &token), ("password", PASSWORD)]).status, Status::Ok);
    let again = bo.post("/invite", &[("token", &token), ("password", "amber lantern drifts")]);
    assert_eq!(again.status, Status::Gone);
    assert_eq!(bo.signs_in("bo", PASSWORD).status, Status::SeeOther);
    assert_eq!(
        app.count("accounts WHERE username = 'bo' AND email_verified_at IS NULL AND state = 'active'"),
        1
    );
}

#[test]
fn a_reset_link_on_paper_sets_a_new_password_and_ends_every_session() {
    let app = TestApp::without_mail_server();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    let fields = [("username", "bo"), ("welcome", "hand")];
    let invitation = link_of(&root.post("/console/accounts/new", &fields));
    let token = |link: &str| link.rsplit('/').next().expect("a token").to_owned();
    let mut bo = app.visitor();
    bo.post("/invite", &[("token", &token(&invitation)), ("password", PASSWORD)]);
    bo.signs_in("bo", PASSWORD);
    let id = app.of_account::<i64>("bo", "id").to_string();
    let path = format!("/console/accounts/{id}/hand-over");
    assert!(root.get(&path).says("Reset the password"));
    let reset = link_of(&root.post(&path, &[("purpose", "recover")]));
    assert!(reset.starts_with("/recover/"), "{reset}");
    let mut other = app.visitor();
    assert_eq!(other.get(&reset).status, Status::Ok);
    other.post("/recover/password", &[("token", &token(&reset)), ("password", "amber lantern drifts")]);
    assert_eq!(app.sessions_of(id), 0);
    assert_ne!(app.visitor().signs_in("bo", PASSWORD).status, Status::SeeOther);
    assert_eq!(app.visitor().signs_in("bo", "amber lantern drifts").status, Status::SeeOther);
    assert_eq!(app.visitor().get(&reset).status, Status::Gone);
}
