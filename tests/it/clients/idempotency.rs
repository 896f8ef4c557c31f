//! `Idempotency-Key`: a creating request that is sent again under its key is carried out once.

use std::time::Duration;

use rocket::http::Method;
use rollbook::domain::Rights;
use serde_json::{Value, json};

use crate::api::{REGISTER, registration};
use crate::clients::scim::{GROUP, SCIM, USER};
use crate::support::TestApp;
use crate::support::api::{Call, JSON, PASSWORD};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const SIGNUP: &str = "/api/v2/sso/signup/";
const KEY: &str = "Idempotency-Key";

/// Every creating endpoint, with a body that it takes once only, and what it makes.
fn creations() -> Vec<(&'static str, Value, &'static str)> {
    vec![
        (SIGNUP, json!({ "username": "bob", "email": "bob@example.org" }), "accounts WHERE username = 'bob'"),
        (
            "/api/v2/account/create/",
            json!({ "username": "eve", "email": "eve@example.org", "password": PASSWORD }),
            "accounts WHERE username = 'eve'",
        ),
        ("/api/v2/tag/", json!({ "name": "Crew" }), "tags WHERE name = 'Crew'"),
        (REGISTER, registration("Ada", "ada@example.org"), "accounts WHERE email = 'ada@example.org'"),
    ]
}

/// Those whose answer follows the change.
fn creations_answered_late() -> Vec<(&'static str, Value, &'static str)> {
    let user = json!({ "schemas": [USER], "userName": "zoe", "emails": [{ "value": "zoe@example.org" }] });
    let bulk = json!({ "schemas": ["urn:ietf:params:scim:api:messages:2.0:BulkRequest"], "Operations": [
        { "method": "POST", "path": "/Users", "bulkId": "1", "data": { "schemas": [USER], "userName": "yan" } }
    ] });
    vec![
        (
            "/api/admin/accounts",
            json!({ "username": "max", "welcome": "none" }),
            "accounts WHERE username = 'max'",
        ),
        ("/api/admin/keys", json!({ "name": "shop", "role": "USERS_ADMIN" }), "api_keys WHERE name = 'shop'"),
        ("/api/admin/clients", json!({ "id": "phone", "name": "Phone" }), "oauth_clients WHERE id = 'phone'"),
        ("/api/admin/filters", json!({ "name": "New", "query": "state=active" }), "saved_filters"),
        ("/api/admin/mails", json!({ "to": "ada@example.org" }), "outbox WHERE kind = 'test'"),
        ("/api/admin/jwt-secret", json!({}), "audit WHERE action = 'jwt_secret.rotated'"),
        ("/api/admin/webhooks", json!({ "url": "https://example.org/hook" }), "webhook_endpoints"),
        ("/api/admin/webhooks/1/test", json!({}), "webhook_deliveries"),
        ("/api/admin/webhooks/1/secret", json!({}), "audit WHERE action = 'webhook.secret_replaced'"),
        ("/scim/v2/Users", user, "accounts WHERE email = 'zoe@example.org'"),
        (
            "/scim/v2/Groups",
            json!({ "schemas": [GROUP], "displayName": "Sailors" }),
            "tags WHERE name = 'Sailors'",
        ),
        ("/scim/v2/Bulk", bulk, "accounts WHERE username = 'yan'"),
    ]
}

/// As an administrator, by whatever the family takes.
fn call<'a>(app: &'a TestApp, bearer: &str, api_key: &str, path: &str, body: &Value) -> Call<'a> {
    let is_family_b = !path.starts_with("/api/v2/");
    app.post(path, body).bearer(if is_family_b { api_key } else { bearer })
}

#[test]
fn a_repeat_within_a_day_gets_the_first_answer_and_changes_nothing() {
    let (app, root) = TestApp::with_admin();
    let bearer = app.bearer_of(&root);
    let api_key = app.api_key("import", Rights { admin: true, users_admin: false });
    for (path, body, made) in creations() {
        let key = format!("first try of {made}").replace(' ', "-");
        let send = || call(&app, &bearer, &api_key, path, &body).header(KEY, &key).send();
        let first = send();
        assert_eq!(first.status.code, 201, "{path}: {}", first.body);
        assert_eq!(first.header("idempotent-replayed"), None, "{path}");
        let watch = app.watch();
        let again = send();
        assert_eq!((again.status.code, again.json()), (201, first.json()), "{path}");
        assert_eq!(again.header("idempotent-replayed"), Some("true"), "{path}");
        assert_eq!(again.header("content-type"), first.header("content-type"), "{path}");
        watch.sees_no_change(path);
        assert_eq!(app.count(made), 1, "{path}");
        // Of another key, and of none, it is another request.
        let other = call(&app, &bearer, &api_key, path, &body).header(KEY, "second-try").send();
        assert_eq!(other.status.code, 400, "{path}: {}", other.body);
    }
    assert_eq!(app.count("idempotency_keys"), 4, "what was refused keeps nothing");
}

