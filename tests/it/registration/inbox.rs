//! Waiting for the mail: asking for it again, mending the address.

use std::time::Duration;

use rocket::http::Status;

use crate::support::TestApp;
use crate::support::people::Person;

const HOUR: Duration = Duration::from_secs(60 * 60);

#[test]
fn without_a_registration_of_its_own_a_browser_sees_no_inbox_page() {
    let app = TestApp::fresh();
    app.visitor().registers(&Person::ada());
    assert_eq!(app.visitor().get("/register/inbox").location(), "/register");
    assert_eq!(app.visitor().post("/register/resend", &[]).location(), "/confirm/resend");
    let mended = app.visitor().post("/register/address", &[("email", "eve@example.org")]);
    assert_eq!(mended.location(), "/register");
    assert_eq!(app.of_the_account::<Option<String>>("email").as_deref(), Some("ada@example.org"));
}

#[test]
fn a_new_mail_ends_the_older_one() {
    let app = TestApp::fresh();
    let mut visitor = app.visitor();
    visitor.registers(&Person::ada());
    let older = app.mailbox().link_for("ada@example.org");
    let reply = visitor.post("/register/resend", &[]);
    assert_eq!(reply.location(), "/register/inbox?resent=1");
    assert!(visitor.get(reply.location()).has("[role='status']"));
    let newer = app.mailbox().link_for("ada@example.org");
    assert_ne!(older, newer);
    assert_eq!(app.visitor().confirms(&older).status, Status::Gone);
    assert_eq!(app.visitor().confirms(&newer).status, Status::Ok);
}

#[test]
fn asking_again_answers_the_same_for_every_address() {
    let app = TestApp::fresh();
    app.visitor().registers(&Person::ada());
    app.confirmed_member(&Person::new("Max", "max@example.org"));
    let sent = app.mailbox().all().len();
    let answers = ["ada@example.org", "max@example.org", "nobody@example.org"].map(|email| {
        let reply = app.visitor().post("/confirm/resend", &[("email", email)]);
        (reply.status, reply.location().to_owned(), reply.body)
    });
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
    assert_eq!(app.mailbox().all().len(), sent + 1, "only who waits for a proof gets a mail");
    assert_eq!(app.audit_lines_of("confirmation.resend_asked"), 3);
    let wrong = app.visitor().post("/confirm/resend", &[("email", "nobody")]);
    assert_eq!(wrong.status, Status::BadRequest);
    assert!(wrong.message_at("email").is_some());
}

#[test]
fn an_address_gets_so_many_mails_an_hour_and_no_more() {
    let app = TestApp::with(|settings| settings.limits.mails_per_hour = Some(3));
    app.visitor().registers(&Person::ada());
    for _ in 0..6 {
        let reply = app.visitor().post("/confirm/resend", &[("email", "ADA@EXAMPLE.ORG")]);
        assert_eq!(reply.location(), "/confirm/resend?sent=1");
    }
    assert_eq!(app.mailbox().of("ada@example.org").len(), 3);
    let path = app.mailbox().link_for("ada@example.org");
    assert_eq!(app.visitor().get(&path).status, Status::Ok, "the last mail that was sent still works");
    app.later(HOUR);
    app.visitor().post("/confirm/resend", &[("email", "ada@example.org")]);
    assert_eq!(app.mailbox().of("ada@example.org").len(), 4);
}

#[test]
fn nobody_can_be_mailed_without_end_by_moving_a_registration_to_and_fro() {
    let app = TestApp::with(|settings| settings.limits.mails_per_hour = Some(3));
    let mut visitor = app.visitor();
    visitor.registers(&Person::new("Eve", "eve@example.org"));
    for _ in 0..8 {
        visitor.post("/register/address", &[("email", "victim@example.org")]);
        visitor.post("/register/address", &[("email", "eve@example.org")]);
    }
    assert_eq!(app.mailbox().of("victim@example.org").len(), 3);
    for at in 0..8 {
        visitor.post("/register/address", &[("email", &format!("eve{at}@example.org"))]);
        app.visitor().registers(&Person::new("Eve", "victim@example.org"));
    }
    assert_eq!(app.mailbox().of("victim@example.org").len(), 3);
}

