//! Changing one's address: the new one is proven, the old one is told and can take it back.

use std::time::Duration;

use rocket::http::{Method, Status};
use rollbook::domain::{AuditContext, EmailAddress};
use rollbook::services::credentials::change_email;
use rollbook::services::credentials::change_email::Asker;

use crate::support::people::{PASSWORD, Person, path_of, token_of};
use crate::support::{Reply, TestApp, Visitor};

const OLD: &str = "ada@example.org";
const NEW: &str = "ada@new.example";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn with_ada() -> TestApp {
    let app = TestApp::fresh();
    app.set_up();
    app.confirmed_member(&Person::ada());
    app
}

impl Visitor<'_> {
    pub fn asks_for(&mut self, address: &str) -> Reply {
        self.post("/account/email/change", &[("new_email", address)])
    }

    pub fn confirms_address(&mut self, path: &str) -> Reply {
        self.post("/email/confirm", &[("token", token_of(path))])
    }

    pub fn takes_back(&mut self, path: &str) -> Reply {
        self.post("/email/undo", &[("token", token_of(path))])
    }
}

impl TestApp {
    fn undo_path(&self) -> String {
        path_of(&self.mailbox().newest(OLD).undo_link().expect("a link that takes it back"))
    }

    fn address_of_ada(&self) -> String {
        self.of_account("ada-lovelace", "email")
    }
}

#[test]
fn a_new_address_counts_when_it_is_proven_and_not_before() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    assert_eq!(ada.asks_for(NEW).location(), "/account/email?sent=1");
    let page = ada.get("/account/email");
    assert!(page.says(NEW) && page.says(OLD) && page.has("form[action='/account/email/cancel']"));
    assert_eq!(app.address_of_ada(), OLD);
    let path = app.mailbox().link_for(NEW);
    // Reading the page, as a mail scanner does, changes nothing.
    let before = app.tables();
    assert!(app.visitor().get(&path).says(NEW));
    app.visitor().send(Method::Head, &path, &[], None);
    assert_eq!(app.tables(), before);
    assert_eq!(app.visitor().confirms_address(&path).status, Status::Ok);
    assert_eq!(app.address_of_ada(), NEW);
    assert_eq!(app.visitor().signs_in(NEW, PASSWORD).status, Status::SeeOther);
    assert_eq!(app.visitor().signs_in(OLD, PASSWORD).status, Status::Unauthorized);
    assert_eq!(app.visitor().confirms_address(&path).status, Status::Gone, "the link is spent");
}

#[test]
fn the_code_of_the_mail_does_as_well_and_is_spent_after_some_misses() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    ada.asks_for(NEW);
    let code = app.mailbox().code_for(NEW);
    let wrong = ada.post("/account/email/code", &[("code", "000000")]);
    assert_eq!(wrong.status, Status::BadRequest);
    assert!(wrong.message_at("code").is_some());
    let right = ada.post("/account/email/code", &[("code", &code)]);
    assert_eq!(right.location(), "/account?changed=email");
    assert_eq!(app.address_of_ada(), NEW);

    ada.asks_for("ada@third.example");
    let code = app.mailbox().code_for("ada@third.example");
    for _ in 0..5 {
        ada.post("/account/email/code", &[("code", "000000")]);
    }
    assert_eq!(ada.post("/account/email/code", &[("code", &code)]).status, Status::BadRequest);
    assert_eq!(app.address_of_ada(), NEW);
}

#[test]
fn asking_needs_the_password_of_a_moment_ago() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    app.later(Duration::from_secs(6 * 60));
    let away = ada.asks_for(NEW);
    assert_eq!(away.location(), "/account/prove?next=%2Faccount%2Femail%2Fchange");
    assert_eq!(app.count("email_changes"), 0);
    let back = ada.post("/account/prove", &[("password", PASSWORD), ("next", "/account/email/change")]);
    assert_eq!(back.location(), "/account/email/change");
    assert_eq!(ada.asks_for(NEW).location(), "/account/email?sent=1");
}