#[test]
fn an_answer_that_follows_its_change_is_kept_as_well() {
    let app = TestApp::fresh();
    let key = app.api_key("import", Rights { admin: true, users_admin: false });
    for (number, (path, body, made)) in creations_answered_late().into_iter().enumerate() {
        let kind = if path.starts_with("/scim") { SCIM } else { JSON };
        let post = |body: &Value| {
            let call = app.call(Method::Post, path).bearer(&key).header(KEY, &format!("key-{number}"));
            call.body(kind, body.to_string()).send()
        };
        let first = post(&body);
        assert!(matches!(first.status.code, 200 | 201), "{path}: {}", first.body);
        let watch = app.watch();
        let again = post(&body);
        assert_eq!((again.status, again.json()), (first.status, first.json()), "{path}");
        assert_eq!(again.header("idempotent-replayed"), Some("true"), "{path}");
        for header in ["content-type", "location", "etag"] {
            assert_eq!(again.header(header), first.header(header), "{path} {header}");
        }
        watch.sees_no_change(path);
        assert_eq!(app.count(made), 1, "{path}");
        // It reads no body.
        if path.ends_with("/test") {
            continue;
        }
        let mut other = body.clone();
        other["more"] = json!(1);
        let refused = if path.starts_with("/scim") { 422 } else { 400 };
        assert_eq!(post(&other).status.code, refused, "{path}");
    }
}

#[test]
fn a_kept_answer_goes_with_the_person_it_is_about() {
    let app = TestApp::fresh();
    let key = app.api_key("import", Rights { admin: true, users_admin: false });
    let body = json!({ "username": "max", "emailAddress": "max@example.org", "welcome": "link" });
    let post =
        |path: &str, body: &Value, name: &str| app.post(path, body).bearer(&key).header(KEY, name).send();
    let made = post("/api/admin/accounts", &body, "1").json();
    let path = format!("/api/admin/accounts/{}", made["id"].as_str().expect("an id"));
    let link = json!({ "purpose": "invite" });
    let links = [(); 2].map(|()| post(&format!("{path}/share-link"), &link, "2"));
    assert_eq!(links[0].status.code, 201, "{}", links[0].body);
    assert_eq!(links[0].json(), links[1].json());
    assert_eq!(app.count("idempotency_keys"), 2);
    assert_eq!(post(&format!("{path}/erase"), &json!({}), "3").status.code, 204);
    assert_eq!(app.count("idempotency_keys"), 0);
}

#[test]
fn of_bulk_requests_at_once_one_is_carried_out() {
    let app = TestApp::fresh();
    let key = app.api_key("import", Rights { admin: true, users_admin: false });
    let (path, body, made) = creations_answered_late().pop().expect("the last one");
    let one = || app.call(Method::Post, path).bearer(&key).header(KEY, "1").body(SCIM, body.to_string());
    let replies = app.calls_at_once((0..4).map(|_| one()).collect());
    let done: Vec<u16> = replies.iter().map(|reply| reply.status.code).collect();
    assert!(done.contains(&200) && done.iter().all(|code| matches!(code, 200 | 503)), "{done:?}");
    let again = one().send();
    assert_eq!(again.json()["Operations"][0]["status"], "201", "{}", again.body);
    assert_eq!(app.count(made), 1);
}

#[test]
fn a_crash_before_the_answer_makes_nothing_twice() {
    let app = TestApp::fresh();
    let key = app.api_key("import", Rights { admin: true, users_admin: false });
    let body = json!({ "name": "shop", "role": "USERS_ADMIN" });
    let post = || app.post("/api/admin/keys", &body).bearer(&key).header(KEY, "1").send();
    assert_eq!(post().status.code, 201);
    app.loses_kept_answers();
    let early = post();
    assert_eq!((early.status.code, early.header("retry-after")), (503, Some("1")), "{}", early.body);
    app.later(Duration::from_secs(31));
    let late = post();
    assert_eq!(late.status.code, 400, "{}", late.body);
    assert!(
        late.json()["message"].as_str().is_some_and(|text| text.contains("carried out before")),
        "{}",
        late.body
    );
    assert_eq!(app.count("api_keys WHERE name = 'shop'"), 1);
}

#[test]
fn a_key_with_another_request_is_refused() {
    let (app, root) = TestApp::with_admin();
    let bearer = app.bearer_of(&root);
    let sent = |path: &str, body: Value| app.post(path, &body).bearer(&bearer).header(KEY, "k1").send();
    assert_eq!(sent(SIGNUP, json!({ "username": "bob" })).status.code, 201);
    for (path, body) in [
        (SIGNUP, json!({ "username": "eve" })),
        (SIGNUP, json!({ "username": "bob", "role": null })),
        (SIGNUP, json!({})),
        ("/api/v2/tag/", json!({ "username": "bob" })),
    ] {
        let refused = sent(path, body.clone());
        assert_eq!(refused.status.code, 422, "{path} {body}: {}", refused.body);
        assert_eq!(refused.json()["errors"][0]["code"], "invalid");
    }
    // Spaces, the order of the fields and the slash at the end say nothing.
    let reply = app.call(Method::Post, "/api/v2/sso/signup").bearer(&bearer).header(KEY, "k1");
    assert_eq!(reply.body("application/json", " { \"username\" :\t\"bob\" }").send().status.code, 201);

    let register = |body: &Value| app.post(REGISTER, body).header(KEY, "k1").send();
    assert_eq!(register(&registration("Ada", "ada@example.org")).status.code, 201);
    let refused = register(&registration("Ada", "ada@example.net"));
    assert_eq!((refused.status.code, &refused.json()["status"]), (400, &json!(400)), "{}", refused.body);
    assert_eq!(app.count("accounts WHERE email = 'ada@example.net'"), 0);
}

