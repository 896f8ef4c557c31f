//! Every page of the console and of one's own account, one after the other: sound on phone and desktop,
//! in light and dark, and well-formed as the server sends it. A new route joins by itself.

use rocket::http::Method;
use serde_json::json;

use super::people::{Place, registers, sets_up, signs_in};
use crate::html::is_well_formed;
use crate::support::{Browser, Driver, Looks, PASSWORD};

/// What stands for the changing parts of a path.
fn filled_in(path: &str) -> String {
    let is_account = path.starts_with("/console/accounts");
    let part = |part: &str| match part {
        "<id>" if is_account => "2".to_owned(),
        "<kind>" => "confirm_address".to_owned(),
        "<language>" => "en".to_owned(),
        part if part.starts_with('<') => "1".to_owned(),
        part => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

fn paths() -> Vec<String> {
    let routes = rollbook::web::routes();
    let pages = routes.iter().filter(|route| {
        let path = route.uri.path();
        route.method == Method::Get && (path.starts_with("/console") || path.starts_with("/account"))
    });
    let mut paths: Vec<String> = pages.map(|route| filled_in(route.uri.path())).collect();
    paths.extend(
        ["/console/search?q=ada", "/console/search?q=nothing+of+the+kind", "/console/audit?actor=nobody"]
            .map(str::to_owned),
    );
    paths.sort();
    paths.dedup();
    assert!(paths.len() > 20, "the route table is read");
    paths
}

#[tokio::test]
async fn every_page_of_the_console_and_the_account_is_sound() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    sets_up(&browser, &place, "Harbour Club").await;
    registers(&browser, &place, "Ada Lovelace", "ada@example.org").await;
    place.smtp.mail_to("ada@example.org");
    browser.opens(&place.at("/sign-in")).await;
    signs_in(&browser, "grace@example.org", PASSWORD).await;
    let kept = tempfile::tempdir().expect("a temporary folder");
    let mut seen = 0;
    for path in paths() {
        let Some(html) = source_of(&browser, &path).await else { continue };
        let name = path.trim_matches('/').replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        std::fs::write(kept.path().join(format!("{name}.html")), html).expect("a file");
        browser.opens(&place.at(&path)).await;
        browser.is_sound(&name).await;
        seen += 1;
    }
    assert!(seen > 15, "{seen} pages");
    is_well_formed(kept.path());
}

/// A page as the server sends it; `None` for a file or a piece of a page.
async fn source_of(browser: &Browser, path: &str) -> Option<String> {
    let script = "const done = arguments[arguments.length - 1]; \
        fetch(arguments[0]).then(async (it) => done([it.headers.get('content-type'), \
            it.headers.get('content-disposition'), await it.text()]), (error) => done(String(error)))";
    let answer = browser.run_to_its_end(script, vec![json!(path)]).await;
    let text = |at: usize| answer[at].as_str();
    let html = text(2)?;
    let is_page = text(0)?.starts_with("text/html") && text(1).is_none() && html.contains("<main");
    is_page.then(|| html.to_owned())
}
