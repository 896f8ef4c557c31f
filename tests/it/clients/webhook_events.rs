//! What webhooks are told (contract.md A8): every turn of an account's life, in the transaction of the change.

use rocket::http::Method;
use rollbook::domain::{AccountId, AuditContext, Role, WebhookEvent, WebhookEvents};
use rollbook::services::manage::delete;
use rollbook::services::manage::delete::Keep;
use rollbook::services::manage::{disable, set_role};
use rollbook::store::StoreError;

use crate::support::TestApp;
use crate::support::people::{Person, system};
use crate::support::receiver::Receiver;

const ALL: [&str; 1] = ["*"];

#[test]
fn a_registration_is_told_as_it_stands_and_so_is_its_confirmation() {
    let app = TestApp::with_local_webhooks();
    let (receiver, ada) = (Receiver::start(), Person::ada());
    app.webhook(&receiver, &ALL);
    app.visitor().registers(&ada);
    app.delivers_webhooks();
    let told = receiver.takes_all();
    let body = told[0].json();
    assert_eq!(told.len(), 1);
    assert_eq!(body["type"], "user.created");
    assert_eq!(body["created"], app.ctx.now().millis() as f64 / 1000.0);
    assert!(told[0].body.contains("\"created\":1769853600.0"), "{}", told[0].body);
    assert_eq!(body["data"]["email"], ada.email.as_str());
    assert_eq!(body["data"]["email_isvalid"], false);
    app.confirms_newest(&ada.email);
    app.delivers_webhooks();
    assert_eq!(receiver.kinds(), ["user.confirmed", "user.updated"]);
    assert_eq!(receiver.received()[0].json()["data"]["email_isvalid"], true);
}

#[test]
fn an_event_shows_the_account_as_an_administrator_reads_it_and_no_secret() {
    let (app, root) = {
        let app = TestApp::with_local_webhooks();
        let root = app.admin();
        (app, root)
    };
    let receiver = Receiver::start();
    app.webhook(&receiver, &ALL);
    let tag = app.tag("Choir");
    let ada = app.account_like("ada", |input| {
        input.ext_id = Some(42);
        input.tags = vec![tag];
        input.role = Some(Role::Editor);
    });
    app.delivers_webhooks();
    let read =
        app.call(Method::Get, &format!("/api/v2/user/{}/", ada.id)).bearer(&app.bearer_of(&root)).send();
    let mut told = receiver.received()[0].json()["data"].clone();
    let uuid = told.as_object_mut().expect("an object").remove("uuid");
    assert_eq!(uuid, Some(ada.uuid.as_str().into()));
    assert_eq!(told, read.json());
    assert!(!receiver.received()[0].body.contains("scrypt"), "no hash of a password");
}

#[test]
fn every_turn_of_a_life_has_its_event() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    app.webhook(&receiver, &ALL);
    let ada = app.person("ada");
    let id = AccountId(ada.id);
    let told = || {
        app.delivers_webhooks();
        receiver.takes_all().iter().map(|one| one.kind()).collect::<Vec<_>>()
    };
    assert_eq!(told(), ["user.created"]);
    let standing = set_role::Standing { role: Some(Role::Moderator), users_admin: false };
    app.run(set_role::set_role(&app.ctx, system(), id, standing)).expect("a role");
    assert_eq!(told(), ["user.role_changed", "user.updated"]);
    app.run(disable::disable(&app.ctx, system(), id, None)).expect("disabled");
    assert_eq!(told(), ["user.disabled", "user.updated"]);
    app.run(disable::enable(&app.ctx, system(), id)).expect("enabled");
    assert_eq!(told(), ["user.enabled", "user.updated"]);
    app.run(delete::delete(&app.ctx, system(), id, Keep::Forever)).expect("deleted");
    assert_eq!(told(), ["user.deleted"]);
    app.run(delete::restore(&app.ctx, system(), id)).expect("restored");
    assert_eq!(told(), ["user.restored", "user.updated"]);
    app.run(delete::erase(&app.ctx, system(), id)).expect("erased");
    assert_eq!(told(), ["user.deleted", "user.erased"]);
}

#[test]
fn changes_by_the_person_are_told_too() {
    let app = TestApp::with_local_webhooks();
    app.set_up();
    let receiver = Receiver::start();
    let ada = Person::ada();
    app.confirmed_member(&ada);
    app.webhook(&receiver, &ALL);
    let mut visitor = app.signed_in(&ada);
    let profile = [("name", "Ada King"), ("username", "ada"), ("bio", ""), ("location", ""), ("website", "")];
    assert_eq!(visitor.post("/account/profile", &profile).status.code, 303);
    app.visitor().post("/recover", &[("email", &ada.email)]);
    let link = app.mailbox().link_for(&ada.email);
    let token = link.rsplit('/').next().expect("a token");
    app.visitor().post("/recover/password", &[("token", token), ("password", "amber lantern drifts north")]);
    app.delivers_webhooks();
    assert_eq!(receiver.kinds(), ["user.updated", "user.password_changed"]);
    assert_eq!(receiver.received()[0].json()["data"]["real_name"], "Ada King");
}

