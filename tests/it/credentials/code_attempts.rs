//! Whoever guesses at the six digits of mails for days gets no further than whoever does for an hour.

use std::time::Duration;

use rocket::http::Status;

use crate::support::people::{Person, path_of, token_of};
use crate::support::{Reply, TestApp};

const ADA: &str = "ada@example.org";
const NEW: &str = "amber lantern drifts";
const HOUR: Duration = Duration::from_secs(60 * 60);

/// Six digits that are not these.
fn another(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().expect("digits") + 1) % 1_000_000)
}

fn types_code(app: &TestApp, code: &str) -> Reply {
    app.visitor().post("/recover/code", &[("email", ADA), ("code", code)])
}

/// Has four mails sent in four hours and spends the code of each.
fn guesses_for_hours(app: &TestApp) {
    for _ in 0..4 {
        app.visitor().post("/recover", &[("email", ADA)]);
        let code = app.mailbox().code_for(ADA);
        for _ in 0..5 {
            assert!(types_code(app, &another(&code)).message_at("code").is_some());
        }
        app.later(HOUR);
    }
}

#[test]
fn after_twenty_wrong_recovery_codes_a_day_only_the_link_works_and_nobody_is_told() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    guesses_for_hours(&app);
    app.visitor().post("/recover", &[("email", ADA)]);
    let (code, mail) = (app.mailbox().code_for(ADA), app.mailbox().newest(ADA));
    let right = types_code(&app, &code);
    let wrong = types_code(&app, &another(&code));
    assert_eq!(
        (right.status, right.body_without(&[&code])),
        (wrong.status, wrong.body_without(&[&another(&code)]))
    );
    let fields = [("email", ADA), ("code", &code), ("password", NEW)];
    assert!(app.visitor().post("/recover/password", &fields).message_at("code").is_some());
    let link = path_of(&mail.link().expect("a link"));
    assert_eq!(app.visitor().sets_password(&link, NEW).status, Status::Ok);
    app.later(24 * HOUR);
    app.visitor().post("/recover", &[("email", ADA)]);
    let code = app.mailbox().code_for(ADA);
    assert_eq!(types_code(&app, &code).value_of("code").as_deref(), Some(code.as_str()), "another day");
}

#[test]
fn after_a_hundred_in_thirty_days_only_the_link_works_until_they_are_over() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    for _ in 0..5 {
        guesses_for_hours(&app);
        app.later(21 * HOUR);
    }
    app.visitor().post("/recover", &[("email", ADA)]);
    let code = app.mailbox().code_for(ADA);
    assert!(types_code(&app, &code).message_at("code").is_some());
    // The clean-up forgets none of them too early.
    app.run(rollbook::services::site::clean_up::clean_up(&app.ctx)).expect("cleaned");
    app.later(30 * 24 * HOUR - 5 * 25 * HOUR - HOUR);
    app.run(rollbook::services::site::clean_up::clean_up(&app.ctx)).expect("cleaned");
    app.visitor().post("/recover", &[("email", ADA)]);
    let code = app.mailbox().code_for(ADA);
    assert!(types_code(&app, &code).message_at("code").is_some());
    app.later(5 * HOUR);
    app.visitor().post("/recover", &[("email", ADA)]);
    let code = app.mailbox().code_for(ADA);
    assert_eq!(types_code(&app, &code).value_of("code").as_deref(), Some(code.as_str()));
}

#[test]
fn codes_of_a_confirmation_add_up_by_address_whatever_registration_they_belong_to() {
    let app = TestApp::fresh();
    for n in 0..4 {
        // A stranger registers the address, guesses, and moves the registration out of the way.
        let mut stranger = app.visitor();
        stranger.registers(&Person::new("Mallory", ADA));
        let code = app.mailbox().code_for(ADA);
        for _ in 0..5 {
            stranger.types_code(ADA, &another(&code));
        }
        let moved = stranger.post("/register/address", &[("email", &format!("mallory{n}@example.org"))]);
        assert_eq!(moved.status, Status::SeeOther, "{}", moved.body);
        app.later(HOUR);
    }
    app.visitor().registers(&Person::ada());
    let (code, mail) = (app.mailbox().code_for(ADA), app.mailbox().newest(ADA));
    assert_eq!(app.visitor().types_code(ADA, &code).status, Status::BadRequest);
    let link = path_of(&mail.link().expect("a link"));
    assert_eq!(app.visitor().post("/confirm", &[("token", token_of(&link))]).status, Status::Ok);
}

#[test]
fn codes_of_a_new_address_add_up_over_every_account_that_asks_for_it() {
    let app = TestApp::fresh();
    let wanted = "boss@example.org";
    for n in 0..4 {
        let person = Person::new(&format!("Mallory {n}"), &format!("mallory{n}@example.org"));
        app.confirmed_member(&person);
        let mut stranger = app.signed_in(&person);
        stranger.asks_for(wanted);
        for _ in 0..5 {
            stranger.post("/account/email/code", &[("code", "000000")]);
        }
    }
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    ada.asks_for(wanted);
    let code = app.mailbox().code_for(wanted);
    assert_eq!(ada.post("/account/email/code", &[("code", &code)]).status, Status::BadRequest);
    let link = app.mailbox().link_for(wanted);
    assert_eq!(app.visitor().confirms_address(&link).status, Status::Ok);
}

#[test]
fn codes_of_new_addresses_add_up_over_every_address_that_an_account_asks_for() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    for n in 0..4 {
        let mut ada = app.signed_in(&Person::ada());
        ada.asks_for(&format!("colleague{n}@example.org"));
        for _ in 0..5 {
            ada.post("/account/email/code", &[("code", "000000")]);
        }
        app.later(HOUR);
    }
    let mut ada = app.signed_in(&Person::ada());
    ada.asks_for("ada@new.example");
    let code = app.mailbox().code_for("ada@new.example");
    assert_eq!(ada.post("/account/email/code", &[("code", &code)]).status, Status::BadRequest);
}
