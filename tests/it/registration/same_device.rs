//! The browser that registered: it is signed in by its own confirmation, and learns of one made elsewhere.

use rocket::http::Status;

use crate::support::people::{PASSWORD, Person};
use crate::support::{TestApp, Visitor};

const HINT: &str = "Just registered? Confirm your address first.";

fn waiting(app: &TestApp) -> Visitor<'_> {
    let mut ada = app.visitor();
    ada.registers(&Person::ada());
    ada
}

#[test]
fn the_browser_that_registered_is_signed_in_by_link_and_by_code() {
    for by_code in [false, true] {
        let app = TestApp::fresh();
        let mut ada = waiting(&app);
        let mut tab = ada.copy();
        let reply = if by_code {
            let code = app.mailbox().code_for("ada@example.org");
            ada.types_code("ada@example.org", &code)
        } else {
            ada.confirms(&app.mailbox().link_for("ada@example.org"))
        };
        assert_eq!((reply.status, reply.location()), (Status::SeeOther, "/account?changed=confirmed"));
        let page = ada.get("/account?changed=confirmed");
        assert!(page.says("Your email address is confirmed, and you are signed in."));
        assert_eq!(app.sessions(), 1);
        assert_eq!(ada.get("/register/inbox").location(), "/account", "where it still stands in another tab");
        assert_eq!(tab.get("/account").status, Status::SeeOther, "by its cookie and by nothing else");
        assert_eq!(app.mails(), 1, "nobody is warned of their own browser");
    }
}

#[test]
fn who_is_signed_in_already_is_led_from_a_used_link_to_their_account() {
    let app = TestApp::fresh();
    let mut ada = waiting(&app);
    let link = app.mailbox().link_for("ada@example.org");
    ada.confirms(&link);
    let page = ada.get(&link);
    assert_eq!(page.text_of("h1").as_deref(), Some("Already confirmed"));
    assert!(page.has("main a[href='/account']") && !page.has("main a[href='/sign-in']"));
    assert!(app.visitor().get(&link).has("main a[href='/sign-in']"));
}

#[test]
fn a_second_step_that_everybody_owes_is_asked_for_at_once() {
    let app = TestApp::fresh();
    app.sets("account.second_factor", "everyone");
    let mut ada = waiting(&app);
    let reply = ada.confirms(&app.mailbox().link_for("ada@example.org"));
    assert_eq!(reply.status, Status::SeeOther);
    assert_ne!(reply.location(), "/account?changed=confirmed");
}

#[test]
fn nobody_is_signed_in_to_an_address_that_two_claimed() {
    let app = TestApp::fresh();
    let mut ada = waiting(&app);
    app.visitor().registers(&Person::ada().with_password("somebody else chose this"));
    let path = app.mailbox().link_for("ada@example.org");
    let token = crate::support::people::token_of(&path);
    let reply = ada.post("/confirm", &[("token", token), ("password", "amber lantern drifts")]);
    assert_eq!(reply.text_of("h1").as_deref(), Some("Email address confirmed"));
    assert_eq!(app.sessions(), 0);
}

#[test]
fn a_waiting_browser_learns_that_the_address_was_confirmed_elsewhere() {
    let app = TestApp::fresh();
    let mut ada = waiting(&app);
    let page = ada.get("/register/inbox");
    assert!(page.has("main a[href='/register/inbox']"), "without scripts");
    assert!(page.has("script[src*='notice-confirmation']"));
    let code = app.mailbox().code_for("ada@example.org");
    app.confirms_newest("ada@example.org");
    let typed = ada.types_code("ada@example.org", &code);
    assert_eq!(typed.status, Status::BadRequest);
    let told = typed.message_at("code");
    assert_eq!(told.as_deref(), Some("This address is already confirmed. You can sign in."));
    for path in ["/register/inbox", "/register/inbox?resent=1"] {
        assert_eq!(ada.get(path).location(), "/sign-in?confirmed=1");
    }
    assert_eq!(ada.post("/register/resend", &[]).location(), "/sign-in?confirmed=1");
    assert!(ada.get("/sign-in?confirmed=1").says("Your email address is confirmed. Sign in to continue."));
    let wrong = ada.signs_in("ada@example.org", "not the right one");
    assert!(!wrong.has("form[action='/confirm/resend']"), "there is nothing left to confirm");
    assert_eq!(ada.signs_in("ada@example.org", PASSWORD).location(), "/account");
}

