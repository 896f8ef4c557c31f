//! contract.md B0: credentials, errors, statuses; and what no body may do.

use rocket::http::Method;
use rollbook::domain::Rights;
use serde_json::json;

use super::{LOGIN, LOGOUT, REGISTER, SESSION, current_session, logs_in, refusal, registers, registration};
use crate::support::TestApp;
use crate::support::api::{FORM, JSON, PASSWORD, basic};

const ADMIN: Rights = Rights { admin: true, users_admin: false };

#[test]
fn every_form_of_credentials_is_known() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let key = app.api_key("desk", ADMIN);
    for header in [
        format!("Bearer {key}"),
        format!("bearer {key}"),
        key.clone(),
        basic(&ada.email, PASSWORD),
        basic("ADA@example.ORG", PASSWORD),
        basic("ada", PASSWORD),
        basic(&ada.email, PASSWORD).replace("Basic", "basic"),
    ] {
        let reply = current_session(&app).authorization(&header).send();
        assert_eq!(
            (reply.status.code, &reply.json()["sessionAuthenticated"]),
            (200, &json!(true)),
            "{header}"
        );
    }
    let mut browser = app.visitor();
    let login = browser.post_json(LOGIN, &[], &json!({ "login": ada.email, "password": PASSWORD }));
    assert_eq!(login.status.code, 200);
    assert_eq!(browser.get(SESSION).json()["sessionAuthenticated"], true);
}

#[test]
fn a_password_may_hold_colons_and_any_letters() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let password = "a:b:çd:名前-tangerine";
    let change = json!({ "currentPassword": PASSWORD, "newPassword": password });
    let path = format!("/api/users/{}/password", ada.uuid);
    let reply = app.call(Method::Put, &path).json(&change).basic(&ada.email, PASSWORD).send();
    assert_eq!(reply.status.code, 200, "{}", reply.body);
    assert_eq!(current_session(&app).basic(&ada.email, password).send().status.code, 200);
}

#[test]
fn a_header_that_is_wrong_is_refused_everywhere_even_beside_a_good_cookie() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let key = app.api_key("desk", ADMIN);
    let token = app.bearer_of(&ada);
    let mut browser = app.visitor();
    browser.post_json(LOGIN, &[], &json!({ "login": ada.email, "password": PASSWORD }));
    let session = browser.cookie("rollbook_session").expect("a session").to_owned();
    let password_path = format!("/api/users/{}/password", ada.uuid);
    let endpoints = [
        (Method::Post, REGISTER, registration("Bob", "bob@example.org")),
        (Method::Post, LOGIN, json!({ "login": ada.email, "password": PASSWORD })),
        (Method::Get, SESSION, json!({})),
        (Method::Post, LOGOUT, json!({})),
        (Method::Put, password_path.as_str(), json!({})),
    ];
    let mut headers: Vec<String> = vec![
        "".into(),
        " ".into(),
        "Bearer".into(),
        "Bearer ".into(),
        "Basic".into(),
        "Basic !".into(),
        "Basic bm9jb2xvbg==".into(),
        basic(&ada.email, "Tangerine-Orbit-48"),
        basic("nobody@example.org", PASSWORD),
        basic(&ada.email, ""),
        format!("Bearer {token}"),
        format!("Digest {key}"),
        format!("{key} {key}"),
        format!("Bearer {key}A"),
        key[4..].to_owned(),
        key.to_uppercase(),
        "null".into(),
    ];
    headers.extend((1..5).map(|cut| format!("Bearer {}", &key[..key.len() - cut])));
    let before = app.accounts();
    for (method, path, body) in &endpoints {
        for header in &headers {
            let reply = app.call(*method, path).json(body).authorization(header).session(&session).send();
            assert_eq!(refusal(&reply, path), (401, "Unauthorized".to_owned()), "{path} {header:?}");
            assert!(reply.header("www-authenticate").is_some());
        }
        let twice = app.call(*method, path).json(body).bearer(&key).bearer(&key).send();
        assert_eq!(twice.status.code, 401, "{path}");
    }
    assert_eq!(app.accounts(), before);
    assert_eq!(browser.get(SESSION).json()["sessionAuthenticated"], true, "the session is not ended by them");
}

