//! What scripts and layout do for whoever works in the console: messages in view, entries that come back, the search
//! over the page, actions that appear when they are needed.

use serde_json::json;

use super::administrator::administrates;
use super::people::{Place, signs_in};
use crate::support::{Browser, Driver, Looks, PASSWORD, PHONE, registration};

/// As WebDriver writes the keys.
const ESCAPE: char = '\u{e00c}';
const TAB: char = '\u{e004}';
const ENTER: char = '\u{e007}';

/// The message has the focus and stands within the window.
async fn is_told(browser: &Browser) {
    let script = "const it = document.querySelector('[data-told]'); const box = it?.getBoundingClientRect(); \
        return Boolean(box) && document.activeElement === it && box.top >= 0 && box.bottom <= innerHeight";
    for _ in 0..100 {
        if browser.tries(script).await == Some(json!(true)) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("no message in view: {}", browser.path().await);
}

#[tokio::test]
async fn what_became_of_an_action_is_in_view_and_has_the_focus() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    administrates(&browser, &place).await;
    browser.is_seen_on(PHONE);
    browser.opens(&place.at("/console/settings/sign-in")).await;
    browser.types("'session.idle_minutes'", "45").await;
    browser.sends("/console/settings/sign-in").await;
    is_told(&browser).await;
    browser.opens(&place.at("/console/system/backup")).await;
    browser.sends("/console/system/backup").await;
    is_told(&browser).await;
    place.ctx.client().post("/api/users/register", &registration("Ada", "ada@example.org"));
    browser.opens(&place.at("/console/accounts/2/erase")).await;
    browser.sends("/console/accounts/2/erase").await;
    assert_eq!(browser.path().await, "/console/accounts");
    is_told(&browser).await;
}

#[tokio::test]
async fn an_edit_whose_session_ended_comes_back_after_signing_in() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    administrates(&browser, &place).await;
    browser.opens(&place.at("/console/tags/new")).await;
    browser.types("name", "Crew").await;
    browser.types("description", "Those who sail").await;
    browser.run_to_its_end(
        "const done = arguments[0]; fetch('/sign-out', { method: 'POST', body: new URLSearchParams() }).then(() => done(1))",
        vec![],
    )
    .await;
    browser.sends("/console/tags/new").await;
    assert_eq!(browser.path().await, "/sign-in");
    assert!(browser.text(".message").await.contains("session has ended"));
    browser.is_sound("sign-in-ended").await;
    signs_in(&browser, "grace", PASSWORD).await;
    assert_eq!(browser.path().await, "/console/tags/new");
    assert_eq!(browser.value("name").await, "Crew");
    assert_eq!(browser.value("description").await, "Those who sail");
    assert!(browser.text("main .message").await.contains("entries are back"));
    browser.is_sound("entries-back").await;
    assert_eq!(browser.run("return sessionStorage.length", vec![]).await, 0, "and nothing is left behind");
}

#[tokio::test]
async fn the_search_opens_over_the_page_and_its_icons_stand_beside_their_hits() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    administrates(&browser, &place).await;
    browser.opens(&place.at("/console/accounts")).await;
    browser.presses("/").await;
    assert!(browser.shows(".console-search.is-palette").await);
    browser.types("q", "settings").await;
    let script = "const hits = [...document.querySelectorAll('.console-hits .hit')]; \
        return hits.length > 3 && hits.every((hit) => { const [row, icon] = [hit, hit.querySelector('.icon')] \
            .map((it) => it.getBoundingClientRect()); return icon.top >= row.top && icon.bottom <= row.bottom; })";
    let mut beside = false;
    for _ in 0..100 {
        beside = browser.tries(script).await == Some(json!(true));
        if beside {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert!(beside, "an icon stands elsewhere");
    browser.is_sound("console-palette").await;
    browser.presses(&ESCAPE.to_string()).await;
    assert!(!browser.shows(".console-search.is-palette").await);
}

#[tokio::test]
async fn bulk_actions_appear_with_the_first_tick_and_stay_in_view() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    administrates(&browser, &place).await;
    for number in 0..30 {
        let body = registration("Ada", &format!("ada{number}@example.org"));
        assert_eq!(place.ctx.client().post("/api/users/register", &body).status, 201);
    }
    browser.opens(&place.at("/console/accounts")).await;
    let state = "const it = document.querySelector('[data-bulk]'); const box = it.getBoundingClientRect(); \
        return it.hidden ? 'hidden' : box.top >= 0 && box.bottom <= innerHeight ? 'in view' : 'elsewhere'";
    assert_eq!(browser.run(state, vec![]).await, "hidden");
    browser.clicks("tbody input[type=checkbox]").await;
    assert_eq!(browser.run(state, vec![]).await, "in view");
    browser.is_sound("accounts-ticked").await;
}

#[tokio::test]
async fn the_skip_link_passes_menu_and_search() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    administrates(&browser, &place).await;
    browser.opens(&place.at("/console/tags")).await;
    browser.presses(&TAB.to_string()).await;
    browser.presses(&ENTER.to_string()).await;
    browser.presses(&TAB.to_string()).await;
    let inside = "return document.activeElement.closest('.console-main') !== null";
    assert_eq!(browser.run(inside, vec![]).await, true);
}