#[test]
fn a_refused_sign_in_reminds_everybody_alike_of_the_confirmation() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::new("Max", "max@example.org"));
    app.visitor().registers(&Person::ada());
    let refused = |app: &TestApp| {
        ["max@example.org", "ada@example.org", "nobody@example.org"].map(|login| {
            let reply = app.visitor().signs_in(login, "not the right one");
            assert_eq!(reply.status, Status::Unauthorized);
            (reply.says(HINT), reply.body_without(&[login]))
        })
    };
    let answers = refused(&app);
    assert!(answers.iter().all(|answer| answer.0 && *answer == answers[0]));
    app.sets("registration.type", "Public");
    assert!(refused(&app).iter().all(|answer| !answer.0), "where nothing is confirmed");
}

#[test]
fn a_slip_in_the_address_is_asked_about_and_never_changed_unasked() {
    let app = TestApp::fresh();
    let mut ada = app.visitor();
    let person = Person::new("Ada", "ada@gmial.com");
    let asked = ada.registers(&person);
    assert_eq!(asked.status, Status::BadRequest);
    assert!(asked.message_at("email").is_some_and(|text| text.contains("Did you mean ada@gmail.com?")));
    assert_eq!(asked.value_of("email").as_deref(), Some("ada@gmial.com"), "never changed unasked");
    assert_eq!((app.accounts(), app.mails()), (0, 0));
    let kept = asked.value_of("email_asked").expect("what was asked about");
    let other = [("email_asked", kept.as_str())];
    let again = ada.registers_with(&Person::new("Ada", "ada@gmai.com"), &other);
    assert!(again.message_at("email").is_some(), "another slip is another question");
    assert_eq!(ada.registers_with(&person, &other).location(), "/register/inbox");
    assert_eq!(app.of_the_account::<String>("email"), "ada@gmial.com");
    let page = ada.get("/register/inbox");
    assert!(page.says("Did you mean ada@gmail.com?"));
    let offered = page.attribute("form[action='/register/address'] input[type='hidden']", "value");
    let reply = ada.post("/register/address", &[("email", &offered.expect("an address"))]);
    assert_eq!(reply.location(), "/register/inbox?changed=1");
    assert_eq!(app.of_the_account::<String>("email"), "ada@gmail.com");
    assert!(!ada.get("/register/inbox").says("Did you mean"));
}

#[test]
fn an_internationalised_domain_is_shown_in_its_own_letters() {
    let app = TestApp::fresh();
    let mut ada = app.visitor();
    ada.registers(&Person::new("Ada", "ada@xn--mller-kva.de"));
    assert!(ada.get("/register/inbox").says("ada@müller.de"));
    let path = app.mailbox().link_for("ada@xn--mller-kva.de");
    assert!(ada.get(&path).says("ada@müller.de"));
    ada.confirms(&path);
    assert!(ada.get("/account").says("ada@müller.de"));
}

#[test]
fn password_managers_save_the_address() {
    let app = TestApp::fresh();
    let page = app.visitor().get("/register");
    assert_eq!(page.attribute("#field-email", "autocomplete").as_deref(), Some("username"));
    app.confirmed_member(&Person::ada());
    let page = app.signed_in(&Person::ada()).get("/account/password");
    let saved = page.attribute("input[autocomplete='username']", "value");
    assert_eq!(saved.as_deref(), Some("ada@example.org"));
}

#[test]
fn a_slip_is_asked_about_together_with_other_faults_and_the_answer_is_kept() {
    let app = TestApp::fresh();
    let mut ada = app.visitor();
    let short = Person { password: "short".to_owned(), ..Person::new("Ada", "ada@gmial.com") };
    let asked = ada.registers(&short);
    assert!(asked.message_at("email").is_some() && asked.message_at("password").is_some());
    let kept = [("email_asked", "ada@gmial.com")];
    let again = ada.registers_with(&short, &kept);
    assert!(again.message_at("email").is_none() && again.message_at("password").is_some());
    assert_eq!(again.value_of("email_asked").as_deref(), Some("ada@gmial.com"));
}

#[test]
fn a_slip_is_asked_about_before_an_address_is_changed() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    let before = app.mails();
    let change = |ada: &mut crate::support::Visitor<'_>, more: &[(&str, &str)]| {
        let fields = [&[("new_email", "ada@gmial.com")], more].concat();
        ada.post("/account/email/change", &fields)
    };
    let asked = change(&mut ada, &[]);
    assert_eq!(asked.status, Status::BadRequest);
    assert!(asked.message_at("new_email").is_some_and(|text| text.contains("Did you mean ada@gmail.com?")));
    assert_eq!(app.mails(), before);
    assert_eq!(change(&mut ada, &[("email_asked", "ada@gmial.com")]).location(), "/account/email?sent=1");
    assert!(app.mails() > before);
}
