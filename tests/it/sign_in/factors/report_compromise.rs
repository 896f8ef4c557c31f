//! Factors that a stranger set up, and how their owner gets rid of them; older ones stay.

use std::time::Duration;

use rocket::http::Status;
use rollbook::domain::AuditContext;
use rollbook::services::sign_in::second_factors::remove_factors;

use crate::support::people::{PASSWORD, Person, path_of, system, token_of};
use crate::support::{Reply, TestApp, Visitor};

const OLD: &str = "ada@example.org";
const EVIL: &str = "evil@strangers.example";
const NEW: &str = "amber lantern drifts";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A stranger who knows Ada's password has signed in, and she was told of it; the path of her way out.
fn with_stranger(app: &TestApp) -> (Visitor<'_>, String) {
    app.confirmed_member(&Person::ada());
    app.signed_in(&Person::ada());
    app.later(Duration::from_secs(60));
    let stranger = app.signed_in(&Person::ada());
    let warning = app.mailbox().link_for(OLD);
    app.later(Duration::from_secs(60));
    (stranger, warning)
}

impl TestApp {
    fn presses(&self, path: &str) -> Reply {
        self.visitor().post("/not-me", &[("token", token_of(path))])
    }

    /// The way out in the newest mail that says so.
    fn way_out_of(&self, subject: &str) -> String {
        let mails = self.mailbox().of(OLD);
        let mail = mails.into_iter().rev().find(|mail| mail.subject().contains(subject)).expect("a mail");
        path_of(&mail.link().expect("a link"))
    }

    /// Ada presses the link of the mail that leads back in, and chooses a password.
    fn chooses_password(&self) {
        let path = self.way_out_of("Reset your password");
        assert_eq!(self.visitor().sets_password(&path, NEW).status, Status::Ok);
    }

    fn factors(&self) -> (i64, i64) {
        (self.second_factors(), self.recovery_codes())
    }
}

#[test]
fn a_factor_that_a_stranger_set_up_goes_with_whatever_warning_came_before() {
    let app = TestApp::fresh();
    let (mut stranger, warning) = with_stranger(&app);
    stranger.sets_up_two_steps();
    assert_eq!(app.factors(), (1, 10));
    assert!(app.visitor().get(&warning).says("Two-step sign-in set up since then"));
    let done = app.presses(&warning);
    assert_eq!(done.status, Status::Ok, "{}", done.body);
    assert_eq!(app.factors(), (0, 0));
    assert_eq!(app.audit_lines_of("second_factor.removed"), 1);
    app.way_out_of("Reset your password");
    app.chooses_password();
    assert_eq!(app.visitor().signs_in(OLD, NEW).location(), "/account");
}

#[test]
fn the_mail_about_a_factor_has_a_way_out_of_its_own_which_a_recovery_leaves_open() {
    let app = TestApp::fresh();
    let (mut stranger, warning) = with_stranger(&app);
    stranger.sets_up_two_steps();
    let way_out = app.way_out_of("Two-step sign-in is on");
    assert_ne!(way_out, warning);
    app.later(Duration::from_secs(60));
    // What comes to mind first does not help alone: no mail stands in for a factor.
    assert_eq!(app.visitor().recovers(OLD, "the very own words").status, Status::Ok);
    let mut ada = app.visitor();
    let asked = ada.signs_in(OLD, "the very own words");
    assert_eq!(asked.location(), "/sign-in/factor?next=%2Faccount");
    assert!(ada.get("/sign-in/factor?with=recovery-code").says("Two-step sign-in is on"));
    assert_eq!(app.presses(&way_out).status, Status::Ok);
    assert_eq!(app.factors(), (0, 0));
    app.chooses_password();
    assert_eq!(app.visitor().signs_in(OLD, NEW).location(), "/account");
}

