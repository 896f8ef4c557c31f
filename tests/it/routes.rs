//! What holds for every route that there is: a new one is covered the day it is written.

use std::collections::{BTreeMap, BTreeSet};

use rocket::Route;
use rocket::http::{Method, Status};

use crate::support::people::Person;
use crate::support::{Reply, TestApp, Visitor};

/// Every route with its dynamic parts filled in.
fn every_route() -> Vec<(Method, String)> {
    let routes: Vec<(Method, String)> =
        rollbook::web::routes().iter().map(|route| (route.method, path_of(route))).collect();
    assert!(routes.len() > 25, "the route table is read");
    routes
}

fn path_of(route: &Route) -> String {
    let path = route.uri.path();
    let part = |part: &str| if part.starts_with('<') { "0123456789" } else { part }.to_owned();
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

fn is_unsafe(method: Method) -> bool {
    !matches!(method, Method::Get | Method::Head | Method::Options)
}

/// Ada with a session, on a desk where mail is under way and a registration waits.
fn inhabited() -> TestApp {
    let app = TestApp::fresh();
    app.set_up();
    app.confirmed_member(&Person::ada());
    app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    app.mailbox().all();
    app
}

/// Fields and values that any of our forms and endpoints would act on.
const FORM: &str = "name=Eve&email=eve2%40example.org&password=copper+kettle+sings&privacy=yes&language=de&answer=agree\
                    &login=ada%40example.org&current_password=copper+kettle+sings&new_password=amber+lantern+drifts\
                    &new_email=eve3%40example.org&sure=yes&username=eve&format=json";
const JSON: &str = r#"{"name":"Eve","emailAddress":"eve2@example.org","password":"copper kettle sings",
    "privacyPolicyAgreement":true,"login":"ada@example.org","username":"eve2"}"#;

fn sends(visitor: &mut Visitor<'_>, method: Method, path: &str, extra: &[(&str, &str)]) -> Reply {
    let is_json = path.starts_with("/api/");
    let kind = if is_json { "application/json" } else { "application/x-www-form-urlencoded" };
    let mut headers = vec![("Content-Type", kind)];
    headers.extend_from_slice(extra);
    visitor.send(method, path, &headers, Some(if is_json { JSON } else { FORM }))
}

#[test]
fn no_other_site_can_change_anything_by_any_route() {
    let app = inhabited();
    let origins: [&[(&str, &str)]; 7] = [
        &[("Origin", "https://evil.example")],
        &[("Origin", "null")],
        &[("Origin", "http://localhost:8000.evil.example")],
        &[("Origin", "https://localhost:8000")],
        &[("Origin", "http://localhost:80001")],
        &[("Sec-Fetch-Site", "cross-site")],
        &[("Sec-Fetch-Site", "same-site"), ("Origin", "http://localhost:8000")],
    ];
    let ada = app.signed_in(&Person::ada());
    let watch = app.watch();
    let mut unsafe_routes = 0;
    for (method, path) in every_route().into_iter().filter(|(method, _)| is_unsafe(*method)) {
        unsafe_routes += 1;
        for headers in origins {
            let reply = sends(&mut ada.copy(), method, &path, headers);
            // Family A takes a bearer token and nothing that a browser sends by itself.
            let refused = matches!(reply.status.code, 401 | 403) || path.starts_with("/oauth/");
            assert!(refused, "{method} {path} {headers:?}: {}", reply.status);
        }
        watch.sees_no_change(&format!("{method} {path}"));
    }
    assert!(unsafe_routes > 15);
}

#[test]
fn an_authorization_header_opens_no_page_to_other_sites() {
    let app = inhabited();
    for (method, path) in every_route() {
        if !is_unsafe(method) || path.starts_with("/api/") || path.starts_with("/oauth/") {
            continue;
        }
        let mut ada = app.signed_in(&Person::ada());
        let headers = [("Origin", "https://evil.example"), ("Authorization", "Basic YWRhOng=")];
        assert_eq!(sends(&mut ada, method, &path, &headers).status, Status::Forbidden, "{path}");
    }
}

