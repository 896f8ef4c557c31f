//! The headers of every answer: refusals, pages, files and mistakes.

use rocket::http::{Method, Status};

use crate::support::inhabited::Inhabited;
use crate::support::routes::{every_route, sends};
use crate::support::{Reply, TestApp};

#[test]
fn every_answer_has_the_whole_set_of_headers() {
    let ctx = Inhabited::on(TestApp::at("https://join.example.org"));
    let asset = rollbook::web::html::assets::url("css/base.css").expect("an asset");
    let mut paths: Vec<(Method, String)> =
        every_route().into_iter().map(|(method, route)| (method, ctx.path_to(&route))).collect();
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
    let mut pages = 0;
    for (method, path) in paths {
        let is_file = path == asset
            || path == "/favicon.ico"
            || ["/brand/accent/", "/brand/draft/", "/brand/mark/", "/brand/icon/"]
                .iter()
                .any(|start| path.starts_with(start));
        for mut visitor in [ctx.app.visitor(), ctx.administrator()] {
            let reply = sends(&mut visitor, method, &path, &[]);
            let shown = format!("{method} {path} ({})", reply.status);
            pages += u32::from(reply.status == Status::Ok);
            let is_mail = path.starts_with("/console/mail/")
                && (path.ends_with("/html") || path.ends_with("/preview"))
                && reply.status == Status::Ok;
            let is_preview = path.starts_with("/console/settings/preview/") && reply.status == Status::Ok;
            if is_preview && !path.ends_with("/mail") {
                has_the_policy_of_a_framed_page(&reply, &shown);
            } else if is_mail || is_preview {
                has_the_policy_of_a_framed_mail(&reply, &shown);
            } else {
                has_the_policy_of_a_page(&reply, &shown);
            }
            has_every_other_header(&reply, &shown);
            let cache = header(&reply, "cache-control", &shown);
            assert_eq!(cache.starts_with("public"), is_file, "{shown}: {cache}");
            assert!(is_file || cache.contains("no-store"), "{shown}: {cache}");
        }
    }
    assert!(pages > 110, "{pages} of the answers are pages and not refusals");
}

fn header<'a>(reply: &'a Reply, name: &str, shown: &str) -> &'a str {
    reply.header(name).unwrap_or_else(|| panic!("{shown} has no {name}"))
}

fn has_the_policy_of_a_page(reply: &Reply, shown: &str) {
    let policy = header(reply, "content-security-policy", shown);
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
    assert_eq!(header(reply, "x-frame-options", shown), "DENY", "{shown}");
}

/// Anybody's words in a frame of ours: nothing in them runs, loads or sends.
fn has_the_policy_of_a_framed_mail(reply: &Reply, shown: &str) {
    let policy = header(reply, "content-security-policy", shown);
    let parts: Vec<&str> = policy.split("; ").collect();
    let wanted = [
        "sandbox",
        "default-src 'none'",
        "style-src 'unsafe-inline'",
        "form-action 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'self'",
    ];
    assert_eq!(parts, wanted, "{shown}");
    assert_eq!(header(reply, "x-frame-options", shown), "SAMEORIGIN", "{shown}");
}

/// A page of ours in a frame of ours: it shows itself and does nothing.
fn has_the_policy_of_a_framed_page(reply: &Reply, shown: &str) {
    let policy = header(reply, "content-security-policy", shown);
    let parts: Vec<&str> = policy.split("; ").collect();
    let wanted = [
        "sandbox allow-same-origin",
        "default-src 'none'",
        "style-src 'self'",
        "img-src 'self' data:",
        "form-action 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'self'",
    ];
    assert_eq!(parts, wanted, "{shown}");
    assert_eq!(header(reply, "x-frame-options", shown), "SAMEORIGIN", "{shown}");
}

fn has_every_other_header(reply: &Reply, shown: &str) {
    assert_eq!(header(reply, "x-content-type-options", shown), "nosniff", "{shown}");
    assert_eq!(header(reply, "referrer-policy", shown), "no-referrer", "{shown}");
    let https = header(reply, "strict-transport-security", shown);
    assert_eq!(https, "max-age=31536000", "{shown}");
    assert_eq!(header(reply, "cross-origin-opener-policy", shown), "same-origin", "{shown}");
    assert_eq!(header(reply, "x-request-id", shown).len(), 16, "{shown}");
    assert_eq!(reply.header("server"), None, "{shown}");
}

#[test]
fn names_below_the_sites_own_are_bound_to_https_where_a_setting_says_so() {
    let app = TestApp::with_environment(&[
        ("ROLLBOOK_PUBLIC_URL", "https://join.example.org"),
        ("ROLLBOOK_HSTS_SUBDOMAINS", "true"),
    ]);
    let reply = app.visitor().get("/");
    let https = reply.header("strict-transport-security");
    assert_eq!(https, Some("max-age=31536000; includeSubDomains"));
}

#[test]
fn the_very_first_answer_already_says_https() {
    let app = TestApp::at("https://join.example.org");
    assert!(app.visitor().get("/healthz").header("strict-transport-security").is_some());
    let plain = TestApp::fresh();
    assert!(plain.visitor().get("/").header("strict-transport-security").is_none());
}
