//! A machine that starts with a clock far ahead, as after a flat battery, and has it set right later.

use std::time::Duration;

use rocket::http::Status;

use crate::support::TestApp;
use crate::support::people::Person;

const AHEAD: Duration = Duration::from_secs(400 * 24 * 60 * 60);

#[test]
fn a_code_of_an_authenticator_app_works_at_once_when_the_clock_is_right_again() {
    let app = TestApp::fresh();
    let (phone, _) = app.member_with_two_steps(&Person::ada());
    app.later(AHEAD);
    let mut ada = app.visitor();
    ada.signs_in("ada@example.org", &Person::ada().password);
    assert_eq!(ada.types_factor(&phone.code(&app, 0)).status, Status::SeeOther, "while it is ahead");
    app.earlier(AHEAD);
    app.later(Duration::from_secs(120));
    let code = phone.code(&app, 0);
    let enters = |code: &str| {
        let mut ada = app.visitor();
        ada.signs_in("ada@example.org", &Person::ada().password);
        ada.types_factor(code).status
    };
    assert_eq!(enters(&code), Status::SeeOther, "when it is right again");
    assert_eq!(enters(&code), Status::Unauthorized, "and no code works twice");
}

#[test]
fn a_lock_from_the_future_shuts_nobody_out() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    app.later(AHEAD);
    for _ in 0..12 {
        app.visitor().signs_in("ada@example.org", "a wrong lamp over water");
    }
    app.earlier(AHEAD);
    let mut ada = app.visitor();
    let reply = ada.signs_in("ada@example.org", &Person::ada().password);
    assert_eq!(reply.status, Status::SeeOther);
}

#[test]
fn wrong_codes_and_changes_of_address_from_the_future_do_not_count() {
    let app = TestApp::fresh();
    app.visitor().registers(&Person::ada());
    app.later(AHEAD);
    for _ in 0..25 {
        app.visitor().post("/confirm/code", &[("email", "ada@example.org"), ("code", "999999")]);
        app.later(Duration::from_secs(120));
    }
    app.earlier(AHEAD + Duration::from_secs(25 * 120));
    app.later(Duration::from_secs(3600 * 3));
    app.visitor().post("/confirm/resend", &[("email", "ada@example.org")]);
    let code = app.mailbox().code_for("ada@example.org");
    let reply = app.visitor().post("/confirm/code", &[("email", "ada@example.org"), ("code", &code)]);
    assert_ne!(reply.status, Status::BadRequest, "{}", reply.body);
    assert_eq!(app.account_of("ada@example.org").state.as_str(), "active");
}
