//! What a stranger who was in an account leaves behind, and what puts an end to it.

use std::time::Duration;

use rocket::http::Status;
use rollbook::domain::SitePolicy;
use rollbook::domain::credentials::password::PasswordPolicy;
use rollbook::services::credentials::change_password::{parse_new_password, set};
use rollbook::services::manage::disable::{disable, enable};

use crate::support::people::{PASSWORD, Person, path_of, system, token_of};
use crate::support::{Reply, TestApp, Visitor};

const OLD: &str = "ada@example.org";
const EVIL: &str = "evil@strangers.example";
const WORSE: &str = "worse@strangers.example";
const NEW: &str = "amber lantern drifts";

/// Ada in her own browser, a stranger in another who knows her password, and the link of the mail that
/// warned her of it.
fn with_stranger(app: &TestApp) -> (Visitor<'_>, Visitor<'_>, String) {
    app.confirmed_member(&Person::ada());
    let ada = app.signed_in(&Person::ada());
    app.later(Duration::from_secs(60));
    let stranger = app.signed_in(&Person::ada());
    let warning = app.mailbox().link_for(OLD);
    assert!(warning.starts_with("/not-me/"), "{warning}");
    app.later(Duration::from_secs(60));
    (ada, stranger, warning)
}

impl TestApp {
    fn presses_not_me(&self, path: &str) -> Reply {
        self.visitor().post("/not-me", &[("token", token_of(path))])
    }

    fn address(&self) -> Option<String> {
        self.of_account("ada-lovelace", "email")
    }

    /// The way back in the newest mail of this kind to the address.
    fn undo_for(&self, address: &str) -> String {
        path_of(&self.mailbox().newest(address).undo_link().expect("a link that takes it back"))
    }

    /// The stranger has moved the account on to this address.
    fn moves(&self, stranger: &mut Visitor<'_>, address: &str) {
        assert_eq!(stranger.asks_for(address).status, Status::SeeOther);
        let path = self.mailbox().link_for(address);
        assert_eq!(self.visitor().confirms_address(&path).status, Status::Ok);
    }
}

