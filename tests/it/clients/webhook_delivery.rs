//! How events reach their endpoints (contract.md A8): signed, in order, again after a failure, and never lost.

use std::time::Duration;

use rollbook::domain::{AccountId, AuditContext};
use rollbook::security::webhook_secret::WebhookSecret;
use rollbook::services::clients::webhooks::deliveries::TestSender;
use rollbook::services::clients::webhooks::endpoints::WebhookError;
use rollbook::services::clients::webhooks::{deliveries, endpoints};
use rollbook::services::manage::delete;
use rollbook::services::site::clean_up::clean_up;
use rollbook::store::DeliveryState;

use crate::support::TestApp;
use crate::support::people::system;
use crate::support::receiver::{Answer, Receiver};

const A8: [&str; 3] = ["user.created", "user.updated", "user.deleted"];

fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

fn delivery(app: &TestApp, endpoint: i64, id: i64) -> deliveries::FullDelivery {
    app.run(deliveries::find(&app.ctx, endpoint, id)).expect("a readable file").expect("a delivery")
}

#[test]
fn both_signatures_are_over_the_body_that_was_sent() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    let (_, secret) = app.webhook(&receiver, &A8);
    app.person("ada");
    app.delivers_webhooks();
    let told = &receiver.received()[0];
    let now = app.ctx.now().seconds();
    assert_eq!(told.header("content-type"), "application/json");
    assert_eq!(told.header("host"), format!("127.0.0.1:{}", receiver.port));
    assert!(told.header("user-agent").starts_with("Rollbook/"));
    assert_eq!(told.header("webhook-timestamp"), now.to_string());
    assert_eq!(told.header("selfcommunity-signature"), secret.published_signature(now, &told.body));
    let id = told.header("webhook-id");
    assert!(id.starts_with("msg_") && id.len() == 36, "{id}");
    assert_eq!(told.header("webhook-signature"), secret.standard_signature(id, now, &told.body));
    assert_eq!(told.path, "/hook");
    assert!(told.headers.iter().all(|(name, _)| name != "cookie" && name != "authorization"));
}

#[test]
fn a_failure_is_tried_five_more_times_at_the_published_times() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    let (endpoint, _) = app.webhook(&receiver, &A8);
    receiver.always_answers(Answer::Status(500));
    app.person("ada");
    assert_eq!(app.delivers_webhooks(), 1);
    for pause in [5, 25, 125, 625, 3125] {
        app.later(seconds(pause) - Duration::from_millis(1));
        assert_eq!(app.delivers_webhooks(), 0, "before {pause} s");
        app.later(Duration::from_millis(1));
        assert_eq!(app.delivers_webhooks(), 1, "after {pause} s");
    }
    app.later(seconds(100_000));
    assert_eq!(app.delivers_webhooks(), 0);
    let told = receiver.received();
    let ids: Vec<&str> = told.iter().map(|one| one.header("webhook-id")).collect();
    assert_eq!(ids, [ids[0]; 6], "a repeat is known by its id");
    assert_ne!(told[0].header("webhook-timestamp"), told[1].header("webhook-timestamp"));
    let found = delivery(&app, endpoint, 1);
    assert_eq!((found.delivery.state, found.attempts.len()), (DeliveryState::Failed, 6));
    let attempt = &found.attempts[0];
    assert_eq!((attempt.status, attempt.failure.as_deref()), (Some(500), None));
    assert_eq!(attempt.answer_body.as_deref(), Some("fine\n"));
    assert!(attempt.answer_headers.as_deref().is_some_and(|headers| headers.contains("x-seen: yes")));
    assert!(attempt.request_headers.contains("webhook-id: msg_"));
    assert_eq!(attempt.peer.as_deref(), Some("127.0.0.1"));
}

