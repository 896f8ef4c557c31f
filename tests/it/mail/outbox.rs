//! The outbox: every mail at least once, with its state and the server's own words.

use std::time::Duration;

use rollbook::domain::{EmailAddress, Language, Timestamp};
use rollbook::mail::transport::{FailureKind, SendFailure};
use rollbook::services::mail::outbox::retry;
use rollbook::store::{MailState, NewMail, StoredMail};

use crate::support::TestApp;
use crate::support::people::{Person, system};

fn stored(app: &TestApp) -> Vec<StoredMail> {
    let mut mails =
        app.ctx.store.read_blocking(|reader| reader.list_mail(None, None, 100)).expect("the outbox");
    mails.reverse();
    mails
}

fn fails(app: &TestApp, kind: FailureKind, words: &str) {
    app.mail.set_failing(Some(SendFailure::new(kind, words)));
}

#[test]
fn a_registration_that_fails_at_its_end_leaves_no_mail() {
    let app = TestApp::fresh();
    // The handle is stored last, after account, mail and audit line.
    app.refuses_registrations();
    let before = app.tables();
    let reply = app.visitor().registers(&Person::ada());
    assert_eq!(reply.status.code, 500);
    assert_eq!(app.tables(), before);
    app.takes_registrations_again();
    assert_eq!(app.visitor().registers(&Person::ada()).status.code, 303);
    assert_eq!(app.mailbox().all().len(), 1);
}

#[test]
fn a_damaged_message_holds_back_no_other() {
    let app = TestApp::fresh();
    app.visitor().registers(&Person::ada());
    app.gives_every_mail_the_language("xx");
    app.visitor().registers(&Person::new("Grace", "grace@example.org"));
    let sent = app.deliver();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].envelope.to()[0].to_string(), "grace@example.org");
}

#[test]
fn a_clock_that_ran_ahead_and_was_set_back_holds_back_no_mail() {
    let app = TestApp::fresh();
    let year = Duration::from_secs(365 * 24 * 60 * 60);
    app.later(year);
    for _ in 0..5 {
        app.visitor().registers(&Person::ada());
    }
    app.earlier(year);
    assert_eq!(app.deliver().len(), 5, "what was written in the future is sent all the same");
    app.visitor().registers(&Person::ada());
    assert_eq!(app.deliver().len(), 6, "and does not count against the cap of this hour");
}

#[test]
fn a_mail_is_tried_for_about_two_days_with_growing_pauses_and_then_given_up() {
    let app = TestApp::fresh();
    app.visitor().registers(&Person::ada());
    fails(&app, FailureKind::Temporary, "451 4.3.2 try later");
    let begin = app.ctx.now();
    let mut pauses: Vec<Duration> = Vec::new();
    loop {
        app.deliver();
        let mail = stored(&app).remove(0);
        assert_eq!(mail.last_reply.as_deref(), Some("451 4.3.2 try later"));
        assert_eq!(mail.attempts as usize, pauses.len() + 1);
        let Some(next) = mail.next_attempt_at else { break };
        assert_eq!(mail.state, MailState::Waiting);
        let pause = next.since(app.ctx.now());
        app.later(pause - Duration::from_millis(1));
        app.deliver();
        assert_eq!(stored(&app)[0].attempts, mail.attempts, "not before its time");
        app.later(Duration::from_millis(1));
        pauses.push(pause);
    }
    let mail = stored(&app).remove(0);
    assert_eq!(mail.state, MailState::GivenUp);
    let hours = app.ctx.now().since(begin).as_secs() / 3600;
    assert!((36..=60).contains(&hours), "{hours} hours");
    assert!(pauses[0] <= Duration::from_secs(72), "{pauses:?}");
    for pair in pauses.windows(2) {
        assert!(pair[1] > pair[0].mul_f64(0.66), "{pauses:?}");
    }
    assert!(pauses.last() > Some(&Duration::from_secs(6 * 3600)));
    app.later(Duration::from_secs(30 * 24 * 3600));
    app.mail.set_failing(None);
    assert!(app.deliver().is_empty(), "what was given up stays given up");
    assert_eq!(app.audit_actions().last().map(String::as_str), Some("mail.given_up"));
    assert_eq!(app.count("mail_attempts"), i64::from(mail.attempts));
}

#[test]
fn a_mail_that_was_given_up_or_refused_can_be_put_back_on_its_way() {
    let app = TestApp::fresh();
    app.visitor().registers(&Person::ada());
    fails(&app, FailureKind::Permanent, "550 5.1.1 no such user");
    app.deliver();
    app.mail.set_failing(None);
    let id = stored(&app)[0].id;
    app.run(retry(&app.ctx, system(), id)).expect("it may be tried again");
    assert_eq!(app.deliver().len(), 1);
    assert_eq!(stored(&app)[0].state, MailState::Sent);
    assert!(app.run(retry(&app.ctx, system(), id)).is_err(), "a mail that was sent is not sent again");
}

