//! `/sign-in` and `/sign-out`.

use std::time::Duration;

use rocket::http::Status;

use crate::support::people::{PASSWORD, Person};
use crate::support::{Reply, TestApp};

const SESSION: &str = "rollbook_session";

fn app_with_ada() -> TestApp {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    app
}

/// The line that sets a cookie of this name.
fn set_cookie<'a>(reply: &'a Reply, name: &str) -> &'a str {
    let start = format!("{name}=");
    reply.headers("set-cookie").find(|line| line.starts_with(&start)).unwrap_or_else(|| panic!("no {name}"))
}

fn attributes(line: &str) -> Vec<String> {
    line.split("; ").skip(1).map(str::to_owned).collect()
}

#[test]
fn address_and_username_lead_in_without_regard_to_case() {
    let app = app_with_ada();
    for login in ["ada@example.org", "ADA@Example.Org", "ada-lovelace", "Ada-Lovelace", " ada@example.org "] {
        let mut visitor = app.visitor();
        assert_eq!(visitor.signs_in(login, PASSWORD).location(), "/account", "{login:?}");
        assert_eq!(visitor.get("/account").status, Status::Ok);
    }
}

#[test]
fn a_wrong_password_and_an_unknown_login_answer_alike() {
    let app = app_with_ada();
    let mut waiting = app.visitor();
    waiting.registers(&Person::new("Eve", "eve@example.org"));
    let logins = [
        "ada@example.org",
        "nobody@example.org",
        "ada-lovelace",
        "nobody-at-all",
        "eve@example.org",
        "eve",
        "\u{0}x",
    ];
    let answers = logins.map(|login| {
        let reply = app.visitor().signs_in(login, "not the right one");
        assert_eq!(reply.value_of("password"), None);
        (reply.status, reply.body_without(&[login]))
    });
    assert_eq!(answers[0].0, Status::Unauthorized);
    for (login, answer) in logins.iter().zip(&answers).take(6) {
        assert_eq!(answer, &answers[0], "{login}");
    }
}

#[test]
fn empty_fields_are_named() {
    let app = app_with_ada();
    let reply = app.visitor().signs_in("", "");
    assert_eq!(reply.status, Status::BadRequest);
    assert!(reply.message_at("login").is_some() && reply.message_at("password").is_some());
    assert_eq!(app.audit_lines_of("sign_in.failed"), 0);
}

#[test]
fn the_password_has_to_match_to_the_last_character() {
    let app = TestApp::fresh();
    let long = "Zwölf Boxkämpfer jagen Viktor quer über den Sylter Deich, während jäh ein öder Quäker Pflaumen übt, bis zum Ende";
    app.confirmed_member(&Person::ada().with_password(long));
    assert_eq!(app.visitor().signs_in("ada@example.org", long).status, Status::SeeOther);
    for wrong in [&long[..long.len() - 1], &format!("{long} "), &format!(" {long}"), &long.to_uppercase()] {
        assert_eq!(app.visitor().signs_in("ada@example.org", wrong).status, Status::Unauthorized, "{wrong}");
    }
}

#[test]
fn a_password_is_the_same_however_its_letters_are_composed() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada().with_password("Zwölf Boxkämpfer jagen"));
    let decomposed = "Zwo\u{308}lf Boxka\u{308}mpfer jagen";
    assert_eq!(app.visitor().signs_in("ada@example.org", decomposed).status, Status::SeeOther);
}

#[test]
fn ten_wrong_passwords_lock_for_ten_minutes_and_only_the_right_one_learns_of_it() {
    let app = app_with_ada();
    for _ in 0..10 {
        app.visitor().signs_in("ada@example.org", "wrong wrong wrong");
    }
    let wrong = app.visitor().signs_in("ada@example.org", "wrong wrong wrong");
    assert_eq!(wrong.status, Status::Unauthorized);
    let right = app.visitor().signs_in("ada@example.org", PASSWORD);
    assert_eq!(right.status, Status::Forbidden);
    assert!(right.summary()[0].1.contains("10 minutes"), "{:?}", right.summary());
    app.later(Duration::from_secs(10 * 60 + 1));
    assert_eq!(app.visitor().signs_in("ada@example.org", PASSWORD).status, Status::SeeOther);
}

