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

    office.opens(&place.at("/console/search?q=lovelace")).await;
    office.is_sound("console-search").await;
    office.follows(".console-main a[href^='/console/accounts/']").await;
    assert_eq!(office.heading().await, "Ada Lovelace");
    office.is_sound("console-account-confirmed").await;
}

/// Set up and signed in as the first administrator.
pub async fn administrates(browser: &Browser, place: &Place) {
    sets_up(browser, place, "Harbour Club").await;
    signs_in(browser, "grace", PASSWORD).await;
    assert_ne!(browser.path().await, "/sign-in");
}
