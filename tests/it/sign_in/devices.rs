//! The browsers that an account is known from.

use std::time::Duration;

use rocket::http::Status;

use crate::support::crowd::Sent;
use crate::support::people::{PASSWORD, Person};
use crate::support::{TestApp, Visitor};

const DEVICE: &str = "rollbook_device";
const WRONG: &str = "wrong wrong wrong";
const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);

fn warnings(app: &TestApp) -> usize {
    let mails = app.mailbox().of("ada@example.org");
    mails.iter().filter(|mail| mail.subject().starts_with("New sign-in")).count()
}

/// Ada's own browser: it registered, confirmed and has signed in.
fn own_browser(app: &TestApp) -> Visitor<'_> {
    let mut ada = app.visitor();
    ada.registers(&Person::ada());
    let path = app.mailbox().link_for("ada@example.org");
    ada.confirms(&path);
    assert_eq!(ada.signs_in("ada@example.org", PASSWORD).status, Status::SeeOther);
    ada
}

fn locked_by_strangers(app: &TestApp) {
    for _ in 0..10 {
        app.visitor().signs_in("ada@example.org", WRONG);
    }
    assert_eq!(app.visitor().signs_in("ada@example.org", PASSWORD).status, Status::Forbidden);
}

#[test]
fn a_browser_that_nobody_knows_is_told_of_once() {
    let app = TestApp::fresh();
    let mut ada = own_browser(&app);
    assert_eq!(warnings(&app), 0, "not the one that registered and confirmed");
    ada.post("/sign-out", &[]);
    ada.signs_in("ada@example.org", PASSWORD);
    assert_eq!(warnings(&app), 0, "a known one stays known after signing out");
    let mut other = app.signed_in(&Person::ada());
    assert_eq!(warnings(&app), 1);
    other.signs_in("ada@example.org", PASSWORD);
    assert_eq!(warnings(&app), 1);
    assert_eq!(app.devices(), 2);
}

#[test]
fn the_browser_that_registered_and_the_one_that_confirmed_are_both_known() {
    let app = TestApp::fresh();
    let (mut laptop, mut phone) = (app.visitor(), app.visitor());
    laptop.registers(&Person::ada());
    let path = app.mailbox().link_for("ada@example.org");
    phone.confirms(&path);
    for browser in [&mut laptop, &mut phone] {
        assert_eq!(browser.signs_in("ada@example.org", PASSWORD).status, Status::SeeOther);
    }
    assert_eq!(warnings(&app), 0);
    app.signed_in(&Person::ada());
    assert_eq!(warnings(&app), 1, "though nobody ever signed in from a third");
}

#[test]
fn whoever_claimed_the_address_first_is_not_known_by_that() {
    let app = TestApp::fresh();
    let mut stranger = app.visitor();
    stranger.registers(&Person::ada().with_password("a strangers password"));
    let mut ada = app.visitor();
    ada.registers(&Person::ada());
    let path = app.mailbox().link_for("ada@example.org");
    ada.post("/confirm", &[("token", crate::support::people::token_of(&path)), ("password", PASSWORD)]);
    assert_eq!(stranger.signs_in("ada@example.org", PASSWORD).status, Status::SeeOther);
    assert_eq!(warnings(&app), 1);
}

#[test]
fn an_account_that_nobody_ever_used_is_entered_without_a_warning() {
    let app = TestApp::fresh();
    app.person("ada");
    let password = crate::support::api::PASSWORD;
    assert_eq!(app.visitor().signs_in("ada", password).status, Status::SeeOther);
    assert_eq!(warnings(&app), 0);
    assert_eq!(app.visitor().signs_in("ada", password).status, Status::SeeOther);
    assert_eq!(warnings(&app), 1);
}

#[test]
fn the_browser_of_a_recovery_is_known_and_all_others_are_not() {
    let app = TestApp::fresh();
    let mut before = own_browser(&app);
    let mut ada = app.visitor();
    ada.recovers("ada@example.org", "amber lantern drifts");
    ada.signs_in("ada@example.org", "amber lantern drifts");
    assert_eq!(warnings(&app), 0);
    before.signs_in("ada@example.org", "amber lantern drifts");
    assert_eq!(warnings(&app), 1);
}