#[test]
fn any_2xx_is_a_success_and_nothing_else_is() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    app.webhook(&receiver, &A8);
    let statuses = [200, 201, 204, 299, 301, 304, 400, 410, 429, 503];
    for (number, status) in (0..).zip(statuses) {
        let text = format!("HTTP/1.1 {status} Told\r\nContent-Length: 0\r\n\r\n");
        receiver.answers([Answer::Raw(text)]);
        app.person(&format!("person{number}"));
        app.delivers_webhooks();
    }
    assert_eq!(app.count("webhook_deliveries WHERE state = 'delivered'"), 4);
    assert_eq!(app.count("webhook_deliveries WHERE state = 'waiting'"), 6);
}

#[test]
fn an_accounts_events_arrive_in_order_and_hold_up_no_other_account() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    app.webhook(&receiver, &A8);
    receiver.answers([Answer::Status(500)]);
    let ada = app.person("ada");
    app.delivers_webhooks();
    app.disables(&ada);
    app.person("bob");
    app.delivers_webhooks();
    let told = receiver.takes_all();
    assert_eq!(told.len(), 2, "the update waits for the account's first event");
    assert_eq!(told[1].json()["data"]["username"], "bob");
    app.later(seconds(5));
    assert_eq!(app.delivers_webhooks(), 2);
    assert_eq!(receiver.kinds(), ["user.created", "user.updated"]);
}

#[test]
fn what_was_given_up_lets_the_next_one_go() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    app.webhook(&receiver, &A8);
    receiver.answers(vec![Answer::Status(500); 6]);
    let ada = app.person("ada");
    app.disables(&ada);
    app.delivers_webhooks();
    for pause in [5, 25, 125, 625, 3125] {
        app.later(seconds(pause));
        app.delivers_webhooks();
    }
    assert_eq!(receiver.kinds().last().map(String::as_str), Some("user.updated"));
    assert_eq!(app.count("webhook_deliveries WHERE state = 'delivered'"), 1);
}

#[test]
fn several_endpoints_do_not_wait_for_one_another() {
    let app = TestApp::with_local_webhooks();
    let (one, other) = (Receiver::start(), Receiver::start());
    app.webhook(&one, &A8);
    app.webhook(&other, &A8);
    one.always_answers(Answer::Silence);
    for number in 0..30 {
        app.person(&format!("person{number}"));
    }
    let worker = app.webhook_worker(Duration::from_millis(300));
    app.run(worker.drain()).expect("the queue can be read");
    assert_eq!(other.received().len(), 30);
    assert!(other.connections() <= 6, "connections are used again: {}", other.connections());
    let ids = |receiver: &Receiver| {
        let mut ids: Vec<String> =
            receiver.received().iter().map(|told| told.header("webhook-id").to_owned()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&one), ids(&other), "one event has one id");
}

#[test]
fn a_replay_goes_out_again_under_its_id() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    let (endpoint, _) = app.webhook(&receiver, &A8);
    app.person("ada");
    let replay = |id| app.run(deliveries::replay(&app.ctx, system(), endpoint, id));
    assert!(matches!(replay(1), Err(WebhookError::StillWaiting)));
    app.delivers_webhooks();
    assert!(replay(1).is_ok());
    assert!(matches!(replay(1), Err(WebhookError::StillWaiting)), "of two at once, one does it");
    assert!(matches!(replay(2), Err(WebhookError::NotFound)));
    app.delivers_webhooks();
    let told = receiver.received();
    assert_eq!(told.len(), 2);
    assert_eq!(told[0].header("webhook-id"), told[1].header("webhook-id"));
    assert_eq!(told[0].body, told[1].body);
    assert_eq!(delivery(&app, endpoint, 1).attempts.len(), 2);
}

#[test]
fn all_that_failed_can_be_sent_again() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    let (endpoint, _) = app.webhook(&receiver, &A8);
    receiver.always_answers(Answer::Status(500));
    app.person("ada");
    app.person("bob");
    for pause in [0, 5, 25, 125, 625, 3125] {
        app.later(seconds(pause));
        app.delivers_webhooks();
    }
    receiver.always_answers(Answer::Status(200));
    let replay = || app.run(deliveries::replay_failed(&app.ctx, system(), endpoint)).expect("replayed");
    assert_eq!((replay(), replay()), (2, 0));
    assert_eq!(app.delivers_webhooks(), 2);
    assert_eq!(app.count("webhook_deliveries WHERE state = 'delivered'"), 2);
}