#[test]
fn a_disabled_account_is_told_so_after_the_right_password_only() {
    let app = app_with_ada();
    let mut ada = app.signed_in(&Person::ada());
    let id = rollbook::domain::AccountId(1);
    app.run(rollbook::services::manage::disable::disable(
        &app.ctx,
        crate::support::people::system(),
        id,
        None,
    ))
    .expect("done");
    assert_eq!(ada.get("/account").status, Status::SeeOther, "its session ends at once");
    let wrong = app.visitor().signs_in("ada@example.org", "wrong wrong wrong");
    assert_eq!(wrong.status, Status::Unauthorized);
    let right = app.visitor().signs_in("ada@example.org", PASSWORD);
    assert_eq!(right.status, Status::Forbidden);
    assert!(right.says("This account has been disabled"));
}

#[test]
fn whoever_wanted_a_page_comes_back_to_it() {
    let app = app_with_ada();
    let mut visitor = app.visitor();
    let asked = visitor.get("/account/password");
    assert_eq!(asked.location(), "/sign-in?next=%2Faccount%2Fpassword");
    let form = visitor.get(asked.location());
    let next = form.value_of("next").expect("the wish is kept");
    let fields = [("login", "ada@example.org"), ("password", "wrong wrong wrong"), ("next", next.as_str())];
    let again = visitor.post("/sign-in", &fields);
    assert_eq!(again.value_of("next"), Some(next.clone()), "a wrong password does not lose it");
    let fields = [("login", "ada@example.org"), ("password", PASSWORD), ("next", next.as_str())];
    assert_eq!(visitor.post("/sign-in", &fields).location(), "/account/password");
    assert_eq!(visitor.get("/sign-in?next=/account/password").location(), "/account/password");
}

#[test]
fn nobody_is_led_to_another_site() {
    let app = app_with_ada();
    for next in [
        "//evil.example",
        "///evil.example",
        "/////evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\\/evil.example",
        "https://evil.example",
        "https:evil.example",
        "HtTpS://evil.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "/\t/evil.example",
        "/\n/evil.example",
        "\t//evil.example",
        " //evil.example",
        "evil.example",
        "/account\r\nSet-Cookie: a=b",
        "/\u{ff0f}evil.example",
        "%2F%2Fevil.example",
        "/%0d%0aLocation: https://evil.example\u{0}",
        "",
    ] {
        let mut visitor = app.visitor();
        let query: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
        let form = visitor.get(&format!("/sign-in?next={query}"));
        assert_eq!(form.value_of("next"), None, "{next:?}");
        let fields = [("login", "ada@example.org"), ("password", PASSWORD), ("next", next)];
        assert_eq!(visitor.post("/sign-in", &fields).location(), "/account", "{next:?}");
        let signed_in = visitor.get(&format!("/sign-in?next={query}"));
        assert_eq!(signed_in.location(), "/account", "{next:?}");
    }
}

#[test]
fn a_session_cookie_ends_with_the_browser_unless_it_is_remembered() {
    let app = app_with_ada();
    let plain = app.visitor().signs_in("ada@example.org", PASSWORD);
    let mut kinds = attributes(set_cookie(&plain, SESSION));
    kinds.sort();
    assert_eq!(kinds, ["HttpOnly", "Path=/", "SameSite=Lax"]);
    let fields = [("login", "ada@example.org"), ("password", PASSWORD), ("remember_me", "yes")];
    let remembered = app.visitor().post("/sign-in", &fields);
    let kinds = attributes(set_cookie(&remembered, SESSION));
    assert!(kinds.contains(&"Max-Age=7776000".to_owned()), "{kinds:?}");
    assert!(set_cookie(&remembered, SESSION).len() < 4096);
}

#[test]
fn behind_https_every_cookie_is_secure_and_bound_to_the_host() {
    let app = TestApp::at("https://join.example.org");
    let mut visitor = app.visitor();
    let registered = visitor.registers(&Person::ada());
    let handle = set_cookie(&registered, "__Host-rollbook_registration");
    let path = app.mailbox().link_for("ada@example.org");
    app.visitor().confirms(&path);
    let reply = visitor.signs_in("ada@example.org", PASSWORD);
    let session = set_cookie(&reply, "__Host-rollbook_session");
    let language = visitor.post("/language", &[("language", "de")]);
    let signed_out = visitor.post("/sign-out", &[]);
    let ended = set_cookie(&signed_out, "__Host-rollbook_session");
    for line in [handle, session, ended, set_cookie(&language, "rollbook_language")] {
        let kinds = attributes(line);
        for kind in ["Secure", "HttpOnly", "Path=/", "SameSite=Lax"] {
            assert!(kinds.contains(&kind.to_owned()), "{kind} is missing in {line}");
        }
        assert!(!kinds.iter().any(|kind| kind.starts_with("Domain")), "{line}");
    }
    assert!(attributes(ended).contains(&"Max-Age=0".to_owned()));
}