#[test]
fn a_known_browser_is_not_shut_out_by_the_lock_that_strangers_brought_about() {
    let app = TestApp::fresh();
    let mut ada = own_browser(&app);
    locked_by_strangers(&app);
    assert_eq!(ada.signs_in("ada@example.org", PASSWORD).status, Status::SeeOther);
    for _ in 0..120 {
        app.visitor().signs_in("ada@example.org", WRONG);
        app.later(Duration::from_secs(601));
    }
    assert_eq!(app.visitor().signs_in("ada@example.org", PASSWORD).status, Status::Unauthorized);
    assert_eq!(ada.signs_in("ada@example.org", PASSWORD).status, Status::SeeOther, "not even after ninety");
}

#[test]
fn a_known_browser_has_ten_tries_of_its_own_also_at_once() {
    let app = TestApp::fresh();
    let mut ada = own_browser(&app);
    locked_by_strangers(&app);
    for _ in 0..9 {
        ada.signs_in("ada@example.org", WRONG);
    }
    assert_eq!(ada.signs_in("ada@example.org", PASSWORD).status, Status::SeeOther, "nine leave one");
    locked_by_strangers(&app);
    let device = ada.cookie(DEVICE).expect("a device").to_owned();
    let call = || {
        let fields = [("login", "ada@example.org"), ("password", WRONG)];
        app.call(rocket::http::Method::Post, "/sign-in").form(&fields).cookie(DEVICE, &device)
    };
    app.calls_at_once((0..200).map(|_| call()).collect());
    let tried = app.wrong_passwords_from_inside();
    assert!((1..=10).contains(&tried), "{tried} were looked at");
    let all = app.wrong_passwords();
    assert!(all <= 20, "and the others count as strangers: {all}");
    while app.wrong_passwords_from_inside() < 10 {
        ada.signs_in("ada@example.org", WRONG);
    }
    assert_ne!(ada.signs_in("ada@example.org", PASSWORD).status, Status::SeeOther);
}

#[test]
fn a_known_browsers_wrong_tries_do_not_lock_the_account() {
    let app = TestApp::fresh();
    let mut ada = own_browser(&app);
    for _ in 0..9 {
        ada.signs_in("ada@example.org", WRONG);
    }
    assert_eq!(app.wrong_passwords(), 0);
    assert_eq!(app.visitor().signs_in("ada@example.org", PASSWORD).status, Status::SeeOther);
    assert_eq!(app.wrong_passwords_from_inside(), 0);
}

#[test]
fn a_cookie_of_one_account_opens_no_gate_of_another() {
    let app = TestApp::fresh();
    let max = Person::new("Max", "max@example.org");
    app.confirmed_member(&max);
    let mut max_browser = app.signed_in(&max);
    let _ada = own_browser(&app);
    locked_by_strangers(&app);
    assert_eq!(max_browser.signs_in("ada@example.org", PASSWORD).status, Status::Forbidden);
    for forged in ["A".repeat(43), String::new(), "nonsense".to_owned()] {
        let mut stranger = app.visitor().holding(DEVICE, &forged);
        assert_eq!(stranger.signs_in("ada@example.org", PASSWORD).status, Status::Forbidden);
    }
}

#[test]
fn a_device_is_a_long_lived_cookie_that_is_kept_as_a_digest() {
    let app = TestApp::fresh();
    own_browser(&app);
    let fields = [("login", "ada@example.org"), ("password", PASSWORD)];
    let reply = app.visitor().post("/sign-in", &fields);
    let line = reply.headers("set-cookie").find(|line| line.starts_with(DEVICE)).expect("a device");
    for part in ["HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=31536000"] {
        assert!(line.contains(part), "{line}");
    }
    let token = line.split(['=', ';']).nth(1).expect("a value").to_owned();
    assert_eq!(token.len(), 43);
    assert!(!app.files_hold(&token));
    let https = TestApp::at("https://join.example.org");
    let registered = https.visitor().registers(&Person::ada());
    let line = registered.headers("set-cookie").find(|line| line.contains("device")).expect("a device");
    assert!(line.starts_with("__Host-rollbook_device=") && line.contains("Secure"), "{line}");
}

