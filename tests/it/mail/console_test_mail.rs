//! Test mails from the console.

use rocket::http::Status;
use rollbook::domain::MailFailure;
use rollbook::mail::transport::{FailureKind, SendFailure};

use crate::support::TestApp;

#[test]
fn a_test_mail_is_sent_by_the_worker_and_its_outcome_shown() {
    let app = TestApp::fresh();
    let mut grace = app.signed_in(&app.set_up());
    assert_eq!(grace.get("/console/mail/test").value_of("email").as_deref(), Some("grace@example.org"));
    let result = grace.post("/console/mail/test", &[("email", "ada@example.org")]).location().to_owned();
    let page = grace.get(&result);
    assert!(
        page.has("[data-look-again]") && page.has(&format!("a[href='{result}']")),
        "nobody waits for the server"
    );
    assert_eq!(app.mailbox().newest("ada@example.org").subject(), "Test email from Harbour Club");
    let page = grace.get(&result);
    assert!(!page.has("[data-look-again]") && page.says("The mail server accepted the email"));
    assert!(page.says("250 kept in memory"));
    assert!(app.audit_actions().contains(&"mail.test_posted".to_owned()));
}

#[test]
fn a_test_mail_that_fails_says_why_and_is_not_tried_for_days() {
    let app = TestApp::fresh();
    let mut grace = app.signed_in(&app.set_up());
    let failure = SendFailure::new(FailureKind::Configuration, "553 5.7.1 Sender address rejected");
    app.mail.set_failing(Some(failure.because(MailFailure::SenderRefused)));
    let result = grace.post("/console/mail/test", &[("email", "ada@example.org")]).location().to_owned();
    app.deliver();
    let page = grace.get(&result);
    assert!(page.says("553 5.7.1 Sender address rejected") && page.says("ROLLBOOK_MAIL_FROM"));
    assert_eq!(app.mails_in_state("given_up"), 1);
}

#[test]
fn an_address_that_is_none_and_too_many_tests_are_refused_beside_the_field() {
    let app = TestApp::fresh();
    let mut grace = app.signed_in(&app.set_up());
    for wrong in ["", "nonsense", "a@b\r\nBcc: eve@example.org"] {
        let page = grace.post("/console/mail/test", &[("email", wrong)]);
        assert_eq!(page.status, Status::BadRequest);
        assert!(page.message_at("email").is_some(), "{wrong:?}");
    }
    for _ in 0..20 {
        assert_eq!(
            grace.post("/console/mail/test", &[("email", "ada@example.org")]).status,
            Status::SeeOther
        );
    }
    let page = grace.post("/console/mail/test", &[("email", "ada@example.org")]);
    assert_eq!(page.status, Status::TooManyRequests);
    assert!(page.says("Too many test emails"));
    app.later(std::time::Duration::from_secs(600));
    assert_eq!(grace.post("/console/mail/test", &[("email", "ada@example.org")]).status, Status::SeeOther);
}

#[test]
fn only_test_mails_have_a_result() {
    let app = TestApp::fresh();
    let mut grace = app.signed_in(&app.set_up());
    app.visitor().registers(&crate::support::people::Person::ada());
    let id = app.newest_mail().to_string();
    assert_eq!(grace.get(&format!("/console/mail/{id}/test")).status, Status::NotFound);
}
