//! contract.md A0: bodies, credentials, errors; and what no body may do.

use std::time::Duration;

use rocket::http::Method;
use serde_json::json;

use crate::support::TestApp;
use crate::support::api::{FORM, JSON, PASSWORD, basic};

const SIGNUP: &str = "/api/v2/sso/signup/";
const CHALLENGE: Option<&str> = Some(r#"Bearer realm="api""#);

#[test]
fn json_and_form_bodies_are_read_alike() {
    let (app, admin) = TestApp::with_admin();
    let token = app.bearer_of(&admin);
    let by_json = app.post(SIGNUP, &json!({ "username": "one", "ext_id": 1 })).bearer(&token).send();
    let by_form =
        app.call(Method::Post, SIGNUP).form(&[("username", "two"), ("ext_id", "2")]).bearer(&token).send();
    assert_eq!((by_json.status.code, by_form.status.code), (201, 201), "{} {}", by_json.body, by_form.body);
    assert_eq!(by_json.json()["ext_id"], 1);
    assert_eq!(by_form.json()["ext_id"], 2);
}

#[test]
fn a_charset_that_is_utf_8_may_be_named() {
    let (app, admin) = TestApp::with_admin();
    let token = app.bearer_of(&admin);
    for (kind, body, status) in [
        ("application/json; charset=utf-8", r#"{"username":"one"}"#, 201),
        ("application/json;charset=UTF-8", r#"{"username":"two"}"#, 201),
        ("application/x-www-form-urlencoded; charset=utf-8", "username=three", 201),
        ("application/json; charset=utf-16", r#"{"username":"four"}"#, 415),
    ] {
        let reply = app.call(Method::Post, SIGNUP).bearer(&token).body(kind, body).send();
        assert_eq!(reply.status.code, status, "{kind}: {}", reply.body);
    }
}

#[test]
fn a_packed_body_is_refused_by_every_face_with_the_name_of_its_encoding() {
    let (app, admin) = TestApp::with_admin();
    let token = app.bearer_of(&admin);
    let call = app.call(Method::Post, SIGNUP).bearer(&token).header("Content-Encoding", "gzip");
    let reply = call.form(&[("username", "ada")]).send();
    assert_eq!(reply.refusal(), (415, "unsupported_media_type".to_owned()));
    assert!(reply.body.contains("gzip"), "{}", reply.body);
    let token = app.call(Method::Post, "/oauth/token/").header("Content-Encoding", "gzip");
    let reply = token.form(&[("grant_type", "password")]).send();
    assert_eq!((reply.status.code, reply.json()["error"].as_str()), (415, Some("invalid_request")));
    assert!(reply.body.contains("gzip"), "{}", reply.body);
    let page = app.call(Method::Post, "/register").header("Content-Encoding", "gzip");
    let reply = page.form(&[("name", "Ada")]).send();
    assert_eq!(reply.status.code, 415);
    assert!(reply.text_of("main p").is_some_and(|text| text.contains("gzip")), "{}", reply.body);
}

#[test]
fn any_other_content_type_is_refused_before_it_is_read() {
    let (app, admin) = TestApp::with_admin();
    let token = app.bearer_of(&admin);
    let before = app.accounts();
    for kind in
        ["text/plain", "application/xml", "multipart/form-data; boundary=x", "application/jsonp", "*/*"]
    {
        let reply = app.call(Method::Post, SIGNUP).bearer(&token).body(kind, r#"{"username":"x"}"#).send();
        assert_eq!(reply.refusal(), (415, "unsupported_media_type".to_owned()), "{kind}");
    }
    let untyped = app.call(Method::Post, SIGNUP).bearer(&token).untyped(r#"{"username":"x"}"#).send();
    assert_eq!(untyped.refusal(), (415, "unsupported_media_type".to_owned()));
    let twice = app
        .call(Method::Post, SIGNUP)
        .bearer(&token)
        .header("Content-Type", FORM)
        .body(JSON, r#"{"username":"x"}"#)
        .send();
    assert_eq!(twice.refusal(), (415, "unsupported_media_type".to_owned()));
    assert_eq!(app.accounts(), before);
}

#[test]
fn a_caller_without_a_token_is_asked_for_one() {
    let (app, _) = TestApp::with_admin();
    for path in [SIGNUP, "/api/v2/sso/signup", "/api/v2/sso/signin/", "/api/v2/sso/signin"] {
        let reply = app.post(path, &json!({ "username": "x" })).send();
        assert_eq!(reply.refusal(), (401, "not_authenticated".to_owned()), "{path}");
        assert_eq!(reply.header("www-authenticate"), CHALLENGE);
    }
}

#[test]
fn a_token_that_is_no_token_is_refused() {
    let (app, admin) = TestApp::with_admin();
    let key = app.api_key("desk", rollbook::domain::Rights { admin: true, users_admin: true });
    let good = app.bearer_of(&admin);
    let refresh = app.tokens_of(&admin)["refresh_token"].as_str().unwrap().to_owned();
    let mut bad: Vec<String> = vec![
        "Bearer".into(),
        "Bearer ".into(),
        "Bearer null".into(),
        "Bearer undefined".into(),
        "Bearer 0".into(),
        good.clone(),
        format!("Token {good}"),
        format!("Bearer {good} {good}"),
        format!("Bearer {refresh}"),
        format!("Bearer {key}"),
        format!("Bearer {good}="),
        format!("Bearer {good}A"),
        basic(&admin.email, PASSWORD),
    ];
    // A token minus its last characters is another token (peer mistake 58).
    bad.extend((1..=good.len()).map(|cut| format!("Bearer {}", &good[..good.len() - cut])));
    for header in bad {
        let reply = app.call(Method::Post, "/api/v2/sso/signin/").authorization(&header).send();
        assert_eq!(reply.refusal(), (401, "authentication_failed".to_owned()), "{header}");
        assert_eq!(reply.header("www-authenticate"), CHALLENGE);
    }
    let twice = app.call(Method::Post, "/api/v2/sso/signin/").bearer(&good).bearer(&good).send();
    assert_eq!(twice.status.code, 401);
}

#[test]
fn the_scheme_is_compared_without_case() {
    let (app, admin) = TestApp::with_admin();
    let token = app.bearer_of(&admin);
    for scheme in ["bearer", "BEARER", "Bearer"] {
        let reply =
            app.call(Method::Post, "/api/v2/sso/signin/").authorization(&format!("{scheme} {token}")).send();
        assert_eq!(reply.status.code, 200, "{scheme}");
    }
}

#[test]
fn an_access_token_ends_after_ten_hours_and_not_before() {
    let (app, admin) = TestApp::with_admin();
    let token = app.bearer_of(&admin);
    let sign_in = || app.call(Method::Post, "/api/v2/sso/signin/").bearer(&token).send();
    app.later(Duration::from_secs(35_999));
    assert_eq!(sign_in().status.code, 200);
    app.later(Duration::from_secs(1));
    let reply = sign_in();
    assert_eq!(reply.refusal(), (401, "authentication_failed".to_owned()));
    assert_eq!(reply.header("www-authenticate"), CHALLENGE);
}

#[test]
fn whoever_is_known_and_no_administrator_is_refused() {
    let app = TestApp::fresh();
    app.admin();
    let plain = app.person("plain");
    let moderator = app.account_like("mod", |input| input.role = Some(rollbook::domain::Role::Moderator));
    let editor = app.account_like("editor", |input| input.role = Some(rollbook::domain::Role::Editor));
    let users_admin = app.users_admin("keeper");
    let before = app.accounts();
    for person in [plain, moderator, editor, users_admin] {
        let token = app.bearer_of(&person);
        let reply = app.post(SIGNUP, &json!({ "username": "x" })).bearer(&token).send();
        assert_eq!(reply.refusal(), (403, "permission_denied".to_owned()), "{}", person.username);
    }
    assert_eq!(app.accounts(), before);
}

#[test]
fn a_disabled_account_is_out_on_every_path() {
    let (app, admin) = TestApp::with_admin();
    let second = app.account_like("second", |input| input.role = Some(rollbook::domain::Role::Admin));
    let tokens = app.tokens_of(&second);
    app.disables(&second);
    let token = tokens["access_token"].as_str().unwrap();
    let reply = app.post(SIGNUP, &json!({ "username": "x" })).bearer(token).send();
    assert_eq!(reply.refusal(), (401, "authentication_failed".to_owned()));
    let refresh = tokens["refresh_token"].as_str().unwrap();
    for grant in [
        vec![("grant_type", "refresh_token"), ("client_id", "rollbook"), ("refresh_token", refresh)],
        vec![
            ("grant_type", "password"),
            ("client_id", "rollbook"),
            ("username", "second"),
            ("password", PASSWORD),
        ],
    ] {
        let reply = app.call(Method::Post, "/oauth/token/").form(&grant).send();
        assert_eq!((reply.status.code, reply.json()["error"].as_str()), (400, Some("invalid_grant")));
    }
    assert_eq!(
        app.call(Method::Post, "/api/v2/sso/signin/").bearer(&app.bearer_of(&admin)).send().status.code,
        200
    );
}

#[test]
fn the_wrong_method_is_named_with_the_right_ones() {
    let app = TestApp::fresh();
    for path in ["/api/v2/sso/signup", "/api/v2/sso/signin", "/api/v2/jwt/verify_token"] {
        for slash in ["", "/"] {
            for method in [Method::Get, Method::Put, Method::Patch, Method::Delete, Method::Options] {
                let reply = app.call(method, &format!("{path}{slash}")).send();
                assert_eq!(reply.refusal(), (405, "method_not_allowed".to_owned()), "{method} {path}{slash}");
                assert_eq!(reply.header("allow"), Some("POST"));
            }
            let head = app.call(Method::Head, &format!("{path}{slash}")).send();
            assert_eq!((head.status.code, head.header("allow"), head.body.as_str()), (405, Some("POST"), ""));
        }
    }
    for path in ["/oauth/token", "/oauth/token/", "/oauth/revoke_token", "/oauth/revoke_token/"] {
        let reply = app.call(Method::Get, path).send();
        assert_eq!((reply.status.code, reply.header("allow")), (405, Some("POST")), "{path}");
    }
}

#[test]
fn a_path_that_does_not_exist_is_not_found_in_the_familys_own_words() {
    let app = TestApp::fresh();
    for path in ["/api/v2", "/api/v2/", "/api/v2/nothing/", "/api/v2/sso/signup/x", "/api/v2/sso"] {
        let reply = app.call(Method::Post, path).send();
        assert_eq!(reply.refusal(), (404, "not_found".to_owned()), "{path}");
    }
}

#[test]
fn a_doubled_slash_reaches_no_endpoint_by_another_face() {
    let (app, admin) = TestApp::with_admin();
    let token = app.bearer_of(&admin);
    let before = app.accounts();
    for path in ["//api/v2/sso/signup/", "/api//v2/sso/signup", "/api/v2//sso/signup/"] {
        let reply = app.call(Method::Post, path).bearer(&token).form(&[("username", "x")]).send();
        assert_eq!(reply.status.code, 404, "{path}: {}", reply.body);
    }
    assert_eq!(app.accounts(), before);
}

#[test]
fn a_body_that_is_no_object_is_a_parse_error() {
    let (app, admin) = TestApp::with_admin();
    let token = app.bearer_of(&admin);
    let before = app.accounts();
    let deep = format!(r#"{{"username":{}1{}}}"#, "[".repeat(25_000), "]".repeat(25_000));
    for body in [
        "[]",
        r#"["ada"]"#,
        "null",
        "7",
        r#""username""#,
        "{",
        "",
        r#"{"username":"a"} {}"#,
        r#"{"username":"a","username":"b"}"#,
        r#"{"username":"a","x":{"k":1,"k":2}}"#,
        r#"{"username":"\ud800"}"#,
        r#"{"username":"a",}"#,
        r#"{"username":NaN}"#,
        &"[".repeat(60_000),
        &deep,
    ] {
        if body.is_empty() {
            continue;
        }
        let reply = app.call(Method::Post, SIGNUP).bearer(&token).body(JSON, body).send();
        let shown = &body[..body.len().min(60)];
        assert_eq!(reply.refusal(), (400, "parse_error".to_owned()), "{shown}");
    }
    for body in [&b"username=%ff"[..], b"username=\xff", b"\xff=1"] {
        let reply = app.call(Method::Post, SIGNUP).bearer(&token).body(FORM, body).send();
        assert_eq!(reply.refusal(), (400, "parse_error".to_owned()));
    }
    assert_eq!(app.accounts(), before);
}

#[test]
fn a_body_without_content_lacks_every_field_it_needs() {
    let (app, admin) = TestApp::with_admin();
    let token = app.bearer_of(&admin);
    for call in [
        app.call(Method::Post, SIGNUP),
        app.call(Method::Post, SIGNUP).body(JSON, ""),
        app.call(Method::Post, SIGNUP).body(JSON, "{}"),
        app.call(Method::Post, SIGNUP).body(FORM, ""),
    ] {
        assert_eq!(call.bearer(&token).send().faults(), ["username required"]);
    }
}

#[test]
fn a_huge_body_is_refused_and_changes_nothing() {
    let (app, admin) = TestApp::with_admin();
    let token = app.bearer_of(&admin);
    let before = app.accounts();
    let huge = format!(r#"{{"username":"x","padding":"{}"}}"#, "a".repeat(50 * 1024 * 1024));
    let deep = "[".repeat(100_000);
    for body in [huge.as_str(), deep.as_str()] {
        let reply = app.call(Method::Post, SIGNUP).bearer(&token).body(JSON, body).send();
        assert_eq!(reply.refusal(), (413, "parse_error".to_owned()));
    }
    let form = format!("username=x&padding={}", "a".repeat(50 * 1024 * 1024));
    let reply = app.call(Method::Post, SIGNUP).bearer(&token).body(FORM, form).send();
    assert_eq!(reply.refusal(), (413, "parse_error".to_owned()));
    assert_eq!(app.accounts(), before);
}

#[test]
fn a_call_without_a_right_is_refused_before_its_body_is_read() {
    let app = TestApp::fresh();
    let reply = app.call(Method::Post, SIGNUP).body("text/plain", "{").send();
    assert_eq!(reply.refusal(), (401, "not_authenticated".to_owned()));
}

#[test]
fn only_origins_that_a_setting_names_may_call_from_a_page() {
    let app = TestApp::with(|settings| settings.cors_origins = super::origins("https://app.example.org"));
    let admin = app.admin();
    let token = app.bearer_of(&admin);
    let preflight = |origin: &str| {
        app.call(Method::Options, SIGNUP)
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "authorization,content-type")
            .send()
    };
    let good = preflight("https://app.example.org");
    assert_eq!((good.status.code, good.body.as_str()), (204, ""));
    assert_eq!(good.header("access-control-allow-origin"), Some("https://app.example.org"));
    assert_eq!(good.header("access-control-allow-methods"), Some("POST"));
    assert_eq!(good.header("access-control-allow-headers"), Some("Authorization, Content-Type"));
    assert_eq!(good.header("access-control-allow-credentials"), None);
    assert!(good.headers("vary").any(|vary| vary.contains("Origin")));
    for origin in
        ["https://evil.example", "https://app.example.org.evil.example", "null", "http://app.example.org"]
    {
        let refused = preflight(origin);
        assert_eq!(refused.header("access-control-allow-origin"), None, "{origin}");
        assert_eq!(refused.status.code, 405);
    }
    let call = |origin: &str, name: &str| {
        app.post(SIGNUP, &json!({ "username": name })).bearer(&token).header("Origin", origin).send()
    };
    let allowed = call("https://app.example.org", "one");
    assert_eq!(allowed.status.code, 201);
    assert_eq!(allowed.header("access-control-allow-origin"), Some("https://app.example.org"));
    assert_eq!(call("https://evil.example", "two").header("access-control-allow-origin"), None);
}

#[test]
fn no_origin_may_call_from_a_page_unless_told_so() {
    let app = TestApp::fresh();
    let reply = app
        .call(Method::Options, SIGNUP)
        .header("Origin", "https://app.example.org")
        .header("Access-Control-Request-Method", "POST")
        .send();
    assert_eq!(reply.header("access-control-allow-origin"), None);
}

#[test]
fn no_answer_of_an_api_may_be_kept_in_a_cache() {
    let (app, admin) = TestApp::with_admin();
    let token = app.bearer_of(&admin);
    for reply in [
        app.call(Method::Post, "/api/v2/sso/signin/").bearer(&token).send(),
        app.call(Method::Post, "/api/v2/sso/signin/").send(),
        app.call(Method::Get, "/api/v2/nothing/").send(),
    ] {
        assert_eq!(reply.header("cache-control"), Some("no-store"));
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(reply.header("server"), None);
    }
}
