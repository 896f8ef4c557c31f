//! Accounts on their way out: marked, brought back, erased; and a trail that holds without them.

use std::time::Duration;

use rollbook::accounts::clean_up::clean_up;
use rollbook::accounts::delete::{self, DeleteError, Keep};
use rollbook::accounts::outbox;
use rollbook::domain::{AccountId, AccountState};
use rollbook::store::AuditVerdict;

use crate::support::TestApp;
use crate::support::people::{Person, system};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn id_of(app: &TestApp, email: &str) -> AccountId {
    AccountId(app.value(&format!("SELECT id FROM accounts WHERE email = '{email}'")))
}

fn trail_holds(app: &TestApp) -> bool {
    matches!(app.run(app.desk.store.read(|reader| reader.verify_audit())), Ok(AuditVerdict::Intact { .. }))
}

#[test]
fn an_erased_person_is_found_nowhere_and_the_trail_holds() {
    let app = TestApp::fresh();
    app.set_up();
    let ada = Person::new("Ada Zuckmayer", "ada.zuckmayer@example.org");
    app.confirmed_member(&ada);
    let mut visitor = app.signed_in(&ada);
    visitor.signs_in(&ada.email, "wrong");
    app.visitor().registers(&ada);
    app.mailbox().all();
    let id = id_of(&app, &ada.email);
    app.run(delete::erase(&app.desk, system(), id)).expect("erased");
    let left = format!("{:?}", app.tables()).to_lowercase();
    for word in ["zuckmayer", "ada@"] {
        assert!(!left.contains(word), "{word} is left: {left}");
    }
    assert!(trail_holds(&app));
    assert_eq!(visitor.get("/account").status.code, 303, "the session has ended");
    let again = app.run(delete::erase(&app.desk, system(), id));
    assert!(matches!(again, Err(DeleteError::NotFound)));
    // The address is free again.
    app.confirmed_member(&ada);
}

#[test]
fn a_mail_of_an_erased_person_is_neither_sent_nor_read_nor_tried_again() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    app.visitor().registers(&Person::ada());
    let id = app.value::<i64>("SELECT max(id) FROM outbox");
    app.run(delete::erase(&app.desk, system(), app.id_of("ada@example.org"))).expect("erased");
    let (mail, letter, _) = app.run(outbox::show(&app.desk, id)).expect("the row stays");
    assert_eq!((mail.recipient.as_str(), letter.text.as_str(), mail.last_reply), ("", "", None));
    assert!(app.run(outbox::retry(&app.desk, system(), id)).is_err());
    app.later(DAY);
    assert!(app.mailbox().of("ada@example.org").iter().all(|mail| !mail.subject().contains("already")));
}

#[test]
fn a_deleted_account_comes_back_as_it_was() {
    let app = TestApp::fresh();
    let ada = Person::ada();
    app.confirmed_member(&ada);
    let mut visitor = app.signed_in(&ada);
    let id = id_of(&app, &ada.email);
    let kept = app.run(delete::delete(&app.desk, system(), id, Keep::Forever)).expect("deleted");
    assert_eq!(kept, None);
    assert_eq!(visitor.get("/account").status.code, 303);
    let twice = app.run(delete::delete(&app.desk, system(), id, Keep::Forever));
    assert!(matches!(twice, Err(DeleteError::AlreadyDeleted)));
    app.later(DAY * 400);
    app.run(clean_up(&app.desk)).expect("cleaned");
    let state = app.run(delete::restore(&app.desk, system(), id)).expect("restored");
    assert_eq!(state, AccountState::Active);
    app.signed_in(&ada);
    let again = app.run(delete::restore(&app.desk, system(), id));
    assert!(matches!(again, Err(DeleteError::NotDeleted)));
}

#[test]
fn whoever_was_shut_out_before_is_still_shut_out_when_brought_back() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let id = id_of(&app, "ada@example.org");
    app.run(rollbook::accounts::disable::disable(&app.desk, system(), id, None)).expect("disabled");
    app.run(delete::delete(&app.desk, system(), id, Keep::ForGrace)).expect("deleted");
    let state = app.run(delete::restore(&app.desk, system(), id)).expect("restored");
    assert_eq!(state, AccountState::Disabled);
}

#[test]
fn the_clean_up_erases_when_the_grace_is_over_and_not_before() {
    let app = TestApp::fresh();
    app.sets("account.deletion_grace_days", "3");
    app.confirmed_member(&Person::ada());
    let id = id_of(&app, "ada@example.org");
    app.run(delete::delete(&app.desk, system(), id, Keep::ForGrace)).expect("deleted");
    app.later(DAY * 3 - Duration::from_millis(1));
    app.run(clean_up(&app.desk)).expect("cleaned");
    assert_eq!(app.accounts(), 1);
    app.later(Duration::from_millis(1));
    app.run(clean_up(&app.desk)).expect("cleaned");
    assert_eq!(app.accounts(), 0);
    assert!(trail_holds(&app));
}

#[test]
fn without_a_grace_an_account_is_erased_at_once() {
    let app = TestApp::fresh();
    app.sets("account.deletion_grace_days", "0");
    app.confirmed_member(&Person::ada());
    let id = id_of(&app, "ada@example.org");
    app.run(delete::delete(&app.desk, system(), id, Keep::ForGrace)).expect("erased");
    assert_eq!(app.accounts(), 0);
}

#[test]
fn the_last_administrator_stays() {
    let app = TestApp::fresh();
    app.set_up();
    let id = id_of(&app, "grace@example.org");
    for refused in [
        app.run(delete::delete(&app.desk, system(), id, Keep::Forever)).map(|_| ()),
        app.run(delete::erase(&app.desk, system(), id)),
    ] {
        assert!(matches!(refused, Err(DeleteError::LastAdministrator)));
    }
}

#[test]
fn what_goes_is_counted() {
    let app = TestApp::fresh();
    let ada = Person::ada();
    app.confirmed_member(&ada);
    app.signed_in(&ada);
    app.signed_in(&ada);
    let id = id_of(&app, &ada.email);
    let goes = app.run(delete::what_goes(&app.desk, id)).expect("counted");
    assert_eq!((goes.sessions, goes.api_tokens, goes.tags, goes.mails), (2, 0, 0, 3));
    assert!(goes.audit_lines >= 3, "{goes:?}");
}