#[test]
fn a_bearer_of_the_other_family_is_no_key_here() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let reply = current_session(&app).bearer(&app.bearer_of(&ada)).send();
    assert_eq!(reply.status.code, 401);
}

#[test]
fn an_error_says_when_what_why_and_where() {
    let app = TestApp::fresh();
    let reply = registers(&app, &json!({}));
    assert_eq!(refusal(&reply, REGISTER), (400, "Bad Request".to_owned()));
    assert_eq!(reply.json()["timestamp"], "2026-01-31T10:00:00.000+00:00");
    assert_eq!(reply.content_type, Some(rocket::http::ContentType::JSON));
    app.later(std::time::Duration::from_millis(987_654));
    assert_eq!(registers(&app, &json!({})).json()["timestamp"], "2026-01-31T10:16:27.654+00:00");
}

#[test]
fn the_path_in_an_error_is_the_one_asked_for_without_its_query() {
    let app = TestApp::fresh();
    let reply = app.post(&format!("{REGISTER}?token=secret"), &json!({})).send();
    assert_eq!(refusal(&reply, REGISTER).0, 400);
    assert!(!reply.body.contains("secret"));
    let reply = app.post(&format!("{REGISTER}/"), &json!({})).send();
    assert_eq!(refusal(&reply, "/api/users/register/"), (404, "Not Found".to_owned()));
}

#[test]
fn an_endpoint_written_with_percent_signs_keeps_its_face() {
    let app = TestApp::fresh();
    let path = "/%61pi/users/register";
    let form = [
        ("name", "Eve"),
        ("emailAddress", "eve@example.org"),
        ("password", PASSWORD),
        ("privacyPolicyAgreement", "true"),
    ];
    let reply = app.call(Method::Post, path).form(&form).send();
    assert_eq!(refusal(&reply, path).0, 415);
    assert_eq!(app.post(path, &registration("Eve", "eve@example.org")).send().status.code, 201);
}

#[test]
fn a_slash_at_the_end_is_another_path() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let before = app.accounts();
    let password = format!("/api/users/{}/password", ada.uuid);
    for (method, path) in [
        (Method::Post, REGISTER),
        (Method::Post, LOGIN),
        (Method::Get, SESSION),
        (Method::Post, LOGOUT),
        (Method::Put, password.as_str()),
    ] {
        let path = format!("{path}/");
        let reply = app
            .call(method, &path)
            .json(&registration("Bob", "bob@example.org"))
            .basic("ada", PASSWORD)
            .send();
        assert_eq!(refusal(&reply, &path), (404, "Not Found".to_owned()));
    }
    for path in ["/api", "/api/", "/api/nothing", "/api/users/register/x", "/api/v1/users/register"] {
        assert_eq!(refusal(&app.call(Method::Post, path).send(), path).0, 404);
    }
    for path in
        ["//api/users/register", "/api//users/register", "/api/users//register", "/api/users/register//"]
    {
        let reply = app.call(Method::Post, path).form(&[("name", "x")]).send();
        assert_eq!(reply.status.code, 404, "{path}");
        assert_eq!(app.post(path, &registration("Bob", "bob@example.org")).send().status.code, 404, "{path}");
    }
    assert_eq!(app.accounts(), before);
}

#[test]
fn the_wrong_method_is_named_with_the_right_one() {
    let app = TestApp::fresh();
    let all = [Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete, Method::Options];
    let password = "/api/users/b8a1b3d2-0000-4000-8000-000000000000/password";
    for (path, allow) in
        [(REGISTER, "POST"), (LOGIN, "POST"), (LOGOUT, "POST"), (SESSION, "GET, HEAD"), (password, "PUT")]
    {
        for method in all.into_iter().filter(|method| !allow.contains(method.as_str())) {
            let reply = app.call(method, path).json(&json!({})).send();
            assert_eq!(refusal(&reply, path), (405, "Method Not Allowed".to_owned()), "{method}");
            assert_eq!(reply.header("allow"), Some(allow), "{method} {path}");
        }
    }
}

#[test]
fn a_form_cannot_choose_another_method() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let path = format!("/api/users/{}/password", ada.uuid);
    let fields =
        [("_method", "put"), ("currentPassword", PASSWORD), ("newPassword", "plum-cake-and-custard")];
    let reply = app.call(Method::Post, &path).form(&fields).basic("ada", PASSWORD).send();
    assert!(matches!(reply.status.code, 405 | 415), "{}", reply.status);
    assert_eq!(logs_in(&app, "ada", PASSWORD).status.code, 200);
}

