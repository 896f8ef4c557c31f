//! The second step of signing in, under a turned clock and under many hands at once.

use std::time::Duration;

use rocket::http::{Method, Status};

use crate::support::people::{PASSWORD, Person};
use crate::support::{Reply, TestApp, Visitor};

const EMAIL: &str = "ada@example.org";
const PENDING: &str = "rollbook_sign_in";

/// A browser whose password was right.
fn waiting(app: &TestApp) -> Visitor<'_> {
    let mut browser = app.visitor();
    assert_eq!(browser.signs_in(EMAIL, PASSWORD).location(), "/sign-in/factor?next=%2Faccount");
    browser
}

#[test]
fn password_and_code_lead_in_and_the_page_before_is_found_again() {
    let app = TestApp::fresh();
    let (phone, _) = app.member_with_two_steps(&Person::ada());
    app.next_code();
    let mut ada = app.visitor();
    let fields = [("login", EMAIL), ("password", PASSWORD), ("next", "/account/password")];
    let first = ada.post("/sign-in", &fields);
    assert_eq!(first.location(), "/sign-in/factor?next=%2Faccount%2Fpassword");
    assert!(ada.cookie("rollbook_session").is_none());
    let page = ada.get(first.location());
    assert_eq!(page.attribute("#field-code", "autocomplete").as_deref(), Some("one-time-code"));
    let next = page.value_of("next").expect("the wish is kept");
    let second = ada.post("/sign-in/factor", &[("code", &phone.code(&app, 0)), ("next", &next)]);
    assert_eq!(second.location(), "/account/password");
    assert_eq!(ada.get("/account").status, Status::Ok);
    assert!(ada.cookie(PENDING).is_none(), "the waiting is over");
    assert!(app.of_the_session::<bool>("second_factor"));
    assert_eq!(app.pending_sign_ins(), 0);
}

#[test]
fn nobody_is_led_to_another_site_after_the_second_step() {
    let app = TestApp::fresh();
    let (_, codes) = app.member_with_two_steps(&Person::ada());
    for (code, next) in codes.iter().zip(["//evil.example", "https://evil.example", "/\\evil.example"]) {
        let mut ada = waiting(&app);
        assert_eq!(ada.get(&format!("/sign-in/factor?next={next}")).value_of("next"), None);
        let fields = [("code", code.as_str()), ("next", next)];
        assert_eq!(ada.post("/sign-in/factor", &fields).location(), "/account", "{next}");
    }
}

#[test]
fn a_remembered_sign_in_is_remembered_through_the_second_step() {
    let app = TestApp::fresh();
    let (phone, _) = app.member_with_two_steps(&Person::ada());
    app.next_code();
    let mut ada = app.visitor();
    ada.post("/sign-in", &[("login", EMAIL), ("password", PASSWORD), ("remember_me", "yes")]);
    let reply = ada.types_factor(&phone.code(&app, 0));
    let cookie = reply.headers("set-cookie").find(|line| line.starts_with("rollbook_session="));
    assert!(cookie.is_some_and(|line| line.contains("Max-Age=")));
    assert!(app.of_the_session::<bool>("remembered"));
}

#[test]
fn a_code_works_half_a_minute_early_and_late_and_no_further() {
    for (seconds_behind, expected) in [
        (60, Status::Unauthorized),
        (30, Status::SeeOther),
        (-30, Status::SeeOther),
        (-60, Status::Unauthorized),
    ] {
        let app = TestApp::fresh();
        let (phone, _) = app.member_with_two_steps(&Person::ada());
        app.later(Duration::from_secs(120));
        let code = phone.code(&app, seconds_behind);
        assert_eq!(waiting(&app).types_factor(&code).status, expected, "{seconds_behind}");
    }
}

#[test]
fn no_code_is_taken_twice_and_none_from_before_one_that_was_taken() {
    let app = TestApp::fresh();
    let (phone, _) = app.member_with_two_steps(&Person::ada());
    app.later(Duration::from_secs(120));
    let (earlier, code) = (phone.code(&app, 30), phone.code(&app, 0));
    assert_eq!(waiting(&app).types_factor(&code).status, Status::SeeOther);
    assert_eq!(waiting(&app).types_factor(&code).status, Status::Unauthorized, "again");
    assert_eq!(waiting(&app).types_factor(&earlier).status, Status::Unauthorized, "the one before");
    app.earlier(Duration::from_secs(30));
    assert_eq!(waiting(&app).types_factor(&earlier).status, Status::Unauthorized, "under a clock set back");
    app.later(Duration::from_secs(60));
    assert_eq!(waiting(&app).types_factor(&phone.code(&app, 0)).status, Status::SeeOther, "the next one");
}

