//! `/register`: the form, and what becomes of it.

use rocket::http::Status;

use crate::support::TestApp;
use crate::support::people::Person;

#[test]
fn a_verified_registration_leads_to_the_inbox_page() {
    let app = TestApp::fresh();
    let mut visitor = app.visitor();
    let reply = visitor.registers(&Person::ada());
    assert_eq!((reply.status, reply.location()), (Status::SeeOther, "/register/inbox"));
    let inbox = visitor.get("/register/inbox");
    assert_eq!(inbox.status, Status::Ok);
    assert!(inbox.texts_of("strong bdi").contains(&"ada@example.org".to_owned()));
    assert_eq!(app.mailbox().of("ada@example.org").len(), 1);
}

#[test]
fn every_wrong_field_has_its_own_message_tied_to_it() {
    let app = TestApp::fresh();
    let fields = [("name", ""), ("email", "ada at example"), ("password", "short")];
    let reply = app.visitor().post("/register", &fields);
    assert_eq!(reply.status, Status::BadRequest);
    for field in ["name", "email", "password", "privacy"] {
        assert!(reply.message_at(field).is_some(), "{field}: {}", reply.body);
        assert!(reply.summary().iter().any(|(link, _)| link == &format!("#field-{field}")), "{field}");
    }
    assert!(reply.texts_of("title")[0].starts_with("Error:"));
    assert_eq!(app.accounts(), 0);
    assert_eq!(app.mails(), 0);
}

#[test]
fn a_form_that_was_not_sent_at_all_names_every_field() {
    let app = TestApp::fresh();
    let reply = app.visitor().post("/register", &[]);
    assert_eq!(reply.status, Status::BadRequest);
    for field in ["name", "email", "password", "privacy"] {
        assert!(reply.message_at(field).is_some(), "{field}");
    }
}

#[test]
fn what_was_typed_is_kept_but_never_the_password() {
    let app = TestApp::fresh();
    let fields = [
        ("name", "Ada \"Countess\" <Lovelace>"),
        ("email", "ada@exa mple"),
        ("password", "tip-top-secret-words"),
        ("privacy", "yes"),
    ];
    let reply = app.visitor().post("/register", &fields);
    assert_eq!(reply.status, Status::BadRequest);
    assert_eq!(reply.value_of("name").as_deref(), Some("Ada \"Countess\" <Lovelace>"));
    assert_eq!(reply.value_of("email").as_deref(), Some("ada@exa mple"));
    assert!(reply.has("input[name='privacy'][checked]"));
    assert_eq!(reply.value_of("password"), None);
    assert!(!reply.says("tip-top-secret-words") && !reply.body.contains("tip-top-secret-words"));
}

#[test]
fn without_agreeing_to_the_privacy_policy_nobody_registers() {
    let app = TestApp::fresh();
    let ada = Person::ada();
    for answer in ["", "no", "true"] {
        let fields = [
            ("name", ada.name.as_str()),
            ("email", &ada.email),
            ("password", &ada.password),
            ("privacy", answer),
        ];
        let reply = app.visitor().post("/register", &fields);
        assert!(reply.message_at("privacy").is_some(), "{answer:?}");
        assert_eq!(reply.summary().len(), 1);
    }
    assert_eq!(app.accounts(), 0);
}

#[test]
fn the_agreement_is_kept_with_its_date_and_version() {
    let app = TestApp::fresh();
    app.sets("privacy.version", "2026-11");
    app.visitor().registers(&Person::ada());
    let kept = app.of_the_account::<Option<String>>("privacy_version || ' ' || privacy_agreed_at");
    assert_eq!(kept.as_deref(), Some("2026-11 1769853600000"));
}

#[test]
fn repeated_fields_are_a_fault_and_not_a_choice() {
    let app = TestApp::fresh();
    let fields = [
        ("name", "Ada"),
        ("email", "ada@example.org"),
        ("email", "eve@example.org"),
        ("password", "copper kettle sings"),
        ("privacy", "yes"),
    ];
    let reply = app.visitor().post("/register", &fields);
    assert!(reply.message_at("email").is_some());
    assert_eq!(app.mails(), 0);
}

