//! Accounts on their way out: marked, brought back, erased; and a trail that holds without them.

use rollbook::services::authorization::Denied;
use std::time::Duration;

use rollbook::domain::{AccountId, AccountState};
use rollbook::mail::transport::{FailureKind, SendFailure};
use rollbook::services::mail::outbox;
use rollbook::services::manage::delete;
use rollbook::services::manage::delete::{DeleteError, Keep};
use rollbook::services::site::clean_up::clean_up;
use rollbook::store::AuditVerdict;

use crate::support::TestApp;
use crate::support::people::{Person, system, token_of};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

fn id_of(app: &TestApp, email: &str) -> AccountId {
    AccountId(app.of_account(email, "id"))
}

fn trail_holds(app: &TestApp) -> bool {
    matches!(app.run(app.ctx.store.read(|reader| reader.verify_audit())), Ok(AuditVerdict::Intact { .. }))
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
    app.run(delete::erase(&app.ctx, system(), id)).expect("erased");
    let left = format!("{:?}", app.tables()).to_lowercase();
    for word in ["zuckmayer", "ada@"] {
        assert!(!left.contains(word), "{word} is left: {left}");
    }
    assert!(trail_holds(&app));
    assert_eq!(visitor.get("/account").status.code, 303, "the session has ended");
    let again = app.run(delete::erase(&app.ctx, system(), id));
    assert!(matches!(again, Err(DeleteError::Denied(Denied::NotFound))));
    // The address is free again.
    app.confirmed_member(&ada);
}

/// What lies in the files of the data folder, and in a backup made now.
fn bytes_of_everything(app: &TestApp) -> String {
    // The log is emptied before the next write has its turn.
    app.sets("privacy.version", "2027");
    let backup = app.data_dir().join("a-new-backup.db");
    let watch = rollbook::store::CopyWatch::default();
    app.ctx.store.copy_to(&backup, std::time::Duration::from_secs(5), &watch).expect("a backup");
    let files =
        std::fs::read_dir(app.data_dir()).expect("the folder").map(|entry| entry.expect("a file").path());
    let read = |path: std::path::PathBuf| std::fs::read(path).unwrap_or_default();
    files.map(|path| String::from_utf8_lossy(&read(path)).to_lowercase()).collect()
}

#[test]
fn an_erased_person_is_in_no_free_page_no_log_and_no_new_backup() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let mut grace = app.signed_in(&grace);
    let ada = Person::new("Ada Zuckmayer", "ada.zuckmayer@example.org");
    app.confirmed_member(&ada);
    for number in 0..20 {
        let other = Person::new(&format!("Member {number}"), &format!("member-{number}@example.net"));
        app.visitor().registers(&other);
    }
    app.signed_in(&ada).signs_in(&ada.email, "wrong");
    // Mail servers repeat the address.
    app.deliver();
    let words = "550 5.1.1 <ada.zuckmayer@example.org>: Ada Zuckmayer has moved";
    app.mail.set_failing(Some(SendFailure::new(FailureKind::Permanent, words)));
    app.visitor().post("/recover", &[("email", &ada.email)]);
    app.deliver();
    app.mail.set_failing(None);
    for (name, query) in [
        ("Zuckmayer by name", "q=ada+zuckmayer"),
        ("Ada Zuckmayer", "role=admin"),
        ("By username", "q=ada-zuckmayer"),
        ("By address", "q=ada.zuckmayer%40example.org"),
    ] {
        let saved = grace.post("/console/filters", &[("name", name), ("query", query)]);
        assert_eq!(saved.status.code, 303, "{name}");
    }
    app.mailbox().all();
    let id = id_of(&app, &ada.email);
    assert!(bytes_of_everything(&app).contains("zuckmayer"));
    std::fs::remove_file(app.data_dir().join("a-new-backup.db")).expect("the earlier backup");
    app.run(delete::erase(&app.ctx, system(), id)).expect("erased");
    let left = bytes_of_everything(&app);
    for word in ["ada zuckmayer", "ada+zuckmayer", "ada-zuckmayer", "ada.zuckmayer"] {
        let around = left.find(word).map(|at| left[..at].chars().rev().take(200).collect::<String>());
        assert!(
            around.is_none(),
            "{word} is left behind {:?}",
            around.map(|text| text.chars().rev().collect::<String>())
        );
    }
    assert!(trail_holds(&app));
}

