//! What people get wrong, and what they see then.

use super::people::{NEW_PASSWORD, Place, registers, sets_up, signs_in, signs_out};
use crate::support::{Driver, Looks, PASSWORD, registration};

#[tokio::test]
async fn wrong_input_comes_back_with_a_message_at_each_field() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;

    browser.opens(place.ctx.setup_link.as_deref().expect("a link")).await;
    browser.types("public_url", "join.example.org/server").await;
    browser.types("username", "Grace Höpper").await;
    browser.sends_unchecked("/setup").await;
    for field in ["site_name", "public_url", "name", "username", "email", "password"] {
        assert!(browser.shows(&format!("#field-{field}-errors")).await, "{field}");
    }
    browser.is_sound("setup-faults").await;

    place.has_an_administrator();
    browser.opens(&place.at("/register")).await;
    browser.types("name", "Ada").await;
    browser.types("email", "ada@nowhere").await;
    browser.types("password", "password1234").await;
    browser.sends_unchecked("/register").await;
    assert_eq!(browser.path().await, "/register");
    for field in ["email", "password", "privacy"] {
        assert!(browser.shows(&format!("#field-{field}-errors")).await, "{field}");
        assert!(browser.shows(&format!("[name={field}][aria-invalid=true]")).await, "{field}");
    }
    assert!(!browser.shows("#field-name-errors").await);
    assert_eq!(browser.value("name").await, "Ada");
    assert_eq!(browser.value("email").await, "ada@nowhere");
    assert_eq!(browser.value("password").await, "", "a password never comes back");
    assert!(browser.focus().await.contains("message"), "the summary is read first");
    browser.is_sound("register-faults").await;
    browser.clicks("[data-error-summary] a[href='#field-email']").await;
    assert_eq!(browser.focus().await, "email", "each message leads to its field");

    browser.opens(&place.at("/sign-in")).await;
    signs_in(&browser, "nobody@example.org", "whatever it was").await;
    assert_eq!(browser.value("login").await, "nobody@example.org");
    assert_eq!(browser.value("password").await, "");
    browser.is_sound("sign-in-wrong").await;

    browser.opens(&place.at("/confirm")).await;
    browser.is_sound("code").await;
    browser.types("email", "ada").await;
    browser.types("code", "12").await;
    browser.sends_unchecked("/confirm/code").await;
    assert!(browser.shows("#field-email-errors").await);
    browser.is_sound("code-faults").await;

    browser.opens(&place.at("/confirm/resend")).await;
    browser.is_sound("resend").await;
    browser.types("email", "ada@example.org").await;
    browser.sends("/confirm/resend").await;
    browser.is_sound("resend-sent").await;
}

#[tokio::test]
async fn a_mistyped_address_is_mended_from_the_inbox_page() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    place.has_an_administrator();
    registers(&browser, &place, "Ada Lovelace", "ada@example.orgg").await;
    let stray = place.smtp.mail_to("ada@example.orgg");
    browser.opens(&place.at("/sign-in")).await;
    signs_in(&browser, "ada@example.orgg", PASSWORD).await;
    assert!(
        browser.shows("form[action='/confirm/resend']").await,
        "who registered here learns what is missing"
    );
    browser.is_sound("sign-in-unconfirmed").await;
    browser.opens(&place.at("/register/inbox")).await;
    browser.clicks("details summary").await;
    browser.types("email", "ada@example.org").await;
    browser.sends("/register/address").await;
    assert!(browser.text("main").await.contains("ada@example.org"));
    browser.is_sound("inbox-mended").await;
    let mail = place.smtp.mail_to("ada@example.org");
    browser.opens(stray.link()).await;
    assert!(!browser.shows("form[action='/confirm']").await, "the stray mail confirms nothing");
    browser.is_sound("confirm-replaced").await;
    browser.opens(mail.link()).await;
    browser.sends("/confirm").await;
    browser.opens(&place.at("/account")).await;
    assert_eq!(browser.path().await, "/account", "the browser that registered is signed in");
}

#[tokio::test]
async fn who_was_registered_by_a_program_agrees_and_chooses_a_password_first() {
    let place = Place::open();
    let mut body = registration("Ada Lovelace", "ada@example.org");
    body["privacyPolicyAgreement"] = false.into();
    assert_eq!(place.ctx.client().post("/api/users/register", &body).status, 201);
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;

    browser.opens(&place.at("/sign-in")).await;
    signs_in(&browser, "ada@example.org", PASSWORD).await;
    assert!(browser.shows("[data-error-summary]").await);
    assert!(
        !browser.shows("form[action='/confirm/resend']").await,
        "no stranger learns that an account waits"
    );

    browser.opens(place.smtp.mail_to("ada@example.org").link()).await;
    browser.sends("/confirm").await;
    browser.follows("main a[href='/sign-in']").await;
    signs_in(&browser, "ada@example.org", PASSWORD).await;
    let mut forced = Vec::new();
    for _ in 0..2 {
        let path = browser.path().await;
        match path.as_str() {
            "/account/privacy" => {
                browser.is_sound("privacy-agree").await;
                browser.follows("form[action='/account/privacy'] button[value=agree]").await;
            }
            "/account/password" => {
                browser.is_sound("password-forced").await;
                browser.types("current_password", PASSWORD).await;
                browser.types("new_password", NEW_PASSWORD).await;
                browser.sends("/account/password").await;
            }
            other => panic!("nothing was asked at {other}"),
        }
        forced.push(path);
    }
    forced.sort();
    assert_eq!(forced, ["/account/password", "/account/privacy"]);
    assert_eq!(browser.path().await, "/account");
}

#[tokio::test]
async fn the_longest_names_fit_on_a_phone() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    let site = "Donaudampfschifffahrtsgesellschaftskapitaenspatentinhaberverein-von-1829-e-V-Wien";
    sets_up(&browser, &place, &site[..80]).await;
    browser.opens(&place.at("/account")).await;
    signs_out(&browser).await;
    let name = "Wolfeschlegelsteinhausenbergerdorff".repeat(7);
    let email = format!("{}@{}.example.org", "a".repeat(64), "b".repeat(60));
    registers(&browser, &place, &name[..245], &email).await;
    browser.opens(place.smtp.mail_to(&email).link()).await;
    browser.is_sound("confirm-long").await;
    browser.sends("/confirm").await;
    browser.is_sound("confirmed-long").await;
    browser.opens(&place.at("/account")).await;
    browser.is_sound("account-long").await;
    browser.opens(&place.at("/")).await;
    browser.is_sound("home-long").await;
}

#[tokio::test]
async fn closed_doors_and_missing_pages_say_what_is_the_matter() {
    let place = Place::open();
    let driver = Driver::start();
    let browser = driver.browser(Looks::default()).await;
    browser.opens(&place.at("/")).await;
    assert!(browser.text("main").await.contains("rollbook setup-link"));
    browser.is_sound("not-set-up").await;
    place.has_an_administrator();
    place.folder.run(&["settings", "set", "registration.type", "Closed"]).fine();
    for (path, name) in [
        ("/", "home-closed"),
        ("/register", "register-closed"),
        ("/nowhere", "not-found"),
        ("/confirm/no-such-token", "confirm-unknown"),
        ("/privacy", "privacy"),
        ("/setup/no-such-token", "setup-no-such"),
    ] {
        browser.opens(&place.at(path)).await;
        assert!(!browser.heading().await.is_empty(), "{path}");
        browser.is_sound(name).await;
    }
}