#[test]
fn a_browser_has_ten_minutes_for_its_code() {
    let app = TestApp::fresh();
    let (phone, _) = app.member_with_two_steps(&Person::ada());
    let mut ada = waiting(&app);
    app.later(Duration::from_secs(10 * 60 - 1));
    assert_eq!(ada.get("/sign-in/factor").status, Status::Ok);
    app.later(Duration::from_secs(1));
    assert_eq!(ada.get("/sign-in/factor").location(), "/sign-in?again=1");
    assert_eq!(ada.types_factor(&phone.code(&app, 0)).location(), "/sign-in?again=1");
    assert!(ada.get("/sign-in?again=1").says("Please sign in again"));
    app.run(rollbook::services::site::clean_up::clean_up(&app.ctx)).expect("cleaned");
    assert_eq!(app.pending_sign_ins(), 0);
}

#[test]
fn five_wrong_codes_end_the_waiting() {
    let app = TestApp::fresh();
    let (phone, _) = app.member_with_two_steps(&Person::ada());
    app.next_code();
    let mut ada = waiting(&app);
    for _ in 0..4 {
        let wrong = ada.types_factor(&phone.wrong_code(&app));
        assert_eq!(wrong.status, Status::Unauthorized);
        assert!(wrong.message_at("code").is_some());
        assert_eq!(wrong.value_of("code").as_deref(), Some(""), "what was typed is not repeated");
    }
    assert_eq!(ada.types_factor(&phone.wrong_code(&app)).location(), "/sign-in?again=1");
    assert_eq!(ada.types_factor(&phone.code(&app, 0)).location(), "/sign-in?again=1");
    assert_eq!(waiting(&app).types_factor(&phone.code(&app, 0)).status, Status::SeeOther);
}

#[test]
fn an_empty_code_costs_no_try() {
    let app = TestApp::fresh();
    app.member_with_two_steps(&Person::ada());
    let mut ada = waiting(&app);
    for empty in ["", "   "] {
        let reply = ada.types_factor(empty);
        assert_eq!(reply.status, Status::BadRequest);
        assert!(reply.message_at("code").is_some());
    }
    assert_eq!(app.accounts_with_wrong_codes(), 0);
    assert_eq!(app.misses_of_the_pending_sign_in(), 0);
}

#[test]
fn a_waiting_sign_in_opens_nothing_else() {
    let app = TestApp::fresh();
    app.member_with_two_steps(&Person::ada());
    let mut ada = waiting(&app);
    let token = ada.cookie(PENDING).expect("it waits").to_owned();
    for path in ["/account", "/account/factors", "/account/password", "/console"] {
        assert!(ada.get(path).location().starts_with("/sign-in?next="), "{path}");
        let mut posing = app.visitor().holding("rollbook_session", &token);
        assert!(posing.get(path).location().starts_with("/sign-in?next="), "{path} as a session");
    }
    let session = ada.get("/api/authentication/current-session");
    assert_eq!(session.json()["sessionAuthenticated"], false);
    let bearer = app.call(Method::Post, "/api/v2/sso/signin/").bearer(&token).send();
    assert_eq!(bearer.status, Status::Unauthorized);
    let header = ada.get("/");
    assert!(!header.has("a[href='/account'].site-tool"), "no page takes them for signed in");
}

#[test]
fn the_waiting_belongs_to_one_browser() {
    let app = TestApp::fresh();
    let (phone, _) = app.member_with_two_steps(&Person::ada());
    app.next_code();
    waiting(&app);
    let code = phone.code(&app, 0);
    assert_eq!(app.visitor().types_factor(&code).location(), "/sign-in?again=1");
    for forged in ["", "x", &"A".repeat(43)] {
        let mut other = app.visitor().holding(PENDING, forged);
        assert_eq!(other.get("/sign-in/factor").location(), "/sign-in?again=1");
        assert_eq!(other.types_factor(&code).location(), "/sign-in?again=1");
    }
    assert_eq!(app.accounts_with_wrong_codes(), 0, "whoever does not wait cannot even miss");
    assert_eq!(waiting(&app).types_factor(&code).status, Status::SeeOther);
}

#[test]
fn the_cookie_of_the_waiting_is_kept_from_scripts_and_from_http() {
    let app = TestApp::at("https://join.example.org");
    app.member_with_two_steps(&Person::ada());
    let reply = app.visitor().signs_in(EMAIL, PASSWORD);
    let line = reply.headers("set-cookie").find(|line| line.starts_with("__Host-rollbook_sign_in="));
    let line = line.expect("a cookie");
    for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=600"] {
        assert!(line.contains(part), "{line}");
    }
}