#[test]
fn a_change_of_address_under_way_ends_with_everything_that_locks_a_stranger_out() {
    type Deed = fn(&TestApp, &mut Visitor<'_>, &str);
    let deeds: [(&str, Deed); 4] = [
        ("not me", |app, _, warning| assert_eq!(app.presses_not_me(warning).status, Status::Ok)),
        ("recovery", |app, _, _| assert_eq!(app.visitor().recovers(OLD, NEW).status, Status::Ok)),
        ("a new password", |_, ada, _| {
            let fields = [("current_password", PASSWORD), ("new_password", NEW)];
            let done = ada.post("/account/password", &fields);
            assert_eq!(done.location(), "/account?changed=password_only");
            assert!(
                ada.get("/account?changed=password_only").says("Your pending address change was cancelled")
            );
        }),
        ("the operator's new password", |app, _, _| {
            let account = app.account_of(OLD);
            let new = parse_new_password(&app.ctx, &SitePolicy::default(), PasswordPolicy::Low, &[], NEW);
            let cancelled = app.run(set(&app.ctx, system(), &account, new.expect("long enough"), false));
            assert!(cancelled.expect("it is set"));
        }),
    ];
    for (name, deed) in deeds {
        let app = TestApp::fresh();
        let (mut ada, mut stranger, warning) = with_stranger(&app);
        stranger.asks_for(EVIL);
        let confirmation = app.mailbox().link_for(EVIL);
        deed(&app, &mut ada, &warning);
        assert_eq!(app.visitor().confirms_address(&confirmation).status, Status::Gone, "{name}");
        assert_eq!(app.address().as_deref(), Some(OLD), "{name}");
        assert_eq!(app.audit_lines_of("account.email_change_cancelled"), 1, "{name}");
    }
}

#[test]
fn nothing_begun_before_an_account_was_disabled_goes_on_when_it_is_enabled() {
    let app = TestApp::fresh();
    let (phone, codes) = app.member_with_two_steps(&Person::ada());
    app.next_code();
    let mut ada = app.visitor();
    assert_eq!(ada.signs_in_with_code(OLD, &phone.code(&app, 0)).location(), "/account");
    let mut waiting = app.visitor();
    assert_eq!(waiting.signs_in(OLD, PASSWORD).location(), "/sign-in/factor?next=%2Faccount");
    ada.asks_for(EVIL);
    let confirmation = app.mailbox().link_for(EVIL);
    app.visitor().post("/recover", &[("email", OLD)]);
    let recovery = app.mailbox().link_for(OLD);
    let id = app.id_of(OLD);
    app.run(disable(&app.ctx, system(), id, None)).expect("it is disabled");
    app.run(enable(&app.ctx, system(), id)).expect("it is enabled");
    assert_eq!(waiting.types_factor(&codes[0]).location(), "/sign-in?again=1", "it begins again");
    assert_eq!(app.visitor().sets_password(&recovery, NEW).status, Status::Gone);
    assert_eq!(app.visitor().confirms_address(&confirmation).status, Status::Gone);
    assert_eq!(app.address().as_deref(), Some(OLD));
    assert_eq!(app.visitor().signs_in_with_code(OLD, &codes[0]).location(), "/account");
}

#[test]
fn an_invitation_ends_with_the_first_password_however_it_was_chosen() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    let fields = [("username", "bo"), ("email", "bo@example.org"), ("welcome", "mail")];
    root.post("/console/accounts/new", &fields);
    let invitation = app.mailbox().link_for("bo@example.org");
    assert_eq!(app.visitor().recovers("bo@example.org", NEW).status, Status::Ok);
    let warning = app.mailbox().link_for("bo@example.org");
    assert_eq!(app.presses_not_me(&warning).status, Status::Ok);
    assert_eq!(app.visitor().get(&invitation).status, Status::Gone);
    let accepted = [("token", token_of(&invitation)), ("password", PASSWORD)];
    assert_eq!(app.visitor().post("/invite", &accepted).status, Status::Gone);
    assert_eq!(app.count("accounts WHERE username = 'bo' AND password_hash IS NULL"), 1);
}

#[test]
fn accepting_an_invitation_begins_with_no_browser_known() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let mut root = app.signed_in(&root);
    let fields = [("username", "bo"), ("email", "bo@example.org"), ("welcome", "mail")];
    root.post("/console/accounts/new", &fields);
    let invitation = app.mailbox().link_for("bo@example.org");
    let id = app.id_of("bo@example.org");
    app.knows_a_browser_of("bo@example.org");
    let accepted = [("token", token_of(&invitation)), ("password", PASSWORD)];
    assert_eq!(app.visitor().post("/invite", &accepted).status, Status::Ok);
    assert_eq!(app.devices_of(id), 0);
}

#[test]
fn what_an_administrator_has_mended_no_stranger_takes_back() {
    let app = TestApp::fresh();
    let root = app.set_up();
    let (_, mut stranger, _) = with_stranger(&app);
    app.moves(&mut stranger, EVIL);
    stranger.asks_for(WORSE);
    let undo = app.undo_for(EVIL);
    let edit = format!("/console/accounts/{}/edit", app.id_of(EVIL).0);
    let fields =
        [("username", "ada-lovelace"), ("real_name", "Ada Lovelace"), ("email", OLD), ("proof", "hand")];
    let mended = app.signed_in(&root).post(&edit, &fields);
    assert_eq!(mended.status, Status::SeeOther, "{}", mended.body);
    assert_eq!(app.visitor().recovers(OLD, NEW).status, Status::Ok);
    assert_eq!(app.visitor().get(&undo).status, Status::Gone);
    assert_eq!(app.visitor().takes_back(&undo).status, Status::Gone);
    assert_eq!(app.address().as_deref(), Some(OLD));
    assert_eq!(app.visitor().signs_in(OLD, NEW).status, Status::SeeOther);
}

