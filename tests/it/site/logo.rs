//! The site's logo: uploaded, served, replaced, taken away, and what is refused.

use rocket::http::{Method, Status};

use crate::support::people::Person;
use crate::support::{Reply, TestApp, Visitor};

const PATH: &str = "/console/settings/logo";

/// A picture of one colour, as an editor writes it.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend(b"\x08\x06\0\0\0crc!\0\0\0\x01IDATxcrc!\0\0\0\0IENDcrc!");
    bytes
}

impl Visitor<'_> {
    fn uploads(&mut self, name: &str, kind: &str, bytes: &[u8]) -> Reply {
        let seen = self.get(PATH).value_of("seen").expect("a revision");
        self.uploads_as_seen(&seen, name, kind, bytes)
    }

    fn uploads_as_seen(&mut self, seen: &str, name: &str, kind: &str, bytes: &[u8]) -> Reply {
        let mut body = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"seen\"\r\n\r\n{seen}\r\n--edge\r\n\
             Content-Disposition: form-data; name=\"logo\"; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n"
        )
        .into_bytes();
        body.extend(bytes);
        body.extend(b"\r\n--edge--\r\n");
        self.send_bytes(Method::Post, PATH, &[("Content-Type", "multipart/form-data; boundary=edge")], &body)
    }
}

fn ctx() -> (TestApp, Person) {
    let app = TestApp::fresh();
    let root = app.set_up();
    (app, root)
}

#[test]
fn an_uploaded_logo_stands_on_every_page_under_its_content_and_goes_again() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    let picture = png(320, 80);
    let reply = root.uploads("logo.png", "image/png", &picture);
    assert_eq!(reply.location(), "/console/settings?saved=look", "{}", reply.body);
    let page = app.visitor().get("/register");
    let url = page.attribute("img.site-logo", "src").expect("a logo");
    assert!(url.starts_with("/brand/logo/") && url.ends_with("-320x80.png"), "{url}");
    let size = |name: &str| page.attribute("img.site-logo", name);
    assert_eq!((size("width").as_deref(), size("height").as_deref()), (Some("144"), Some("36")));
    let served = app.visitor().get(&url);
    assert_eq!(served.bytes, picture);
    let header = |name: &str| served.header(name).unwrap_or_default().to_owned();
    assert_eq!(header("content-type"), "image/png");
    assert_eq!(header("x-content-type-options"), "nosniff");
    assert!(header("content-security-policy").starts_with("sandbox; default-src 'none';"));
    assert_eq!(header("cache-control"), "public, max-age=31536000, immutable");
    // Another one ends it, and leaves no trace of the first in the file's tables.
    root.uploads("logo.png", "image/png", &png(64, 64));
    assert_eq!(app.visitor().get(&url).status, Status::NotFound);
    assert_eq!(app.count("logos"), 1);
    let seen = root.get("/console/settings/logo/remove").value_of("seen").expect("a revision");
    let removed = root.post("/console/settings/logo/remove", &[("seen", &seen)]);
    assert_eq!(removed.location(), "/console/settings?saved=look");
    assert_eq!(app.count("logos"), 0);
    let page = app.visitor().get("/register");
    assert!(page.attribute("img.site-logo", "src").expect("ours").starts_with("/static/"));
    assert_eq!(root.get("/console/settings/logo/remove").location(), PATH);
}

#[test]
fn only_a_picture_within_bounds_is_taken_whatever_it_calls_itself() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    let before = app.tables();
    let mut heavy = png(10, 10);
    heavy.resize(300 * 1024, 0);
    let cases: [(&str, &[u8], &str); 6] = [
        ("svg.png", br#"<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>"#, "PNG, JPEG or WebP"),
        ("html.png", b"<!doctype html><script>alert(1)</script>", "PNG, JPEG or WebP"),
        ("bomb.png", &png(60_000, 60_000), "2,048 pixels"),
        ("tall.png", &png(1, 2049), "2,048 pixels"),
        ("heavy.png", &heavy, "256 KiB"),
        ("none.png", b"", "fill it in"),
    ];
    for (name, bytes, words) in cases {
        let reply = root.uploads(name, "image/png", bytes);
        assert_eq!(reply.status, Status::BadRequest, "{name}");
        let message = reply.text_of("#errors-logo").unwrap_or_default();
        assert!(message.replace("2048", "2,048").contains(words), "{name}: {message}");
    }
    let huge = root.uploads("huge.png", "image/png", &vec![0; 2 * 1024 * 1024]);
    assert!(matches!(huge.status.code, 400 | 413), "{}", huge.status);
    assert_eq!(root.post(PATH, &[("seen", "x"), ("logo", "y")]).status, Status::BadRequest);
    let json = root.post_json(PATH, &[], &serde_json::json!({}));
    assert_eq!(json.status, Status::UnsupportedMediaType);
    assert_eq!(app.tables(), before);
}

#[test]
fn a_picture_that_poses_as_another_kind_is_served_as_what_it_is() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    let mut polyglot = png(16, 16);
    polyglot.extend(b"<script>alert(1)</script>");
    root.uploads("page.html", "text/html", &polyglot);
    let url = app.visitor().get("/").attribute("img.site-logo", "src").expect("a logo");
    let served = app.visitor().get(&url);
    assert_eq!(served.header("content-type"), Some("image/png"));
    assert_eq!(served.header("x-content-type-options"), Some("nosniff"));
    for name in
        [url.replace("-16x16.png", "-16x17.png"), url.replace(".png", ".jpg"), "/brand/logo/x".to_owned()]
    {
        assert_eq!(app.visitor().get(&name).status, Status::NotFound, "{name}");
    }
}

#[test]
fn a_logo_that_somebody_else_has_changed_meanwhile_is_looked_at_first() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    let seen = root.get(PATH).value_of("seen").expect("a revision");
    root.uploads("one.png", "image/png", &png(32, 32));
    let stale = root.uploads_as_seen(&seen, "two.png", "image/png", &png(33, 33));
    assert_eq!(stale.status, Status::BadRequest);
    assert!(app.visitor().get("/").attribute("img.site-logo", "src").expect("a logo").ends_with("32x32.png"));
}

#[test]
fn a_logo_is_only_ever_uploaded() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    let seen = root.get("/console/settings/look").value_of("seen").expect("a revision");
    let fields = [("seen", seen.as_str()), ("brand.logo", "9f86d081884c7d65-320x80.png")];
    assert_eq!(root.post("/console/settings/look", &fields).status, Status::Forbidden);
    assert_eq!(app.count("site_policy WHERE key = 'brand.logo'"), 0);
}
