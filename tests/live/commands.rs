//! The command line beside a running server, and before there ever was one.

use rollbook::domain::Clock as _;
use rollbook::system::SystemClock;
use serde_json::{Value, json};

use crate::support::{Folder, PASSWORD, registration};

fn create<'a>(username: &'a str, more: &[&'a str]) -> Vec<&'a str> {
    [&["account", "create", "--username", username, "--password-stdin"], more].concat()
}

#[test]
fn an_account_is_managed_beside_the_running_server() {
    let folder = Folder::new();
    let ctx = folder.open();
    let more = ["--email", "grace@example.org", "--name", "Grace Hopper", "--role", "admin", "--json"];
    let made = folder.run_with(&create("grace", &more), &format!("{PASSWORD}\n")).json();
    assert_eq!(made["username"], "grace");
    let session = ctx.client().signs_in("grace@example.org", PASSWORD);
    assert_eq!(session.json()["profile"]["roles"], json!(["ADMIN"]), "{session:?}");

    let id = made["id"].to_string();
    for who in ["grace", "GRACE", "grace@example.org", &id, made["uuid"].as_str().expect("a uuid")] {
        assert_eq!(folder.run(&["account", "show", who, "--json"]).json()["username"], "grace", "{who}");
    }
    let all = folder.run(&["account", "list", "--json"]).json();
    assert_eq!(all.as_array().map(Vec::len), Some(1));
    let written = folder.run(&["account", "export", "--separator", "semicolon", "--bom"]);
    let table = written.fine();
    assert!(table.starts_with("\u{feff}id;uuid;") && table.contains(";grace;Grace Hopper;"), "{table}");
    assert_eq!(folder.run(&["account", "export", "--filter", "q=nobody"]).fine().lines().count(), 1);

    let other = "another lamp over water 9";
    folder.run_with(&["account", "set-password", "grace", "--password-stdin"], other).fine();
    assert_eq!(ctx.client().signs_in("grace", PASSWORD).status, 401);
    let browser = ctx.client();
    assert_eq!(browser.signs_in("grace", other).status, 200);

    let last = folder.run(&["account", "disable", "grace"]);
    assert!(last.fails_with(4).contains("last administrator"), "{last:?}");
    folder.run_with(&create("edsger", &["--role", "admin"]), PASSWORD).fine();
    folder.run(&["account", "disable", "grace", "--reason", "on leave"]).fine();
    assert_eq!(ctx.client().signs_in("grace", other).status, 403);
    let session = browser.get("/api/authentication/current-session").json();
    assert_eq!(session["sessionAuthenticated"], false, "a session ends at once");
    folder.run(&["account", "enable", "grace"]).fine();
    assert_eq!(ctx.client().signs_in("grace", other).status, 200);
}

#[test]
fn a_key_works_at_once_and_ends_at_once() {
    let folder = Folder::new();
    let ctx = folder.open();
    let key = folder.run(&["key", "create", "website", "--role", "USERS_ADMIN"]).fine().to_owned();
    assert_eq!(key.lines().count(), 1, "the key and nothing else");
    folder.run(&["settings", "set", "registration.type", "Closed"]).fine();

    let website = ctx.client();
    let bearer = format!("Bearer {key}");
    let post = |email: &str| {
        let body = registration("Ada", email);
        website.post_with("/api/users/register", &[("Authorization", &bearer)], &body)
    };
    let answer = post("ada@example.org");
    assert_eq!(answer.status, 201, "{answer:?}");
    assert_eq!(answer.json()["needsVerification"], false);

    let keys = folder.run(&["key", "list", "--json"]).json();
    assert_eq!(keys[0]["name"], "website");
    assert_eq!(keys[0]["state"], "active");
    assert!(!keys.to_string().contains(&key), "a key is shown once");
    folder.run(&["key", "revoke", "website"]).fine();
    assert_eq!(post("bob@example.org").status, 401);
    assert_eq!(folder.run(&["key", "list", "--json"]).json()[0]["state"], "revoked");
}

#[test]
fn a_setting_of_the_site_holds_at_once() {
    let folder = Folder::new();
    let ctx = folder.open();
    for (kind, status) in [("Closed", 401), ("Public", 201), ("Verified", 201)] {
        folder.run(&["settings", "set", "registration.type", kind]).fine();
        assert_eq!(folder.run(&["settings", "get", "registration.type"]).fine(), kind);
        let answer = ctx.client().registers(&format!("{kind}@example.org"));
        assert_eq!(answer.status, status, "{kind}: {answer:?}");
    }
    folder.run(&["settings", "set", "site.name", "Harbour Club"]).fine();
    folder.run_with(&create("grace", &["--role", "admin"]), PASSWORD).fine();
    assert!(ctx.client().get("/register").body.contains("Harbour Club"), "pages that were kept are renewed");
}

#[test]
fn the_jwt_secret_signs_tokens_until_it_is_rotated() {
    let folder = Folder::new();
    let ctx = folder.open();
    let more = ["--email", "grace@example.org", "--role", "admin", "--json"];
    let id = folder.run_with(&create("grace", &more), PASSWORD).json()["id"].as_i64().expect("an id");
    let secret = folder.run(&["jwt", "secret"]).fine().to_owned();
    assert_eq!(folder.run(&["jwt", "secret"]).fine(), secret);
    let verify =
        |token: &str| ctx.client().post("/api/v2/jwt/verify_token/", &json!({ "token": token })).status;
    let token = signed(&secret, id);
    assert_eq!(verify(&token), 200);
    let bearer = format!("Bearer {token}");
    let signup = json!({ "username": "ada", "email": "ada@example.org" });
    let answer = ctx.client().post_with("/api/v2/sso/signup/", &[("Authorization", &bearer)], &signup);
    assert_eq!(answer.status, 201, "{answer:?}");
    assert_eq!(answer.json()["username"], "ada");

    let rotated = folder.run(&["jwt", "rotate"]).fine().to_owned();
    assert_ne!(rotated, secret);
    assert_eq!(verify(&signed(&rotated, id)), 200);
    assert_eq!(verify(&token), 200, "both work for a while");
    folder.run(&["jwt", "end-old"]).fine();
    assert_eq!(verify(&token), 401);
    assert_eq!(verify(&signed(&rotated, id)), 200);
}

#[test]
fn the_first_client_is_there_and_gives_tokens() {
    let folder = Folder::new();
    let ctx = folder.open();
    let clients = folder.run(&["client", "list", "--json"]).json();
    assert_eq!(clients[0]["id"], "rollbook");
    folder.run_with(&create("ada", &["--email", "ada@example.org"]), PASSWORD).fine();
    let fields =
        [("grant_type", "password"), ("client_id", "rollbook"), ("username", "ada"), ("password", PASSWORD)];
    let token = ctx.client().submit("/oauth/token/", &fields);
    assert_eq!(token.status, 200, "{token:?}");
    let bearer = format!("Bearer {}", token.json()["access_token"].as_str().expect("a token"));
    let member = ctx.client().post_with("/api/v2/sso/signin/", &[("Authorization", &bearer)], &json!({}));
    assert_eq!(member.json()["username"], "ada");
}

#[test]
fn every_command_works_before_there_was_a_server() {
    let folder = Folder::new().with("ROLLBOOK_DATA_DIR", ".");
    folder.run(&["check"]).fine();
    assert!(!folder.database().exists(), "check changes nothing");
    let link = folder.run(&["setup-link"]).fine().to_owned();
    assert!(link.contains("/setup/"));
    assert_eq!(folder.run(&["account", "list", "--json"]).json(), json!([]));
    assert_eq!(folder.run(&["mail", "list", "--json"]).json(), json!([]));
    assert_eq!(folder.run(&["key", "list", "--json"]).json(), json!([]));
    folder.run_with(&create("grace", &["--role", "admin"]), PASSWORD).fine();
    let key = folder.run(&["key", "create", "site", "--role", "ADMIN"]).fine().to_owned();
    folder.run(&["settings", "set", "registration.type", "Public"]).fine();
    let verdict = folder.run(&["audit", "verify", "--json"]).json();
    assert_eq!(verdict["intact"], true);
    assert!(verdict["lines"].as_i64().is_some_and(|lines| lines >= 4), "{verdict}");

    let ctx = folder.open();
    assert_eq!(ctx.setup_link, None, "there is an administrator already");
    assert_eq!(ctx.client().signs_in("grace", PASSWORD).status, 200);
    let session = ctx
        .client()
        .get_with("/api/authentication/current-session", &[("Authorization", &format!("Bearer {key}"))]);
    assert_eq!(session.json()["sessionAuthenticated"], true, "{session:?}");
}

#[test]
fn exit_codes_tell_what_happened() {
    let folder = Folder::new();
    let ctx = folder.open();
    for (code, arguments, word) in [
        (0, &["account", "list"][..], ""),
        (2, &["account", "lst"], "account"),
        (2, &["mail", "show", "first"], "first"),
        (2, &["key", "create", "k", "--role", "KING"], "USERS_ADMIN"),
        (3, &["account", "show", "nobody"], "account list"),
        (3, &["account", "disable", "nobody"], "account list"),
        (3, &["mail", "show", "7"], "mail list"),
        (3, &["mail", "retry", "7"], "mail list"),
        (3, &["key", "revoke", "none"], "key list"),
        (3, &["settings", "get", "no.such"], "settings list"),
        (3, &["settings", "set", "no.such", "x"], "settings list"),
        (4, &["settings", "set", "registration.type", "Open"], "Closed"),
        (4, &["settings", "set", "port", "80"], "ROLLBOOK_PORT"),
        (4, &["key", "create", "not a name", "--role", "ADMIN"], "letters"),
        (4, &["mail", "test", "nobody"], "ada@example.org"),
        (4, &["mail", "test", "ada@example.org"], "ROLLBOOK_SMTP_URL"),
    ] {
        let said = folder.run(arguments);
        assert_eq!(said.code, code, "{arguments:?}: {said:?}");
        assert!(said.err.contains(word), "{arguments:?}: {said:?}");
        assert!(code == 0 || said.out.is_empty(), "{arguments:?}: {said:?}");
    }
    for (input, more, word) in [
        ("short", &[][..], "password"),
        ("", &[], "standard input"),
        (PASSWORD, &["--email", "not-an-address"], "email"),
        (PASSWORD, &["--name", ""], "name"),
    ] {
        let said = folder.run_with(&create("ada", more), input);
        assert!(said.fails_with(4).contains(word), "{said:?}");
    }
    folder.run_with(&create("ada", &[]), PASSWORD).fine();
    let said = folder.run_with(&create("ADA", &[]), PASSWORD);
    assert!(said.fails_with(4).contains("username"), "{said:?}");
    assert_eq!(ctx.client().get("/readyz").status, 200);
}

#[test]
fn lists_for_people_have_a_head_and_a_line_each() {
    let folder = Folder::new().with("ROLLBOOK_DATA_DIR", ".");
    folder.run_with(&create("ada", &["--email", "ada@example.org"]), PASSWORD).fine();
    folder.run(&["key", "create", "site", "--role", "ADMIN"]).fine();
    for (arguments, word) in [
        (&["account", "list"][..], "ada@example.org"),
        (&["key", "list"], "site"),
        (&["client", "list"], "rollbook"),
        (&["settings", "list"], "registration.type"),
    ] {
        let said = folder.run(arguments);
        let lines: Vec<&str> = said.fine().lines().collect();
        assert!(lines.len() >= 2 && lines[0].chars().all(|c| !c.is_lowercase()), "{said:?}");
        assert!(lines[1..].iter().any(|line| line.contains(word)), "{said:?}");
    }
    let help = folder.run(&["--help"]);
    for code in 0..=4 {
        assert!(help.fine().contains(&format!("  {code}  ")), "{help:?}");
    }
}

/// A developer's own token (contract.md A3).
fn signed(secret: &str, user_id: i64) -> String {
    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let encode = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let now = SystemClock.now().millis() / 1000;
    let head = encode(&json!({ "alg": "HS256", "typ": "JWT" }));
    let claims = encode(&json!({
        "user_id": user_id, "token_type": "access", "iat": now, "exp": now + 600, "jti": "7c1e5b0d",
    }));
    let key = ring::hmac::Key::new(ring::hmac::HMAC_SHA256, secret.as_bytes());
    let signature = ring::hmac::sign(&key, format!("{head}.{claims}").as_bytes());
    format!("{head}.{claims}.{}", URL_SAFE_NO_PAD.encode(signature.as_ref()))
}