#[test]
fn a_factor_from_before_what_the_warning_tells_of_stays() {
    let app = TestApp::fresh();
    let (phone, codes) = app.member_with_two_steps(&Person::ada());
    app.later(DAY);
    let mut other = app.visitor();
    assert_eq!(other.signs_in_with_code(OLD, &phone.code(&app, 0)).location(), "/account");
    let warning = app.way_out_of("New sign-in");
    assert!(!app.visitor().get(&warning).says("Two-step sign-in set up since then"));
    let done = app.presses(&warning);
    assert!(done.says("Two-step sign-in stays on"), "{}", done.body);
    assert_eq!(app.factors(), (1, 10));
    app.chooses_password();
    assert_eq!(app.visitor().signs_in(OLD, NEW).location(), "/sign-in/factor?next=%2Faccount");
    assert!(!codes.is_empty());
}

#[test]
fn an_app_that_a_stranger_replaced_counts_again_and_the_codes_made_since_do_not() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    let (phone, _) = ada.sets_up_two_steps();
    app.later(Duration::from_secs(120));
    // Somebody at her server, or with her cookie.
    let mut stranger = ada.copy();
    let evil = stranger.scans_key();
    let replaced = stranger.post("/account/factors/totp", &[("code", &evil.code(&app, 0))]);
    assert_eq!(replaced.location(), "/account/factors?changed=replaced");
    let made = stranger.post("/account/factors/recovery-codes", &[]);
    assert_eq!(made.texts_of("#codes code").len(), 10);
    assert_eq!(app.presses(&app.way_out_of("Two-step sign-in is on")).status, Status::Ok);
    assert_eq!(app.factors(), (1, 0));
    app.chooses_password();
    app.next_code();
    let mut back = app.visitor();
    assert_eq!(back.signs_in(OLD, NEW).location(), "/sign-in/factor?next=%2Faccount");
    assert_eq!(back.types_factor(&evil.code(&app, 0)).status, Status::Unauthorized);
    assert_eq!(back.types_factor(&phone.code(&app, 0)).location(), "/account");
}

#[test]
fn an_app_that_was_replaced_is_kept_for_a_week_and_not_past_taking_factors_off() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    ada.sets_up_two_steps();
    app.next_code();
    let phone = ada.scans_key();
    ada.post("/account/factors/totp", &[("code", &phone.code(&app, 0))]);
    assert_eq!(app.replaced_factors(), 1);
    app.later(7 * DAY - Duration::from_millis(1));
    app.run(rollbook::services::site::clean_up::clean_up(&app.ctx)).expect("cleaned");
    assert_eq!(app.replaced_factors(), 1);
    app.later(Duration::from_millis(1));
    app.run(rollbook::services::site::clean_up::clean_up(&app.ctx)).expect("cleaned");
    assert_eq!(app.replaced_factors(), 0);

    app.keeps_every_factor_as_replaced();
    app.takes_factor_off(OLD);
    assert_eq!(app.replaced_factors(), 0);
}

#[test]
fn taking_an_address_back_takes_factors_off_that_came_after_the_change_was_asked_for() {
    let app = TestApp::fresh();
    let (mut stranger, _) = with_stranger(&app);
    stranger.asks_for(EVIL);
    let undo = path_of(&app.mailbox().newest(OLD).undo_link().expect("a way back"));
    let path = app.mailbox().link_for(EVIL);
    app.visitor().confirms_address(&path);
    app.later(Duration::from_secs(60));
    stranger.sets_up_two_steps();
    let done = app.visitor().takes_back(&undo);
    assert!(done.says("Your account is secure") && !done.says("Two-step sign-in stays on"));
    assert_eq!(app.factors(), (0, 0));
    assert_eq!(app.visitor().recovers(OLD, NEW).status, Status::Ok);
    assert_eq!(app.visitor().signs_in(OLD, NEW).location(), "/account");
}

