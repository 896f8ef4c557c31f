//! An account's whole life: a second step, a lost password, another address, and the end.

use super::people::{NEW_PASSWORD, Place, registers, signs_in, signs_out};
use crate::support::{Authenticator, Browser, Driver, Looks, PASSWORD};

#[tokio::test]
async fn an_account_lives_from_its_registration_to_its_deletion() {
    let place = Place::open();
    let driver = Driver::start();
    a_whole_life(&place, &driver, Looks::default()).await;
}

#[tokio::test]
async fn the_same_life_without_scripts() {
    let place = Place::open();
    let driver = Driver::start();
    a_whole_life(&place, &driver, Looks { scripts: false, ..Looks::default() }).await;
}

async fn a_whole_life(place: &Place, driver: &Driver, looks: Looks) {
    place.has_an_administrator();
    let laptop = driver.browser(looks).await;
    registers(&laptop, place, "Ada Lovelace", "ada@example.org").await;
    laptop.opens(place.smtp.mail_to("ada@example.org").link()).await;
    laptop.sends("/confirm").await;
    laptop.opens(&place.at("/account")).await;
    signs_out(&laptop).await;
    signs_in(&laptop, "ada@example.org", PASSWORD).await;
    assert_eq!(laptop.path().await, "/account");
    laptop.is_sound("life-account").await;

    let mut authenticator = gets_a_second_step(&laptop, place).await;
    signs_out(&laptop).await;
    recovers_on_another_device(place, driver, looks, &mut authenticator).await;

    laptop.opens(&place.at("/sign-in")).await;
    signs_in(&laptop, "ada@example.org", NEW_PASSWORD).await;
    gives_the_second_step(&laptop, &mut authenticator).await;
    moves_to_another_address(&laptop, place).await;
    takes_the_data_along(&laptop, place).await;
    leaves_and_comes_back(&laptop, place, &mut authenticator).await;
}

async fn gets_a_second_step(browser: &Browser, place: &Place) -> Authenticator {
    browser.opens(&place.at("/account/factors")).await;
    browser.is_sound("life-factors").await;
    browser.opens(&place.at("/account/factors/totp")).await;
    browser.is_sound("life-totp-begin").await;
    browser.follows("button[name=step][value=begin]").await;
    assert!(browser.shows("main svg").await, "the QR code");
    browser.is_sound("life-totp").await;
    // It stands in a part of the page that is closed until somebody needs it.
    let secret = "return document.querySelector('.secret-text code').textContent";
    let secret = browser.run(secret, vec![]).await;
    let mut authenticator = Authenticator::scanned(secret.as_str().expect("a text"));
    browser.types("code", "000000").await;
    browser.sends("/account/factors/totp").await;
    assert!(browser.shows("#field-code-errors").await, "a wrong code counts for nothing");
    browser.types("code", &authenticator.code()).await;
    browser.sends("/account/factors/totp").await;
    assert!(browser.shows("#codes li").await, "no recovery codes: {}", browser.text("main").await);
    browser.is_sound("life-recovery-codes").await;
    browser.follows("main a[href='/account/factors']").await;
    browser.is_sound("life-factors-on").await;
    browser.opens(&place.at("/account")).await;
    authenticator
}

async fn gives_the_second_step(browser: &Browser, authenticator: &mut Authenticator) {
    assert_eq!(browser.path().await, "/sign-in/factor");
    browser.is_sound("life-sign-in-factor").await;
    browser.types("code", &authenticator.code()).await;
    browser.sends("/sign-in/factor").await;
    assert_eq!(browser.path().await, "/account");
}

async fn recovers_on_another_device(
    place: &Place,
    driver: &Driver,
    looks: Looks,
    authenticator: &mut Authenticator,
) {
    let phone = driver.browser(looks).await;
    phone.opens(&place.at("/recover")).await;
    phone.is_sound("life-recover").await;
    phone.types("email", "ada@example.org").await;
    phone.sends("/recover").await;
    phone.is_sound("life-recover-sent").await;
    let link = place.smtp.link_to("ada@example.org", "/recover/");
    phone.opens(&link).await;
    phone.is_sound("life-recover-password").await;
    phone.types("password", NEW_PASSWORD).await;
    phone.sends("/recover/password").await;
    phone.is_sound("life-recovered").await;
    phone.opens(&place.at("/account")).await;
    assert_eq!(phone.path().await, "/sign-in", "a mail alone lets nobody past the second step");
    signs_in(&phone, "ada@example.org", NEW_PASSWORD).await;
    gives_the_second_step(&phone, authenticator).await;
    signs_out(&phone).await;
}

async fn moves_to_another_address(browser: &Browser, place: &Place) {
    browser.opens(&place.at("/account/email")).await;
    browser.is_sound("life-email").await;
    browser.opens(&place.at("/account/email/change")).await;
    browser.is_sound("life-email-change").await;
    browser.types("new_email", "countess@example.org").await;
    browser.sends("/account/email/change").await;
    browser.is_sound("life-email-pending").await;
    let warning = place.smtp.link_to("ada@example.org", "/email/undo/");
    browser.opens(&place.smtp.link_to("countess@example.org", "/email/confirm/")).await;
    browser.is_sound("life-email-confirm").await;
    browser.sends("/email/confirm").await;
    browser.is_sound("life-email-done").await;
    browser.opens(&warning).await;
    assert!(browser.shows("form[action='/email/undo']").await, "the old address may still object");
    browser.is_sound("life-email-undo").await;
}

async fn takes_the_data_along(browser: &Browser, place: &Place) {
    for page in ["profile", "sessions", "tokens", "data"] {
        browser.opens(&place.at(&format!("/account/{page}"))).await;
        assert_eq!(browser.path().await, format!("/account/{page}"));
        browser.is_sound(&format!("life-{page}")).await;
    }
}

async fn leaves_and_comes_back(browser: &Browser, place: &Place, authenticator: &mut Authenticator) {
    browser.opens(&place.at("/account/delete")).await;
    browser.is_sound("life-delete").await;
    browser.clicks("[name=sure]").await;
    browser.sends("/account/delete").await;
    browser.is_sound("life-deleted").await;
    browser.opens(&place.at("/account")).await;
    assert_eq!(browser.path().await, "/sign-in");
    let undo = place.smtp.link_to("countess@example.org", "/deletion/undo/");
    browser.opens(&undo).await;
    browser.is_sound("life-deletion-undo").await;
    browser.sends("/deletion/undo").await;
    browser.is_sound("life-deletion-undone").await;
    browser.opens(&place.at("/sign-in")).await;
    signs_in(browser, "countess@example.org", NEW_PASSWORD).await;
    gives_the_second_step(browser, authenticator).await;
}