#[test]
fn a_mistyped_address_can_be_mended_and_the_old_link_is_dead() {
    let app = TestApp::fresh();
    let mut visitor = app.visitor();
    visitor.registers(&Person::new("Ada Lovelace", "ada@exmaple.org"));
    let old = app.mailbox().link_for("ada@exmaple.org");
    let old_code = app.mailbox().code_for("ada@exmaple.org");
    let reply = visitor.post("/register/address", &[("email", "ada@example.org")]);
    assert_eq!(reply.location(), "/register/inbox?changed=1");
    let inbox = visitor.get("/register/inbox?changed=1");
    assert!(inbox.texts_of("strong bdi").contains(&"ada@example.org".to_owned()));
    assert!(app.visitor().get(&old).status.class().is_client_error());
    assert!(app.visitor().confirms(&old).status.class().is_client_error());
    for email in ["ada@exmaple.org", "ada@example.org"] {
        assert_eq!(app.visitor().types_code(email, &old_code).status, Status::BadRequest);
    }
    let new = app.mailbox().link_for("ada@example.org");
    assert_eq!(app.visitor().confirms(&new).status, Status::Ok);
    assert_eq!(app.visitor().signs_in("ada@example.org", &Person::ada().password).status, Status::SeeOther);
}

#[test]
fn a_mended_address_that_is_none_comes_back_with_its_message() {
    let app = TestApp::fresh();
    let mut visitor = app.visitor();
    visitor.registers(&Person::ada());
    let reply = visitor.post("/register/address", &[("email", "nonsense")]);
    assert_eq!(reply.status, Status::BadRequest);
    assert!(reply.message_at("email").is_some());
    assert!(reply.has("details[open]"));
}

#[test]
fn mending_to_a_taken_address_looks_alike_in_everything_and_tells_its_owner() {
    let answers = [true, false].map(|taken| {
        let app = TestApp::fresh();
        if taken {
            app.confirmed_member(&Person::ada());
        }
        let person =
            Person::new("Quentin Quick", "quentin@example.org").with_password("velvet anchor sleeps");
        let mut visitor = app.visitor();
        visitor.registers(&person);
        let old_link = app.mailbox().link_for("quentin@example.org");
        let mended = visitor.post("/register/address", &[("email", "ada@example.org")]);
        let inbox = visitor.get("/register/inbox");
        let old_page = app.visitor().get(&old_link);
        let old_button = app.visitor().confirms(&old_link);
        let by_old_address = app.visitor().signs_in("quentin@example.org", &person.password);
        let by_new_address = app.visitor().signs_in("ada@example.org", &person.password);
        let by_username = app.visitor().signs_in("quentin-quick", &person.password);
        let token = crate::support::people::token_of(&old_link).to_owned();
        let seen =
            [mended, inbox, old_page, old_button, by_old_address, by_new_address, by_username].map(|reply| {
                (reply.status, reply.header("location").map(str::to_owned), reply.body_without(&[&token]))
            });
        // The former address is free again in both cases.
        app.visitor().registers(&Person::new("Quentin Quick", "quentin@example.org"));
        let page = app.visitor().get(&app.mailbox().link_for("quentin@example.org"));
        if taken {
            let mail = app.mailbox().newest("ada@example.org");
            assert_eq!(mail.subject(), "You already have an account at Rollbook");
            let ada = app.visitor().signs_in("ada@example.org", &Person::ada().password);
            assert_eq!(ada.status, Status::SeeOther);
        }
        (seen, page.has("input[name='password']"))
    });
    assert_eq!(answers[0], answers[1]);
}