#[test]
fn what_an_erased_person_did_as_an_administrator_names_nobody() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let ada = Person::new("Ada Zuckmayer", "ada.zuckmayer@example.org");
    app.confirmed_member(&ada);
    let id = id_of(&app, &ada.email);
    app.makes_administrator(&ada.email);
    let mut visitor = app.signed_in(&ada);
    let filter = [("name", "Myself"), ("query", "q=ada.zuckmayer%40example.org")];
    assert_eq!(visitor.post("/console/filters", &filter).status.code, 303);
    visitor
        .post("/console/accounts/bulk", &[("query", "do=end_sessions&of=all&q=ada.zuckmayer%40example.org")]);
    visitor.post("/console/accounts/bulk", &[("query", "do=disable&of=all&q=ada.zuckmayer%40example.org")]);
    app.run(rollbook::services::manage::work_jobs::work(&app.ctx, || false)).expect("worked");
    let page = visitor.get("/console/mail/texts/confirm_address/en");
    assert_eq!(page.status.code, 200);
    let words = [("subject", "Hello"), ("heading", "Hello"), ("body", "{{ link }}\n\n{{ code }}")];
    let saved = visitor.post("/console/mail/texts/confirm_address/en", &words);
    assert_eq!(saved.status.code, 303, "{}", saved.body);
    visitor.post("/account/profile", &[("name", "Ada Z."), ("username", "a-zuckmayer")]);
    assert_eq!(app.count("mail_texts WHERE changed_by = 'a-zuckmayer'"), 1, "names follow a new username");
    assert_eq!(app.count("job_skips"), 2, "nobody does this to themselves");
    let mut grace = app.signed_in(&grace);
    assert!(grace.get("/console/jobs").body.contains("zuckmayer"));
    app.run(delete::erase(&app.ctx, system(), id)).expect("erased");
    let left = format!("{:?}", app.tables()).to_lowercase();
    for word in ["zuckmayer", "ada@"] {
        assert!(
            !left.contains(word),
            "{word} is left: {}",
            &left[left.find(word).unwrap_or(0).saturating_sub(300)..]
        );
    }
    for path in ["/console/jobs", "/console/jobs/1", "/console/jobs/2", "/console/filters"] {
        assert_eq!(grace.get(path).status.code, 200, "{path}");
    }
    assert!(trail_holds(&app));
}

#[test]
fn a_registration_that_was_withdrawn_leaves_no_trace_either() {
    let app = TestApp::fresh();
    app.set_up();
    app.confirmed_member(&Person::ada());
    app.visitor().registers(&Person::new("Carl Zuckmayer", "carl.zuckmayer@example.org"));
    let mut ada = app.signed_in(&Person::ada());
    ada.post("/account/email/change", &[("new_email", "carl.zuckmayer@example.org")]);
    let mail = app.mailbox().newest("carl.zuckmayer@example.org");
    let link = mail
        .text
        .lines()
        .find(|line| line.contains("/email/confirm/"))
        .unwrap_or_else(|| panic!("{}", mail.text))
        .to_owned();
    let token = token_of(&link).trim().to_owned();
    assert_eq!(app.visitor().post("/email/confirm", &[("token", &token)]).status.code, 200);
    // Mails to the address stay: it is Ada's now.
    let left = format!("{:?}", app.tables()).to_lowercase();
    assert!(!left.contains("carl zuckmayer"), "{left}");
    let mut eve = app.visitor();
    eve.registers(&Person::new("Eve Mistyped", "eve.typo@example.org"));
    assert_eq!(eve.post("/register/address", &[("email", "eve@example.org")]).status.code, 303);
    assert_eq!(app.mailbox().of("eve.typo@example.org").len(), 1);
    app.later(Duration::from_secs(2 * 60 * 60));
    app.run(clean_up(&app.ctx)).expect("cleaned");
    let left = format!("{:?}", app.tables()).to_lowercase();
    assert!(
        !left.contains("eve.typo"),
        "{}",
        &left[left.find("eve.typo").unwrap_or(0).saturating_sub(300)..]
    );
    assert!(trail_holds(&app));
}

