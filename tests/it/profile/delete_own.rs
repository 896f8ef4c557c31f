//! Deleting one's own account by page, and changing one's mind.

use std::time::Duration;

use rocket::http::{Method, Status};
use rollbook::domain::AccountState;
use rollbook::services::manage::delete::{Keep, delete, restore};
use rollbook::services::manage::disable::disable;
use rollbook::services::site::clean_up::clean_up;

use crate::support::people::{PASSWORD, Person, path_of, system, token_of};
use crate::support::{Reply, TestApp, Visitor};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn with_ada() -> TestApp {
    let app = TestApp::fresh();
    app.set_up();
    app.confirmed_member(&Person::ada());
    app
}

impl Visitor<'_> {
    fn deletes_the_account(&mut self) -> Reply {
        self.post("/account/delete", &[("sure", "yes")])
    }
}

fn undo_path(app: &TestApp) -> String {
    path_of(&app.mailbox().newest("ada@example.org").undo_link().expect("a link"))
}

#[test]
fn a_page_lists_what_goes_before_anything_does() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    let page = ada.get("/account/delete");
    assert_eq!(page.status, Status::Ok);
    assert!(page.says("14 days") && page.says("@ada-lovelace") && page.says("ada@example.org"));
    let unsure = ada.post("/account/delete", &[]);
    assert_eq!(unsure.status, Status::BadRequest);
    assert_eq!(app.accounts_in_state("active"), 2);
    app.later(Duration::from_secs(6 * 60));
    assert_eq!(ada.deletes_the_account().location(), "/account/prove?next=%2Faccount%2Fdelete");
    assert_eq!(app.accounts_in_state("active"), 2);
}