#[test]
fn a_factor_set_up_before_the_change_goes_by_its_own_mail_when_the_address_is_back() {
    let app = TestApp::fresh();
    let (mut stranger, _) = with_stranger(&app);
    stranger.sets_up_two_steps();
    let way_out = app.way_out_of("Two-step sign-in is on");
    app.later(Duration::from_secs(60));
    stranger.asks_for(EVIL);
    let undo = path_of(&app.mailbox().newest(OLD).undo_link().expect("a way back"));
    let path = app.mailbox().link_for(EVIL);
    app.visitor().confirms_address(&path);
    assert_eq!(app.presses(&way_out).status, Status::Gone, "the address is another's");
    let done = app.visitor().takes_back(&undo);
    assert!(done.says("Two-step sign-in stays on"), "{}", done.body);
    assert_eq!(app.factors(), (1, 10));
    assert_eq!(app.presses(&way_out).status, Status::Ok);
    assert_eq!(app.factors(), (0, 0));
    app.chooses_password();
    assert_eq!(app.visitor().signs_in(OLD, NEW).location(), "/account");
}

#[test]
fn a_key_that_a_stranger_has_seen_is_not_shown_to_the_owner_as_a_new_one() {
    let app = TestApp::fresh();
    let (mut stranger, warning) = with_stranger(&app);
    stranger.scans_key();
    app.presses(&warning);
    assert_eq!(app.factor_drafts(), 0);
    assert_eq!(app.visitor().signs_in(OLD, PASSWORD).status, Status::Unauthorized);
}

/// What happens to Ada's factors without her, and the subject of the mail that tells her.
const UNWANTED: [(&str, &str); 5] = [
    ("renewed", "New recovery codes"),
    ("guessed", "Someone may know your password"),
    ("used", "A recovery code was used"),
    ("removed", "Two-step sign-in is off"),
    ("reset", "Two-step sign-in was reset"),
];

fn happens(app: &TestApp, ada: &mut Visitor<'_>, codes: &[String], what: &str) {
    match what {
        "renewed" => drop(ada.post("/account/factors/recovery-codes", &[])),
        "guessed" => (0..10).for_each(|_| drop(app.visitor().signs_in_with_code(OLD, "000 000"))),
        "used" => drop(app.visitor().signs_in_with_code(OLD, &codes[0])),
        "removed" => drop(ada.post("/account/factors/remove", &[])),
        _ => app.takes_factor_off(OLD),
    }
}

#[test]
fn every_mail_about_factors_has_a_way_out() {
    for (what, subject) in UNWANTED {
        let app = TestApp::fresh();
        app.confirmed_member(&Person::ada());
        let mut ada = app.signed_in(&Person::ada());
        let (_, codes) = ada.sets_up_two_steps();
        app.later(Duration::from_secs(120));
        happens(&app, &mut ada, &codes, what);
        let way_out = app.way_out_of(subject);
        assert!(way_out.starts_with("/not-me/"), "{what}: {way_out}");
        let made_since = what == "renewed";
        assert_eq!(app.presses(&way_out).status, Status::Ok, "{what}");
        assert_eq!(ada.get("/account").status, Status::SeeOther, "{what}: signed out");
        assert_eq!(app.visitor().signs_in(OLD, PASSWORD).status, Status::Unauthorized, "{what}");
        if made_since {
            assert_eq!(app.factors(), (1, 0), "codes that a stranger made are worthless");
        }
        app.chooses_password();
    }
}

#[test]
fn the_mail_about_a_factor_that_was_taken_back_has_a_link_that_works() {
    let app = TestApp::fresh();
    let (mut stranger, warning) = with_stranger(&app);
    stranger.sets_up_two_steps();
    assert_eq!(app.presses(&warning).status, Status::Ok);
    let way_out = app.way_out_of("Two-step sign-in is off");
    assert_eq!(app.visitor().get(&way_out).status, Status::Ok);
}

#[test]
fn where_an_administrator_sits_is_told_nobody() {
    let app = TestApp::fresh();
    app.member_with_two_steps(&Person::ada());
    let context = AuditContext { peer: Some("192.0.2.77".parse().expect("an address")), ..system() };
    app.run(remove_factors::by_administrator(&app.ctx, context, app.id_of(OLD))).expect("taken off");
    let page = app.visitor().get(&app.way_out_of("Two-step sign-in was reset"));
    assert_eq!(page.status, Status::Ok);
    assert!(!page.body.contains("192.0.2.77"), "{}", page.body);
}
