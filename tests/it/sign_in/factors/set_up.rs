//! Setting up an authenticator app and the recovery codes that come with it.

use std::time::Duration;

use rocket::http::Status;
use rollbook::domain::SessionTimes;
use rollbook::services::sign_in::second_factors::totp;
use rollbook::services::sign_in::second_factors::totp::ConfirmTotpError;
use rollbook::services::sign_in::sessions;

use crate::support::TestApp;
use crate::support::people::{PASSWORD, Person, system};

fn app_with_ada() -> TestApp {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    app
}

#[test]
fn the_page_shows_the_key_as_picture_and_as_text_and_nothing_counts_before_a_code_of_it() {
    let app = app_with_ada();
    let mut ada = app.signed_in(&Person::ada());
    let before = ada.get("/account/factors/totp");
    assert!(!before.has(".qr") && !before.has(".secret-text"));
    let phone = ada.scans_key();
    let page = ada.get("/account/factors/totp");
    assert_eq!(page.attribute("svg.qr", "role").as_deref(), Some("img"));
    assert!(page.attribute("svg.qr", "aria-label").is_some_and(|label| label.contains("QR code")));
    assert_eq!(page.body, ada.get("/account/factors/totp").body, "the key stays while it is set up");
    assert_eq!(app.visitor().signs_in("ada@example.org", PASSWORD).location(), "/account");
    let wrong = ada.post("/account/factors/totp", &[("code", &phone.wrong_code(&app))]);
    assert_eq!(wrong.status, Status::BadRequest);
    assert!(wrong.message_at("code").is_some());
    assert!(wrong.has("svg.qr"), "the picture stays in sight");
    assert_eq!(app.second_factors(), 0);
    assert_eq!(app.visitor().signs_in("ada@example.org", PASSWORD).location(), "/account");
    let right = ada.post("/account/factors/totp", &[("code", &phone.code(&app, 0))]);
    assert_eq!(right.status, Status::Ok);
    assert_eq!(
        app.visitor().signs_in("ada@example.org", PASSWORD).location(),
        "/sign-in/factor?next=%2Faccount"
    );
}

#[test]
fn a_key_that_nobody_confirms_within_half_an_hour_is_gone() {
    let app = app_with_ada();
    let mut ada = app.signed_in(&Person::ada());
    let phone = ada.scans_key();
    app.later(Duration::from_secs(29 * 60));
    ada.post("/account/prove", &[("password", PASSWORD)]);
    assert!(ada.get("/account/factors/totp").has("svg.qr"));
    app.later(Duration::from_secs(60));
    assert!(!ada.get("/account/factors/totp").has("svg.qr"));
    let late = ada.post("/account/factors/totp", &[("code", &phone.code(&app, 0))]);
    assert_eq!(late.location(), "/account/factors");
    assert_eq!(app.second_factors(), 0);
    app.run(rollbook::services::site::clean_up::clean_up(&app.ctx)).expect("cleaned");
    assert_eq!(app.factor_drafts(), 0);
}

#[test]
fn with_the_first_factor_ends_everything_that_the_password_alone_opened() {
    let app = app_with_ada();
    let mut ada = app.signed_in(&Person::ada());
    let mut tablet = app.signed_in(&Person::ada());
    let tokens = app.grants(&[("username", "ada@example.org"), ("password", PASSWORD)]).json();
    let bearer = tokens["access_token"].as_str().expect("a token").to_owned();
    assert_eq!(app.signs_in_by_bearer(&bearer), 200);
    ada.sets_up_two_steps();
    assert_eq!(tablet.get("/account").status, Status::SeeOther);
    assert_eq!(ada.get("/account").status, Status::Ok, "the browser in hand goes on");
    assert_eq!(app.signs_in_by_bearer(&bearer), 401);
    let refresh = tokens["refresh_token"].as_str().expect("a token");
    let fields = [("grant_type", "refresh_token"), ("client_id", "rollbook"), ("refresh_token", refresh)];
    let refreshed = app.visitor().post("/oauth/token/", &fields);
    assert_eq!(refreshed.json()["error"], "invalid_grant");
    assert!(app.of_the_session::<bool>("second_factor"));
}

#[test]
fn a_session_that_was_ended_meanwhile_adds_no_factor() {
    let app = app_with_ada();
    let mut ada = app.signed_in(&Person::ada());
    let phone = ada.scans_key();
    let cookie = ada.cookie("rollbook_session").expect("a session").to_owned();
    let session = app.run(sessions::find(&app.ctx, &cookie, &SessionTimes::default())).expect("readable");
    // Between the guard and the transaction.
    app.ends_all_sessions();
    let session = session.expect("it was open");
    let added = app.run(totp::confirm(&app.ctx, system(), &session, &phone.code(&app, 0)));
    assert!(matches!(added, Err(ConfirmTotpError::SessionEnded)));
    assert_eq!((app.second_factors(), app.recovery_codes()), (0, 0));
}

#[test]
fn recovery_codes_are_shown_once_and_counted_from_then_on() {
    let app = app_with_ada();
    let mut ada = app.signed_in(&Person::ada());
    let (_, codes) = ada.sets_up_two_steps();
    for page in ["/account/factors", "/account/factors/recovery-codes", "/account/factors/totp"] {
        let page = ada.get(page);
        assert!(codes.iter().all(|code| !page.body.contains(code.as_str())));
    }
    assert!(ada.get("/account/factors").says("10 of 10"));
    app.visitor().signs_in_with_code("ada@example.org", &codes[3]);
    assert!(ada.get("/account/factors").says("9 of 10"));
}

