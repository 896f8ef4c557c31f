//! contract.md B5: API keys. They are made on the command line so far.

use std::time::Duration;

use rollbook::domain::{AuditContext, Rights};
use rollbook::services::clients::api_keys;
use rollbook::services::clients::api_keys::{KeyError, KeyRequest};
use serde_json::json;

use crate::api::{REGISTER, current_session, registration};
use crate::support::TestApp;

const ADMIN: Rights = Rights { admin: true, users_admin: false };
const USERS_ADMIN: Rights = Rights { admin: false, users_admin: true };

fn request(name: &str) -> KeyRequest {
    KeyRequest { name: name.to_owned(), rights: ADMIN, description: None, expires_at: None, networks: vec![] }
}

fn makes(app: &TestApp, name: &str) -> Result<String, KeyError> {
    let deed = api_keys::create(&app.ctx, AuditContext::command_line(), request(name));
    app.run(deed).map(|secret| secret.to_text())
}

fn works(app: &TestApp, key: &str) -> bool {
    let status = current_session(app).bearer(key).send().status.code;
    assert!(matches!(status, 200 | 401), "{status}");
    status == 200
}

#[test]
fn a_name_is_plain_and_given_once() {
    let app = TestApp::fresh();
    for good in ["a", "Import-2026_01", &"x".repeat(64)] {
        assert!(makes(&app, good).is_ok(), "{good}");
    }
    for bad in ["", " ", "a b", "a.b", "ä", "a/b", "a\n", "a\u{0}", &"x".repeat(65)] {
        assert!(matches!(makes(&app, bad), Err(KeyError::BadName)), "{bad:?}");
    }
    for taken in ["a", "A", "import-2026_01"] {
        assert!(matches!(makes(&app, taken), Err(KeyError::NameTaken)), "{taken}");
    }
    let revoke = |name: &str| app.run(api_keys::revoke(&app.ctx, AuditContext::command_line(), name));
    assert!(revoke("a").is_ok());
    assert!(matches!(makes(&app, "a"), Err(KeyError::NameTaken)), "also after it is revoked");
    assert!(matches!(revoke("a"), Err(KeyError::AlreadyRevoked)));
    assert!(matches!(revoke("nothing"), Err(KeyError::NotFound)));
}

#[test]
fn a_key_has_the_roles_it_was_given() {
    let app = TestApp::fresh();
    let both = Rights { admin: true, users_admin: true };
    app.set("registration.type", "Closed");
    for (name, rights, roles, status) in [
        ("admin", ADMIN, json!(["ADMIN"]), 201),
        ("users", USERS_ADMIN, json!(["USERS_ADMIN"]), 201),
        ("both", both, json!(["ADMIN", "USERS_ADMIN"]), 201),
        ("none", Rights::default(), json!([]), 403),
    ] {
        let key = app.api_key(name, rights);
        assert_eq!(current_session(&app).bearer(&key).send().json()["profile"]["roles"], roles);
        let body = registration("Bob", &format!("{name}@example.org"));
        assert_eq!(app.post(REGISTER, &body).bearer(&key).send().status.code, status, "{name}");
    }
}

#[test]
fn a_key_ends_at_its_expiry() {
    let app = TestApp::fresh();
    let end = app.ctx.now().plus(Duration::from_secs(3600));
    let key = app.api_key_like(KeyRequest { expires_at: Some(end), ..request("short") });
    app.later(Duration::from_secs(3599));
    assert!(works(&app, &key));
    app.later(Duration::from_secs(1));
    assert!(!works(&app, &key));
}

#[test]
fn a_key_ends_when_it_is_revoked() {
    let app = TestApp::fresh();
    let key = app.api_key("desk", ADMIN);
    let other = app.api_key("other", ADMIN);
    assert!(works(&app, &key));
    app.run(api_keys::revoke(&app.ctx, AuditContext::command_line(), "DESK")).expect("revoked");
    assert!(!works(&app, &key));
    assert!(works(&app, &other));
}

#[test]
fn a_key_works_from_its_networks_only() {
    let app = TestApp::with(|settings| settings.trusted_proxies = vec!["127.0.0.0/8".parse().unwrap()]);
    let networks = ["203.0.113.0/24", "198.51.100.7/32", "2001:db8::/32"].map(|net| net.parse().unwrap());
    let key = app.api_key_like(KeyRequest { networks: networks.to_vec(), ..request("near") });
    let status = |peer: &str| current_session(&app).bearer(&key).from(peer).send().status.code;
    for peer in ["203.0.113.1", "203.0.113.255", "198.51.100.7", "2001:db8::1", "::ffff:203.0.113.9"] {
        assert_eq!(status(peer), 200, "{peer}");
    }
    for peer in ["203.0.114.1", "198.51.100.8", "2001:db9::1", "127.0.0.1", "::1"] {
        assert_eq!(status(peer), 401, "{peer}");
    }
    assert!(!works(&app, &key), "from nowhere");
    let behind = |peer: &str, forwarded: &str| {
        current_session(&app).bearer(&key).from(peer).header("X-Forwarded-For", forwarded).send().status.code
    };
    assert_eq!(behind("127.0.0.1", "6.6.6.6, 203.0.113.5"), 200, "a trusted proxy tells");
    assert_eq!(behind("127.0.0.1", "203.0.113.5, 6.6.6.6"), 401);
    assert_eq!(behind("6.6.6.6", "203.0.113.5"), 401, "anyone else does not");
    for with_port in ["203.0.113.9:51234", "[2001:db8::1]:443", "[2001:db8::1]", "6.6.6.6, 203.0.113.9:1"] {
        assert_eq!(behind("127.0.0.1", with_port), 200, "{with_port}");
    }
    for no_address in
        ["203.0.113.9:", "203.0.113.9:70000", "[2001:db8::1", "[203.0.113.9]", ":443", "_hidden"]
    {
        assert_eq!(behind("127.0.0.1", no_address), 401, "{no_address}");
    }
}

#[test]
fn the_last_use_is_noted_to_the_minute() {
    let app = TestApp::fresh();
    let key = app.api_key("desk", ADMIN);
    let noted = || app.run(api_keys::list(&app.ctx)).expect("keys")[0].last_used_at;
    assert_eq!(noted(), None);
    app.later(Duration::from_secs(5));
    let first = app.ctx.now();
    assert!(works(&app, &key));
    assert_eq!(noted(), Some(first));
    app.later(Duration::from_secs(59));
    assert!(works(&app, &key));
    assert_eq!(noted(), Some(first));
    app.later(Duration::from_secs(1));
    assert!(works(&app, &key));
    assert_eq!(noted(), Some(app.ctx.now()));
}

#[test]
fn a_key_is_kept_as_a_digest_and_its_first_characters() {
    let app = TestApp::fresh();
    let key = app.api_key("desk", ADMIN);
    let listed = app.run(api_keys::list(&app.ctx)).expect("keys");
    assert_eq!(listed[0].shown_prefix, key[..12]);
    assert!(key.starts_with("rbk_"));
    assert!(app.files_hold(&key[..12]));
    assert!(!app.files_hold(&key[..16]));
    assert!(!app.files_hold(&key[4..]));
}

#[test]
fn a_cut_or_lengthened_key_is_no_key() {
    let app = TestApp::fresh();
    let key = app.api_key("desk", ADMIN);
    for cut in 1..key.len() {
        assert!(!works(&app, &key[..key.len() - cut]));
    }
    for other in [format!("{key}A"), format!("{key}="), format!("x{key}"), key.replacen("rbk_", "", 1)] {
        assert!(!works(&app, &other), "{other}");
    }
    assert!(works(&app, &key));
}
