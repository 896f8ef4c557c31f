//! `/setup`: the first administrator, once.

use rocket::http::Status;

use crate::support::TestApp;
use crate::support::crowd::Sent;
use crate::support::people::{Person, token_of};

fn grace() -> Person {
    Person::new("Grace Hopper", "grace@example.org")
}

#[test]
fn the_set_up_link_makes_an_administrator_who_is_signed_in_and_in_the_console() {
    let app = TestApp::fresh();
    let path = app.set_up_path();
    let form = app.visitor().get(&path);
    assert_eq!(form.status, Status::Ok);
    assert_eq!(form.value_of("public_url").as_deref(), Some("http://localhost:8000"));
    let mut admin = app.visitor();
    let done = admin.completes_set_up(&path, &grace());
    assert_eq!(done.status, Status::SeeOther);
    assert_eq!(done.location(), "/console");
    assert!(admin.get("/console").has(".checklist"));
    let account = admin.get("/account");
    assert!(account.texts_of(".badge").contains(&"Administrator".to_owned()), "{}", account.body);
    assert!(app.visitor().get("/").says("Harbour Club"));
}

#[test]
fn a_completed_set_up_is_closed_for_ever() {
    let app = TestApp::fresh();
    let path = app.set_up_path();
    app.visitor().completes_set_up(&path, &grace());
    assert_eq!(app.visitor().get(&path).status, Status::Gone);
    let again = app.visitor().completes_set_up(&path, &Person::new("Mallory", "mallory@example.org"));
    assert_eq!(again.status, Status::Gone);
    assert_eq!(app.accounts(), 1);
    let link =
        app.run(rollbook::services::site::set_up::issue_link(&app.ctx, crate::support::people::system()));
    assert_eq!(link.expect("the file can be read"), None);
}

#[test]
fn of_two_who_complete_the_set_up_at_once_one_does() {
    let app = TestApp::fresh();
    let path = app.set_up_path();
    let form = |name: &str| {
        let email = format!("{name}@example.org");
        let fields = [
            ("token", token_of(&path)),
            ("site_name", "Club"),
            ("public_url", "http://localhost:8000"),
            ("name", name),
            ("username", name),
            ("email", &email),
            ("password", "copper kettle sings"),
        ];
        Sent::form("/setup", &fields)
    };
    let replies = app.forms_at_once(&[form("grace"), form("mallory"), form("trudy")]);
    let done = replies.iter().filter(|reply| reply.status == Status::SeeOther).count();
    let closed = replies.iter().filter(|reply| reply.status == Status::Gone).count();
    assert_eq!((done, closed), (1, 2));
    assert_eq!(app.count("accounts WHERE role = 'admin'"), 1);
}

#[test]
fn a_set_up_link_is_worth_nothing_once_there_is_an_administrator_by_other_means() {
    let app = TestApp::fresh();
    let path = app.set_up_path();
    let input = rollbook::services::manage::create_account::AccountRequest {
        username: Some(rollbook::domain::Username::parse("root").expect("a username")),
        role: Some(rollbook::domain::Role::Admin),
        ..Default::default()
    };
    let errors = rollbook::domain::FieldErrors::new();
    let made = rollbook::services::manage::create_account::create_account(
        &app.ctx,
        crate::support::people::system(),
        input,
        errors,
    );
    app.run(made).expect("an administrator");
    assert_eq!(app.visitor().get(&path).status, Status::Gone);
    assert_eq!(app.visitor().completes_set_up(&path, &grace()).status, Status::Gone);
}

#[test]
fn a_newer_set_up_link_ends_the_older() {
    let app = TestApp::fresh();
    let older = app.set_up_path();
    let newer = app.set_up_path();
    assert_eq!(app.visitor().get(&older).status, Status::Gone);
    assert_eq!(app.visitor().completes_set_up(&older, &grace()).status, Status::Gone);
    assert_eq!(app.visitor().get(&newer).status, Status::Ok);
}

#[test]
fn the_set_up_form_comes_back_with_what_was_typed_and_a_message_at_each_field() {
    let app = TestApp::fresh();
    let path = app.set_up_path();
    let fields = [
        ("token", token_of(&path)),
        ("site_name", ""),
        ("public_url", "not a url"),
        ("name", "Grace"),
        ("username", "no spaces please"),
        ("email", "nobody"),
        ("password", "short-secret"),
    ];
    let reply = app.visitor().post("/setup", &fields);
    assert_eq!(reply.status, Status::BadRequest);
    for field in ["site_name", "public_url", "username", "email"] {
        assert!(reply.message_at(field).is_some(), "{field}");
    }
    assert_eq!(reply.message_at("name"), None);
    assert_eq!(reply.value_of("name").as_deref(), Some("Grace"));
    assert_eq!(reply.value_of("public_url").as_deref(), Some("not a url"));
    assert_eq!(reply.value_of("token").as_deref(), Some(token_of(&path)));
    assert_eq!(reply.value_of("password"), None);
    assert!(!reply.says("short-secret"));
    assert_eq!(app.accounts(), 0);
}

#[test]
fn a_page_asks_for_the_address_at_which_it_was_reached_when_nobody_set_one() {
    let app = TestApp::with(|settings| settings.public_url = None);
    let path = app.set_up_path();
    let form = app.visitor().gets_at("server.lan:8000", &path);
    assert_eq!(form.value_of("public_url").as_deref(), Some("http://server.lan:8000"));
}

#[test]
fn before_set_up_the_pages_say_where_the_link_is_and_nobody_registers() {
    let app = TestApp::not_set_up();
    let mut visitor = app.visitor();
    for path in ["/", "/register"] {
        let page = visitor.get(path);
        assert_eq!(page.status, Status::Ok);
        assert!(page.says("rollbook setup-link") && page.says("terminal"), "{path}: {}", page.body);
        assert!(!page.has("a[href='/register']") && !page.has("form[action='/register']"), "{path}");
    }
    assert_eq!(visitor.registers(&Person::ada()).status, Status::Forbidden);
    assert_eq!(app.accounts(), 0);
    app.set_up();
    assert!(visitor.get("/").has("a[href='/register']"));
    assert_eq!(visitor.registers(&Person::ada()).location(), "/register/inbox");
}

#[test]
fn the_first_administrator_gets_a_confirmation_whose_link_begins_with_the_url_just_chosen() {
    let app = TestApp::with(|settings| settings.public_url = None);
    let path = app.set_up_path();
    app.visitor().completes_set_up(&path, &grace());
    app.confirms_newest("grace@example.org");
    assert_eq!(app.count("accounts WHERE role = 'admin' AND email_verified_at IS NOT NULL"), 1);
}
