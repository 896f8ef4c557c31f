//! Every page, one after the other: sound on phone, tablet and desktop, in light and dark, and well-formed as
//! the server sends it. A new route joins by itself, and fails here until there is something for it to show.

use rocket::http::Method;
use serde_json::json;

use super::people::{Place, registers, sets_up};
use crate::html::is_well_formed;
use crate::support::{Browser, Driver, Looks};

/// What stands for the changing parts of a path. All of it is there; a token never is, and what its page says
/// then is looked at, too.
fn filled_in(path: &str) -> String {
    let is_account = path.starts_with("/console/accounts");
    let part = |part: &str| match part {
        "<id>" if is_account => "2".to_owned(),
        "<id>" if path.starts_with("/console/keys/clients") => "phone-app".to_owned(),
        // After the mails of set-up and of Ada's registration.
        "<id>" if path.ends_with("/test") => "3".to_owned(),
        "<slug>" => "sign-in".to_owned(),
        "<kind>" => "confirm_address".to_owned(),
        "<language>" => "en".to_owned(),
        part if part.starts_with('<') => "1".to_owned(),
        part => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// What a page needs to know besides its path, and other faces of the same page.
const ASKED: [(&str, &[&str]); 6] = [
    (
        "/console/accounts",
        &[
            "",
            "?locked=yes",
            "?created_from=never",
            "?column=address&column=username&column=state&column=role&column=tags&column=created&column=seen\
             &column=confirmed&column=password&column=language&column=id&column=uuid&column=ext_id",
        ],
    ),
    (
        "/console/accounts/bulk",
        &[
            "?do=tag&of=all",
            "?do=set_role&of=all",
            "?do=send_reset&of=all",
            "?do=disable&of=chosen&account=2",
            "?do=delete&of=all&q=zzz",
        ],
    ),
    ("/console/search", &["?q=ada", "?q=nothing+of+the+kind"]),
    ("/console/audit", &["", "?actor=nobody"]),
    ("/console/settings/default", &["?key=session.idle_minutes"]),
    ("/console/settings/history", &["", "?key=session.idle_minutes"]),
];
/// Pages that there are only after something that no other page survives.
const ABSENT: [&str; 1] = ["/console/keys/jwt/end"];

fn is_of_somebody(path: &str) -> bool {
    path.starts_with("/console") || path.starts_with("/account")
}

/// Every page that the route table has, with every slug of the settings.
pub fn paths() -> Vec<String> {
    let routes = rollbook::web::routes();
    let pages = routes.iter().filter(|route| {
        let path = route.uri.path();
        let is_page = !["/api", "/oauth", "/static", "/brand"].iter().any(|other| path.starts_with(other));
        route.method == Method::Get && is_page && !path.contains("..")
    });
    let mut paths = Vec::new();
    for route in pages {
        let path = filled_in(route.uri.path());
        match ASKED.iter().find(|(known, _)| *known == path) {
            Some((_, asked)) => paths.extend(asked.iter().map(|asked| format!("{path}{asked}"))),
            None => paths.push(path),
        }
    }
    paths.sort();
    paths.dedup();
    assert!(paths.len() > 60, "the route table is read: {paths:?}");
    paths
}

#[tokio::test]
async fn every_page_is_sound() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    let visitor = driver.browser(Looks::default()).await;
    sets_up(&browser, &place, "Harbour Club").await;
    registers(&visitor, &place, "Ada Lovelace", "ada@example.org").await;
    place.smtp.mail_to("ada@example.org");
    makes_one_of_each(&browser, &place).await;
    let kept = tempfile::tempdir().expect("a temporary folder");
    let mut seen = 0;
    let mut missing = Vec::new();
    for path in paths() {
        let looker = if is_of_somebody(&path) { &browser } else { &visitor };
        let Some((status, html)) = source_of(looker, &path).await else { continue };
        if is_of_somebody(&path) && status != 200 && !ABSENT.contains(&path.as_str()) {
            missing.push((path.clone(), status));
        }
        let name = path.trim_matches('/').replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        std::fs::write(kept.path().join(format!("{name}.html")), html).expect("a file");
        looker.opens(&place.at(&path)).await;
        looker.is_sound(&name).await;
        seen += 1;
    }
    assert!(missing.is_empty(), "the walk looked at an error in place of {missing:?}");
    assert!(seen > 60, "{seen} pages");
    is_well_formed(kept.path());
}

/// So that no page of one thing is a page that says there is none.
async fn makes_one_of_each(browser: &Browser, place: &Place) {
    let sends = async |action: &str, fields: &str| {
        let script = "const [action, fields, done] = arguments; \
            fetch(action, { method: 'POST', body: new URLSearchParams(fields) }) \
                .then((it) => done(it.status), (error) => done(String(error)))";
        let answer = browser.run_to_its_end(script, vec![json!(action), json!(fields)]).await;
        assert_eq!(answer, json!(200), "{action}");
    };
    browser.opens(&place.at("/console")).await;
    sends("/console/tags/new", "name=Crew&type=user&description=Those+who+sail&color=%231d4ed8&visible=yes")
        .await;
    sends("/console/keys/new", "name=shop-import&role=USERS_ADMIN").await;
    sends("/console/keys/new-client", "client_id=phone-app&client_name=Phone").await;
    sends("/console/keys/webhooks/new", "url=https%3A%2F%2Freceiver.invalid%2Fhooks&events=*").await;
    sends("/console/keys/webhooks/1/test", "").await;
    sends("/console/filters", "name=Unconfirmed&query=state%3Dawaiting_email").await;
    sends("/console/accounts/bulk", "query=do%3Dtag%26of%3Dall&tag=Crew").await;
    sends("/console/mail/test", "email=test%40example.org").await;
    place.smtp.mail_to("test@example.org");
    browser.complains_about_nothing("making one of each");
}

/// A page as the server sends it, with its status; `None` for a file, a piece of a page or another page.
async fn source_of(browser: &Browser, path: &str) -> Option<(i64, String)> {
    let script = "const done = arguments[arguments.length - 1]; \
        fetch(arguments[0]).then(async (it) => done([it.headers.get('content-type'), \
            it.headers.get('content-disposition'), await it.text(), it.status, \
            it.headers.get('content-security-policy')]), (error) => done(String(error)))";
    let answer = browser.run_to_its_end(script, vec![json!(path)]).await;
    let text = |at: usize| answer[at].as_str();
    let html = text(2)?;
    // What only a frame shows runs no script, not even one that looks it over; its form is looked over with it.
    let is_framed = text(4)?.starts_with("sandbox");
    let is_page =
        text(0)?.starts_with("text/html") && text(1).is_none() && html.contains("<main") && !is_framed;
    is_page.then(|| (answer[3].as_i64().expect("a status"), html.to_owned()))
}