#[test]
fn a_pause_keeps_what_happens_and_resuming_sends_it() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    let (endpoint, _) = app.webhook(&receiver, &A8);
    app.run(endpoints::pause(&app.ctx, system(), endpoint)).expect("paused");
    let again = app.run(endpoints::pause(&app.ctx, system(), endpoint));
    assert!(matches!(again, Err(WebhookError::AlreadyPaused)));
    let ada = app.person("ada");
    app.disables(&ada);
    assert_eq!(app.delivers_webhooks(), 0);
    app.run(endpoints::resume(&app.ctx, system(), endpoint)).expect("resumed");
    assert_eq!(app.delivers_webhooks(), 2);
    assert_eq!(receiver.kinds(), ["user.created", "user.updated"]);
}

#[test]
fn an_endpoint_that_takes_nothing_for_a_day_is_paused() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    let (endpoint, _) = app.webhook(&receiver, &A8);
    receiver.always_answers(Answer::Status(503));
    let find =
        || app.run(endpoints::find(&app.ctx, endpoint)).expect("readable").expect("an endpoint").endpoint;
    for hour in 0..24 {
        app.person(&format!("person{hour}"));
        app.delivers_webhooks();
        app.later(seconds(60 * 60));
        assert!(find().paused_at.is_none(), "after {hour} hours");
    }
    app.delivers_webhooks();
    assert_eq!(find().paused_for, Some(rollbook::store::PauseReason::Failures));
    assert_eq!(app.count("audit WHERE action = 'webhook.paused'"), 1);
    receiver.always_answers(Answer::Status(200));
    app.later(seconds(60 * 60));
    assert_eq!(app.delivers_webhooks(), 0, "it is resumed by hand");
    app.run(endpoints::resume(&app.ctx, system(), endpoint)).expect("resumed");
    assert!(app.delivers_webhooks() > 0);
    assert_eq!((find().failing_since, find().failures), (None, 0));
}

#[test]
fn a_success_ends_a_row_of_failures() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    let (endpoint, _) = app.webhook(&receiver, &A8);
    receiver.answers([Answer::Status(500), Answer::HangUp]);
    app.person("ada");
    app.delivers_webhooks();
    let find =
        || app.run(endpoints::find(&app.ctx, endpoint)).expect("readable").expect("an endpoint").endpoint;
    assert_eq!((find().failures, find().failing_since), (1, Some(app.ctx.now())));
    app.later(seconds(5));
    app.delivers_webhooks();
    assert_eq!(find().failures, 2);
    app.later(seconds(25));
    app.delivers_webhooks();
    assert_eq!((find().failures, find().failing_since), (0, None));
    assert_eq!(find().last_success_at, Some(app.ctx.now()));
}

#[test]
fn a_test_event_goes_out_once_and_also_while_paused() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    let (endpoint, _) = app.webhook(&receiver, &A8);
    app.run(endpoints::pause(&app.ctx, system(), endpoint)).expect("paused");
    receiver.always_answers(Answer::Status(404));
    let test =
        app.run(deliveries::send_test(&app.ctx, system(), endpoint, TestSender::Worker)).expect("a test");
    assert_eq!(app.delivers_webhooks(), 1);
    app.later(seconds(3600));
    assert_eq!(app.delivers_webhooks(), 0);
    assert_eq!(receiver.kinds(), ["webhook.test"]);
    assert_eq!(delivery(&app, endpoint, test).delivery.state, DeliveryState::Failed);
    let by_command = app.run(deliveries::send_test(&app.ctx, system(), endpoint, TestSender::Caller));
    let by_command = by_command.expect("a test");
    assert_eq!(app.delivers_webhooks(), 0, "whoever asks for it sends it");
    let worker = app.webhook_worker(seconds(5));
    let sent = app.run(worker.deliver(by_command)).expect("sent").expect("a delivery");
    assert_eq!(sent.last_status, Some(404));
}