#[test]
fn new_recovery_codes_end_the_old_ones() {
    let app = app_with_ada();
    let mut ada = app.signed_in(&Person::ada());
    let (_, old) = ada.sets_up_two_steps();
    let made = ada.post("/account/factors/recovery-codes", &[]);
    let new = made.texts_of("#codes code");
    assert_eq!(new.len(), 10);
    assert!(new.iter().all(|code| !old.contains(code)));
    let refused = app.visitor().signs_in_with_code("ada@example.org", &old[0]);
    assert_eq!(refused.status, Status::Unauthorized);
    let taken = app.visitor().signs_in_with_code("ada@example.org", &new[0]);
    assert_eq!(taken.location(), "/account");
}

#[test]
fn another_app_takes_the_place_of_the_first_when_it_is_confirmed_and_the_recovery_codes_stay() {
    let app = app_with_ada();
    let mut ada = app.signed_in(&Person::ada());
    let (old, codes) = ada.sets_up_two_steps();
    app.next_code();
    let new = ada.scans_key();
    let mut other = app.visitor();
    assert_eq!(other.signs_in_with_code("ada@example.org", &old.code(&app, 0)).location(), "/account");
    let confirmed = ada.post("/account/factors/totp", &[("code", &new.code(&app, 0))]);
    assert_eq!(confirmed.location(), "/account/factors?changed=replaced");
    assert_eq!(app.second_factors(), 1);
    app.next_code();
    let refused = app.visitor().signs_in_with_code("ada@example.org", &old.code(&app, 0));
    assert_eq!(refused.status, Status::Unauthorized);
    let taken = app.visitor().signs_in_with_code("ada@example.org", &new.code(&app, 0));
    assert_eq!(taken.location(), "/account");
    assert_eq!(app.visitor().signs_in_with_code("ada@example.org", &codes[0]).location(), "/account");
}

#[test]
fn the_code_that_confirmed_the_app_signs_nobody_in() {
    let app = app_with_ada();
    let mut ada = app.signed_in(&Person::ada());
    let (phone, _) = ada.sets_up_two_steps();
    let code = phone.code(&app, 0);
    assert_eq!(app.visitor().signs_in_with_code("ada@example.org", &code).status, Status::Unauthorized);
}

#[test]
fn whoever_has_not_proven_lately_who_they_are_sees_no_key_and_changes_nothing() {
    let app = app_with_ada();
    let mut ada = app.signed_in(&Person::ada());
    ada.scans_key();
    app.later(Duration::from_secs(5 * 60));
    let before = app.tables();
    for path in ["/account/factors/totp", "/account/factors/remove"] {
        let wanted = path.replace('/', "%2F");
        assert_eq!(ada.get(path).location(), format!("/account/prove?next={wanted}"));
    }
    for (path, fields) in [
        ("/account/factors/totp", [("step", "begin")]),
        ("/account/factors/totp", [("code", "000000")]),
        ("/account/factors/recovery-codes", [("", "")]),
        ("/account/factors/remove", [("", "")]),
    ] {
        let sent = ada.post(path, &fields);
        assert_eq!(sent.location(), format!("/account/prove?next={}", path.replace('/', "%2F")));
    }
    assert_eq!(app.tables(), before);
}

#[test]
fn neither_key_nor_codes_lie_open_in_any_file() {
    let app = app_with_ada();
    let mut ada = app.signed_in(&Person::ada());
    ada.scans_key();
    let page = ada.get("/account/factors/totp");
    let draft = page.text_of(".secret-text code").expect("a key");
    let (_, codes) = ada.sets_up_two_steps();
    let page_key = draft.replace(' ', "");
    let raw = totp_rs::Secret::try_from_base32(&page_key).expect("base 32");
    assert!(app.files_hold("ada@example.org"), "the files were read");
    let bytes = app.file_bytes();
    assert!(!bytes.windows(20).any(|window| window == raw.as_bytes()), "the key as bytes");
    for secret in [&draft, &page_key].into_iter().chain(&codes) {
        assert!(!app.files_hold(secret), "{secret}");
        assert!(!app.files_hold(&secret.replace('-', "")), "{secret}");
    }
}

#[test]
fn a_sealed_key_that_is_moved_to_another_account_opens_nothing() {
    let app = app_with_ada();
    let (phone, _) = app.signed_in(&Person::ada()).sets_up_two_steps();
    let eve = Person::new("Eve", "eve@example.org");
    app.member_with_two_steps(&eve);
    let (ada, eve_id) = (app.id_of("ada@example.org"), app.id_of("eve@example.org"));
    app.copies_factor(ada, eve_id);
    app.next_code();
    let moved = app.visitor().signs_in_with_code("eve@example.org", &phone.code(&app, 0));
    assert_eq!(moved.status, Status::InternalServerError);
    assert_eq!(app.sessions_of(eve_id), 0);
}

#[test]
fn each_step_leaves_its_audit_line_and_the_owner_a_mail() {
    let app = app_with_ada();
    let mut ada = app.signed_in(&Person::ada());
    let before = app.audit_actions().len();
    ada.sets_up_two_steps();
    assert_eq!(
        app.audit_actions()[before..],
        ["second_factor.begun", "second_factor.added", "recovery_codes.made"]
    );
    let mail = app.mailbox().newest("ada@example.org");
    assert_eq!(mail.subject(), "Two-step sign-in is on at Rollbook");
}
