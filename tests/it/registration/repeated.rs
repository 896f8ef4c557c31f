//! One registration that is sent twice: by a double click, or by a program whose time ran out.

use std::time::Duration;

use rocket::http::{Method, Status};
use serde_json::{Value, json};

use crate::api::{REGISTER, registration};
use crate::support::api::{Call, PASSWORD};
use crate::support::people::Person;
use crate::support::{Reply, TestApp};

const PEER: &str = "203.0.113.9";
/// How long a repeat is one.
const KEPT: Duration = Duration::from_secs(10 * 60);

fn by_page<'a>(app: &'a TestApp, person: &Person) -> Call<'a> {
    let fields = [
        ("name", person.name.as_str()),
        ("email", &person.email),
        ("password", &person.password),
        ("privacy", "yes"),
    ];
    app.call(Method::Post, "/register").form(&fields).from(PEER)
}

fn by_api(app: &TestApp, body: &Value) -> Reply {
    app.post(REGISTER, body).from(PEER).send()
}

#[test]
fn a_double_click_makes_one_account_one_mail_and_keeps_the_password() {
    let app = TestApp::fresh();
    let call = by_page(&app, &Person::ada());
    let replies = app.calls_at_once(vec![call.clone(), call]);
    for reply in &replies {
        assert_eq!((reply.status, reply.location()), (Status::SeeOther, "/register/inbox"));
    }
    assert_eq!((app.accounts(), app.mails()), (1, 1));
    app.confirms_newest("ada@example.org");
    let reply = app.visitor().signs_in("ada@example.org", &Person::ada().password);
    assert_eq!(reply.status, Status::SeeOther, "the password that was typed");
}

#[test]
fn a_browser_that_sends_the_form_again_is_known_wherever_it_comes_from() {
    let app = TestApp::fresh();
    let mut ada = app.visitor();
    for _ in 0..2 {
        assert_eq!(ada.registers(&Person::ada()).location(), "/register/inbox");
    }
    assert_eq!((app.accounts(), app.mails()), (1, 1));
    let mended = ada.post("/register/address", &[("email", "lovelace@example.org")]);
    assert_eq!(mended.location(), "/register/inbox?changed=1", "the second answer leads back, too");
    app.confirms_newest("lovelace@example.org");
    assert_eq!(app.accounts(), 1);
}

#[test]
fn a_form_that_is_sent_again_from_another_network_is_one_registration() {
    let app = TestApp::fresh();
    let number = || {
        let page = app.visitor().get("/register");
        page.value_of("form_number").expect("the form has a number")
    };
    let (number, other) = (number(), number());
    assert_ne!(number, other, "though the page is kept for all");
    let ada = Person::ada();
    let send = |peer: &str, number: &str| {
        let fields = [
            ("name", ada.name.as_str()),
            ("email", &ada.email),
            ("password", &ada.password),
            ("privacy", "yes"),
            ("form_number", number),
        ];
        let reply = app.call(Method::Post, "/register").form(&fields).from(peer).send();
        assert_eq!((reply.status, reply.location()), (Status::SeeOther, "/register/inbox"));
        app.mails()
    };
    assert_eq!([send(PEER, &number), send("198.51.100.7", &number)], [1, 1]);
    assert_eq!(send("198.51.100.8", &other), 2, "another form is another registration");
}

#[test]
fn a_program_that_asks_again_gets_the_same_answer() {
    let app = TestApp::fresh();
    let body = registration("Bob", "bob@example.org");
    let first = by_api(&app, &body);
    let again = by_api(&app, &body);
    assert_eq!((first.status.code, again.status.code), (201, 201));
    assert_eq!(first.json(), again.json());
    assert_eq!(first.header_names(), again.header_names());
    assert_eq!((app.accounts(), app.mails()), (1, 1));
    app.confirms_newest("bob@example.org");
    assert_eq!(app.visitor().signs_in("bob@example.org", PASSWORD).status, Status::SeeOther);
}

#[test]
fn a_repeat_does_not_tell_whether_the_address_was_free() {
    let app = TestApp::fresh();
    app.person("ada");
    let answers = ["ada@example.org", "free@example.org"].map(|email| {
        let body = registration("Eve", email);
        let hashes = app.ctx.hasher.begun();
        let replies = [by_api(&app, &body), by_api(&app, &body)];
        assert_eq!(replies[0].json(), replies[1].json());
        let pages = [(); 2].map(|()| by_page(&app, &Person::new("Eve", email)).send());
        let seen = pages.map(|reply| (reply.status, reply.location().to_owned(), reply.body));
        (replies.map(|reply| reply.status), seen, app.ctx.hasher.begun() - hashes)
    });
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0].2, 4, "every password is hashed");
    assert_eq!(app.mailbox().of("ada@example.org").len(), 2, "one by API, one by page");
}

#[test]
fn another_password_another_peer_or_another_time_is_another_registration() {
    let body = registration("Bob", "bob@example.org");
    let mut other = body.clone();
    other["password"] = json!("plum-cake-and-custard");
    for (what, peer, body_of_second, later) in [
        ("password", PEER, &other, Duration::ZERO),
        ("peer", "198.51.100.7", &body, Duration::ZERO),
        ("time", PEER, &body, KEPT),
    ] {
        let app = TestApp::fresh();
        by_api(&app, &body);
        app.later(later);
        assert_eq!(app.post(REGISTER, body_of_second).from(peer).send().status.code, 201);
        assert_eq!((app.accounts(), app.mails()), (1, 2), "{what}");
        let kept: Option<String> = app.of_the_account("password_hash");
        assert_eq!(kept, None, "{what}: whoever confirms chooses");
    }
}

#[test]
fn after_somebody_elses_claim_a_repeat_moves_no_account() {
    let app = TestApp::fresh();
    let mut mallory = app.visitor();
    let claim = Person::ada().with_password("mallory knows this one");
    mallory.registers(&claim);
    app.visitor().registers(&Person::ada());
    let mails = app.mails();
    mallory.registers(&claim);
    assert_eq!(app.mails(), mails);
    mallory.post("/register/address", &[("email", "mallory@example.org")]);
    assert_eq!(app.of_account::<String>("ada@example.org", "state"), "awaiting_email");
}

#[test]
fn an_address_that_was_mended_can_be_registered_again_at_once() {
    let answers = [true, false].map(|taken| {
        let app = TestApp::fresh();
        if taken {
            app.person("ada");
        }
        let mut eve = app.visitor();
        let person = Person::new("Eve", "ada@example.org");
        eve.registers(&person);
        eve.post("/register/address", &[("email", "eve@example.org")]);
        eve.registers(&person);
        app.mailbox().of("ada@example.org").len()
    });
    assert_eq!(answers, [2, 2]);
}

#[test]
fn without_confirmation_a_repeat_is_answered_alike_and_signs_in() {
    let app = TestApp::fresh();
    app.sets("registration.type", "Public");
    let body = registration("Bob", "bob@example.org");
    let first = by_api(&app, &body);
    assert_eq!(first.status.code, 201);
    assert_eq!(by_api(&app, &body).json(), first.json());
    let call = by_page(&app, &Person::ada());
    for reply in app.calls_at_once(vec![call.clone(), call]) {
        assert_eq!((reply.status, reply.location()), (Status::SeeOther, "/account"));
    }
    assert_eq!(app.accounts(), 2);
    let stranger = Person::ada().with_password("another one entirely");
    assert_eq!(by_page(&app, &stranger).send().status, Status::BadRequest);
}
