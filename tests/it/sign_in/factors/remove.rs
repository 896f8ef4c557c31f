//! Taking the second factor off.

use rocket::http::Status;
use rollbook::domain::{AccountId, Actor, AuditContext};
use rollbook::services::authorization::Denied;
use rollbook::services::sign_in::second_factors::remove_factors::{RemoveFactorsError, by_administrator};

use crate::support::TestApp;
use crate::support::people::{PASSWORD, Person, system};

const EMAIL: &str = "ada@example.org";

#[test]
fn the_owner_sees_what_goes_and_turns_it_off() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    assert_eq!(ada.get("/account/factors/remove").location(), "/account/factors", "there is none yet");
    let (_, codes) = ada.sets_up_two_steps();
    let page = ada.get("/account/factors/remove");
    assert!(page.says("Your 10 recovery codes"), "{}", page.body);
    assert_eq!(ada.post("/account/factors/remove", &[]).location(), "/account/factors?changed=removed");
    assert!(ada.get("/account/factors?changed=removed").says("Two-step sign-in is off"));
    assert_eq!(app.visitor().signs_in(EMAIL, PASSWORD).location(), "/account");
    for table in ["second_factors", "recovery_codes", "factor_misses", "factor_drafts", "pending_sign_ins"] {
        assert_eq!(app.count(table), 0, "{table}");
    }
    let mail = app.mailbox().newest_but_sign_ins(EMAIL);
    assert_eq!(mail.subject(), "Two-step sign-in is off at Rollbook");
    assert_eq!(app.count("audit WHERE action = 'second_factor.removed' AND actor_kind = 'account'"), 1);
    // Codes from before stay worthless when there is a factor again.
    ada.sets_up_two_steps();
    let old = app.visitor().signs_in_with_code(EMAIL, &codes[0]);
    assert_eq!(old.status, Status::Unauthorized);
}

#[test]
fn an_administrator_takes_a_lost_factor_off_and_the_owner_is_told() {
    let app = TestApp::fresh();
    app.member_with_two_steps(&Person::ada());
    let id = app.id_of(EMAIL);
    app.run(by_administrator(&app.ctx, system(), id)).expect("taken off");
    assert_eq!(app.visitor().signs_in(EMAIL, PASSWORD).location(), "/account");
    let mail = app.mailbox().newest_but_sign_ins(EMAIL);
    assert_eq!(mail.subject(), "Two-step sign-in was reset at Rollbook");
    assert!(mail.text_on_one_line().contains("An administrator reset two-step sign-in"));
    let line = "audit WHERE action = 'second_factor.removed' AND json_extract(details, '$.by_owner') = 0 \
                AND json_extract(details, '$.kinds[0]') = 'totp' AND target_kind = 'account'";
    assert_eq!(app.count(line), 1);
    let again = app.run(by_administrator(&app.ctx, system(), id));
    assert!(matches!(again, Err(RemoveFactorsError::NoFactor)));
    let nobody = app.run(by_administrator(&app.ctx, system(), AccountId(4711)));
    assert!(matches!(nobody, Err(RemoveFactorsError::Denied(Denied::NotFound))));
}

#[test]
fn whoever_only_manages_accounts_takes_none_off_those_who_manage_them() {
    let app = TestApp::fresh();
    app.member_with_two_steps(&Person::ada());
    let id = app.id_of(EMAIL);
    app.confirmed_member(&Person::new("Max", "max@example.org"));
    let max = app.id_of("max@example.org");
    let take_off = || {
        let actor = Actor::Account { id: max, username: "max".to_owned() };
        let by_max = AuditContext { actor, ..system() };
        app.run(by_administrator(&app.ctx, by_max, id))
    };
    let out_of_reach = |done| matches!(done, Err(RemoveFactorsError::Denied(Denied::Forbidden)));
    assert!(out_of_reach(take_off()), "what Max may do is looked up, and he may do nothing");
    app.makes_users_admin("max@example.org");
    for more_than_max in [TestApp::makes_administrator, TestApp::makes_users_admin] {
        more_than_max(&app, EMAIL);
        assert!(out_of_reach(take_off()), "{:?}", app.account_of(EMAIL).rights());
        app.takes_all_rights(EMAIL);
    }
    take_off().expect("a plain account");
}

#[test]
fn a_factor_goes_with_its_account() {
    let app = TestApp::fresh();
    app.member_with_two_steps(&Person::ada());
    app.visitor().signs_in(EMAIL, PASSWORD);
    app.erases_row_of(EMAIL);
    for table in ["second_factors", "recovery_codes", "pending_sign_ins"] {
        assert_eq!(app.count(table), 0, "{table}");
    }
}