#[test]
fn from_a_taken_address_one_can_still_mend_to_a_free_one() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let person = Person::new("Eva", "ada@example.org").with_password("velvet anchor sleeps");
    let mut visitor = app.visitor();
    visitor.registers(&person);
    visitor.post("/register/address", &[("email", "eva@example.org")]);
    let path = app.mailbox().link_for("eva@example.org");
    assert_eq!(app.visitor().confirms(&path).status, Status::Ok);
    assert_eq!(app.visitor().signs_in("eva@example.org", &person.password).status, Status::SeeOther);
    assert_eq!(app.visitor().signs_in("ada@example.org", &person.password).status, Status::Unauthorized);
}

#[test]
fn after_the_confirmation_the_address_can_no_longer_be_mended() {
    let app = TestApp::fresh();
    let mut visitor = app.visitor();
    visitor.registers(&Person::ada());
    let path = app.mailbox().link_for("ada@example.org");
    let mut second = visitor.copy();
    app.visitor().confirms(&path);
    let reply = second.post("/register/address", &[("email", "eve@example.org")]);
    assert_eq!(reply.status, Status::SeeOther);
    assert_eq!(app.of_the_account::<Option<String>>("email").as_deref(), Some("ada@example.org"));
    assert_eq!(visitor.get("/register/inbox").location(), "/sign-in?confirmed=1");
    assert_eq!(app.mailbox().of("eve@example.org").len(), 0);
}

#[test]
fn a_browser_may_come_back_to_its_registration_for_a_day() {
    let app = TestApp::fresh();
    let mut visitor = app.visitor();
    visitor.registers(&Person::ada());
    app.later(HOUR * 24 - Duration::from_secs(1));
    assert_eq!(visitor.get("/register/inbox").status, Status::Ok);
    app.later(Duration::from_secs(1));
    assert_eq!(visitor.get("/register/inbox").location(), "/register");
}

/// Whether two amounts of work are of one kind: what is undone leaves out the few pages that a message itself fills.
fn are_alike(one: u64, other: u64) -> bool {
    one.abs_diff(other) * 100 <= one.max(other) * 15
}

/// How many bytes the answers to these wishes, each asked for alone, write to the disk.
fn written_for(app: &TestApp, path: &str, addresses: &[String]) -> u64 {
    let log = app.data_dir().join("rollbook.db-wal");
    let size = || std::fs::metadata(&log).expect("the log").len();
    let mut written = 0;
    for address in addresses {
        app.visitor().post(path, &[("email", address)]);
        let before = size();
        app.answers_wishes();
        written += size() - before;
    }
    written
}

/// Five who wait for their mail, and as many addresses that nobody has.
fn waiting_and_nobody(app: &TestApp) -> (Vec<String>, Vec<String>) {
    let addresses = |who: &str| (0..5).map(|n| format!("{who}-{n}@example.org")).collect::<Vec<_>>();
    let (waiting, nobody) = (addresses("member"), addresses("nobody"));
    for address in &waiting {
        app.visitor().registers(&Person::new("Ada", address));
    }
    (waiting, nobody)
}

#[test]
fn a_mail_that_is_asked_for_is_as_much_work_for_a_known_address_as_for_an_unknown_one() {
    for path in ["/confirm/resend", "/recover"] {
        let app = TestApp::fresh();
        let (waiting, nobody) = waiting_and_nobody(&app);
        let known = written_for(&app, path, &waiting);
        let unknown = written_for(&app, path, &nobody);
        assert!(known > 0 && are_alike(known, unknown), "{path}: {known} bytes beside {unknown}");
    }
}

#[test]
fn an_address_that_had_enough_of_these_mails_is_as_much_work_as_any_other() {
    for path in ["/confirm/resend", "/recover"] {
        let app = TestApp::with(|settings| settings.limits.mails_per_hour = Some(1));
        let (waiting, nobody) = waiting_and_nobody(&app);
        written_for(&app, path, &waiting);
        let mails = app.mails();
        let known = written_for(&app, path, &waiting);
        let unknown = written_for(&app, path, &nobody);
        assert_eq!(app.mails(), mails, "none of these is sent");
        assert!(known > 0 && are_alike(known, unknown), "{path}: {known} bytes beside {unknown}");
    }
}