#[test]
fn a_deleted_account_is_shut_at_once_and_erased_after_the_grace() {
    let app = with_ada();
    let mut other = app.signed_in(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    let done = ada.deletes_the_account();
    assert_eq!(done.status, Status::Ok, "{}", done.body);
    assert!(done.has("time") && !done.has(".site-account"), "the frame shows nobody");
    assert_eq!(other.get("/account").status, Status::SeeOther, "every session has ended");
    assert!(app.mailbox().newest("ada@example.org").text.contains("14 February 2026"));
    app.later(DAY * 14);
    app.run(clean_up(&app.ctx)).expect("cleaned");
    assert_eq!(app.accounts(), 1);
    assert!(!format!("{:?}", app.tables()).to_lowercase().contains("lovelace"));
}

#[test]
fn the_link_of_the_mail_brings_it_back_as_it_was() {
    let app = with_ada();
    app.signed_in(&Person::ada()).deletes_the_account();
    let path = undo_path(&app);
    let before = app.tables();
    assert_eq!(app.visitor().get(&path).status, Status::Ok);
    assert_eq!(app.tables(), before, "reading changes nothing");
    app.later(DAY * 13);
    let back = app.visitor().post("/deletion/undo", &[("token", token_of(&path))]);
    assert_eq!(back.status, Status::Ok, "{}", back.body);
    app.signed_in(&Person::ada());
    app.later(DAY * 30);
    app.run(clean_up(&app.ctx)).expect("cleaned");
    assert_eq!(app.accounts(), 2);
    let again = app.visitor().post("/deletion/undo", &[("token", token_of(&path))]);
    assert_eq!(again.status, Status::Gone);
}

#[test]
fn when_the_time_is_over_the_link_brings_nothing_back_even_before_the_clean_up() {
    let app = with_ada();
    app.signed_in(&Person::ada()).deletes_the_account();
    let path = undo_path(&app);
    app.later(DAY * 14);
    assert_eq!(app.visitor().get(&path).status, Status::Gone);
    let late = app.visitor().post("/deletion/undo", &[("token", token_of(&path))]);
    assert_eq!(late.status, Status::Gone);
}

#[test]
fn signing_in_meanwhile_tells_whoever_has_the_password_and_nobody_else() {
    let app = with_ada();
    app.signed_in(&Person::ada()).deletes_the_account();
    let wrong = app.visitor().signs_in("ada@example.org", "wrong");
    let unknown = app.visitor().signs_in("nobody@example.org", "wrong");
    assert_eq!(wrong.status, unknown.status);
    assert_eq!(wrong.body_without(&["ada"]), unknown.body_without(&["nobody"]));
    let right = app.visitor().signs_in("ada@example.org", PASSWORD);
    assert_eq!(right.status, Status::Forbidden);
    let token = right.value_of("token").expect("a way back");
    let back = app.visitor().post("/deletion/undo", &[("token", &token)]);
    assert_eq!(back.status, Status::Ok);
    app.signed_in(&Person::ada());
}

#[test]
fn only_the_owner_who_deleted_an_account_brings_it_back() {
    let app = with_ada();
    let id = app.id_of("ada@example.org");
    app.run(delete(&app.ctx, system(), id, Keep::ForGrace)).expect("deleted");
    let wrong = app.visitor().signs_in("ada@example.org", "wrong");
    let right = app.visitor().signs_in("ada@example.org", PASSWORD);
    assert_eq!((right.status, right.value_of("token")), (wrong.status, None), "{}", right.body);
    app.run(restore(&app.ctx, system(), id)).expect("restored");
    app.signed_in(&Person::ada()).deletes_the_account();
    let path = undo_path(&app);
    app.run(disable(&app.ctx, system(), id, Some("rang the bell".to_owned()))).expect("shut out");
    assert_eq!(app.visitor().get(&path).status, Status::Gone, "whoever is shut out does not come back alone");
    assert_eq!(app.visitor().signs_in("ada@example.org", PASSWORD).value_of("token"), None);
    assert!(app.run(disable(&app.ctx, system(), id, None)).is_err(), "once is enough");
    assert_eq!(app.run(restore(&app.ctx, system(), id)).expect("restored"), AccountState::Disabled);
}

#[test]
fn behind_a_second_factor_the_password_alone_undoes_no_deletion() {
    let app = TestApp::fresh();
    app.set_up();
    let (phone, _) = app.member_with_two_steps(&Person::ada());
    app.next_code();
    let mut ada = app.visitor();
    ada.signs_in_with_code("ada@example.org", &phone.code(&app, 0));
    assert_eq!(ada.deletes_the_account().status, Status::Ok);
    let page = app.visitor().signs_in("ada@example.org", PASSWORD);
    assert_eq!((page.status, page.value_of("token")), (Status::Forbidden, None));
    assert!(page.says("Open the link in the email"), "{}", page.body);
    let back = app.visitor().post("/deletion/undo", &[("token", token_of(&undo_path(&app)))]);
    assert_eq!(back.status, Status::Ok);
}

#[test]
fn without_an_address_signing_in_is_the_way_back() {
    let app = with_ada();
    app.drops_address_of("ada-lovelace");
    let mut ada = app.visitor();
    assert_eq!(ada.signs_in("ada-lovelace", PASSWORD).status, Status::SeeOther);
    assert_eq!(ada.deletes_the_account().status, Status::Ok);
    let token = app.visitor().signs_in("ada-lovelace", PASSWORD).value_of("token").expect("a way back");
    assert_eq!(app.visitor().post("/deletion/undo", &[("token", &token)]).status, Status::Ok);
}

#[test]
fn programs_are_not_let_in_to_a_deleted_account() {
    let app = with_ada();
    app.signed_in(&Person::ada()).deletes_the_account();
    let login = serde_json::json!({ "login": "ada@example.org", "password": PASSWORD });
    assert_eq!(app.post("/api/authentication/login", &login).send().status, Status::Unauthorized);
}

#[test]
fn of_two_deletions_at_once_one_succeeds() {
    let app = with_ada();
    let ada = app.signed_in(&Person::ada());
    let token = ada.cookie("rollbook_session").expect("a session").to_owned();
    let call = || app.call(Method::Post, "/account/delete").session(&token).form(&[("sure", "yes")]);
    let replies = app.calls_at_once((0..4).map(|_| call()).collect());
    assert_eq!(replies.iter().filter(|reply| reply.status == Status::Ok).count(), 1);
    assert_eq!(app.audit_lines_of("account.deleted"), 1);
}

#[test]
fn the_last_administrator_is_told_why_not() {
    let app = TestApp::fresh();
    let admin = app.set_up();
    let mut admin = app.signed_in(&admin);
    let agreed = admin.post("/account/privacy", &[("answer", "agree")]);
    assert_eq!(agreed.status, Status::SeeOther);
    let refused = admin.deletes_the_account();
    assert_eq!(refused.status, Status::BadRequest);
    assert!(!refused.summary().is_empty());
    assert_eq!(app.accounts_in_state("active"), 1);
}

#[test]
fn without_grace_everything_is_gone_at_once() {
    let app = with_ada();
    app.sets("account.deletion_grace_days", "0");
    let mut ada = app.signed_in(&Person::ada());
    assert!(ada.get("/account/delete").says("can’t be restored"));
    assert_eq!(ada.deletes_the_account().status, Status::Ok);
    assert_eq!(app.accounts(), 1);
    assert_eq!(ada.get("/account").status, Status::SeeOther);
}