#[test]
fn the_old_address_is_told_at_once_and_again_when_the_change_counts() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    ada.asks_for(NEW);
    assert_eq!(
        app.mailbox().of_but_sign_ins(OLD).len(),
        2,
        "the confirmation of the registration, and the warning"
    );
    assert!(app.mailbox().newest(OLD).text.contains(NEW));
    let path = app.mailbox().link_for(NEW);
    app.visitor().confirms_address(&path);
    assert_eq!(app.mailbox().of_but_sign_ins(OLD).len(), 3);
}

#[test]
fn the_old_address_takes_a_change_back_that_already_counts() {
    let app = with_ada();
    let mut thief = app.signed_in(&Person::ada());
    thief.asks_for(NEW);
    let first_undo = app.undo_path();
    let path = app.mailbox().link_for(NEW);
    app.visitor().confirms_address(&path);
    app.later(DAY * 6);
    let mut thief_again = app.visitor();
    thief_again.signs_in(NEW, PASSWORD);
    let page = app.visitor().get(&first_undo);
    assert!(page.says(OLD) && page.says(NEW), "{}", page.body);
    let done = app.visitor().takes_back(&first_undo);
    assert_eq!(done.status, Status::Ok, "{}", done.body);
    assert!(done.has("a[href='/recover']"), "the way to a new password");
    assert_eq!(app.address_of_ada(), OLD);
    assert_eq!(thief_again.get("/account").status, Status::SeeOther, "the thief is out");
    assert_eq!(app.devices(), 0, "and known no more");
    assert_eq!(app.visitor().signs_in(OLD, PASSWORD).status, Status::Unauthorized, "and so is the password");
    assert_eq!(app.visitor().takes_back(&first_undo).status, Status::Gone);
}

#[test]
fn the_way_back_is_open_for_seven_days() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    ada.asks_for(NEW);
    let undo = app.undo_path();
    app.later(DAY * 7 - Duration::from_millis(1));
    assert_eq!(app.visitor().get(&undo).status, Status::Ok);
    app.later(Duration::from_millis(1));
    assert_eq!(app.visitor().get(&undo).status, Status::Gone);
    assert_eq!(app.visitor().takes_back(&undo).status, Status::Gone);
}

#[test]
fn taking_back_reaches_over_later_changes_too() {
    let app = with_ada();
    let mut thief = app.signed_in(&Person::ada());
    thief.asks_for(NEW);
    let undo = app.undo_path();
    let path = app.mailbox().link_for(NEW);
    app.visitor().confirms_address(&path);
    thief.asks_for("ada@third.example");
    let path = app.mailbox().link_for("ada@third.example");
    app.visitor().takes_back(&undo);
    assert_eq!(app.address_of_ada(), OLD);
    assert_eq!(app.visitor().confirms_address(&path).status, Status::Gone);
    assert_eq!(app.address_of_ada(), OLD);
}

#[test]
fn a_token_proves_the_address_it_was_sent_to_whatever_was_asked_for_since() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    ada.asks_for("first@new.example");
    let first = app.mailbox().link_for("first@new.example");
    ada.asks_for("second@new.example");
    let second = app.mailbox().link_for("second@new.example");
    assert_eq!(app.visitor().confirms_address(&first).status, Status::Gone, "a newer one ends the older");
    assert_eq!(app.address_of_ada(), OLD);
    app.visitor().confirms_address(&second);
    assert_eq!(app.address_of_ada(), "second@new.example");
}

#[test]
fn of_two_confirmations_at_once_one_succeeds() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    ada.asks_for(NEW);
    let path = app.mailbox().link_for(NEW);
    let token = token_of(&path).to_owned();
    let call = || app.call(Method::Post, "/email/confirm").form(&[("token", &token)]);
    let statuses: Vec<u16> =
        app.calls_at_once((0..6).map(|_| call()).collect()).iter().map(|reply| reply.status.code).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 200).count(), 1, "{statuses:?}");
    assert_eq!(app.audit_lines_of("account.email_changed"), 1);
    assert_eq!(app.address_of_ada(), NEW);
}