#[test]
fn a_new_password_a_disabled_account_or_a_factor_taken_off_end_the_waiting() {
    let end: [fn(&TestApp); 3] = [
        |app| {
            let account = app.account_of(EMAIL);
            let policy = rollbook::domain::SitePolicy::default();
            let new = rollbook::services::credentials::change_password::parse_new_password(
                &app.ctx,
                &policy,
                policy.password_policy(),
                &[],
                "amber lantern drifts",
            );
            let audit_context = crate::support::people::system();
            let deed = rollbook::services::credentials::change_password::set(
                &app.ctx,
                audit_context,
                &account,
                new.expect("good enough"),
                false,
            );
            app.run(deed).expect("set");
        },
        |app| {
            let id = app.id_of(EMAIL);
            let audit_context = crate::support::people::system();
            app.run(rollbook::services::manage::disable::disable(&app.ctx, audit_context, id, None))
                .expect("disabled");
        },
        |app| app.takes_factor_off(EMAIL),
    ];
    for end in end {
        let app = TestApp::fresh();
        let (_, codes) = app.member_with_two_steps(&Person::ada());
        let mut ada = waiting(&app);
        end(&app);
        assert_eq!(ada.get("/sign-in/factor").location(), "/sign-in?again=1");
        assert_eq!(ada.types_factor(&codes[0]).location(), "/sign-in?again=1");
        assert_eq!(app.sessions(), 0);
    }
}

#[test]
fn ten_wrong_codes_lock_the_codes_for_ten_minutes_and_a_recovery_code_passes() {
    let app = TestApp::fresh();
    let (phone, codes) = app.member_with_two_steps(&Person::ada());
    for _ in 0..5 {
        let mut guesser = waiting(&app);
        guesser.types_factor(&phone.wrong_code(&app));
        guesser.types_factor(&phone.wrong_code(&app));
    }
    app.next_code();
    let locked = waiting(&app).types_factor(&phone.code(&app, 0));
    assert_eq!(locked.status, Status::Forbidden);
    assert!(locked.summary()[0].1.contains("10 minutes"), "{:?}", locked.summary());
    let mail = app.mailbox().newest_but_sign_ins(EMAIL);
    assert_eq!(mail.subject(), "Someone may know your password at Rollbook");
    let typed = format!(" {} ", codes[0].to_uppercase().replace('-', " "));
    assert_eq!(waiting(&app).types_factor(&typed).location(), "/account");
    assert_eq!(app.accounts_with_wrong_codes(), 0, "whoever got in ends the count");
}

#[test]
fn when_the_lock_is_over_one_wrong_code_locks_again() {
    let app = TestApp::fresh();
    let (phone, _) = app.member_with_two_steps(&Person::ada());
    for _ in 0..10 {
        waiting(&app).types_factor(&phone.wrong_code(&app));
    }
    app.later(Duration::from_secs(10 * 60));
    assert_eq!(waiting(&app).types_factor(&phone.wrong_code(&app)).status, Status::Unauthorized);
    assert_eq!(waiting(&app).types_factor(&phone.code(&app, 0)).status, Status::Forbidden);
    app.later(Duration::from_secs(10 * 60));
    assert_eq!(waiting(&app).types_factor(&phone.code(&app, 0)).status, Status::SeeOther);
}

#[test]
fn after_a_hundred_wrong_codes_in_a_row_only_a_recovery_code_counts() {
    let app = TestApp::fresh();
    let (phone, codes) = app.member_with_two_steps(&Person::ada());
    app.has_typed_wrong_codes(EMAIL, 100);
    app.later(Duration::from_secs(24 * 60 * 60));
    let shut = waiting(&app).types_factor(&phone.code(&app, 0));
    assert_eq!(shut.status, Status::Forbidden);
    assert!(shut.summary()[0].1.contains("recovery code"));
    assert_eq!(waiting(&app).types_factor(&codes[0]).location(), "/account");
    assert_eq!(waiting(&app).types_factor(&phone.code(&app, 0)).location(), "/account");
}

#[test]
fn each_recovery_code_works_once_and_the_owner_is_told_how_many_are_left() {
    let app = TestApp::fresh();
    let (_, codes) = app.member_with_two_steps(&Person::ada());
    for (used, code) in codes.iter().enumerate() {
        assert_eq!(waiting(&app).types_factor(code).location(), "/account");
        assert_eq!(waiting(&app).types_factor(code).status, Status::Unauthorized, "a second time");
        // Between two rounds, so that the misses lock nothing.
        app.forgets_wrong_codes();
        let mail = app.mailbox().newest_but_sign_ins(EMAIL);
        assert_eq!(mail.subject(), "A recovery code was used at Rollbook");
        let left = match 9 - used {
            0 => "You have none left.".to_owned(),
            1 => "You have 1 left.".to_owned(),
            2 => "You have 2 left.".to_owned(),
            3 => "You have 3 left.".to_owned(),
            many => format!("You have {many} left."),
        };
        assert!(mail.text_on_one_line().contains(&left), "{}", mail.text);
    }
    let page = waiting(&app).get("/sign-in/factor?with=recovery-code");
    assert_eq!(page.attribute("#field-code", "inputmode"), None, "letters can be typed");
}

