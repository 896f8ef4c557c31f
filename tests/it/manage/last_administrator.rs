//! The server is never left without anybody who can administrate it, not even by two at once.

use std::sync::Arc;

use rollbook::domain::{AccountId, Actor, AuditContext};
use rollbook::services::manage::delete::{Keep, delete, erase};
use rollbook::services::manage::disable::disable;
use rollbook::services::manage::set_role::{Standing, set_role};

use crate::support::TestApp;
use crate::support::people::Person;

/// What one administrator does to another.
#[derive(Debug, Clone, Copy)]
enum Blow {
    Demote,
    Disable,
    Delete,
    Erase,
}

async fn strikes(app: &TestApp, by: (AccountId, &str), whom: AccountId, blow: Blow) -> bool {
    let ctx = Arc::clone(&app.ctx);
    let actor = Actor::Account { id: by.0, username: by.1.to_owned() };
    let audit_context = AuditContext { actor, ..AuditContext::system() };
    match blow {
        Blow::Demote => {
            set_role(&ctx, audit_context, whom, Standing { role: None, users_admin: false }).await.is_ok()
        }
        Blow::Disable => disable(&ctx, audit_context, whom, None).await.is_ok(),
        Blow::Delete => delete(&ctx, audit_context, whom, Keep::Forever).await.is_ok(),
        Blow::Erase => erase(&ctx, audit_context, whom).await.is_ok(),
    }
}

#[test]
fn of_two_administrators_who_strike_at_each_other_one_stays() {
    for first in [Blow::Demote, Blow::Disable, Blow::Delete, Blow::Erase] {
        for second in [Blow::Demote, Blow::Disable, Blow::Delete, Blow::Erase] {
            let app = TestApp::fresh();
            app.set_up();
            app.confirmed_member(&Person::ada());
            app.makes_administrator("ada@example.org");
            let (grace, ada) = (app.id_of("grace@example.org"), app.id_of("ada@example.org"));
            let done = app.run(async {
                tokio::join!(
                    strikes(&app, (grace, "grace"), ada, first),
                    strikes(&app, (ada, "ada-lovelace"), grace, second)
                )
            });
            assert!(done.0 != done.1, "{first:?} and {second:?}: {done:?}");
            assert_eq!(
                app.count("accounts WHERE role = 'admin' AND state = 'active'"),
                1,
                "{first:?} {second:?}"
            );
        }
    }
}

#[test]
fn an_administrator_without_a_password_is_none_that_the_server_could_be_left_to() {
    let app = TestApp::fresh();
    app.set_up();
    app.confirmed_member(&Person::ada());
    app.makes_administrator("ada@example.org");
    app.drops_password_of("ada@example.org");
    let (grace, ada) = (app.id_of("grace@example.org"), app.id_of("ada@example.org"));
    for blow in [Blow::Demote, Blow::Disable, Blow::Delete, Blow::Erase] {
        assert!(!app.run(strikes(&app, (ada, "ada-lovelace"), grace, blow)), "{blow:?}");
    }
    assert!(app.run(strikes(&app, (grace, "grace"), ada, Blow::Disable)), "who cannot sign in is not missed");
}

#[test]
fn the_command_line_takes_the_last_administrator_away_as_little() {
    let app = TestApp::fresh();
    app.set_up();
    let grace = app.id_of("grace@example.org");
    let nobody = Standing { role: None, users_admin: false };
    assert!(app.run(set_role(&app.ctx, AuditContext::command_line(), grace, nobody)).is_err());
    assert!(app.run(disable(&app.ctx, AuditContext::command_line(), grace, None)).is_err());
}