#[test]
fn keys_of_different_callers_do_not_meet() {
    let (app, root) = TestApp::with_admin();
    let bearer = app.bearer_of(&root);
    let other =
        app.bearer_of(&app.account_like("second", |input| input.role = Some(rollbook::domain::Role::Admin)));
    let sign_up = |bearer: &str, name: &str| {
        app.post(SIGNUP, &json!({ "username": name })).bearer(bearer).header(KEY, "1").send().status.code
    };
    assert_eq!([sign_up(&bearer, "bob"), sign_up(&other, "eve")], [201, 201]);
    let register = |peer: &str, email: &str| {
        app.post(REGISTER, &registration("Ada", email)).from(peer).header(KEY, "1").send().status.code
    };
    assert_eq!(
        [register("198.51.100.1", "ada@example.org"), register("198.51.100.2", "a@example.net")],
        [201, 201]
    );
}

#[test]
fn a_key_counts_for_a_day_and_a_refused_request_uses_none() {
    let (app, root) = TestApp::with_admin();
    let jwt = || app.jwt_of(&root);
    let sign_up =
        |name: &str| app.post(SIGNUP, &json!({ "username": name })).bearer(&jwt()).header(KEY, "1").send();
    assert_eq!(sign_up("not valid").status.code, 400);
    assert_eq!(sign_up("bob").status.code, 201);
    app.later(DAY - Duration::from_secs(1));
    assert_eq!(sign_up("eve").status.code, 422);
    app.later(Duration::from_secs(1));
    let late = sign_up("eve");
    assert_eq!((late.status.code, late.header("idempotent-replayed")), (201, None), "{}", late.body);
    assert_eq!(sign_up("eve").header("idempotent-replayed"), Some("true"));
}

#[test]
fn of_many_at_once_one_is_carried_out_and_all_get_its_answer() {
    let (app, root) = TestApp::with_admin();
    let bearer = app.bearer_of(&root);
    let body = json!({ "username": "bob", "password": PASSWORD });
    let one = || app.post(SIGNUP, &body).bearer(&bearer).header(KEY, "1");
    let replies = app.calls_at_once((0..6).map(|_| one()).collect());
    let bodies: Vec<Value> = replies.iter().map(|reply| reply.json()).collect();
    assert!(replies.iter().all(|reply| reply.status.code == 201), "{bodies:?}");
    assert!(bodies.iter().all(|body| *body == bodies[0]), "{bodies:?}");
    assert_eq!(app.count("accounts WHERE username = 'bob'"), 1);
}

#[test]
fn a_key_that_is_none_is_refused_by_name() {
    let (app, root) = TestApp::with_admin();
    let bearer = app.bearer_of(&root);
    let long = "k".repeat(256);
    for keys in [&[""][..], &["two words"], &[long.as_str()], &["one", "two"]] {
        let call = app.post(SIGNUP, &json!({ "username": "bob" })).bearer(&bearer);
        let refused = keys.iter().fold(call, |call, key| call.header(KEY, key)).send();
        assert_eq!(refused.status.code, 400, "{keys:?}: {}", refused.body);
        assert_eq!(refused.json()["errors"][0]["field"], KEY, "{keys:?}");
    }
    assert_eq!(app.count("accounts WHERE username = 'bob'"), 0);
}

#[test]
fn what_is_kept_is_sealed_and_goes_with_the_person_or_after_a_day() {
    let (app, root) = TestApp::with_admin();
    let bearer = app.bearer_of(&root);
    let sign_up = |name: &str| {
        let body = json!({ "username": name, "email": format!("{name}@example.org") });
        let reply = app.post(SIGNUP, &body).bearer(&app.jwt_of(&root)).header(KEY, name).send();
        reply.json()["id"].as_i64().expect("an id")
    };
    let (bob, _) = (sign_up("bob"), sign_up("eve"));
    assert_eq!(app.count("idempotency_keys"), 2);
    assert_eq!(app.count("idempotency_keys WHERE instr(answer, 'bob') > 0"), 0);
    let gone = app.call(Method::Delete, &format!("/api/v2/user/{bob}/?hard=1")).bearer(&bearer).send();
    assert_eq!(gone.status.code, 204, "{}", gone.body);
    assert_eq!(app.count("idempotency_keys"), 1);
    app.later(DAY + Duration::from_secs(1));
    app.run(rollbook::services::site::clean_up::clean_up(&app.ctx)).expect("it is cleaned up");
    assert_eq!(app.count("idempotency_keys"), 0);
}
