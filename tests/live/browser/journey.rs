//! The whole way, as it should go.

use super::people::{NEW_PASSWORD, Place, registers, sets_up, signs_in, signs_out};
use crate::support::{Browser, Driver, Looks, PASSWORD};

#[tokio::test]
async fn a_stranger_registers_confirms_on_another_device_and_signs_in() {
    let place = Place::open();
    let driver = Driver::start();
    the_whole_way(&place, &driver, Looks::default()).await;
}

#[tokio::test]
async fn the_same_way_is_open_without_scripts() {
    let place = Place::open();
    let driver = Driver::start();
    the_whole_way(&place, &driver, Looks { scripts: false, ..Looks::default() }).await;
}

async fn the_whole_way(place: &Place, driver: &Driver, looks: Looks) {
    let laptop = driver.browser(looks).await;
    sets_up(&laptop, place, "Harbour Club").await;
    laptop.opens(&place.at("/account")).await;
    signs_out(&laptop).await;
    laptop.opens(place.ctx.setup_link.as_deref().expect("a link")).await;
    laptop.is_sound("setup-closed").await;
    registers(&laptop, place, "Ada Lovelace", "ada@example.org").await;

    let mail = place.smtp.mail_to("ada@example.org");
    let phone = driver.browser(looks).await;
    phone.opens(mail.link()).await;
    let expected = if looks.scripts { "/confirm".to_owned() } else { format!("/confirm/{}", mail.token()) };
    assert_eq!(phone.path().await, expected, "with scripts, the address bar loses the token");
    assert!(phone.text("main").await.contains("ada@example.org"));
    phone.is_sound("confirm").await;
    phone.sends("/confirm").await;
    phone.is_sound("confirmed").await;
    phone.opens(mail.link()).await;
    phone.is_sound("confirm-used").await;

    laptop.opens(&place.at("/sign-in")).await;
    laptop.is_sound("sign-in").await;
    signs_in(&laptop, "ada@example.org", PASSWORD).await;
    assert_eq!(laptop.path().await, "/account");
    assert!(laptop.text("main").await.contains("Ada Lovelace"));
    laptop.is_sound("account").await;
    changes_the_password(&laptop, place).await;
    laptop.opens(&place.at("/")).await;
    laptop.is_sound("home-signed-in").await;
    laptop.opens(&place.at("/account")).await;
    signs_out(&laptop).await;
    laptop.opens(&place.at("/account/password")).await;
    assert_eq!(laptop.path().await, "/sign-in", "a page of the account asks for a session");
    signs_in(&laptop, "ada@example.org", NEW_PASSWORD).await;
    assert_eq!(laptop.path().await, "/account/password", "and leads back there");
}

async fn changes_the_password(browser: &Browser, place: &Place) {
    browser.follows("a[href='/account/password']").await;
    browser.is_sound("password").await;
    browser.types("current_password", PASSWORD).await;
    browser.types("new_password", NEW_PASSWORD).await;
    browser.sends("/account/password").await;
    assert_eq!(browser.path().await, "/account");
    assert!(browser.shows(".message-success").await);
    browser.is_sound("account-changed").await;
    assert!(place.smtp.nth_mail_to("ada@example.org", 2).subject.contains("password"));
}

#[tokio::test]
async fn the_code_is_enough_where_the_link_cannot_be_opened() {
    let place = Place::open();
    let driver = Driver::start();
    place.has_an_administrator();
    let laptop = driver.browser(Looks::default()).await;
    registers(&laptop, &place, "Ada Lovelace", "ada@example.org").await;
    let mail = place.smtp.mail_to("ada@example.org");

    let wrong = if mail.code() == "000000" { "000001" } else { "000000" };
    laptop.types("code", wrong).await;
    laptop.sends("/confirm/code").await;
    assert!(laptop.shows("#field-code-errors").await);
    laptop.is_sound("inbox-wrong-code").await;

    laptop.sends("/register/resend").await;
    assert!(laptop.shows(".message-success").await);
    let newer = place.smtp.nth_mail_to("ada@example.org", 2);
    laptop.types("code", &mail.code()).await;
    laptop.sends("/confirm/code").await;
    assert!(laptop.shows("#field-code-errors").await, "the older code has ended");
    // As it is copied from the mail, with a space in its midst.
    let code = newer.code();
    laptop.types("code", &format!(" {} {} ", &code[..3], &code[3..])).await;
    laptop.sends("/confirm/code").await;
    laptop.opens(&place.at("/account")).await;
    assert_eq!(laptop.path().await, "/account", "the browser that registered is signed in");
    signs_out(&laptop).await;
    signs_in(&laptop, "ADA@example.org", PASSWORD).await;
    assert_eq!(laptop.path().await, "/account");
}

#[tokio::test]
async fn german_is_a_click_away_and_fits_everywhere() {
    let place = Place::open();
    place.has_an_administrator();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    browser.opens(&place.at("/register")).await;
    let english = browser.heading().await;
    browser.follows("button[name=language][value=de]").await;
    assert_eq!(browser.path().await, "/register", "the same page again");
    assert_ne!(browser.heading().await, english);
    assert_eq!(browser.run("return document.documentElement.lang", vec![]).await, "de");

    for (path, name) in [
        ("/", "home-de"),
        ("/register", "register-de"),
        ("/sign-in", "sign-in-de"),
        ("/confirm", "code-de"),
        ("/confirm/resend", "resend-de"),
        ("/privacy", "privacy-de"),
        ("/nowhere", "not-found-de"),
    ] {
        browser.opens(&place.at(path)).await;
        browser.is_sound(name).await;
    }
    registers(&browser, &place, "Ada Lovelace", "ada@example.org").await;
    let mail = place.smtp.mail_to("ada@example.org");
    assert!(mail.text.contains("Bestätig") || mail.text.contains("bestätig"), "{}", mail.text);
    browser.opens(mail.link()).await;
    browser.is_sound("confirm-de").await;
    browser.sends("/confirm").await;
    browser.opens(&place.at("/account")).await;
    browser.is_sound("account-de").await;
}

#[tokio::test]
async fn a_browser_that_asks_for_german_gets_german() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks { language: "de-AT", ..Looks::default() }).await;
    browser.opens(&place.at("/")).await;
    assert_eq!(browser.run("return document.documentElement.lang", vec![]).await, "de");
}