#[test]
fn confirming_and_taking_back_at_once_always_ends_with_the_old_address() {
    for _ in 0..4 {
        let app = with_ada();
        let mut ada = app.signed_in(&Person::ada());
        ada.asks_for(NEW);
        let (confirm, undo) = (app.mailbox().link_for(NEW), app.undo_path());
        let calls = vec![
            app.call(Method::Post, "/email/confirm").form(&[("token", token_of(&confirm))]),
            app.call(Method::Post, "/email/undo").form(&[("token", token_of(&undo))]),
        ];
        let replies = app.calls_at_once(calls);
        assert_eq!(replies[1].status, Status::Ok, "{}", replies[1].body);
        assert_eq!(app.address_of_ada(), OLD);
    }
}

#[test]
fn a_taken_address_is_not_told_from_a_free_one_and_its_owner_hears_of_it() {
    let app = with_ada();
    app.confirmed_member(&Person::new("Bob", "bob@example.org"));
    let mut ada = app.signed_in(&Person::ada());
    let free = ada.asks_for(NEW);
    let shown = ada.get("/account/email").body_without(&[NEW]);
    let taken = ada.asks_for("bob@example.org");
    assert_eq!((free.status, free.location()), (taken.status, taken.location()));
    assert_eq!(ada.get("/account/email").body_without(&["bob@example.org"]), shown);
    let mail = app.mailbox().newest("bob@example.org");
    assert!(mail.link().is_none() && mail.code().is_none(), "{}", mail.text);
}

#[test]
fn whoever_proves_an_address_comes_before_a_registration_that_never_did() {
    let app = with_ada();
    app.visitor().registers(&Person::new("Eve", NEW));
    let mut ada = app.signed_in(&Person::ada());
    ada.asks_for(NEW);
    let path = app.mailbox().link_for(NEW);
    app.visitor().confirms_address(&path);
    assert_eq!(app.address_of_ada(), NEW);
    assert_eq!(app.accounts(), 2, "the administrator and Ada");
}

#[test]
fn a_cancelled_change_is_over() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    ada.asks_for(NEW);
    let path = app.mailbox().link_for(NEW);
    assert_eq!(ada.post("/account/email/cancel", &[]).location(), "/account/email?cancelled=1");
    assert!(!ada.get("/account/email").says(NEW));
    assert_eq!(app.visitor().confirms_address(&path).status, Status::Gone);
    assert_eq!(app.address_of_ada(), OLD);
}

#[test]
fn an_account_asks_for_so_many_changes_an_hour_and_no_more() {
    let app = with_ada();
    let mut ada = app.signed_in(&Person::ada());
    let asked = (0..30).take_while(|n| ada.asks_for(&format!("a{n}@new.example")).status == Status::SeeOther);
    let asked = asked.count();
    assert_eq!(u32::try_from(asked).expect("few"), app.ctx.limits.mails_per_address);
    assert!(app.mailbox().of_but_sign_ins(OLD).len() <= asked + 1);
}

#[test]
fn what_was_mailed_to_the_old_address_dies_with_the_change() {
    let app = with_ada();
    let id = app.id_of(OLD);
    app.invites_unseen(OLD);
    let asked = change_email::ask(
        &app.ctx,
        AuditContext::command_line(),
        id,
        EmailAddress::parse(NEW).expect("an address"),
        Asker::AdministratorByHand,
    );
    let token = app.run(asked).expect("asked").expect("handed over");
    assert!(app.mailbox().of(NEW).is_empty(), "no mail where the proof is handed over");
    app.visitor().confirms_address(&format!("/{}", token.to_text()));
    assert_eq!(app.address_of_ada(), NEW);
    assert_eq!(app.count("mail_links WHERE digest = x'00' AND replaced_at IS NULL"), 0);
}

#[test]
fn an_account_stolen_and_deleted_comes_back_with_its_address() {
    let app = with_ada();
    let mut thief = app.signed_in(&Person::ada());
    thief.asks_for(NEW);
    let undo = app.undo_path();
    let path = app.mailbox().link_for(NEW);
    app.visitor().confirms_address(&path);
    thief.post("/account/delete", &[("sure", "yes")]);
    assert_eq!(app.accounts_in_state("deleted"), 1);
    app.visitor().takes_back(&undo);
    assert_eq!(app.count("accounts WHERE state = 'active' AND email = 'ada@example.org'"), 1);
}
