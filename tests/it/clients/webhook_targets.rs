//! Where webhooks may lead (safety.md, outbound targets), and what a hostile receiver gains: nothing.

use std::time::{Duration, Instant};

use rollbook::services::clients::webhooks::deliveries;
use rollbook::store::WebhookAttempt;

use crate::support::TestApp;
use crate::support::receiver::{Answer, Receiver};

const A8: [&str; 3] = ["user.created", "user.updated", "user.deleted"];

/// The only attempt at the only event so far, within a second.
fn attempt(app: &TestApp, endpoint: i64) -> WebhookAttempt {
    app.person("ada");
    let worker = app.webhook_worker(Duration::from_secs(1));
    let began = Instant::now();
    app.run(worker.drain()).expect("the queue can be read");
    assert!(began.elapsed() < Duration::from_secs(4), "it ends in time");
    let found = app.run(deliveries::find(&app.ctx, endpoint, 1)).expect("readable").expect("a delivery");
    found.attempts.last().expect("an attempt").clone()
}

#[test]
fn a_name_that_leads_inside_is_not_connected_to() {
    let app = TestApp::fresh();
    let receiver = Receiver::start();
    let (endpoint, _) = app.webhook_to(&format!("http://localhost:{}/", receiver.port), &A8);
    let attempt = attempt(&app, endpoint);
    assert!(attempt.failure.is_some_and(|words| words.contains("webhooks.allow_networks")));
    assert_eq!((attempt.peer, receiver.connections()), (None, 0));
}

#[test]
fn an_allowed_network_is_reached_and_no_other() {
    let app = TestApp::with(|settings| {
        settings.webhooks.allow_networks =
            vec!["127.0.0.1".parse::<std::net::IpAddr>().expect("an address").into()];
    });
    let receiver = Receiver::start();
    let (endpoint, _) = app.webhook(&receiver, &A8);
    assert_eq!(attempt(&app, endpoint).status, Some(200));
    assert_eq!(receiver.connections(), 1);
}

#[test]
fn no_redirect_is_followed() {
    let app = TestApp::with_local_webhooks();
    let (receiver, other) = (Receiver::start(), Receiver::start());
    let (endpoint, _) = app.webhook(&receiver, &A8);
    let there = other.url();
    let text = format!("HTTP/1.1 307 Elsewhere\r\nLocation: {there}\r\nContent-Length: 0\r\n\r\n");
    receiver.answers([Answer::Raw(text)]);
    assert_eq!(attempt(&app, endpoint).status, Some(307));
    assert_eq!(other.connections(), 0);
}

#[test]
fn silence_ends_in_time() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    let (endpoint, _) = app.webhook(&receiver, &A8);
    receiver.answers([Answer::Silence]);
    assert_eq!(attempt(&app, endpoint).failure.as_deref(), Some("no answer within 1 s"));
}

#[test]
fn a_body_that_does_not_end_is_cut_and_its_status_counts() {
    for answer in [Answer::Endless, Answer::HalfBody] {
        let app = TestApp::with_local_webhooks();
        let receiver = Receiver::start();
        let (endpoint, _) = app.webhook(&receiver, &A8);
        receiver.answers([answer.clone()]);
        let attempt = attempt(&app, endpoint);
        assert_eq!(attempt.status, Some(200), "{answer:?}");
        assert!(attempt.answer_body.is_some_and(|body| !body.is_empty() && body.len() <= 4100), "{answer:?}");
    }
}

#[test]
fn what_is_no_answer_is_a_failure() {
    let endless_headers = format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\n", "x".repeat(100_000));
    let garbage = "SSH-2.0-OpenSSH_9.2\r\n\r\n".to_owned();
    for answer in [Answer::HangUp, Answer::Raw(endless_headers), Answer::Raw(garbage)] {
        let app = TestApp::with_local_webhooks();
        let receiver = Receiver::start();
        let (endpoint, _) = app.webhook(&receiver, &A8);
        receiver.answers([answer.clone()]);
        let attempt = attempt(&app, endpoint);
        assert!(attempt.status.is_none() && attempt.failure.is_some(), "{answer:?}: {attempt:?}");
    }
}

#[test]
fn a_closed_port_and_an_unknown_name_say_so() {
    for (url, words) in [
        ("http://127.0.0.1:1/", "cannot be reached"),
        ("http://nowhere.invalid/", "cannot be found"),
        ("https://127.0.0.1:1/", "cannot be reached"),
    ] {
        let app = TestApp::with_local_webhooks();
        let (endpoint, _) = app.webhook_to(url, &A8);
        let failure = attempt(&app, endpoint).failure.expect("a failure");
        assert!(failure.contains(words), "{url}: {failure}");
    }
}

#[test]
fn a_connection_that_was_closed_meanwhile_costs_no_attempt() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    app.webhook(&receiver, &A8);
    let worker = app.webhook_worker(Duration::from_secs(2));
    app.run(async {
        app_person(&app, "ada").await;
        worker.drain().await.expect("drained");
        // The receiver hangs up on the second request of a connection, as one does that restarts.
        receiver.answers([Answer::HangUp]);
        app_person(&app, "bob").await;
        worker.drain().await.expect("drained");
    });
    assert_eq!(app.count("webhook_deliveries WHERE state = 'delivered'"), 2);
    assert_eq!(app.count("webhook_attempts"), 2);
}

async fn app_person(app: &TestApp, username: &str) {
    use rollbook::domain::{AuditContext, FieldErrors, Username};
    use rollbook::services::manage::create_account::{AccountRequest, create_account};
    let input = AccountRequest {
        username: Some(Username::parse(username).expect("a username")),
        ..AccountRequest::default()
    };
    let made = create_account(&app.ctx, AuditContext::command_line(), input, FieldErrors::new()).await;
    made.expect("nothing is taken");
}