#[test]
fn addresses_and_names_that_smuggle_are_refused_at_their_field() {
    let app = TestApp::fresh();
    for email in
        ["ada@example.org\r\nBcc: eve@example.org", "ada@example.org,eve@example.org", "\"a b\"@example.org"]
    {
        let reply = app.visitor().registers(&Person::new("Ada", email));
        assert!(reply.message_at("email").is_some(), "{email:?}");
    }
    for name in ["Ada\r\nBcc: eve@example.org", "Ada\u{202e}", "\u{200b}", &"x".repeat(256)] {
        let reply = app.visitor().registers(&Person::new(name, "ada@example.org"));
        assert!(reply.message_at("name").is_some(), "{name:?}");
    }
    assert_eq!(app.accounts(), 0);
}

#[test]
fn a_password_made_of_ones_own_name_or_the_sites_is_refused() {
    let app = TestApp::fresh();
    app.sets("site.name", "Harbour Club");
    for password in ["AdaLovelace1", "ada@example.org", "harbourclub1", "password1234", "123456789012"] {
        let reply = app.visitor().registers(&Person::ada().with_password(password));
        assert!(reply.message_at("password").is_some(), "{password}");
    }
    let spaced = Person::ada().with_password("  two spaces around  ");
    assert_eq!(app.visitor().registers(&spaced).status, Status::SeeOther);
}

#[test]
fn where_registration_is_public_people_are_signed_in_at_once() {
    let app = TestApp::fresh();
    app.sets("registration.type", "Public");
    let mut visitor = app.visitor();
    let reply = visitor.registers(&Person::ada());
    assert_eq!((reply.status, reply.location()), (Status::SeeOther, "/account"));
    assert!(visitor.get("/account").says("Ada Lovelace"));
    assert_eq!(app.mails(), 0);
    let taken = app.visitor().registers(&Person::ada());
    assert_eq!(taken.status, Status::BadRequest);
    assert!(taken.message_at("email").is_some());
}

#[test]
fn registering_while_signed_in_ends_the_session_before() {
    let app = TestApp::fresh();
    app.sets("registration.type", "Public");
    let mut visitor = app.visitor();
    visitor.registers(&Person::ada());
    let before = visitor.copy();
    visitor.registers(&Person::new("Eve", "eve@example.org"));
    assert!(visitor.get("/account").says("eve@example.org"));
    assert_eq!({ before }.get("/account").status, Status::SeeOther);
}

#[test]
fn where_registration_is_closed_the_page_says_so_and_the_form_is_refused() {
    let app = TestApp::fresh();
    app.sets("registration.type", "Closed");
    let page = app.visitor().get("/register");
    assert_eq!(page.status, Status::Ok);
    assert!(!page.has("form[action='/register']"));
    assert_eq!(page.text_of("h1").as_deref(), Some("Registration is closed"));
    let reply = app.visitor().registers(&Person::ada());
    assert_eq!(reply.status, Status::Forbidden);
    assert_eq!(reply.text_of("h1").as_deref(), Some("Registration is closed"));
    assert!(!app.visitor().get("/").has("main a[href='/register']"));
    assert_eq!(app.accounts(), 0);
}

#[test]
fn only_whole_allowed_domains_may_register() {
    let app = TestApp::fresh();
    app.sets("registration.allowed_domains", "my-domain.com");
    for email in ["x@notmy-domain.com", "x@sub.my-domain.com", "x@my-domain.com.evil.example"] {
        let reply = app.visitor().registers(&Person::new("X", email));
        assert!(reply.message_at("email").is_some(), "{email}");
    }
    assert_eq!(app.visitor().registers(&Person::new("X", "x@My-Domain.com")).status, Status::SeeOther);
}