#[test]
fn an_endpoint_hears_of_what_it_chose_alone() {
    let app = TestApp::with_local_webhooks();
    let (one, other) = (Receiver::start(), Receiver::start());
    app.webhook(&one, &["user.created", "user.updated", "user.deleted"]);
    app.webhook(&other, &["user.disabled"]);
    let ada = app.person("ada");
    app.disables(&ada);
    app.delivers_webhooks();
    assert_eq!(one.kinds(), ["user.created", "user.updated"]);
    assert_eq!(other.kinds(), ["user.disabled"]);
}

#[test]
fn a_change_that_is_undone_is_told_to_nobody() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    app.webhook(&receiver, &ALL);
    let ada = app.person("ada");
    app.delivers_webhooks();
    let done = app.ctx.store.write(move |tx| -> Result<(), StoreError> {
        let mut line = rollbook::store::AuditEntry {
            at: rollbook::domain::Timestamp::from_millis(0),
            actor_kind: "system",
            actor_id: None,
            actor_label: None,
            action: "account.edited",
            target_kind: Some("account"),
            target_id: Some(ada.id.to_string()),
            peer: None,
            request_id: None,
            details: serde_json::json!({}),
        };
        tx.append_audit(&line)?;
        line.action = "account.disabled";
        tx.append_audit(&line)?;
        Err(StoreError::Busy)
    });
    assert!(app.run(done).is_err());
    assert_eq!(app.delivers_webhooks(), 0);
    assert_eq!(receiver.kinds(), ["user.created"]);
}

/// Also in the time it takes: the event is written and taken back.
#[test]
fn registering_with_a_taken_address_tells_nobody_of_an_account() {
    let app = TestApp::with_local_webhooks();
    app.set_up();
    let (receiver, ada) = (Receiver::start(), Person::ada());
    app.confirmed_member(&ada);
    app.webhook(&receiver, &ALL);
    app.visitor().registers(&ada);
    assert_eq!(app.delivers_webhooks(), 0);
    assert_eq!(app.count("webhook_events"), 0);
}

#[test]
fn what_is_kept_of_a_person_goes_with_them_and_the_last_word_is_their_number() {
    let app = TestApp::with_local_webhooks();
    let receiver = Receiver::start();
    app.webhook(&receiver, &ALL);
    let ada = app.account_like("zuckmayer", |input| input.ext_id = Some(42));
    app.delivers_webhooks();
    app.disables(&ada);
    receiver.takes_all();
    app.run(delete::erase(&app.ctx, AuditContext::command_line(), AccountId(ada.id))).expect("erased");
    let left = format!("{:?}", app.tables()).to_lowercase();
    assert!(!left.contains("zuckmayer"), "{left}");
    app.delivers_webhooks();
    assert_eq!(receiver.kinds(), ["user.deleted", "user.erased"], "what waited about them is not sent");
    let data = serde_json::json!({ "id": ada.id, "uuid": ada.uuid, "ext_id": 42, "status": "u" });
    assert_eq!(receiver.received()[0].json()["data"], data);
}

#[test]
fn without_an_endpoint_nothing_is_kept() {
    let app = TestApp::with_local_webhooks();
    app.person("ada");
    assert_eq!(app.count("webhook_events"), 0);
}

/// What is written about an account and is no change that others are told of.
const SILENT: [&str; 16] = [
    "account.data_handed_out",
    "account.email_change_asked",
    "account.email_change_cancelled",
    "account.email_change_refused",
    "account.invited",
    "account.language_chosen",
    "account.link_handed_over",
    "account.other_sessions_ended",
    "account.password_rehashed",
    "account.privacy_agreed",
    "account.provisioned",
    "account.reset_sent",
    "account.session_ended",
    "account.sessions_ended",
    "account.unlocked",
    "accounts.exported",
];

#[test]
fn every_action_about_an_account_is_told_or_left_out_on_purpose() {
    let pattern = regex::Regex::new(r#""(accounts?\.[a-z_]+)""#).expect("a pattern");
    let mut found = std::collections::BTreeSet::new();
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/services"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the source") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let text = std::fs::read_to_string(path).expect("a text");
                found.extend(pattern.captures_iter(&text).map(|found| found[1].to_owned()));
            }
        }
    }
    assert!(found.len() > 20, "{found:?}");
    for action in found {
        let is_told = !WebhookEvents::of_action(&action).is_empty();
        assert_ne!(is_told, SILENT.contains(&action.as_str()), "{action}: told, or in the list above");
    }
}

#[test]
fn the_documents_name_every_event() {
    for (name, text) in [
        ("webhooks.md", include_str!("../../../docs/webhooks.md")),
        ("openapi.json", include_str!("../../../docs/openapi.json")),
    ] {
        for event in WebhookEvent::ALL {
            assert!(text.contains(event.as_str()), "docs/{name} lacks {}", event.as_str());
        }
    }
}