#[test]
fn a_way_back_counts_only_while_its_change_led_to_the_present_address() {
    let app = TestApp::fresh();
    let (_, mut stranger, _) = with_stranger(&app);
    app.moves(&mut stranger, EVIL);
    stranger.asks_for(WORSE);
    let undo = app.undo_for(EVIL);
    // Set in the file, as by another program of the operator's.
    app.gives_address("ada-lovelace", OLD);
    assert_eq!(app.visitor().takes_back(&undo).status, Status::Gone);
    assert_eq!(app.address().as_deref(), Some(OLD));
}

#[test]
fn the_first_owner_reaches_over_everything_a_stranger_has_taken_back_and_forth() {
    let app = TestApp::fresh();
    let (_, mut stranger, _) = with_stranger(&app);
    stranger.asks_for(EVIL);
    let undo = app.undo_for(OLD);
    let path = app.mailbox().link_for(EVIL);
    app.visitor().confirms_address(&path);
    app.moves(&mut stranger, WORSE);
    let strangers = app.undo_for(EVIL);
    assert_eq!(app.visitor().takes_back(&strangers).status, Status::Ok);
    assert_eq!(app.address().as_deref(), Some(EVIL));
    assert_eq!(app.visitor().takes_back(&undo).status, Status::Ok);
    assert_eq!(app.address().as_deref(), Some(OLD));
    assert_eq!(app.visitor().takes_back(&strangers).status, Status::Gone);
}

#[test]
fn whoever_registers_an_old_address_unproven_does_not_keep_its_owner_from_taking_it_back() {
    let app = TestApp::fresh();
    app.set_up();
    let (_, mut stranger, _) = with_stranger(&app);
    stranger.asks_for(EVIL);
    let undo = app.undo_for(OLD);
    let path = app.mailbox().link_for(EVIL);
    app.visitor().confirms_address(&path);
    app.sets("registration.type", "Public");
    app.visitor().registers(&Person::new("Mallory", OLD));
    assert_eq!(app.count(&format!("accounts WHERE email = '{OLD}' AND state = 'active'")), 1);
    assert_eq!(app.visitor().takes_back(&undo).status, Status::Ok);
    assert_eq!(app.address().as_deref(), Some(OLD));
    assert_eq!(
        app.count("accounts WHERE username = 'mallory' AND email IS NULL AND state = 'active'"),
        1,
        "whoever it was stays, without the address"
    );
    assert_eq!(app.audit_lines_of("account.email_released"), 1);
}

#[test]
fn whoever_has_proven_an_old_address_keeps_it() {
    let app = TestApp::fresh();
    app.set_up();
    let (_, mut stranger, _) = with_stranger(&app);
    stranger.asks_for(EVIL);
    let undo = app.undo_for(OLD);
    let path = app.mailbox().link_for(EVIL);
    app.visitor().confirms_address(&path);
    app.visitor().registers(&Person::new("Ada's Heir", OLD));
    app.confirms_newest(OLD);
    assert_eq!(app.visitor().takes_back(&undo).status, Status::Gone);
    assert_eq!(app.address().as_deref(), Some(EVIL));
}

#[test]
fn an_address_that_was_never_proven_is_told_nothing_and_takes_nothing_back() {
    let app = TestApp::fresh();
    app.set_up();
    app.sets("registration.type", "Public");
    // Mistyped: a stranger reads the mail there.
    let typo = "ada@exmaple.org";
    app.visitor().registers(&Person::new("Ada Lovelace", typo));
    let mut ada = app.signed_in(&Person::new("Ada Lovelace", typo));
    let before = app.mailbox().of(typo).len();
    ada.asks_for(OLD);
    let path = app.mailbox().link_for(OLD);
    assert_eq!(app.visitor().confirms_address(&path).status, Status::Ok);
    assert_eq!(app.address().as_deref(), Some(OLD));
    assert_eq!(app.mailbox().of(typo).len(), before);
    assert_eq!(app.count("email_undo_links"), 0);
}
