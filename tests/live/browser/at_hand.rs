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

/// As somebody does in another tab, or time.
async fn ends_session(browser: &Browser) {
    browser
        .run_to_its_end(
            "const done = arguments[0]; fetch('/sign-out', { method: 'POST', body: new URLSearchParams() }).then(() => done(1))",
            vec![],
        )
        .await;
}

async fn entries_kept(browser: &Browser) -> serde_json::Value {
    browser.run("return sessionStorage.length", vec![]).await
}

#[tokio::test]
async fn a_question_whose_session_ended_comes_back_with_all_that_its_address_says() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    administrates(&browser, &place).await;
    browser.opens(&place.at("/console/tags/new")).await;
    browser.types("name", "Crew").await;
    browser.sends("/console/tags/new").await;
    browser.opens(&place.at("/console/accounts/bulk?do=disable&of=all&q=nobody-but-grace&state=any")).await;
    browser.opens(&place.at("/console/accounts/bulk?do=tag&of=all&state=active")).await;
    browser.types("tag", "Unheard of").await;
    // Refused, so the page's own address says nothing of the question any more.
    browser.sends("/console/accounts/bulk").await;
    assert_eq!(browser.run("return location.search", vec![]).await, "");
    browser.types("tag", "Crew").await;
    ends_session(&browser).await;
    browser.sends("/console/accounts/bulk").await;
    assert_eq!(browser.path().await, "/sign-in");
    signs_in(&browser, "grace", PASSWORD).await;
    assert_eq!(browser.path().await, "/console/accounts/bulk");
    assert_eq!(browser.value("tag").await, "Crew");
    assert!(browser.text("main .message").await.contains("entries are back"));
    // A question without entries comes back, too.
    browser.opens(&place.at("/console/tags/new")).await;
    browser.types("name", "Hands").await;
    browser.sends("/console/tags/new").await;
    browser.opens(&place.at("/console/tags/2/merge?into=Crew")).await;
    ends_session(&browser).await;
    browser.sends("/console/tags/2/merge").await;
    assert_eq!(browser.path().await, "/sign-in");
    signs_in(&browser, "grace", PASSWORD).await;
    assert_eq!(browser.path().await, "/console/tags/2/merge");
    let search = browser.run("return location.search", vec![]).await;
    assert!(search.as_str().is_some_and(|search| search.contains("into=Crew")), "{search}");
    assert_eq!(browser.run("return document.querySelector('main .message') === null", vec![]).await, true);
}

#[tokio::test]
async fn entries_are_kept_for_one_account_for_half_an_hour_and_until_it_signs_out() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    administrates(&browser, &place).await;
    let loses_an_edit = async || {
        browser.opens(&place.at("/console/tags/new")).await;
        browser.types("name", "Crew").await;
        ends_session(&browser).await;
        browser.sends("/console/tags/new").await;
        assert_eq!(browser.path().await, "/sign-in");
        assert_eq!(entries_kept(&browser).await, 1);
    };
    let changes_the_draft = async |change: &str| {
        let script = format!(
            "const draft = JSON.parse(sessionStorage.getItem('rollbook entries')); {change}; \
             sessionStorage.setItem('rollbook entries', JSON.stringify(draft))"
        );
        browser.run(&script, vec![]).await;
    };
    // Somebody else of the same name.
    loses_an_edit().await;
    let who = browser.run("return JSON.parse(sessionStorage.getItem('rollbook entries')).who", vec![]).await;
    assert_eq!(who, "1", "by the number of the account");
    changes_the_draft("draft.who = '2'").await;
    signs_in(&browser, "grace", PASSWORD).await;
    assert_eq!(browser.value("name").await, "");
    assert_eq!(entries_kept(&browser).await, 0);
    // Half an hour later, on whatever page.
    loses_an_edit().await;
    browser.opens(&place.at("/privacy")).await;
    assert_eq!(entries_kept(&browser).await, 1);
    changes_the_draft("draft.at -= 31 * 60 * 1000").await;
    browser.opens(&place.at("/privacy")).await;
    assert_eq!(entries_kept(&browser).await, 0);
    // Signed in on another page, and out again.
    browser.opens(&place.at("/sign-in?next=/account")).await;
    signs_in(&browser, "grace", PASSWORD).await;
    loses_an_edit().await;
    browser.opens(&place.at("/sign-in?next=/account")).await;
    signs_in(&browser, "grace", PASSWORD).await;
    assert_eq!(browser.path().await, "/account");
    assert_eq!(entries_kept(&browser).await, 1);
    browser.sends("/sign-out").await;
    assert_eq!(entries_kept(&browser).await, 0);
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

#[tokio::test]
async fn on_paper_stands_what_a_page_tells_with_every_column_and_nothing_to_press() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    administrates(&browser, &place).await;
    place.ctx.client().post("/api/users/register", &registration("Ada", "ada@example.org"));
    browser.is_seen_on(794);
    let columns = "?column=address&column=username&column=state&column=role&column=tags&column=created&column=seen\
                   &column=confirmed&column=password&column=language&column=id&column=uuid&column=ext_id";
    let list = format!("/console/accounts{columns}");
    for path in [list.as_str(), "/console/accounts", "/console/accounts/2", "/console/audit", "/console"] {
        browser.opens(&place.at(path)).await;
        browser.is_shown_as("print");
        let script = "const seen = (it) => it.checkVisibility() && it.getBoundingClientRect().width > 1; \
            const press = [...document.querySelectorAll('button, input:not([type=hidden]), select, textarea, nav, .button, \
                .crumbs, .skip-link')].filter(seen).map((it) => it.outerHTML.slice(0, 120)); \
            const frames = [...document.querySelectorAll('.table-frame')].filter((it) => \
                getComputedStyle(it).overflowX !== 'visible').length; \
            const heads = [...document.querySelectorAll('.accounts thead th')].filter(seen).length; \
            return [press, frames, heads]";
        let heads = if path == list {
            14
        } else if path == "/console/accounts" {
            7
        } else {
            0
        };
        assert_eq!(browser.run(script, vec![]).await, json!([[], 0, heads]), "{path}");
        browser.is_shown_as("");
    }
    let told = "dispatchEvent(new Event('beforeprint')); const exact = document.querySelector('time[data-ago]')?.textContent; \
        dispatchEvent(new Event('afterprint')); return [exact, document.querySelector('time[data-ago]')?.textContent]";
    browser.opens(&place.at("/console/accounts")).await;
    let told = browser.run(told, vec![]).await;
    assert!(told[0].as_str().is_some_and(|exact| exact.contains("20")), "{told}");
    assert!(told[1].as_str().is_some_and(|ago| ago.contains("ago") || ago.contains("now")), "{told}");
}