#[test]
fn two_secrets_sign_while_one_replaces_the_other() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    let (endpoint, old) = app.webhook(&receiver, &A8);
    let deed = endpoints::replace_secret(&app.ctx, system(), endpoint, None, seconds(3600));
    let new = app.run(deed).expect("a new secret");
    let signatures = |secrets: &[&WebhookSecret]| {
        let told = receiver.takes_all().pop().expect("an event");
        let (id, time) = (told.header("webhook-id"), app.ctx.now().seconds());
        let expected: Vec<String> =
            secrets.iter().map(|secret| secret.standard_signature(id, time, &told.body)).collect();
        assert_eq!(told.header("webhook-signature"), expected.join(" "));
        assert_eq!(told.header("selfcommunity-signature"), secrets[0].published_signature(time, &told.body));
    };
    app.person("ada");
    app.delivers_webhooks();
    signatures(&[&new, &old]);
    app.later(seconds(3600));
    app.person("bob");
    app.delivers_webhooks();
    signatures(&[&new]);
    app.run(clean_up(&app.ctx)).expect("cleaned up");
    assert_eq!(app.count("webhook_endpoints WHERE sealed_secret_before IS NOT NULL"), 0);
}

#[test]
fn the_log_is_kept_for_a_month_and_what_waited_behind_it_goes_on() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    let (endpoint, _) = app.webhook(&receiver, &A8);
    app.run(endpoints::pause(&app.ctx, system(), endpoint)).expect("paused");
    let ada = app.person("ada");
    app.later(seconds(60));
    app.disables(&ada);
    app.later(seconds(30 * 24 * 60 * 60 - 30));
    app.run(clean_up(&app.ctx)).expect("cleaned up");
    assert_eq!(app.count("webhook_events"), 1);
    app.run(endpoints::resume(&app.ctx, system(), endpoint)).expect("resumed");
    assert_eq!(app.delivers_webhooks(), 1);
    assert_eq!(receiver.kinds(), ["user.updated"]);
    app.later(seconds(60));
    app.run(clean_up(&app.ctx)).expect("cleaned up");
    assert_eq!(app.count("webhook_events") + app.count("webhook_attempts"), 0);
}

#[test]
fn what_is_deleted_or_erased_while_it_is_sent_leaves_nothing() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    let (endpoint, _) = app.webhook(&receiver, &A8);
    let ada = app.person("ada");
    receiver.answers(vec![Answer::Late(Duration::from_millis(300)); 2]);
    let worker = app.webhook_worker(seconds(5));
    app.run(async {
        let draining = worker.drain();
        let erasing = async {
            tokio::time::sleep(Duration::from_millis(100)).await;
            delete::erase(&app.ctx, system(), AccountId(ada.id)).await.expect("erased");
        };
        tokio::join!(draining, erasing).0.expect("the queue can be read");
    });
    assert_eq!(receiver.kinds(), ["user.created", "user.deleted"], "never at the same time");
    app.person("bob");
    app.run(async {
        let draining = worker.drain();
        let deleting = async {
            tokio::time::sleep(Duration::from_millis(100)).await;
            endpoints::delete(&app.ctx, AuditContext::command_line(), endpoint).await.expect("deleted");
        };
        tokio::join!(draining, deleting).0.expect("the queue can be read");
    });
    for table in ["webhook_endpoints", "webhook_deliveries", "webhook_attempts"] {
        assert_eq!(app.count(table), 0, "{table}");
    }
}

#[test]
fn a_clock_that_was_set_back_delays_nothing_for_long() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    app.webhook(&receiver, &A8);
    receiver.answers([Answer::Status(500)]);
    app.person("ada");
    app.delivers_webhooks();
    app.earlier(seconds(365 * 24 * 60 * 60));
    assert_eq!(app.delivers_webhooks(), 1);
    assert_eq!(receiver.received().len(), 2);
}