#[test]
fn a_form_that_renames_its_method_passes_no_check_by_it() {
    let app = inhabited();
    let ada = app.signed_in(&Person::ada());
    let watch = app.watch();
    for (method, path) in every_route() {
        for renamed in ["delete", "put", "patch", "get", "GET", "head"] {
            let headers =
                [("Content-Type", "application/x-www-form-urlencoded"), ("Origin", "https://evil.example")];
            let body = format!("_method={renamed}&{FORM}");
            ada.copy().send(Method::Post, &path, &headers, Some(&body));
        }
        watch.sees_no_change(&format!("{method} {path}"));
    }
}

#[test]
fn our_own_pages_and_programs_without_a_browser_pass_the_check() {
    let app = inhabited();
    let own: [&[(&str, &str)]; 4] = [
        &[],
        &[("Origin", "http://localhost:8000")],
        &[("Sec-Fetch-Site", "same-origin"), ("Origin", "null")],
        &[("Sec-Fetch-Site", "none")],
    ];
    for headers in own {
        let reply = sends(&mut app.visitor(), Method::Post, "/language", headers);
        assert_eq!(reply.status, Status::SeeOther, "{headers:?}");
    }
}

#[test]
fn over_plain_http_a_form_from_our_own_page_passes_though_its_origin_is_hidden() {
    let app = TestApp::fresh();
    let mut visitor = app.visitor();
    let page = visitor.get("/register");
    let cookie = page.headers("set-cookie").find(|line| line.starts_with("rollbook_page=")).expect("a mark");
    assert!(cookie.contains("SameSite=Strict") && cookie.contains("HttpOnly"), "{cookie}");
    // What a browser sends from a page with Referrer-Policy: no-referrer, where nothing is https.
    let own = sends(&mut visitor, Method::Post, "/language", &[("Origin", "null")]);
    assert_eq!(own.status, Status::SeeOther);
    assert!(visitor.get("/register").headers("set-cookie").next().is_none(), "it is set once");
    let foreign = sends(
        &mut visitor,
        Method::Post,
        "/language",
        &[("Origin", "null"), ("Sec-Fetch-Site", "cross-site")],
    );
    assert_eq!(foreign.status, Status::Forbidden);
    let https = TestApp::at("https://join.example.org");
    let headers = [("Origin", "null")];
    let mut marked = https.visitor().holding("rollbook_page", "1");
    assert_eq!(sends(&mut marked, Method::Post, "/language", &headers).status, Status::Forbidden);
    assert!(https.visitor().get("/register").headers("set-cookie").next().is_none());
}

