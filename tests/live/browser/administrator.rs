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
    let mailer = driver.browser(looks).await;
    administrates(&mailer, &place).await;
    let lost = registration("Ada Lovelace", "nobody@example.org");
    assert_eq!(place.ctx.client().post("/api/users/register", &lost).status, 201);
    place.waits_until_refused("nobody@example.org");

    // Two clicks from the overview to the reason.
    mailer.opens(&place.at("/console")).await;
    mailer.is_sound("console-home-attention").await;
    mailer.follows(".console-main a[href*='/console/mail']").await;
    mailer.is_sound("console-mail-refused").await;
    assert!(mailer.text(".console-main").await.contains("nobody@example.org"));
    mailer.follows(".console-main td a[href^='/console/mail/']").await;
    let reason = mailer.text(".console-main").await;
    assert!(reason.contains("No such person here"), "the server's own words: {reason}");
    mailer.is_sound("console-mail-message").await;

    mailer.follows(".console-main a[href^='/console/accounts/']").await;
    mailer.is_sound("console-account-waiting").await;
    mailer.follows("a[href$='/hand-over']").await;
    mailer.is_sound("console-share-link").await;
    mailer.follows("button[name=purpose][value=confirm_email]").await;
    assert!(mailer.shows(".slip-qr svg").await, "a QR code to scan");
    mailer.is_sound("console-link").await;
    let link = mailer.text(".slip-url").await;
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

    mailer.opens(&place.at("/console")).await;
    finds(&mailer, "lovelace", looks).await;
    mailer.is_sound("console-search").await;
    mailer.follows(".console-main a[href^='/console/accounts/']").await;
    assert_eq!(mailer.heading().await, "Ada Lovelace");
    mailer.is_sound("console-account-confirmed").await;
}

/// As WebDriver writes the key.
const ENTER: char = '\u{e007}';

/// By the search of the frame, whose keys do not get into the way of whoever types.
async fn finds(mailer: &Browser, words: &str, looks: Looks) {
    let keys = "return document.querySelector('#console-q').getAttribute('aria-keyshortcuts')";
    assert_eq!(mailer.run(keys, vec![]).await, "/ Control+K Meta+K", "screen readers name the keys");
    if looks.scripts {
        mailer.presses("/").await;
        assert_eq!(mailer.focus().await, "q");
        mailer.types("q", "a/b").await;
        assert_eq!(mailer.value("q").await, "a/b", "who types a stroke means one");
    }
    mailer.types("q", &format!("{words}{ENTER}")).await;
    assert!(mailer.text(".search-for").await.contains(words));
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
    let mailer = driver.browser(looks).await;
    administrates(&mailer, &place).await;

    mailer.opens(&place.at("/console/keys")).await;
    mailer.follows("a[href='/console/keys/new']").await;
    mailer.types("name", "shop-import").await;
    mailer.clicks("#role-users").await;
    mailer.sends("/console/keys/new").await;
    mailer.is_sound("console-key-made").await;
    let key = mailer.run("return document.querySelector('#copy-secret').value", vec![]).await;
    let key = key.as_str().expect("the key").to_owned();
    let opens = || {
        let header = format!("Bearer {key}");
        let asked =
            place.ctx.client().get_with("/api/authentication/current-session", &[("Authorization", &header)]);
        asked.status
    };
    assert_eq!(opens(), 200, "the key works at once");
    mailer.opens(&place.at("/console/keys")).await;
    mailer.follows("a[href$='/revoke']").await;
    mailer.is_sound("console-key-revoke").await;
    mailer.follows("main .button-danger").await;
    assert_eq!(opens(), 401, "and ends at once");

    mailer.opens(&place.at("/console/settings/sign-in")).await;
    mailer.types("'session.idle_minutes'", "0").await;
    mailer.sends_unchecked("/console/settings/sign-in").await;
    assert!(
        mailer.shows("[name='session.idle_minutes'][aria-invalid=true]").await,
        "no session lasts no time"
    );
    mailer.is_sound("console-setting-refused").await;
    mailer.types("'session.idle_minutes'", "45").await;
    mailer.sends_unchecked("/console/settings/sign-in").await;
    assert!(mailer.shows(".message-success").await);
    mailer.is_sound("console-setting-saved").await;
    assert!(place.folder.run(&["settings", "list"]).fine().contains("45"));
}

/// Set up and signed in as the first administrator.
pub async fn administrates(browser: &Browser, place: &Place) {
    sets_up(browser, place, "Harbour Club").await;
}
