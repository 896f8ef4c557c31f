//! An administrator at work in the console, as on an ordinary day.

use super::people::{Place, sets_up, signs_in};
use crate::support::{Browser, Driver, Looks, PASSWORD, registration};

#[tokio::test]
async fn an_administrator_finds_why_a_confirmation_did_not_arrive_and_hands_over_a_link() {
    let driver = Driver::start();
    a_lost_confirmation(&driver, Looks::default()).await;
}

#[tokio::test]
async fn the_same_without_scripts() {
    let driver = Driver::start();
    a_lost_confirmation(&driver, Looks { scripts: false, ..Looks::default() }).await;
}

async fn a_lost_confirmation(driver: &Driver, looks: Looks) {
    let place = Place::open();
    let office = driver.browser(looks).await;
    administrates(&office, &place).await;
    let lost = registration("Ada Lovelace", "nobody@example.org");
    assert_eq!(place.desk.client().post("/api/users/register", &lost).status, 201);
    place.waits_until_refused("nobody@example.org");

    // Two clicks from the overview to the reason.
    office.opens(&place.at("/console")).await;
    office.is_sound("console-home-attention").await;
    office.follows(".console-main a[href*='/console/mail']").await;
    office.is_sound("console-mail-refused").await;
    assert!(office.text(".console-main").await.contains("nobody@example.org"));
    office.follows(".console-main td a[href^='/console/mail/']").await;
    let reason = office.text(".console-main").await;
    assert!(reason.contains("No such person here"), "the server's own words: {reason}");
    office.is_sound("console-mail-message").await;

    office.follows(".console-main a[href^='/console/accounts/']").await;
    office.is_sound("console-account-waiting").await;
    office.follows("a[href$='/hand-over']").await;
    office.is_sound("console-hand-over").await;
    office.follows("button[name=purpose][value=confirm_email]").await;
    assert!(office.shows(".slip-qr svg").await, "a QR code to scan");
    office.is_sound("console-link").await;
    let link = office.text(".slip-url").await;
    assert!(link.contains("/confirm/"), "{link}");

    let phone = driver.browser(looks).await;
    phone.opens(link.trim()).await;
    phone.sends("/confirm").await;
    if phone.shows("[name=password]").await {
        panic!("whoever registered chose a password already");
    }
    phone.opens(&place.at("/sign-in")).await;
    signs_in(&phone, "nobody@example.org", PASSWORD).await;
    assert_ne!(phone.path().await, "/sign-in");

    office.opens(&place.at("/console")).await;
    finds(&office, "lovelace", looks).await;
    office.is_sound("console-search").await;
    office.follows(".console-main a[href^='/console/accounts/']").await;
    assert_eq!(office.heading().await, "Ada Lovelace");
    office.is_sound("console-account-confirmed").await;
}

/// As WebDriver writes the key.
const ENTER: char = '\u{e007}';

/// By the search of the frame, whose keys do not get into the way of whoever types.
async fn finds(office: &Browser, words: &str, looks: Looks) {
    let keys = "return document.querySelector('#console-q').getAttribute('aria-keyshortcuts')";
    assert_eq!(office.run(keys, vec![]).await, "/ Control+K Meta+K", "screen readers name the keys");
    if looks.scripts {
        office.presses("/").await;
        assert_eq!(office.focus().await, "q");
        office.types("q", "a/b").await;
        assert_eq!(office.value("q").await, "a/b", "who types a stroke means one");
    }
    office.types("q", &format!("{words}{ENTER}")).await;
    assert!(office.text(".search-for").await.contains(words));
}

#[tokio::test]
async fn an_administrator_makes_and_revokes_a_key_and_is_told_which_settings_cannot_be() {
    let driver = Driver::start();
    keys_and_settings(&driver, Looks::default()).await;
}

#[tokio::test]
async fn keys_and_settings_need_no_scripts() {
    let driver = Driver::start();
    keys_and_settings(&driver, Looks { scripts: false, ..Looks::default() }).await;
}

async fn keys_and_settings(driver: &Driver, looks: Looks) {
    let place = Place::open();
    let office = driver.browser(looks).await;
    administrates(&office, &place).await;

    office.opens(&place.at("/console/keys")).await;
    office.follows("a[href='/console/keys/new']").await;
    office.types("name", "shop-import").await;
    office.clicks("#role-users").await;
    office.sends("/console/keys/new").await;
    office.is_sound("console-key-made").await;
    let key = office.run("return document.querySelector('#copy-secret').value", vec![]).await;
    let key = key.as_str().expect("the key").to_owned();
    let opens = || {
        let header = format!("Bearer {key}");
        let asked = place
            .desk
            .client()
            .get_with("/api/authentication/current-session", &[("Authorization", &header)]);
        asked.status
    };
    assert_eq!(opens(), 200, "the key works at once");
    office.opens(&place.at("/console/keys")).await;
    office.follows("a[href$='/revoke']").await;
    office.is_sound("console-key-revoke").await;
    office.follows("main .button-danger").await;
    assert_eq!(opens(), 401, "and ends at once");

    office.opens(&place.at("/console/settings/sign-in")).await;
    office.types("'session.idle_minutes'", "0").await;
    office.sends_unchecked("/console/settings/sign-in").await;
    assert!(
        office.shows("[name='session.idle_minutes'][aria-invalid=true]").await,
        "no session lasts no time"
    );
    office.is_sound("console-setting-refused").await;
    office.types("'session.idle_minutes'", "45").await;
    office.sends_unchecked("/console/settings/sign-in").await;
    assert!(office.shows(".message-success").await);
    office.is_sound("console-setting-saved").await;
    assert!(place.folder.run(&["settings", "list"]).fine().contains("45"));
}

/// Set up and signed in as the first administrator.
pub async fn administrates(browser: &Browser, place: &Place) {
    sets_up(browser, place, "Harbour Club").await;
    signs_in(browser, "grace", PASSWORD).await;
    assert_ne!(browser.path().await, "/sign-in");
}
