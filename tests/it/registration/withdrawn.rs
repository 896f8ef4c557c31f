//! A mail whose link has ended before it left: it does not leave, and its link tells why it is dead.

use rocket::http::Status;
use rollbook::domain::{AuditContext, LinkFailure, MailLink};
use rollbook::services::mail::outbox;
use rollbook::services::manage::confirm_manually::confirm_by_hand;
use rollbook::services::registration::share_link::share_link;

use crate::support::TestApp;
use crate::support::people::{Person, path_of};

const ADA: &str = "ada@example.org";

/// An administrator makes a link to be given by hand; its path.
fn shares(app: &TestApp, email: &str, purpose: MailLink) -> String {
    let deed = share_link(&app.ctx, AuditContext::command_line(), app.id_of(email), purpose);
    path_of(&app.run(deed).expect("a link").1.url)
}

/// Why the link of the newest mail is dead, as `rollbook mail show` tells.
fn failure(app: &TestApp) -> Option<LinkFailure> {
    let mails = app.run(outbox::list(&app.ctx, None, None, 1)).expect("a list");
    app.run(outbox::link_failure(&app.ctx, &mails[0])).expect("a readable file")
}

#[test]
fn a_mail_that_waits_is_withdrawn_when_its_link_is_shared_or_its_address_confirmed() {
    for confirmed_by_hand in [false, true] {
        let app = TestApp::fresh();
        app.visitor().registers(&Person::ada());
        assert_eq!(failure(&app), None);
        if confirmed_by_hand {
            let deed = confirm_by_hand(&app.ctx, AuditContext::command_line(), app.id_of(ADA));
            app.run(deed).expect("it is confirmed");
        } else {
            let path = shares(&app, ADA, MailLink::ConfirmEmail);
            assert_eq!(app.visitor().confirms(&path).status, Status::Ok);
        }
        assert_eq!(app.mails_in_state("withdrawn"), 1);
        assert_eq!(app.audit_lines_of("mail.withdrawn"), 1);
        assert!(app.deliver().is_empty());
        assert!(failure(&app).is_some());
        let id = app.newest_mail();
        let retried = app.run(outbox::retry(&app.ctx, AuditContext::command_line(), id));
        assert!(matches!(retried, Err(outbox::OutboxError::Withdrawn)));
    }
}

#[test]
fn so_are_an_invitation_and_a_recovery() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    app.visitor().post("/recover", &[("email", ADA)]);
    app.answers_wishes();
    shares(&app, ADA, MailLink::Recover);
    assert_eq!(app.mails_in_state("withdrawn"), 1);
    assert!(matches!(failure(&app), Some(LinkFailure::Shared { .. })));
}

#[test]
fn a_newer_mail_leaves_the_older_ones_where_they_are() {
    let app = TestApp::fresh();
    app.visitor().registers(&Person::ada());
    app.later(std::time::Duration::from_secs(90));
    app.visitor().post("/confirm/resend", &[("email", ADA)]);
    app.answers_wishes();
    assert_eq!(app.mails_in_state("waiting"), 2);
    app.confirms_newest(ADA);
}

#[test]
fn a_dead_link_tells_that_another_was_shared_and_then_that_the_address_is_confirmed() {
    let app = TestApp::fresh();
    app.visitor().registers(&Person::ada());
    let mailed = app.mailbox().link_for(ADA);
    let shared = shares(&app, ADA, MailLink::ConfirmEmail);
    let page = app.visitor().get(&mailed);
    assert_eq!(page.status, Status::Gone);
    assert_eq!(page.text_of("dt").as_deref(), Some("Newer link shared"));
    assert!(matches!(failure(&app), Some(LinkFailure::Shared { .. })));
    app.visitor().confirms(&shared);
    for reply in [app.visitor().get(&mailed), app.visitor().confirms(&mailed)] {
        assert_eq!(reply.status, Status::Gone);
        assert_eq!(reply.text_of("h1").as_deref(), Some("Already confirmed"));
    }
    assert!(matches!(failure(&app), Some(LinkFailure::Used { .. })));
}
