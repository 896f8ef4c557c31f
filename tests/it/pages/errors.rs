//! Errors have the face of their path and the number that the log knows them by.

use rocket::http::{Method, Status};

use crate::support::{Reply, TestApp};

fn request_id(reply: &Reply) -> String {
    let id = reply.header("x-request-id").expect("every answer has a number").to_owned();
    assert!(id.len() == 16 && id.bytes().all(|b| b.is_ascii_hexdigit()), "{id}");
    id
}

fn is_json(reply: &Reply) -> bool {
    reply.content_type.as_ref().is_some_and(|kind| kind.is_json())
}

#[test]
fn an_error_page_shows_its_number_and_leads_home() {
    let app = TestApp::fresh();
    let reply = app.visitor().get("/nowhere");
    assert_eq!(reply.status, Status::NotFound);
    assert_eq!(reply.text_of("code"), Some(request_id(&reply)));
    assert!(reply.has("main a[href='/']"));
    assert!(!reply.says("Rocket"));
    assert_ne!(request_id(&app.visitor().get("/nowhere")), request_id(&reply));
}

#[test]
fn each_path_has_the_face_of_its_family() {
    let app = TestApp::fresh();
    for path in ["/nowhere", "/apiary", "/api-docs", "/oauthx", "/static/none.css"] {
        let reply = app.visitor().get(path);
        assert_eq!(reply.status, Status::NotFound, "{path}");
        assert!(reply.has("main h1"), "{path}");
    }
    let reply = app.visitor().get("/api/v2/nowhere");
    assert_eq!(reply.json()["errors"][0]["code"], "not_found");
    let reply = app.visitor().get("/api/nowhere");
    assert_eq!(reply.json()["status"], 404);
    assert_eq!(reply.json()["path"], "/api/nowhere");
    assert!(is_json(&app.visitor().get("/oauth/nowhere")));
}

#[test]
fn a_method_that_a_path_does_not_have_is_405_with_the_ones_it_has() {
    let app = TestApp::fresh();
    for (method, path, allow) in [
        (Method::Delete, "/register", "GET, POST, HEAD"),
        (Method::Put, "/", "GET, HEAD"),
        (Method::Get, "/sign-out", "POST"),
        (Method::Post, "/privacy", "GET, HEAD"),
        (Method::Patch, "/healthz", "GET, HEAD"),
    ] {
        let reply = app.visitor().send(method, path, &[], None);
        assert_eq!(reply.status, Status::MethodNotAllowed, "{method} {path}");
        assert_eq!(reply.header("allow"), Some(allow), "{method} {path}");
        assert!(reply.has("main h1"));
        assert_eq!(reply.text_of("code"), Some(request_id(&reply)));
    }
}

#[test]
fn whoever_asks_a_page_what_it_takes_is_told() {
    let app = TestApp::fresh();
    for (path, allow) in [
        ("/", "GET, HEAD, OPTIONS"),
        ("/healthz", "GET, HEAD, OPTIONS"),
        ("/register", "GET, POST, HEAD, OPTIONS"),
        ("/sign-out", "POST, OPTIONS"),
    ] {
        let reply = app.visitor().send(Method::Options, path, &[], None);
        assert_eq!((reply.status, reply.body.as_str()), (Status::NoContent, ""), "{path}");
        assert_eq!(reply.header("allow"), Some(allow), "{path}");
        request_id(&reply);
    }
    assert_eq!(app.visitor().send(Method::Options, "/nowhere", &[], None).status, Status::NotFound);
}

#[test]
fn a_trace_or_a_tunnel_is_refused_like_any_method_that_a_path_does_not_have() {
    let app = TestApp::fresh();
    for method in [Method::Trace, Method::Connect] {
        let reply = app.visitor().send(method, "/healthz", &[], None);
        assert_eq!(reply.status, Status::MethodNotAllowed, "{method}");
        assert_eq!(reply.header("allow"), Some("GET, HEAD"), "{method}");
        assert_eq!(app.visitor().send(method, "/nowhere", &[], None).status, Status::NotFound, "{method}");
    }
}

#[test]
fn a_body_of_the_wrong_kind_is_415_and_a_large_one_413() {
    let app = TestApp::fresh();
    for kind in [
        "application/json",
        "text/plain",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded; charset=latin1",
    ] {
        let reply = app.visitor().send(Method::Post, "/register", &[("Content-Type", kind)], Some("a=b"));
        assert_eq!(reply.status, Status::UnsupportedMediaType, "{kind}");
        assert!(reply.has("main h1"));
    }
    let large = format!("name={}", "x".repeat(200_000));
    let headers = [("Content-Type", "application/x-www-form-urlencoded")];
    let reply = app.visitor().send(Method::Post, "/register", &headers, Some(&large));
    assert_eq!(reply.status, Status::PayloadTooLarge);
    let broken = app.visitor().send(Method::Post, "/register", &headers, Some("name=%ff"));
    assert_eq!(broken.status, Status::BadRequest);
}

#[test]
fn trouble_on_our_side_is_a_plain_500_with_a_number() {
    let app = TestApp::fresh();
    // The writer has gone: nothing can be stored any more.
    app.ctx.store.close();
    let person = crate::support::people::Person::ada();
    for reply in [
        app.visitor().registers(&person),
        app.visitor().signs_in(&person.email, &person.password),
        app.visitor().post("/confirm/resend", &[("email", "ada@example.org")]),
    ] {
        assert!(reply.status.class().is_server_error(), "{}", reply.status);
        assert_eq!(reply.text_of("code"), Some(request_id(&reply)));
        for word in ["sqlite", "SQL", "rusqlite", "src/", "panicked", "channel"] {
            assert!(!reply.says(word), "{word}: {}", reply.body);
        }
    }
    let reply = app.visitor().get("/readyz");
    assert_eq!(reply.status, Status::ServiceUnavailable);
}

#[test]
fn an_address_of_a_file_below_a_page_is_not_that_page() {
    let app = TestApp::fresh();
    for path in [
        "/account/x.css",
        "/account.css",
        "/privacy/a.js",
        "/static/../Cargo.toml",
        "/static/%2e%2e/Cargo.toml",
    ] {
        assert_eq!(app.visitor().get(path).status, Status::NotFound, "{path}");
    }
}
