//! The last use of keys and tokens: noted of what was answered, and of nothing that was refused.

use std::time::Duration;

use rocket::http::{Method, Status};
use rollbook::domain::Rights;
use serde_json::json;

use crate::support::TestApp;

const NO_RIGHTS: Rights = Rights { admin: false, users_admin: false };

fn key_used(app: &TestApp) -> Option<i64> {
    app.of_the_key("last_used_at")
}

fn grant_used(app: &TestApp) -> Option<i64> {
    app.of_the_newest_grant("last_used_at")
}

#[test]
fn a_refused_request_with_a_good_key_leaves_no_mark() {
    let (app, root) = TestApp::with_admin();
    let key = app.api_key("desk", NO_RIGHTS);
    let refused = [
        (Method::Delete, format!("/api/users/{}", root.uuid), Status::Forbidden),
        (Method::Get, "/api/users/nobody/nothing".to_owned(), Status::NotFound),
        (Method::Delete, format!("/api/v2/user/{}/?hard=1", root.id), Status::Forbidden),
    ];
    for (method, path, status) in refused {
        let reply = app.call(method, &path).bearer(&key).send();
        assert_eq!(reply.status, status, "{path}: {}", reply.body);
        assert_eq!(key_used(&app), None, "{path}");
    }
    let bad = app.post("/api/users/register", &json!({ "email": 7 })).bearer(&key).send();
    assert_eq!(bad.status, Status::BadRequest, "{}", bad.body);
    assert_eq!(key_used(&app), None);
    app.call(Method::Get, "/api/authentication/current-session").bearer(&key).send();
    assert!(key_used(&app).is_some());
}

#[test]
fn a_refused_request_with_a_good_token_leaves_no_mark_and_others_one_a_minute() {
    let (app, root) = TestApp::with_admin();
    let ada = app.person("ada");
    let token = app.bearer_of(&ada);
    let get = |path: &str| app.call(Method::Get, path).bearer(&token).send().status;
    for (method, path, status) in [
        (Method::Get, "/api/v2/user/4711/".to_owned(), Status::NotFound),
        (Method::Delete, format!("/api/v2/user/{}/", root.id), Status::Forbidden),
        (Method::Put, format!("/api/v2/user/{}/", root.id), Status::Forbidden),
    ] {
        assert_eq!(app.call(method, &path).bearer(&token).send().status, status, "{path}");
        assert_eq!(grant_used(&app), None, "{path}");
    }
    assert_eq!(get("/api/v2/user/me/"), Status::Ok);
    let first = grant_used(&app);
    assert!(first.is_some());
    app.later(Duration::from_secs(59));
    assert_eq!(get("/api/v2/user/me/"), Status::Ok);
    assert_eq!(grant_used(&app), first);
    app.later(Duration::from_secs(1));
    assert_eq!(get("/api/v2/user/4711/"), Status::NotFound);
    assert_eq!(grant_used(&app), first);
    assert_eq!(get("/api/v2/user/me/"), Status::Ok);
    assert_ne!(grant_used(&app), first);
}