#[test]
fn a_registration_gives_the_same_cookies_whether_or_not_the_address_is_taken() {
    let app = TestApp::fresh();
    own_browser(&app);
    let names = ["ada@example.org", "nobody@example.org"].map(|email| {
        let reply = app.visitor().registers(&Person::new("Eve", email));
        let mut names: Vec<String> = reply
            .headers("set-cookie")
            .map(|line| line.split('=').next().unwrap_or_default().to_owned())
            .collect();
        names.sort();
        names
    });
    assert_eq!(names[0], names[1]);
}

#[test]
fn a_program_without_cookies_is_known_by_its_name_and_its_network() {
    let app = TestApp::fresh();
    app.person("ada");
    let password = crate::support::api::PASSWORD;
    let grant = |agent: &str, peer: &str| {
        let fields = [
            ("grant_type", "password"),
            ("client_id", "rollbook"),
            ("username", "ada"),
            ("password", password),
        ];
        let call = app.call(rocket::http::Method::Post, "/oauth/token/").form(&fields);
        assert_eq!(call.header("User-Agent", agent).from(peer).send().status, Status::Ok);
        warnings(&app)
    };
    assert_eq!(grant("curl/8.5.0", "2001:db8::1"), 0, "the first of all");
    assert_eq!(grant("curl/8.6.0", "2001:db8::2"), 0, "the same customer");
    assert_eq!(grant("python-requests/2.32", "2001:db8::2"), 1);
    assert_eq!(grant("curl/8.5.0", "203.0.113.7"), 2);
    assert_eq!(grant("curl/8.5.0", "203.0.113.7"), 2);
    assert_eq!(app.devices(), 3, "and leaves no row each time");
}

#[test]
fn parallel_tries_of_strangers_count_while_the_owner_comes_in() {
    let app = TestApp::fresh();
    let mut ada = own_browser(&app);
    let form = Sent::form("/sign-in", &[("login", "ada@example.org"), ("password", WRONG)]);
    app.forms_at_once(&vec![form; 200]);
    let looked_at = app.wrong_passwords();
    assert!(looked_at <= 20, "{looked_at}");
    assert_eq!(ada.signs_in("ada@example.org", PASSWORD).status, Status::SeeOther);
}

#[test]
fn a_browser_that_nobody_used_for_a_year_is_forgotten() {
    let app = TestApp::fresh();
    let mut ada = own_browser(&app);
    app.later(YEAR - Duration::from_secs(1));
    app.run(rollbook::services::site::clean_up::clean_up(&app.ctx)).expect("cleaned");
    assert_eq!(app.devices(), 1);
    app.later(Duration::from_secs(2));
    app.run(rollbook::services::site::clean_up::clean_up(&app.ctx)).expect("cleaned");
    assert_eq!(app.devices(), 0);
    ada.signs_in("ada@example.org", PASSWORD);
    assert_eq!(warnings(&app), 1, "and told of like any other, though no other is known");
}

const FORGET: &str = "form[action='/account/devices/forget']";

#[test]
fn the_owner_sees_the_known_browsers_and_forgets_one_of_them() {
    let app = TestApp::fresh();
    let mut ada = own_browser(&app);
    let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    let fields = [("login", "ada@example.org"), ("password", PASSWORD)];
    let sent =
        app.call(rocket::http::Method::Post, "/sign-in").form(&fields).header("User-Agent", firefox).send();
    assert_eq!(sent.status, Status::SeeOther);
    let page = ada.get("/account/sessions");
    let known = page.texts_of("[aria-labelledby='devices-title'] .entry");
    assert_eq!(known.len(), 2, "{known:?}");
    assert!(known[0].contains("This browser"), "{known:?}");
    assert!(known[1].contains("Firefox on Linux") && known[1].contains("First used"), "{known:?}");
    assert_eq!(page.texts_of(&format!("{FORGET} button")), ["Forget"], "not the one that is looked with");
    let id = page.attribute(&format!("{FORGET} input[name='device']"), "value").expect("an id");
    let max = Person::new("Max", "max@example.org");
    app.confirmed_member(&max);
    app.signed_in(&max).post("/account/devices/forget", &[("device", &id)]);
    assert_eq!(app.sessions(), 3, "nobody else forgets it");
    let reply = ada.post("/account/devices/forget", &[("device", &id)]);
    assert_eq!(reply.location(), "/account/sessions?forgotten=1");
    assert!(ada.get(reply.location()).has(".message-success"));
    assert_eq!(app.sessions(), 2, "its session is over");
    assert_eq!(app.audit_lines_of("device.forgotten"), 1);
    let page = ada.get("/account/sessions");
    assert!(!page.has(FORGET) && !page.has("form[action='/account/devices/forget-others']"));
}

