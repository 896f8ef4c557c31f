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

/// Waits until the script says yes.
async fn comes_true(browser: &Browser, script: &str) {
    for _ in 0..100 {
        if browser.tries(script).await == Some(json!(true)) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("never: {script}");
}

#[tokio::test]
async fn the_list_follows_what_is_typed_and_a_late_answer_comes_over_no_newer_one() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    administrates(&browser, &place).await;
    for (name, address) in
        [("Ada", "ada@example.org"), ("Adam", "adam@example.org"), ("Bob", "bob@example.org")]
    {
        assert_eq!(place.ctx.client().post("/api/users/register", &registration(name, address)).status, 201);
    }
    browser.opens(&place.at("/console/accounts")).await;
    // The first question's answer comes after the second one's, whoever calls it off.
    let slow = "const real = window.fetch; window.stays = true; window.fetch = (url, how) => { \
        const answer = real(url); const isFirst = !String(url).includes('adam'); \
        return isFirst ? new Promise((done) => setTimeout(() => done(answer), 1500)) : answer; }";
    browser.run(slow, vec![]).await;
    browser.clicks("#filter-q").await;
    browser.presses("a").await;
    browser.presses("d").await;
    browser.presses("a").await;
    tokio::time::sleep(std::time::Duration::from_millis(600)).await;
    browser.presses("m").await;
    comes_true(&browser, "return document.querySelectorAll('.accounts tbody tr').length === 1").await;
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    let state = "return [document.querySelectorAll('.accounts tbody tr').length, document.activeElement.id, \
        document.querySelector('#filter-q').value, document.querySelector('[data-live-said]').textContent, \
        new URLSearchParams(location.search).get('q'), window.stays, \
        document.querySelector('#live-conditions').textContent.includes('adam')]";
    assert_eq!(
        browser.run(state, vec![]).await,
        json!([1, "filter-q", "adam", "1 account", "adam", true, true])
    );
    browser.is_sound("accounts-live").await;
    // What a list that was put in its place needs goes on working.
    browser.clicks("tbody input[type=checkbox]").await;
    assert!(browser.shows("[data-bulk]:not([hidden])").await);
}

#[tokio::test]
async fn an_account_is_shown_beside_the_list_and_escape_leads_back_to_its_row() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    administrates(&browser, &place).await;
    for (name, address) in [("Ada", "ada@example.org"), ("Bob", "bob@example.org")] {
        assert_eq!(place.ctx.client().post("/api/users/register", &registration(name, address)).status, 201);
    }
    for width in [PHONE, 1440] {
        browser.is_seen_on(width);
        browser.opens(&place.at("/console/accounts")).await;
        browser.run("document.querySelector('[data-glance]').focus()", vec![]).await;
        browser.presses(&ENTER.to_string()).await;
        comes_true(&browser, "return document.querySelector('dialog.glance')?.open === true").await;
        assert_eq!(browser.path().await, "/console/accounts");
        assert!(browser.text("dialog.glance h2").await.contains("Bob"));
        browser.is_sound("account-glance").await;
        browser.clicks("dialog.glance .glance-button:nth-child(2)").await;
        comes_true(&browser, "return document.querySelector('dialog.glance h2').textContent.includes('Ada')")
            .await;
        browser.presses(&ESCAPE.to_string()).await;
        let back = "return [document.querySelector('dialog.glance').open, document.activeElement.textContent.trim()]";
        assert_eq!(browser.run(back, vec![]).await, json!([false, "Quick view: Ada"]));
    }
}