#[test]
fn a_permanent_refusal_ends_it_at_once_with_the_servers_words() {
    let app = TestApp::fresh();
    app.visitor().registers(&Person::ada());
    fails(&app, FailureKind::Permanent, "550 5.1.1 <ada@example.org>: no such user here");
    app.deliver();
    let mail = stored(&app).remove(0);
    assert_eq!((mail.state, mail.attempts), (MailState::Refused, 1));
    assert_eq!(mail.last_reply.as_deref(), Some("550 5.1.1 <ada@example.org>: no such user here"));
    assert_eq!(mail.next_attempt_at, None);
    let line = app.audit_details("mail.refused");
    assert!(line.contains("no such user here"));
}

#[test]
fn a_server_that_is_away_or_misconfigured_loses_nothing() {
    for kind in [FailureKind::Connection, FailureKind::Configuration, FailureKind::Temporary] {
        let app = TestApp::fresh();
        fails(&app, kind, "nobody there");
        for at in 0..10 {
            app.visitor().registers(&Person::new("Ada", &format!("ada{at}@example.org")));
        }
        app.deliver();
        assert!(stored(&app).iter().all(|mail| mail.state == MailState::Waiting), "{kind:?}");
        app.mail.set_failing(None);
        app.later(Duration::from_secs(120));
        assert_eq!(app.deliver().len(), 10, "{kind:?}");
    }
}

#[test]
fn every_attempt_carries_the_same_message_id_and_date() {
    let app = TestApp::fresh();
    app.visitor().registers(&Person::ada());
    let id = stored(&app)[0].message_id.clone();
    fails(&app, FailureKind::Temporary, "later");
    for _ in 0..3 {
        app.deliver();
        app.later(Duration::from_secs(600));
    }
    app.mail.set_failing(None);
    let mail = app.mailbox().newest("ada@example.org");
    assert_eq!(mail.header("Message-ID"), format!("<{id}>"));
    assert!(mail.header("Date").contains("31 Jan 2026 10:00:00"));
    assert_eq!(stored(&app)[0].attempts, 4);
}

#[test]
fn a_message_that_cannot_be_built_stops_neither_the_worker_nor_the_next() {
    let app = TestApp::fresh();
    let sealed = rollbook::mail::content::MailContent {
        subject: "x".to_owned(),
        text: "x".to_owned(),
        html: "x".to_owned(),
        secrets: None,
        logo: None,
    }
    .seal(&app.ctx.vault);
    let spoiled = |message_id: &str, name: Option<&str>, sealed: &[u8]| NewMail {
        message_id: message_id.to_owned(),
        kind: "test",
        account: None,
        recipient: EmailAddress::parse("ada@example.org").expect("an address"),
        recipient_name: name.map(str::to_owned),
        language: Language::English,
        sealed_message: sealed.to_vec(),
        created_at: Timestamp::from_millis(0),
        first_attempt_at: Timestamp::from_millis(0),
    };
    let mails = [
        spoiled("garbage@x", None, b"garbage"),
        spoiled("empty@x", None, b""),
        spoiled("panic@x", Some("a\r\nBcc: eve@example.org"), &sealed),
        spoiled("nobody@x", None, &sealed),
    ];
    app.run(
        app.ctx.store.write(move |tx| mails.iter().try_for_each(|mail| tx.insert_mail(mail).map(|_| ()))),
    )
    .expect("stored");
    app.spoils_recipient_of("nobody@x");
    app.visitor().registers(&Person::ada());
    let sent = app.mailbox().all();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0].recipients, ["ada@example.org"]);
    let stored = stored(&app);
    assert_eq!(stored[4].state, MailState::Sent);
    for mail in &stored[..4] {
        assert_ne!(mail.state, MailState::Sent, "{}", mail.message_id);
        assert_eq!(mail.attempts, 1, "{}", mail.message_id);
        assert!(mail.last_reply.as_ref().is_some_and(|words| !words.is_empty()), "{}", mail.message_id);
    }
    let next = app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    assert_eq!(next.status.code, 303);
    assert_eq!(app.mailbox().of("eve@example.org").len(), 1);
}

#[test]
fn a_test_mail_waits_for_whoever_posted_it() {
    let app = TestApp::fresh();
    let to = EmailAddress::parse("grace@example.org").expect("an address");
    app.run(rollbook::services::mail::outbox::enqueue_test(&app.ctx, system(), to, Language::English))
        .expect("posted");
    assert!(app.deliver().is_empty());
    app.later(Duration::from_secs(120));
    assert_eq!(app.deliver().len(), 1);
}

#[test]
fn an_address_in_another_script_is_written_to_in_ascii() {
    let app = TestApp::fresh();
    app.visitor().registers(&Person::new("Max", "Max@MÜLLER.de"));
    let mails = app.mailbox().of("Max@xn--mller-kva.de");
    assert_eq!(
        mails.len(),
        1,
        "{:?}",
        app.mailbox().all().iter().map(|mail| &mail.recipients).collect::<Vec<_>>()
    );
}
