//! What whoever reads a mistyped address must not get at: "this was not me", and an account that is in use
//! without a sign-in by a browser.

use std::time::Duration;

use rocket::http::{Method, Status};
use rollbook::domain::EmailAddress;

use crate::api::{logs_in, registers, registration};
use crate::support::api::{PASSWORD, Person};
use crate::support::people::token_of;
use crate::support::{Reply, TestApp};

const TYPED: &str = "ada@exmaple.org";
const NEW: &str = "amber lantern drifts";

/// Ada has registered by the API, with a slip in her address, where nobody proves one.
fn registered_with_a_slip() -> TestApp {
    let app = TestApp::fresh();
    app.sets("registration.type", "Public");
    let reply = registers(&app, &registration("Ada Lovelace", TYPED));
    assert_eq!(reply.status.code, 201, "{}", reply.body);
    app
}

/// Somebody whom an administrator made, with a password and an address that nobody proved, and who has not
/// signed in yet.
fn never_signed_in(app: &TestApp) -> Person {
    app.account_like("ada", |input| {
        input.email = Some(EmailAddress::parse(TYPED).expect("an address"));
        input.email_confirmed = false;
    })
}

/// Whether the stranger who reads the address gets the way to a new password.
fn stranger_recovers(app: &TestApp) -> bool {
    app.visitor().post("/recover", &[("email", TYPED)]);
    app.mailbox().of(TYPED).iter().any(|mail| mail.subject().contains("Reset your password"))
}

/// Changes her password and signs in from a second browser, by the username: of both she would be mailed.
fn goes_on_by_username(app: &TestApp) {
    let mut first = app.visitor();
    // Whoever registered her knows the password, too.
    assert_eq!(first.signs_in("ada-lovelace", PASSWORD).location(), "/account/password");
    let fields = [("current_password", PASSWORD), ("new_password", NEW)];
    assert_eq!(first.post("/account/password", &fields).status, Status::SeeOther);
    app.later(Duration::from_secs(60));
    assert_eq!(app.visitor().signs_in("ada-lovelace", NEW).location(), "/account");
}

#[test]
fn whoever_reads_a_mistyped_address_is_mailed_no_way_to_say_that_it_was_not_them() {
    let app = registered_with_a_slip();
    goes_on_by_username(&app);
    let mails = app.mailbox().of(TYPED);
    let links: Vec<_> = mails.iter().filter_map(|mail| mail.link()).collect();
    assert!(!links.iter().any(|link| link.contains("/not-me/")), "{links:?}");
    assert_eq!(app.count("mail_links"), 0);
}

#[test]
fn a_way_out_that_is_in_the_mail_already_ends_nothing_once_the_address_recovers_nothing() {
    let app = registered_with_a_slip();
    assert_eq!(logs_in(&app, TYPED, PASSWORD).status.code, 200);
    goes_on_by_username(&app);
    let warning = app.mailbox().link_for(TYPED);
    assert!(warning.starts_with("/not-me/"), "{warning}");
    app.forgets_that_the_address_was_used("ada-lovelace");
    assert_eq!(app.visitor().get(&warning).status, Status::NotFound);
    let pressed = app.visitor().post("/not-me", &[("token", token_of(&warning))]);
    assert_eq!(pressed.status, Status::NotFound);
    assert_eq!(app.visitor().signs_in("ada-lovelace", NEW).location(), "/account", "the password stays");
    assert_eq!(app.audit_lines_of("disowning.refused"), 1);
}

#[test]
fn whoever_signed_in_by_the_address_is_mailed_the_way_out() {
    let app = registered_with_a_slip();
    assert_eq!(logs_in(&app, TYPED, PASSWORD).status.code, 200);
    goes_on_by_username(&app);
    assert!(app.mailbox().link_for(TYPED).starts_with("/not-me/"));
}

#[test]
fn an_account_that_is_used_with_basic_credentials_is_somebodys() {
    let app = TestApp::fresh();
    never_signed_in(&app);
    assert_eq!(uses_basic(&app, "ada").status, Status::Ok);
    assert!(!stranger_recovers(&app));
    assert_eq!(uses_basic(&app, TYPED).status, Status::Ok);
    assert!(stranger_recovers(&app), "typed once more, with the password");
}

#[test]
fn basic_credentials_are_noted_once_a_minute() {
    let app = TestApp::fresh();
    never_signed_in(&app);
    let noted = || app.of_account::<Option<i64>>("ada", "last_sign_in_at");
    uses_basic(&app, "ada");
    let first = noted().expect("it is noted");
    app.later(Duration::from_secs(59));
    uses_basic(&app, "ada");
    assert_eq!(noted(), Some(first));
    app.later(Duration::from_secs(1));
    uses_basic(&app, "ada");
    assert_eq!(noted(), Some(first + 60_000));
}

#[test]
fn an_account_that_is_used_with_a_jwt_is_somebodys() {
    let app = TestApp::fresh();
    let token = app.jwt_of(&never_signed_in(&app));
    assert_eq!(app.call(Method::Get, "/api/v2/user/me/").bearer(&token).send().status, Status::Ok);
    assert!(!stranger_recovers(&app));
}

fn uses_basic(app: &TestApp, login: &str) -> Reply {
    app.call(Method::Get, "/api/khub/locales").basic(login, PASSWORD).send()
}
