//! The site's own look in mails, in the browser's tab, on dark pages, and before it is saved.

use rocket::http::{Method, Status};
use scraper::{Html, Selector};

use crate::site::logo::png;
use crate::support::people::Person;
use crate::support::{Reply, TestApp, Visitor};

const FORM: (&str, &str) = ("Content-Type", "multipart/form-data; boundary=edge");

fn parts(fields: &[(&str, &str)], file: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(head.into_bytes());
    }
    body.extend(b"--edge\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"x.png\"\r\n\r\n");
    body.extend(file);
    body.extend(b"\r\n--edge--\r\n");
    body
}

fn uploads(root: &mut Visitor<'_>, path: &str, file: &[u8]) {
    let seen = root.get(path).value_of("seen").expect("a revision");
    let reply = root.send_bytes(Method::Post, path, &[FORM], &parts(&[("seen", &seen)], file));
    assert_eq!(reply.location(), "/console/settings?saved=look", "{}", reply.body);
}

/// The selector's attribute in the HTML part of a mail.
fn in_mail(html: &str, selector: &str, name: &str) -> Option<String> {
    let selector = Selector::parse(selector).expect("a selector");
    let found = Html::parse_document(html);
    found.select(&selector).next()?.attr(name).map(str::to_owned)
}

fn header_logo(page: &Reply) -> Option<String> {
    page.attribute("img.site-logo", "src")
}

#[test]
fn a_mail_carries_the_accent_and_the_logo_within_itself() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    app.visitor().registers(&Person::new("Ada", "ada@example.org"));
    let before = app.mailbox().newest("ada@example.org");
    assert!(before.html.contains("background:#2b4aa8") && !before.html.contains("<img"), "{}", before.html);
    app.set("brand.accent", "#0b6b3a");
    uploads(&mut root, "/console/settings/logo", &png(360, 80));
    app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    let mail = app.mailbox().newest("eve@example.org");
    assert!(mail.html.contains("background:#0b6b3a") && !mail.html.contains("#2b4aa8"), "{}", mail.html);
    assert!(mail.html.contains(".button { background: #"), "dark readers have shades of their own");
    assert!(!mail.html.contains("#a5b8ff"), "{}", mail.html);
    let shown = in_mail(&mail.html, "img", "src").expect("a picture");
    let id = shown.strip_prefix("cid:").expect("nothing is fetched");
    let parsed = mailparse::parse_mail(mail.raw.as_bytes()).expect("a message");
    let picture = parsed.parts().find(|part| part.ctype.mimetype == "image/png").expect("the picture");
    let header = |name: &str| {
        let found = picture.headers.iter().find(|header| header.get_key_ref().eq_ignore_ascii_case(name));
        found.map(mailparse::MailHeader::get_value).unwrap_or_default()
    };
    assert_eq!(header("Content-ID"), format!("<{id}>"));
    assert_eq!(header("Content-Disposition"), "inline");
    assert_eq!(picture.get_body_raw().expect("bytes"), png(360, 80));
    assert_eq!(in_mail(&mail.html, "img", "alt").as_deref(), Some(""));
    assert!(mail.html_text().starts_with("Harbour Club "), "the name stands beside it: {}", mail.html_text());
    // One that contains the name stands alone and says it.
    app.set("brand.logo_has_name", "on");
    app.set("site.name", "Harbour & Club");
    app.visitor().registers(&Person::new("Bob", "bob@example.org"));
    let mail = app.mailbox().newest("bob@example.org");
    assert_eq!(in_mail(&mail.html, "img", "alt").as_deref(), Some("Harbour & Club"));
    assert!(!mail.html_text().starts_with("Harbour"), "{}", mail.html_text());
    assert!(mail.text.contains("Harbour & Club"));
}