#[test]
fn a_taken_address_answers_like_a_free_one_and_its_owner_gets_a_mail() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let answers = ["ada@example.org", "eva@example.org"].map(|email| {
        let mut visitor = app.visitor();
        let reply = visitor.registers(&Person::new("Somebody", email).with_password("velvet anchor sleeps"));
        let inbox = visitor.get("/register/inbox");
        let mut cookies: Vec<String> = reply.headers("set-cookie").map(attributes).collect();
        // They leave the jar in no order.
        cookies.sort();
        let resent = visitor.post("/register/resend", &[]);
        (
            (reply.status, reply.location().to_owned(), reply.body.clone(), cookies),
            (inbox.status, inbox.body_without(&[email])),
            (resent.status, resent.location().to_owned()),
        )
    });
    assert_eq!(answers[0], answers[1]);
    let mails = app.mailbox().of("ada@example.org");
    assert_eq!(
        mails.last().map(|mail| mail.subject().to_owned()).as_deref(),
        Some("You already have an account at Rollbook")
    );
    assert_eq!(mails.last().and_then(|mail| mail.link()), None);
    assert_eq!(app.visitor().signs_in("ada@example.org", &Person::ada().password).status, Status::SeeOther);
}

#[test]
fn signing_in_does_not_tell_whether_a_registered_address_was_free() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    let answers = ["ada@example.org", "eva@example.org"].map(|email| {
        let person = Person::new("Somebody", email).with_password("velvet anchor sleeps");
        let mut visitor = app.visitor();
        visitor.registers(&person);
        let here = visitor.signs_in(email, &person.password);
        let elsewhere = app.visitor().signs_in(email, &person.password);
        let by_name = app.visitor().signs_in("somebody", &person.password);
        [here, elsewhere, by_name].map(|reply| (reply.status, reply.body_without(&[email])))
    });
    assert_eq!(answers[0], answers[1]);
}

#[test]
fn a_browser_that_signs_in_before_confirming_is_told_what_is_missing() {
    let app = TestApp::fresh();
    let mut visitor = app.visitor();
    visitor.registers(&Person::ada());
    let reply = visitor.signs_in("Ada@Example.org", &Person::ada().password);
    assert_eq!(reply.status, Status::Unauthorized);
    assert!(reply.has(".message-warning form[action='/confirm/resend']"), "{}", reply.body);
    let other = app.visitor().signs_in("ada@example.org", &Person::ada().password);
    assert!(!other.has(".message-warning"));
    assert!(other.has("main a[href='/confirm/resend'], .card-after a[href='/confirm/resend']"));
}

#[test]
fn many_people_of_one_name_all_get_a_username() {
    let app = TestApp::fresh();
    for at in 1..=5 {
        app.confirmed_member(&Person::new("Ada Lovelace", &format!("ada{at}@example.org")));
    }
    assert_eq!(app.of_the_newest_account::<String>("username"), "ada-lovelace-5");
}

/// What Eve's own account looks like after she tried another address with the same name.
fn account_after_trying(taken: bool, tries: impl Fn(&TestApp)) -> Vec<String> {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::new("Somebody Else", "else@example.org"));
    if taken {
        app.confirmed_member(&Person::ada());
    } else {
        app.confirmed_member(&Person::new("Ada Lovelace", "another@example.org"));
    }
    app.later(std::time::Duration::from_secs(60 * 60));
    tries(&app);
    app.confirms_newest("eve@example.org");
    ["id", "username", "created_at"]
        .map(|column| app.of_account("eve@example.org", &format!("CAST({column} AS TEXT)")))
        .to_vec()
}

#[test]
fn neither_id_nor_username_tells_whether_an_address_tried_before_has_an_account() {
    let tries = |app: &TestApp| {
        app.visitor().registers(&Person::new("Eve Curious", "ada@example.org"));
        app.visitor().registers(&Person::new("Eve Curious", "eve@example.org"));
    };
    assert_eq!(account_after_trying(true, tries), account_after_trying(false, tries));
}

#[test]
fn nor_does_an_account_that_was_moved_there_and_back() {
    let tries = |app: &TestApp| {
        let mut eve = app.visitor();
        eve.registers(&Person::new("Eve Curious", "eve@example.org"));
        for email in ["ada@example.org", "ada@example.org", "eve@example.org"] {
            app.later(std::time::Duration::from_secs(60));
            eve.post("/register/address", &[("email", email)]);
        }
    };
    assert_eq!(account_after_trying(true, tries), account_after_trying(false, tries));
}

/// A cookie but for its value.
fn attributes(line: &str) -> String {
    let (name, rest) = line.split_once('=').unwrap_or_default();
    format!("{name}{}", rest.split_once(';').map_or("", |(_, attributes)| attributes))
}