#[test]
fn only_json_is_read() {
    let app = TestApp::fresh();
    let before = app.accounts();
    let body = registration("Bob", "bob@example.org").to_string();
    for kind in ["text/plain", FORM, "multipart/form-data; boundary=x", "application/json; charset=utf-16"] {
        for path in [REGISTER, LOGIN] {
            let reply = app.call(Method::Post, path).body(kind, body.as_str()).send();
            assert_eq!(refusal(&reply, path), (415, "Unsupported Media Type".to_owned()), "{kind}");
        }
    }
    let untyped = app.call(Method::Post, REGISTER).untyped(&body).send();
    assert_eq!(refusal(&untyped, REGISTER).0, 415);
    assert_eq!(app.accounts(), before);
}

#[test]
fn what_editors_and_libraries_put_around_a_body_does_not_matter() {
    let app = TestApp::fresh();
    let bodies =
        [("ada", JSON, "\u{feff}"), ("bob", "application/json;", ""), ("eve", "application/json ; ", "")];
    for (name, kind, before) in bodies {
        let body = format!("{before}{}", registration(name, &format!("{name}@example.org")));
        let reply = app.call(Method::Post, REGISTER).body(kind, body).send();
        assert_eq!(reply.status.code, 201, "{kind}: {}", reply.body);
    }
    let twice = format!("\u{feff}\u{feff}{}", registration("Flo", "flo@example.org"));
    assert_eq!(app.call(Method::Post, REGISTER).body(JSON, twice).send().status.code, 400);
}

#[test]
fn a_body_that_was_packed_is_refused_with_the_name_of_its_encoding() {
    let app = TestApp::fresh();
    let whole = registration("Ada", "ada@example.org").to_string();
    for encoding in ["gzip", "br", "deflate, gzip", "x-<script>"] {
        for path in [REGISTER, LOGIN] {
            let call = app.call(Method::Post, path).header("Content-Encoding", encoding);
            let reply = call.body(JSON, whole.as_str()).send();
            assert_eq!(refusal(&reply, path), (415, "Unsupported Media Type".to_owned()), "{encoding}");
            let message = reply.json()["message"].as_str().expect("a message").to_owned();
            assert!(message.contains(encoding.trim_start_matches("x-")), "{encoding}: {message}");
            assert_eq!(reply.header("accept-encoding"), Some("identity"), "{encoding}");
        }
    }
    let reply = app.call(Method::Post, REGISTER).header("Content-Encoding", "Identity");
    assert_eq!(reply.body(JSON, whole.as_str()).send().status.code, 201);
}

#[test]
fn a_body_on_a_get_is_ignored() {
    let app = TestApp::fresh();
    let key = app.api_key("desk", ADMIN);
    for (kind, body) in [(JSON, "{"), ("text/plain", "x"), (JSON, "{}")] {
        let reply = current_session(&app).bearer(&key).body(kind, body).send();
        assert_eq!((reply.status.code, &reply.json()["sessionAuthenticated"]), (200, &json!(true)));
    }
}