#[test]
fn a_mail_whose_logo_is_gone_says_the_name_and_leaves() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    uploads(&mut root, "/console/settings/logo", &png(360, 80));
    app.set("brand.logo_has_name", "on");
    app.set("site.name", "Harbour Club");
    app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    uploads(&mut root, "/console/settings/logo", &png(32, 32));
    let mail = app.mailbox().newest("eve@example.org");
    assert!(!mail.html.contains("<img") && !mail.html.contains("cid:"), "{}", mail.html);
    assert!(mail.html_text().starts_with("Harbour Club "), "{}", mail.html_text());
    assert!(!mail.raw.contains("image/png"));
}

#[test]
fn the_console_shows_a_mail_with_its_logo_and_fetches_nothing() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    uploads(&mut root, "/console/settings/logo", &png(360, 80));
    let shown = root.get("/console/mail/previews/confirm_address/en/html");
    assert!(shown.attribute("img", "src").is_some_and(|src| src.starts_with("data:image/png;base64,")));
    let policy = shown.header("content-security-policy").expect("a policy");
    assert!(
        policy.starts_with("sandbox; default-src 'none'; ") && policy.contains("img-src data:;"),
        "{policy}"
    );
}

#[test]
fn the_icon_of_the_tab_has_the_accent_or_is_the_square_logo() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    let icon =
        |app: &TestApp| app.visitor().get("/sign-in").attribute("link[rel=icon]", "href").expect("an icon");
    assert!(icon(&app).starts_with("/static/img/favicon."));
    app.set("brand.accent", "#0b6b3a");
    for path in
        [icon(&app), "/favicon.ico".to_owned(), header_logo(&app.visitor().get("/sign-in")).expect("a mark")]
    {
        let drawing = app.visitor().get(&path);
        assert_eq!(drawing.header("content-type"), Some("image/svg+xml"), "{path}");
        assert!(
            drawing.body.contains("#0b6b3a") && !drawing.body.contains("#2b4aa8"),
            "{path}: {}",
            drawing.body
        );
    }
    for name in ["0b6b3a", "0b6b3.svg", "ffcc00.svg", "script.svg"] {
        assert_eq!(app.visitor().get(&format!("/brand/icon/{name}")).status, Status::NotFound, "{name}");
    }
    uploads(&mut root, "/console/settings/logo", &png(360, 80));
    assert!(icon(&app).starts_with("/brand/icon/"), "a wide logo is no icon");
    uploads(&mut root, "/console/settings/logo", &png(64, 64));
    assert!(icon(&app).ends_with("-64x64.png"));
    assert_eq!(app.visitor().get("/favicon.ico").bytes, png(64, 64));
}

#[test]
fn a_dark_logo_stands_in_dark_pages_and_outlives_the_light_one() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    uploads(&mut root, "/console/settings/logo", &png(360, 80));
    assert!(!app.visitor().get("/sign-in").has(".site-picture source"));
    uploads(&mut root, "/console/settings/dark-logo", &png(320, 80));
    let page = app.visitor().get("/sign-in");
    assert_eq!(
        page.attribute(".site-picture source", "media").as_deref(),
        Some("(prefers-color-scheme: dark)")
    );
    let dark = page.attribute(".site-picture source", "srcset").expect("a dark logo");
    assert_eq!(app.visitor().get(&dark).bytes, png(320, 80));
    // The same picture in both places is one, and stays while either shows it.
    uploads(&mut root, "/console/settings/dark-logo", &png(360, 80));
    assert_eq!(app.count("logos"), 1);
    uploads(&mut root, "/console/settings/logo", &png(64, 64));
    assert_eq!(app.count("logos"), 2);
    let seen = root.get("/console/settings/dark-logo/remove").value_of("seen").expect("a revision");
    root.post("/console/settings/dark-logo/remove", &[("seen", &seen)]);
    assert_eq!(app.count("logos"), 1);
    assert!(!app.visitor().get("/sign-in").has(".site-picture source"));
}

#[test]
fn a_logo_that_contains_the_name_stands_alone_and_says_it() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    app.set("site.name", "Harbour Club");
    app.set("brand.logo_has_name", "on");
    assert_eq!(app.visitor().get("/sign-in").text_of(".site-name").as_deref(), Some("Harbour Club"));
    uploads(&mut root, "/console/settings/logo", &png(360, 80));
    let page = app.visitor().get("/sign-in");
    assert!(!page.has(".site-name"));
    assert_eq!(page.attribute("img.site-logo", "alt").as_deref(), Some("Harbour Club"));
}