#[test]
fn somebody_elses_codes_are_wrong() {
    let app = TestApp::fresh();
    app.member_with_two_steps(&Person::ada());
    let (phone, codes) = app.member_with_two_steps(&Person::new("Eve", "eve@example.org"));
    app.next_code();
    assert_eq!(waiting(&app).types_factor(&codes[0]).status, Status::Unauthorized);
    assert_eq!(waiting(&app).types_factor(&phone.code(&app, 0)).status, Status::Unauthorized);
    assert_eq!(app.spent_recovery_codes(), 0);
}

/// Sends the codes at the same moment, each from a browser of its own whose password was right.
fn at_once(app: &TestApp, codes: &[String]) -> Vec<Reply> {
    let browsers: Vec<String> =
        codes.iter().map(|_| waiting(app).cookie(PENDING).expect("it waits").to_owned()).collect();
    let calls = codes.iter().zip(&browsers).map(|(code, pending)| {
        app.call(Method::Post, "/sign-in/factor").cookie(PENDING, pending).form(&[("code", code)])
    });
    app.calls_at_once(calls.collect())
}

fn count(replies: &[Reply], status: Status) -> usize {
    replies.iter().filter(|reply| reply.status == status).count()
}

#[test]
fn of_two_hundred_guesses_at_once_ten_are_looked_at() {
    let app = TestApp::fresh();
    let (phone, _) = app.member_with_two_steps(&Person::ada());
    app.next_code();
    let wrong = phone.wrong_code(&app);
    let replies = at_once(&app, &vec![wrong; 200]);
    assert_eq!(count(&replies, Status::Unauthorized), 10);
    assert_eq!(count(&replies, Status::Forbidden), 190);
    assert_eq!(app.wrong_codes_in_a_row(), 10);
    assert_eq!(app.audit_lines_of("second_factor.refused"), 200);
    assert_eq!(app.mails_of_kind("codes_guessed"), 1, "the owner is told once");
    assert_eq!(app.sessions(), 0);
}

#[test]
fn of_one_code_used_by_many_at_once_one_gets_in() {
    let app = TestApp::fresh();
    let (phone, codes) = app.member_with_two_steps(&Person::ada());
    app.next_code();
    let replies = at_once(&app, &vec![phone.code(&app, 0); 8]);
    assert_eq!(count(&replies, Status::SeeOther), 1);
    assert_eq!(count(&replies, Status::Unauthorized), 7);
    app.forgets_wrong_codes();
    app.ends_all_sessions();
    let replies = at_once(&app, &vec![codes[0].clone(); 8]);
    assert_eq!(count(&replies, Status::SeeOther), 1);
    assert_eq!(app.sessions(), 1);
    assert_eq!(app.spent_recovery_codes(), 1);
}

#[test]
fn the_second_step_leaves_its_audit_lines() {
    let app = TestApp::fresh();
    let (phone, codes) = app.member_with_two_steps(&Person::ada());
    app.next_code();
    let before = app.audit_actions().len();
    let mut ada = waiting(&app);
    ada.types_factor(&phone.wrong_code(&app));
    ada.types_factor(&phone.code(&app, 0));
    waiting(&app).types_factor(&codes[0]);
    assert_eq!(
        app.audit_actions()[before..],
        [
            "sign_in.factor_asked",
            "second_factor.refused",
            "sign_in.succeeded",
            "sign_in.factor_asked",
            "recovery_code.used",
            "sign_in.succeeded"
        ]
    );
    let factor = app.audit_text("sign_in.succeeded", "json_extract(details, '$.second_factor')");
    assert_eq!(factor, "recovery_code");
}

#[test]
fn a_wrong_password_says_nothing_of_a_second_step() {
    let app = TestApp::fresh();
    app.member_with_two_steps(&Person::ada());
    app.confirmed_member(&Person::new("Eve", "eve@example.org"));
    let [with, without] = [EMAIL, "eve@example.org"].map(|login| {
        let reply = app.visitor().signs_in(login, "wrong wrong wrong");
        assert_eq!(reply.headers("set-cookie").filter(|line| line.contains("sign_in")).count(), 0);
        (reply.status, reply.body_without(&[login]))
    });
    assert_eq!(with, without);
}