#[test]
fn a_session_is_random_and_new_at_each_sign_in() {
    let app = app_with_ada();
    let mut visitor = app.visitor();
    visitor.signs_in("ada@example.org", PASSWORD);
    let first = visitor.cookie(SESSION).expect("a session").to_owned();
    let mut before = visitor.copy();
    visitor.signs_in("ada@example.org", PASSWORD);
    let second = visitor.cookie(SESSION).expect("a session").to_owned();
    assert_ne!(first, second);
    assert!(first.len() >= 43);
    assert_eq!(before.get("/account").status, Status::SeeOther, "the session before is over");
    assert_eq!(app.sessions(), 1);
}

#[test]
fn a_session_that_somebody_planted_is_not_taken_over() {
    let app = app_with_ada();
    let planted = "A".repeat(43);
    let reply = app.visitor().holding(SESSION, &planted).signs_in("ada@example.org", PASSWORD);
    assert_eq!(reply.status, Status::SeeOther);
    assert!(!set_cookie(&reply, SESSION).contains(&planted));
    assert_eq!(app.visitor().holding(SESSION, &planted).get("/account").status, Status::SeeOther);
}

#[test]
fn signing_out_ends_the_session_on_the_server_and_twice_is_no_error() {
    let app = app_with_ada();
    let mut ada = app.signed_in(&Person::ada());
    let mut copy = ada.copy();
    let reply = ada.post("/sign-out", &[]);
    assert_eq!(reply.location(), "/sign-in?signed_out=1");
    assert_eq!(reply.header("clear-site-data"), Some("\"cache\", \"storage\""));
    assert_eq!(ada.cookie(SESSION), None);
    assert_eq!(copy.get("/account").status, Status::SeeOther, "a copied cookie is worth nothing");
    assert_eq!(copy.post("/sign-out", &[]).location(), "/sign-in?signed_out=1");
    assert_eq!(app.visitor().post("/sign-out", &[]).location(), "/sign-in?signed_out=1");
    assert_eq!(app.audit_lines_of("sign_out"), 1);
}

#[test]
fn an_idle_session_ends_after_half_an_hour_and_a_remembered_one_after_thirty_days() {
    let app = app_with_ada();
    let minute = Duration::from_secs(60);
    let mut ada = app.signed_in(&Person::ada());
    for _ in 0..3 {
        app.later(29 * minute);
        assert_eq!(ada.get("/account").status, Status::Ok);
    }
    app.later(30 * minute);
    assert_eq!(ada.get("/account").status, Status::SeeOther);
    let mut remembered = app.visitor();
    remembered
        .post("/sign-in", &[("login", "ada@example.org"), ("password", PASSWORD), ("remember_me", "yes")]);
    app.later(29 * 24 * 60 * minute);
    assert_eq!(remembered.get("/account").status, Status::Ok);
    app.later(24 * 60 * minute);
    assert_eq!(remembered.get("/account").status, Status::SeeOther, "thirty days are the end in any case");
}

#[test]
fn an_administrator_signs_in_again_after_twelve_hours() {
    let app = TestApp::fresh();
    let grace = app.set_up();
    let mut admin = app.visitor();
    admin.post("/sign-in", &[("login", "grace"), ("password", &grace.password), ("remember_me", "yes")]);
    app.later(Duration::from_secs(12 * 60 * 60 - 1));
    assert_eq!(admin.get("/account").status, Status::Ok);
    app.later(Duration::from_secs(1));
    assert_eq!(admin.get("/account").status, Status::SeeOther);
}

#[test]
fn every_sign_in_good_or_bad_leaves_one_audit_line() {
    let app = app_with_ada();
    let before = app.audit_actions().len();
    app.visitor().signs_in("ada@example.org", PASSWORD);
    app.visitor().signs_in("ada@example.org", "wrong wrong wrong");
    app.visitor().signs_in("nobody@example.org", "wrong wrong wrong");
    assert_eq!(app.audit_actions()[before..], ["sign_in.succeeded", "sign_in.failed", "sign_in.failed"]);
}