#[test]
fn bodies_that_are_no_plain_object_are_bad_requests_and_change_nothing() {
    let app = TestApp::fresh();
    let before = app.accounts();
    let whole = registration("Bob", "bob@example.org").to_string();
    let twice = whole.replacen('{', r#"{"emailAddress":"eve@example.org","#, 1);
    let deep = "[".repeat(100_000);
    let nested = format!(r#"{{"name":{}{}}}"#, "[".repeat(20_000), "]".repeat(20_000));
    let huge = whole.replacen('{', &format!(r#"{{"padding":"{}","#, "a".repeat(50 * 1024 * 1024)), 1);
    let positional = r#"["Bob","bob@example.org","Tangerine-Orbit-47",true]"#;
    for body in [
        "",
        "{",
        "[]",
        "null",
        "7",
        "\u{feff}{}",
        r#"{"name":"\ud800"}"#,
        positional,
        &twice,
        &deep,
        &nested,
        &huge,
    ] {
        for path in [REGISTER, LOGIN] {
            let reply = app.call(Method::Post, path).body(JSON, body).send();
            let shown = &body[..body.len().min(40)];
            assert_eq!(refusal(&reply, path), (400, "Bad Request".to_owned()), "{shown}");
        }
    }
    let not_utf8 = app.call(Method::Post, REGISTER).body(JSON, &b"{\"name\":\"\xff\"}"[..]).send();
    assert_eq!(refusal(&not_utf8, REGISTER).0, 400);
    assert_eq!(app.accounts(), before);
}

#[test]
fn a_page_of_another_site_changes_nothing() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let mut browser = app.visitor();
    browser.post_json(LOGIN, &[], &json!({ "login": ada.email, "password": PASSWORD }));
    let before = app.accounts();
    for header in [
        ("Sec-Fetch-Site", "cross-site"),
        ("Sec-Fetch-Site", "same-site"),
        ("Origin", "https://evil.example"),
        ("Origin", "null"),
        ("Origin", "http://localhost:8000.evil.example"),
    ] {
        let body = registration("Bob", "bob@example.org");
        assert_eq!(browser.post_json(REGISTER, &[header], &body).status.code, 403, "{header:?}");
        let login = json!({ "login": ada.email, "password": PASSWORD });
        assert_eq!(browser.post_json(LOGIN, &[header], &login).status.code, 403);
        assert_eq!(browser.post_json(LOGOUT, &[header], &json!({})).status.code, 403);
    }
    assert_eq!(app.accounts(), before);
    assert_eq!(browser.get(SESSION).json()["sessionAuthenticated"], true);
    let own = [("Origin", "http://localhost:8000"), ("Sec-Fetch-Site", "same-origin")];
    assert_eq!(browser.post_json(LOGOUT, &own, &json!({})).status.code, 204);
}

#[test]
fn a_named_origin_may_call_but_its_cookies_count_for_nothing() {
    let app = TestApp::with(|settings| {
        settings.cors_origins = crate::api_v2::origins("https://app.example.org");
    });
    let ada = app.person("ada");
    let origin = ("Origin", "https://app.example.org");
    let mut browser = app.visitor();
    browser.post_json(LOGIN, &[], &json!({ "login": ada.email, "password": PASSWORD }));
    let reply = browser.send(Method::Get, SESSION, &[origin, ("Sec-Fetch-Site", "cross-site")], None);
    assert_eq!(reply.json()["sessionAuthenticated"], false);
    assert_eq!(reply.header("access-control-allow-credentials"), None);
    assert_eq!(browser.post_json(LOGOUT, &[origin], &json!({})).status.code, 204);
    assert_eq!(current_session(&app).session(&"x".repeat(43)).send().json()["sessionAuthenticated"], false);
    let open = app.sessions();
    assert_eq!(open, 1, "the session behind the cookie is still open");
    let body = registration("Bob", "bob@example.org");
    let reply = app.post(REGISTER, &body).header("Origin", "https://app.example.org").send();
    assert_eq!(reply.status.code, 201);
    assert_eq!(reply.header("access-control-allow-origin"), Some("https://app.example.org"));
}

#[test]
fn too_many_from_one_peer_are_told_when_to_come_back() {
    let app = TestApp::fresh();
    app.set("registration.type", "Public");
    let mut statuses = Vec::new();
    for n in 0..61 {
        let body = registration("Bob", &format!("bob{n}@example.org"));
        let reply = app.post(REGISTER, &body).from("203.0.113.9").header("X-Forwarded-For", "6.6.6.6").send();
        statuses.push(reply.status.code);
        if n == 60 {
            assert_eq!(refusal(&reply, REGISTER), (429, "Too Many Requests".to_owned()));
            assert!(reply.header("retry-after").unwrap().parse::<u64>().unwrap() >= 1);
        }
    }
    assert_eq!(statuses.iter().filter(|status| **status == 201).count(), 60);
    let other = app.post(REGISTER, &registration("Bob", "z@example.org")).from("203.0.113.10").send();
    assert_eq!(other.status.code, 201, "another peer has its own count");
    app.later(std::time::Duration::from_secs(61));
    let later = app.post(REGISTER, &registration("Bob", "y@example.org")).from("203.0.113.9").send();
    assert_eq!(later.status.code, 201);
}