#[test]
fn all_other_browsers_are_forgotten_at_once() {
    for path in ["/account/devices/forget-others", "/account/sessions/end-others"] {
        let app = TestApp::fresh();
        let mut ada = own_browser(&app);
        let mut others = [app.signed_in(&Person::ada()), app.signed_in(&Person::ada())];
        assert_eq!(ada.post(path, &[]).status, Status::SeeOther);
        for other in &mut others {
            assert_eq!(other.get("/account").status, Status::SeeOther, "{path}: signed out");
        }
        assert_eq!(ada.get("/account").status, Status::Ok, "{path}");
        let before = warnings(&app);
        ada.signs_in("ada@example.org", PASSWORD);
        assert_eq!(warnings(&app), before, "{path}: this one is still known");
        others[0].signs_in("ada@example.org", PASSWORD);
        assert_eq!(warnings(&app), before + 1, "{path}: the others are not");
    }
}

#[test]
fn strangers_shut_nobody_out_of_an_open_session() {
    let app = TestApp::fresh();
    let mut ada = own_browser(&app);
    // A session outlives what its browser is known by.
    app.forgets_all_browsers();
    locked_by_strangers(&app);
    app.later(Duration::from_secs(5 * 60));
    let wrong = ada.post("/account/prove", &[("password", WRONG)]);
    assert!(wrong.message_at("password").is_some());
    assert_eq!(ada.post("/account/prove", &[("password", PASSWORD)]).location(), "/account");
    locked_by_strangers(&app);
    let fields = [("current_password", PASSWORD), ("new_password", "amber lantern drifts")];
    assert_eq!(ada.post("/account/password", &fields).location(), "/account?changed=1");
}

#[test]
fn two_hundred_tries_at_once_in_an_open_session_are_ten() {
    let app = TestApp::fresh();
    let ada = own_browser(&app);
    let session = ada.cookie("rollbook_session").expect("a session").to_owned();
    let call = || {
        let call = app.call(rocket::http::Method::Post, "/account/prove").form(&[("password", WRONG)]);
        call.cookie("rollbook_session", &session)
    };
    app.calls_at_once((0..200).map(|_| call()).collect());
    let inside = app.wrong_passwords_from_inside();
    let others = app.wrong_passwords();
    assert!((1..=10).contains(&inside), "{inside} were looked at");
    assert!(inside + others <= 20, "and no more than strangers get: {others}");
}

#[test]
fn tries_from_everywhere_together_are_no_more_than_a_hundred_in_a_row() {
    let app = TestApp::fresh();
    let mut ada = own_browser(&app);
    for round in 0..130 {
        match round % 3 {
            0 => drop(app.visitor().signs_in("ada@example.org", WRONG)),
            1 => drop(ada.signs_in("ada@example.org", WRONG)),
            _ => drop(ada.post("/account/prove", &[("password", WRONG)])),
        }
        app.later(Duration::from_secs(601));
    }
    let sum = app.wrong_passwords() + app.wrong_passwords_from_inside();
    assert_eq!(sum, 100);
    assert_ne!(ada.signs_in("ada@example.org", PASSWORD).status, Status::SeeOther);
}

#[test]
fn of_all_browsers_of_an_account_the_fifty_used_last_stay_known() {
    let app = TestApp::fresh();
    let mut first = own_browser(&app);
    let mut second = app.signed_in(&Person::ada());
    for _ in 0..50 {
        app.later(Duration::from_secs(61));
        assert_eq!(second.get("/account").status, Status::Ok);
        app.signed_in(&Person::ada());
    }
    assert_eq!(app.count("devices"), 50);
    assert_eq!(second.get("/account").status, Status::Ok, "one that is used stays");
    assert_eq!(first.get("/account").status, Status::SeeOther, "the one unused for longest has gone");
}