#[test]
fn a_mail_of_an_erased_person_is_neither_sent_nor_read_nor_tried_again() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    app.visitor().registers(&Person::ada());
    let id = app.newest_mail();
    app.run(delete::erase(&app.ctx, system(), app.id_of("ada@example.org"))).expect("erased");
    let (mail, content, _) = app.run(outbox::show(&app.ctx, id)).expect("the row stays");
    assert_eq!((mail.recipient.as_str(), content.text.as_str(), mail.last_reply), ("", "", None));
    assert!(app.run(outbox::retry(&app.ctx, system(), id)).is_err());
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
    let kept = app.run(delete::delete(&app.ctx, system(), id, Keep::Forever)).expect("deleted");
    assert_eq!(kept, None);
    assert_eq!(visitor.get("/account").status.code, 303);
    let twice = app.run(delete::delete(&app.ctx, system(), id, Keep::Forever));
    assert!(matches!(twice, Err(DeleteError::AlreadyDeleted)));
    app.later(DAY * 400);
    app.run(clean_up(&app.ctx)).expect("cleaned");
    let state = app.run(delete::restore(&app.ctx, system(), id)).expect("restored");
    assert_eq!(state, AccountState::Active);
    app.signed_in(&ada);
    let again = app.run(delete::restore(&app.ctx, system(), id));
    assert!(matches!(again, Err(DeleteError::NotDeleted)));
}

#[test]
fn whoever_was_shut_out_before_is_still_shut_out_when_brought_back() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let id = id_of(&app, "ada@example.org");
    app.run(rollbook::services::manage::disable::disable(&app.ctx, system(), id, None)).expect("disabled");
    app.run(delete::delete(&app.ctx, system(), id, Keep::ForGrace)).expect("deleted");
    let state = app.run(delete::restore(&app.ctx, system(), id)).expect("restored");
    assert_eq!(state, AccountState::Disabled);
}

#[test]
fn the_clean_up_erases_when_the_grace_is_over_and_not_before() {
    let app = TestApp::fresh();
    app.sets("account.deletion_grace_days", "3");
    app.confirmed_member(&Person::ada());
    let id = id_of(&app, "ada@example.org");
    app.run(delete::delete(&app.ctx, system(), id, Keep::ForGrace)).expect("deleted");
    app.later(DAY * 3 - Duration::from_millis(1));
    app.run(clean_up(&app.ctx)).expect("cleaned");
    assert_eq!(app.accounts(), 1);
    app.later(Duration::from_millis(1));
    app.run(clean_up(&app.ctx)).expect("cleaned");
    assert_eq!(app.accounts(), 0);
    assert!(trail_holds(&app));
}

#[test]
fn without_a_grace_an_account_is_erased_at_once() {
    let app = TestApp::fresh();
    app.sets("account.deletion_grace_days", "0");
    app.confirmed_member(&Person::ada());
    let id = id_of(&app, "ada@example.org");
    app.run(delete::delete(&app.ctx, system(), id, Keep::ForGrace)).expect("erased");
    assert_eq!(app.accounts(), 0);
}

#[test]
fn the_last_administrator_stays() {
    let app = TestApp::fresh();
    app.set_up();
    let id = id_of(&app, "grace@example.org");
    for refused in [
        app.run(delete::delete(&app.ctx, system(), id, Keep::Forever)).map(|_| ()),
        app.run(delete::erase(&app.ctx, system(), id)),
    ] {
        assert!(matches!(refused, Err(DeleteError::Denied(Denied::LastAdministrator))));
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
    let goes = app.run(delete::what_goes(&app.ctx, id)).expect("counted");
    assert_eq!((goes.sessions, goes.api_tokens, goes.tags, goes.mails), (2, 0, 0, 3));
    assert!(goes.audit_lines >= 3, "{goes:?}");
}