#[test]
fn a_preview_shows_what_is_typed_and_stores_nothing() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    uploads(&mut root, "/console/settings/logo", &png(360, 80));
    let form = root.get("/console/settings/look");
    for (name, title) in [("light", "Page in light mode"), ("dark", "Page in dark mode"), ("mail", "Email")] {
        let frame = format!("iframe[name='frame-{name}']");
        assert_eq!(form.attribute(&frame, "title").as_deref(), Some(title));
        let button = format!("button[formtarget='frame-{name}']");
        let action = format!("/console/settings/preview/{name}");
        assert_eq!(form.attribute(&button, "formaction").as_deref(), Some(action.as_str()));
        assert_eq!(form.attribute(&button, "form").as_deref(), Some("settings-form"));
    }
    let before = app.tables();
    let typed = [("brand.accent", "#8a1c5c"), ("brand.logo_has_name", "on")];
    for scheme in ["light", "dark"] {
        let page = root.post(&format!("/console/settings/preview/{scheme}"), &typed);
        assert_eq!(page.status, Status::Ok);
        assert!(!page.has(".site-name") && !page.has("script") && !page.has("[style]"), "{}", page.body);
        let sheet = page.attribute("link[href^='/brand/draft/']", "href").expect("a sheet");
        assert_eq!(sheet, format!("/brand/draft/8a1c5c-{scheme}.css"));
        assert!(app.visitor().get(&sheet).body.contains("--accent:#"));
    }
    let mail = root.post("/console/settings/preview/mail", &typed);
    assert!(mail.body.contains("background:#8a1c5c"), "{}", mail.body);
    let unreadable = root.post("/console/settings/preview/light", &[("brand.accent", "#ffcc00")]);
    assert!(unreadable.has(".message-warning"), "{}", unreadable.body);
    let chosen = parts(&[], &png(200, 50));
    for (name, status) in [("logo", Status::Ok), ("dark-logo", Status::Ok)] {
        let path = format!("/console/settings/preview/{name}");
        let page = root.send_bytes(Method::Post, &path, &[FORM], &chosen);
        assert_eq!(page.status, status);
        assert!(header_logo(&page).is_some_and(|src| src.starts_with("data:image/png;base64,")));
    }
    assert_eq!(app.tables(), before);
}

#[test]
fn a_form_shows_the_default_and_saves_no_copy_of_it() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    let form = root.get("/console/settings/site");
    assert!(form.has("[name='site.language'][value=en][checked]"), "the language in force is chosen");
    let look = root.get("/console/settings/look");
    assert_eq!(look.attribute("[data-color]", "data-color-default").as_deref(), Some("#2b4aa8"));
    assert_eq!(look.attribute("[name='brand.accent']", "placeholder").as_deref(), Some("#2b4aa8"));
    assert!(look.has("[data-color] .swatch"));
    let seen = form.value_of("seen").expect("a revision");
    let typed = [("seen", seen.as_str()), ("site.name", "Harbour Club"), ("site.language", "en")];
    let reply = root.post("/console/settings/site", &typed);
    assert_eq!(reply.location(), "/console/settings?saved=site", "{}", reply.body);
    assert!(!app.files_hold("site.language"), "nobody has set it");
}

#[test]
fn waiting_and_sent_are_two_colours_whatever_the_accent() {
    let macros = include_str!("../../../templates/macros/console.html");
    let tone = |state: &str| {
        let line =
            macros.lines().find(|line| line.contains(&format!("state == \"{state}\""))).expect("a line");
        line.split("tone=\"").nth(1).map(|rest| rest.split('"').next().unwrap_or_default().to_owned())
    };
    let states = ["sent", "waiting", "refused"].map(tone);
    assert_eq!(states, [Some("success".to_owned()), Some("warning".to_owned()), Some("danger".to_owned())]);
}