#[test]
fn every_answer_has_the_whole_set_of_headers() {
    let app = TestApp::at("https://join.example.org");
    let asset = rollbook::web::assets::url("css/base.css").expect("an asset");
    let mut paths: Vec<(Method, String)> = every_route();
    paths.extend(
        ["/nowhere", "/api/nowhere", "/api/v2/nowhere", "/oauth/x", "/static/x", "/favicon.ico", &asset]
            .map(|path| (Method::Get, path.to_owned())),
    );
    paths.extend([
        (Method::Delete, "/".to_owned()),
        (Method::Options, "/register".to_owned()),
        (Method::Head, "/".to_owned()),
        (Method::Trace, "/".to_owned()),
    ]);
    for (method, path) in paths {
        let reply = sends(&mut app.visitor(), method, &path, &[]);
        let shown = format!("{method} {path} ({})", reply.status);
        let header =
            |name: &str| reply.header(name).unwrap_or_else(|| panic!("{shown} has no {name}")).to_owned();
        let policy = header("content-security-policy");
        for part in [
            "default-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
        ] {
            assert!(policy.contains(part), "{shown}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{shown}");
        assert_eq!(header("x-content-type-options"), "nosniff", "{shown}");
        assert_eq!(header("referrer-policy"), "no-referrer", "{shown}");
        assert_eq!(header("x-frame-options"), "DENY", "{shown}");
        assert_eq!(header("strict-transport-security"), "max-age=31536000; includeSubDomains", "{shown}");
        assert_eq!(header("cross-origin-opener-policy"), "same-origin", "{shown}");
        assert_eq!(header("x-request-id").len(), 16, "{shown}");
        let cache = header("cache-control");
        let is_file = path == asset || path == "/favicon.ico";
        assert_eq!(cache.starts_with("public"), is_file, "{shown}: {cache}");
        assert!(is_file || cache.contains("no-store"), "{shown}: {cache}");
        assert_eq!(reply.header("server"), None, "{shown}");
    }
}

#[test]
fn the_very_first_answer_already_says_https() {
    let app = TestApp::at("https://join.example.org");
    assert!(app.visitor().get("/healthz").header("strict-transport-security").is_some());
    let plain = TestApp::fresh();
    assert!(plain.visitor().get("/").header("strict-transport-security").is_none());
}

#[test]
fn reading_changes_nothing_whoever_reads() {
    let app = inhabited();
    let confirm = app.mailbox().link_for("eve@example.org");
    let mut paths: Vec<String> = every_route()
        .into_iter()
        .filter(|(method, _)| *method == Method::Get)
        .map(|(_, path)| path)
        .collect();
    paths.push(confirm);
    let mut ada = app.signed_in(&Person::ada());
    let mut eve = app.visitor();
    eve.registers(&Person::new("Eve", "eve3@example.org"));
    let watch = app.watch();
    for path in paths {
        for visitor in [&mut app.visitor(), &mut ada, &mut eve] {
            for method in [Method::Get, Method::Head, Method::Options] {
                let reply = visitor.send(method, &path, &[], None);
                assert_ne!(reply.status.code, 500, "{method} {path}");
                watch.sees_no_change(&format!("{method} {path}"));
            }
        }
    }
}

#[test]
fn a_page_that_needs_a_session_leads_to_signing_in() {
    let app = inhabited();
    for (method, path) in every_route().into_iter().filter(|(_, path)| path.starts_with("/account")) {
        let reply = sends(&mut app.visitor(), method, &path, &[]);
        assert_eq!(reply.status, Status::SeeOther, "{method} {path}");
        let wanted = format!("/sign-in?next={}", path.replace('/', "%2F"));
        assert_eq!(
            reply.location(),
            if method == Method::Get { &wanted } else { "/sign-in" },
            "{method} {path}"
        );
    }
    let nonsense = app.visitor().holding("rollbook_session", "nonsense").get("/account");
    assert_eq!(nonsense.location(), "/sign-in?next=%2Faccount");
}

#[test]
fn every_route_answers_nonsense_without_falling_over() {
    let app = inhabited();
    for (method, path) in every_route() {
        for body in ["", "=", "&&&", "%", "a", "{", "[]", "\u{0}", "\u{fffd}=\u{fffd}"] {
            for kind in ["application/x-www-form-urlencoded", "application/json", "text/plain", "nonsense"] {
                let reply = app.visitor().send(method, &path, &[("Content-Type", kind)], Some(body));
                assert_ne!(reply.status.code, 500, "{method} {path} {kind} {body:?}");
            }
        }
    }
}

#[test]
fn every_path_refuses_the_methods_that_it_does_not_have_and_names_the_others() {
    let app = TestApp::fresh();
    let mut methods: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for (method, path) in every_route() {
        methods.entry(path).or_default().insert(method.as_str());
    }
    for (path, known) in &methods {
        for method in [Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete, Method::Options]
        {
            if known.contains(method.as_str()) {
                continue;
            }
            let reply = app.visitor().send(method, path, &[], None);
            assert_eq!(reply.status, Status::MethodNotAllowed, "{method} {path}");
            let allowed: BTreeSet<&str> = reply.header("allow").unwrap_or_default().split(", ").collect();
            let head = known.contains("GET").then_some("HEAD");
            assert_eq!(allowed, known.iter().copied().chain(head).collect(), "{method} {path}");
        }
        let beyond = format!("{path}/and/nothing/more");
        let is_open = path.starts_with("/static") || path == "/";
        assert!(
            is_open || app.visitor().send(Method::Put, &beyond, &[], None).status == Status::NotFound,
            "{beyond}"
        );
    }
}
