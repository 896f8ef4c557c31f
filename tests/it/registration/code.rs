//! The six digits of the same mail.

use std::time::Duration;

use rocket::http::Status;

use crate::support::people::Person;
use crate::support::{Reply, TestApp};

fn registered(app: &TestApp) -> String {
    app.visitor().registers(&Person::ada());
    app.mailbox().code_for("ada@example.org")
}

/// Six digits that are not these.
fn another(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().expect("digits") + 1) % 1_000_000)
}

fn is_refused(reply: &Reply) -> bool {
    reply.status == Status::BadRequest && reply.message_at("code").is_some()
}

#[test]
fn the_right_code_confirms_however_it_is_spaced() {
    for spaced in [
        |code: &str| code.to_owned(),
        |code: &str| format!(" {} {} ", &code[..3], &code[3..]),
        |code: &str| format!("{}-{}", &code[..3], &code[3..]),
    ] {
        let app = TestApp::fresh();
        let code = registered(&app);
        let reply = app.visitor().types_code("ADA@example.org", &spaced(&code));
        assert_eq!(reply.text_of("h1").as_deref(), Some("Email address confirmed"), "{}", reply.body);
        assert_eq!(app.of_the_account::<Option<String>>("state").as_deref(), Some("active"));
    }
}

#[test]
fn a_code_works_once() {
    let app = TestApp::fresh();
    let code = registered(&app);
    app.visitor().types_code("ada@example.org", &code);
    assert!(is_refused(&app.visitor().types_code("ada@example.org", &code)));
}

#[test]
fn after_five_wrong_tries_the_code_is_spent_and_the_link_still_works() {
    let app = TestApp::fresh();
    let code = registered(&app);
    let path = app.mailbox().link_for("ada@example.org");
    for _ in 0..5 {
        assert!(is_refused(&app.visitor().types_code("ada@example.org", &another(&code))));
    }
    assert!(is_refused(&app.visitor().types_code("ada@example.org", &code)));
    assert_eq!(app.visitor().confirms(&path).status, Status::Ok);
}

#[test]
fn four_wrong_tries_leave_the_code_alive() {
    let app = TestApp::fresh();
    let code = registered(&app);
    for _ in 0..4 {
        app.visitor().types_code("ada@example.org", &another(&code));
    }
    assert_eq!(app.visitor().types_code("ada@example.org", &code).status, Status::Ok);
}

#[test]
fn wrong_codes_at_once_are_all_counted() {
    let app = TestApp::fresh();
    let code = registered(&app);
    let wrong = another(&code);
    let form =
        crate::support::crowd::Sent::form("/confirm/code", &[("email", "ada@example.org"), ("code", &wrong)]);
    let replies = app.forms_at_once(&vec![form; 5]);
    assert!(replies.iter().all(is_refused));
    assert!(is_refused(&app.visitor().types_code("ada@example.org", &code)));
}

#[test]
fn a_code_works_for_its_own_account_only() {
    let app = TestApp::fresh();
    let code = registered(&app);
    app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    assert!(is_refused(&app.visitor().types_code("eve@example.org", &code)));
    assert_eq!(app.accounts_in_state("active"), 0);
}

#[test]
fn an_expired_or_replaced_code_is_refused() {
    let app = TestApp::fresh();
    let code = registered(&app);
    app.later(Duration::from_secs(2 * 60 * 60));
    assert!(is_refused(&app.visitor().types_code("ada@example.org", &code)));
    app.visitor().post("/confirm/resend", &[("email", "ada@example.org")]);
    let newer = app.mailbox().code_for("ada@example.org");
    assert!(newer == code || is_refused(&app.visitor().types_code("ada@example.org", &code)));
    assert_eq!(app.visitor().types_code("ada@example.org", &newer).status, Status::Ok);
}

#[test]
fn what_is_no_code_is_a_fault_of_its_field() {
    let app = TestApp::fresh();
    let code = registered(&app);
    for wrong in ["", "   ", "12345", "1234567", "12345a", "१२३४५६", "null", &format!("{code}0")]
    {
        assert!(is_refused(&app.visitor().types_code("ada@example.org", wrong)), "{wrong:?}");
    }
    let reply = app.visitor().post("/confirm/code", &[]);
    assert!(reply.message_at("email").is_some() && reply.message_at("code").is_some());
    assert_eq!(app.accounts_in_state("active"), 0);
}

#[test]
fn an_unknown_address_answers_like_a_known_one_with_a_wrong_code() {
    let app = TestApp::fresh();
    let code = registered(&app);
    app.confirmed_member(&Person::new("Max", "max@example.org"));
    let answers = ["ada@example.org", "max@example.org", "nobody@example.org"].map(|email| {
        let reply = app.visitor().types_code(email, &another(&code));
        (reply.status, reply.body_without(&[email]))
    });
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
    let lines = app.audit_lines_of("confirmation.refused");
    assert_eq!(lines, 3, "each leaves a line, so that all cost the same");
}

#[test]
fn a_wrong_code_on_the_inbox_page_comes_back_to_the_inbox_page() {
    let app = TestApp::fresh();
    let mut visitor = app.visitor();
    visitor.registers(&Person::ada());
    let code = app.mailbox().code_for("ada@example.org");
    let reply = visitor.types_code("ada@example.org", &another(&code));
    assert!(is_refused(&reply));
    assert!(reply.has("form[action='/register/address']"));
}
