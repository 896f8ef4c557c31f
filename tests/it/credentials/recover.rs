//! `/recover`: a new password for whoever reads the account's mail.

use std::time::Duration;

use rocket::http::{Method, Status};
use rollbook::domain::{AccountId, EmailAddress, FieldErrors};
use rollbook::mail::transport::{FailureKind, SendFailure};
use rollbook::services::credentials::send_reset::send_reset;
use rollbook::services::manage::disable::disable;
use rollbook::services::manage::edit_account::{AddressProof, Edit, edit};

use crate::support::crowd::Sent;
use crate::support::people::{PASSWORD, Person, system, token_of};
use crate::support::{Reply, TestApp};

const NEW: &str = "amber lantern drifts";
const HOUR: Duration = Duration::from_secs(60 * 60);

fn app_with_ada() -> TestApp {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::ada());
    app
}

/// Ada has asked, and this is the link in her mail.
fn asked(app: &TestApp) -> String {
    app.visitor().post("/recover", &[("email", "ada@example.org")]);
    app.mailbox().link_for("ada@example.org")
}

fn recovery_mails(app: &TestApp, address: &str) -> usize {
    app.mailbox().of(address).iter().filter(|mail| mail.text.contains("/recover/")).count()
}

fn can_sign_in(app: &TestApp, password: &str) -> bool {
    app.visitor().signs_in("ada@example.org", password).status == Status::SeeOther
}

#[test]
fn the_link_leads_to_a_new_password_and_the_old_one_is_over() {
    let app = app_with_ada();
    let path = asked(&app);
    let mut ada = app.visitor();
    let page = ada.get(&path);
    assert_eq!(page.status, Status::Ok);
    assert_eq!(page.value_of("token").as_deref(), Some(token_of(&path)));
    assert!(page.says("ada@example.org") && page.has("[data-rules-for='field-password'] [data-min='12']"));
    assert_eq!(page.attribute("[data-address-bar]", "data-address-bar").as_deref(), Some("/recover"));
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    let done = ada.sets_password(&path, NEW);
    assert_eq!(done.text_of("h1").as_deref(), Some("Password reset"));
    assert_eq!(ada.get("/account").location(), "/sign-in?next=%2Faccount", "nobody is signed in by it");
    assert!(can_sign_in(&app, NEW) && !can_sign_in(&app, PASSWORD));
}

#[test]
fn opening_or_probing_a_link_changes_nothing() {
    let app = app_with_ada();
    let path = asked(&app);
    let before = app.tables();
    for method in [Method::Get, Method::Head, Method::Options, Method::Get] {
        app.visitor().send(method, &path, &[("User-Agent", "MailScanner/1.0")], None);
    }
    assert_eq!(app.tables(), before);
}

#[test]
fn known_and_unknown_addresses_get_the_same_answer_at_the_same_cost() {
    let app = app_with_ada();
    app.visitor().registers(&Person::new("Wim", "wim@example.org"));
    app.confirmed_member(&Person::new("Gone", "gone@example.org"));
    app.run(disable(&app.ctx, system(), AccountId(3), None)).expect("disabled");
    let mut answers = Vec::new();
    for address in ["ada@example.org", "nobody@example.org", "wim@example.org", "gone@example.org"] {
        let hashes = app.ctx.hasher.begun();
        let reply = app.visitor().post("/recover", &[("email", address)]);
        assert_eq!(app.ctx.hasher.begun(), hashes, "{address}");
        let headers: Vec<String> = reply.header_names().into_iter().map(str::to_owned).collect();
        let shown = app.visitor().get(reply.location()).body;
        answers.push((reply.status, reply.location().to_owned(), headers, shown));
    }
    for answer in &answers[1..] {
        assert_eq!(strip_ids(&answer.3), strip_ids(&answers[0].3));
        assert_eq!((answer.0, &answer.1, &answer.2), (answers[0].0, &answers[0].1, &answers[0].2));
    }
    app.mailbox().all();
    assert_eq!(app.audit_lines_of("recovery.asked"), 4, "and each leaves one line");
    assert_eq!(app.count("mail_requests"), 0);
}

fn strip_ids(body: &str) -> String {
    body.lines().filter(|line| !line.contains("request-id")).collect()
}

#[test]
fn only_the_stored_address_is_written_to() {
    let app = TestApp::fresh();
    app.confirmed_member(&Person::new("Mike", "mike@example.org"));
    for typed in [
        "MIKE@EXAMPLE.ORG",
        "m\u{131}ke@example.org",
        "mi\u{212a}e@example.org",
        "míke@example.org",
        "mike@example.org,eve@evil.example",
        "mike@example.org eve@evil.example",
        "mike@example.org\neve@evil.example",
        "eve@evil.example",
    ] {
        app.visitor().post("/recover", &[("email", typed)]);
    }
    let body = "email=mike%40example.org&email=eve%40evil.example";
    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    let twice = app.visitor().send(Method::Post, "/recover", &form, Some(body));
    assert!(twice.message_at("email").is_some());
    let list = "email%5B%5D=mike%40example.org&email%5B%5D=eve%40evil.example";
    let list = app.visitor().send(Method::Post, "/recover", &form, Some(list));
    assert!(list.message_at("email").is_some());
    app.mailbox().all();
    for mail in app.mailbox().all() {
        assert_eq!(mail.recipients, ["mike@example.org"]);
    }
    assert_eq!(recovery_mails(&app, "mike@example.org"), 1, "the one that was spelled otherwise");
}

#[test]
fn links_begin_with_the_configured_url_whatever_the_request_says() {
    let app = app_with_ada();
    let headers = [
        ("Content-Type", "application/x-www-form-urlencoded"),
        ("Host", "evil.example"),
        ("X-Forwarded-Host", "evil.example"),
        ("X-Forwarded-Proto", "https://evil.example/?"),
        ("X-Forwarded-Proto", "javascript"),
        ("Forwarded", "host=evil.example;proto=http"),
        ("X-Forwarded-For", "203.0.113.7"),
        ("Referer", "https://evil.example/"),
    ];
    app.visitor().send(Method::Post, "/recover", &headers, Some("email=ada%40example.org"));
    let mail = app.mailbox().newest("ada@example.org");
    assert!(!mail.raw.contains("evil.example") && !mail.text.contains("203.0.113.7"));
    assert!(mail.link().expect("a link").starts_with("http://localhost:8000/recover/"));
    assert!(mail.header("From").contains("rollbook@localhost"));
}

#[test]
fn a_link_lives_an_hour_to_the_millisecond_and_says_when_it_ended() {
    let app = app_with_ada();
    let path = asked(&app);
    app.later(HOUR - Duration::from_millis(1));
    assert_eq!(app.visitor().get(&path).status, Status::Ok);
    app.later(Duration::from_millis(1));
    for reply in [app.visitor().get(&path), app.visitor().sets_password(&path, NEW)] {
        assert_eq!(reply.status, Status::Gone);
        assert_eq!(reply.text_of("time").as_deref(), Some("2026-01-31 11:00 UTC"));
    }
    assert!(can_sign_in(&app, PASSWORD));
}

#[test]
fn a_link_works_once_also_when_pressed_twice_at_once() {
    let app = app_with_ada();
    let path = asked(&app);
    let forms: Vec<Sent> = (0..20)
        .map(|number| {
            let password = format!("{NEW} number {number}");
            Sent::form("/recover/password", &[("token", token_of(&path)), ("password", &password)])
        })
        .collect();
    let replies = app.forms_at_once(&forms);
    let won: Vec<usize> = (0..20).filter(|at| replies[*at].status == Status::Ok).collect();
    assert_eq!(won.len(), 1);
    assert!(can_sign_in(&app, &format!("{NEW} number {}", won[0])));
    let late = app.visitor().sets_password(&path, NEW);
    assert_eq!((late.status, late.text_of("h1").as_deref()), (Status::Gone, Some("Already used")));
}

#[test]
fn a_newer_mail_ends_the_older_one() {
    let app = app_with_ada();
    let older = asked(&app);
    app.later(Duration::from_secs(60));
    let newer = asked(&app);
    let reply = app.visitor().sets_password(&older, NEW);
    assert_eq!(reply.status, Status::Gone);
    assert_eq!(reply.text_of("time").as_deref(), Some("2026-01-31 10:01 UTC"));
    assert_eq!(app.visitor().sets_password(&newer, NEW).status, Status::Ok);
}

#[test]
fn a_changed_password_or_address_ends_open_links() {
    let app = app_with_ada();
    let path = asked(&app);
    let code = app.mailbox().code_for("ada@example.org");
    let fields = [("current_password", PASSWORD), ("new_password", NEW)];
    app.signed_in(&Person::ada()).post("/account/password", &fields);
    assert_eq!(app.visitor().get(&path).status, Status::Gone);
    assert_eq!(app.visitor().sets_password(&path, "another lantern drifts").status, Status::Gone);
    assert!(types_code(&app, &code).message_at("code").is_some());
    assert!(can_sign_in(&app, NEW));

    let path = asked(&app);
    app.gives_address("ada@example.org", "ada@new.example");
    let reply = app.visitor().sets_password(&path, "another lantern drifts");
    assert_eq!(reply.status, Status::Gone, "the mail went to an address that is not the account's any more");
    assert_eq!(app.visitor().signs_in("ada@new.example", NEW).status, Status::SeeOther);
}

fn types_code(app: &TestApp, code: &str) -> Reply {
    app.visitor().post("/recover/code", &[("email", "ada@example.org"), ("code", code)])
}

#[test]
fn everything_that_was_open_ends_and_the_owner_is_told() {
    let app = app_with_ada();
    let mut thief = app.signed_in(&Person::ada());
    let tokens = [
        ("grant_type", "password"),
        ("client_id", "rollbook"),
        ("username", "ada@example.org"),
        ("password", PASSWORD),
    ];
    let token = app.call(Method::Post, "/oauth/token/").form(&tokens).send().json()["access_token"]
        .as_str()
        .expect("a token")
        .to_owned();
    app.visitor().recovers("ada@example.org", NEW);
    assert_eq!(thief.get("/account").status, Status::SeeOther);
    assert_eq!(app.sessions(), 0);
    let late = app.call(Method::Post, "/api/v2/sso/signin/").bearer(&token).send();
    assert_eq!(late.status, Status::Unauthorized);
    let mail = app.mailbox().newest("ada@example.org");
    assert_eq!(mail.subject(), "Your password for Rollbook was reset");
    assert!(mail.link().expect("a link").contains("/not-me/"));
}

#[test]
fn the_lock_is_passed_even_after_ninety_wrong_passwords() {
    let app = app_with_ada();
    for _ in 0..120 {
        app.visitor().signs_in("ada@example.org", "wrong wrong wrong");
        app.later(Duration::from_secs(601));
    }
    assert!(!can_sign_in(&app, PASSWORD), "nothing is looked at any more");
    app.visitor().recovers("ada@example.org", NEW);
    assert!(can_sign_in(&app, NEW), "count and lock are over");
    for _ in 0..10 {
        app.visitor().signs_in("ada@example.org", "wrong wrong wrong");
    }
    app.visitor().recovers("ada@example.org", PASSWORD);
    assert!(can_sign_in(&app, PASSWORD));
}

#[test]
fn an_account_that_never_had_a_password_gets_one_and_its_address_is_proven() {
    let app = TestApp::fresh();
    let person = app.account_like("ada", |input| {
        input.password = None;
        input.email_confirmed = false;
    });
    app.visitor().recovers(&person.email, NEW);
    assert!(can_sign_in(&app, NEW));
    assert_eq!(app.count("accounts WHERE email_verified_at IS NOT NULL"), 1);
}

#[test]
fn a_registration_that_was_never_confirmed_is_opened_with_the_new_password_only() {
    let app = TestApp::fresh();
    let mut stranger = app.visitor();
    stranger.registers(&Person::ada().with_password("the strangers password"));
    let confirm = app.mailbox().link_for("ada@example.org");
    app.later(3 * HOUR);
    app.visitor().recovers("ada@example.org", NEW);
    assert!(can_sign_in(&app, NEW) && !can_sign_in(&app, "the strangers password"));
    let account = app.of_the_account::<Option<String>>("username || ' ' || state");
    assert_eq!(account.as_deref(), Some("ada-lovelace active"));
    assert_eq!(app.count("registrations"), 0, "the stranger's browser can no longer mend the address");
    assert_eq!(app.visitor().confirms(&confirm).status, Status::Gone, "an expired link stays expired");
}

#[test]
fn two_who_claim_one_address_are_settled_by_the_mail() {
    let app = TestApp::fresh();
    app.visitor().registers(&Person::ada().with_password("first strange password"));
    app.visitor().registers(&Person::ada().with_password("second strange password"));
    app.visitor().recovers("ada@example.org", NEW);
    assert!(can_sign_in(&app, NEW));
    for typed in ["first strange password", "second strange password"] {
        assert!(!can_sign_in(&app, typed));
    }
}

#[test]
fn a_disabled_or_deleted_account_gets_no_mail_and_an_older_link_opens_nothing() {
    for state in ["disabled", "deleted"] {
        let app = app_with_ada();
        let path = asked(&app);
        app.puts_account_into_state("ada@example.org", state);
        let before = recovery_mails(&app, "ada@example.org");
        app.visitor().post("/recover", &[("email", "ada@example.org")]);
        assert_eq!(recovery_mails(&app, "ada@example.org"), before, "{state}");
        assert_eq!(app.visitor().get(&path).status, Status::NotFound, "{state}");
        assert_eq!(app.visitor().sets_password(&path, NEW).status, Status::NotFound, "{state}");
        assert_eq!(app.of_the_account::<Option<String>>("state").as_deref(), Some(state));
        assert!(!can_sign_in(&app, NEW) && !can_sign_in(&app, PASSWORD));
    }
}

#[test]
fn a_new_password_follows_the_policy_and_the_form_comes_back_with_the_link() {
    let app = app_with_ada();
    let path = asked(&app);
    for wrong in ["", "short", "password1234", "ada@example.org", "AdaLovelace2024!", &"x".repeat(257)] {
        let reply = app.visitor().sets_password(&path, wrong);
        assert_eq!(reply.status, Status::BadRequest, "{wrong}");
        assert!(reply.message_at("password").is_some(), "{wrong}");
        assert_eq!(reply.value_of("token").as_deref(), Some(token_of(&path)));
        assert_eq!(reply.value_of("password"), None);
    }
    assert_eq!(app.visitor().sets_password(&path, NEW).status, Status::Ok);
}

#[test]
fn no_other_token_passes_for_one_of_recovery() {
    let app = app_with_ada();
    app.visitor().registers(&Person::new("Eve", "eve@example.org"));
    let confirm = app.mailbox().link_for("eve@example.org");
    let path = asked(&app);
    let token = token_of(&path);
    for other in [
        token_of(&confirm).to_owned(),
        token[..token.len() - 1].to_owned(),
        format!("{token}A"),
        format!("{token}="),
        token.to_lowercase(),
        String::new(),
        "null".to_owned(),
        "0".to_owned(),
        " ".to_owned(),
        "A".repeat(43),
    ] {
        let fields = [("token", other.as_str()), ("password", NEW), ("email", "ada@example.org")];
        let reply = app.visitor().post("/recover/password", &fields);
        assert_eq!(reply.status, Status::NotFound, "{other:?}");
    }
    let another = TestApp::fresh();
    another.confirmed_member(&Person::ada());
    assert_eq!(another.visitor().sets_password(&path, NEW).status, Status::NotFound, "nor at another server");
    assert!(can_sign_in(&app, PASSWORD));
}

#[test]
fn a_link_sets_the_password_of_its_own_account_whatever_else_is_sent() {
    let app = app_with_ada();
    app.confirmed_member(&Person::new("Max", "max@example.org"));
    let path = asked(&app);
    let fields = [
        ("token", token_of(&path)),
        ("password", NEW),
        ("email", "max@example.org"),
        ("user_id", "2"),
        ("username", "max"),
        ("id", "2"),
    ];
    assert_eq!(app.visitor().post("/recover/password", &fields).status, Status::Ok);
    assert!(can_sign_in(&app, NEW));
    assert_eq!(app.visitor().signs_in("max@example.org", PASSWORD).status, Status::SeeOther);
}

#[test]
fn the_code_of_the_same_mail_works_with_the_address_and_only_there() {
    let app = app_with_ada();
    app.confirmed_member(&Person::new("Max", "max@example.org"));
    asked(&app);
    let code = app.mailbox().code_for("ada@example.org");
    let other = app.visitor().post("/recover/code", &[("email", "max@example.org"), ("code", &code)]);
    assert!(other.message_at("code").is_some());
    let confirm = app.visitor().types_code("ada@example.org", &code);
    assert!(confirm.message_at("code").is_some(), "nor does it confirm anything");
    let page = types_code(&app, &code);
    assert_eq!(page.value_of("code").as_deref(), Some(code.as_str()));
    let fields = [("email", "ada@example.org"), ("code", code.as_str()), ("password", NEW)];
    assert_eq!(app.visitor().post("/recover/password", &fields).status, Status::Ok);
    assert!(can_sign_in(&app, NEW));
    let again = app.visitor().post("/recover/password", &fields);
    assert!(again.message_at("code").is_some(), "and works once");
}

#[test]
fn five_wrong_codes_spend_it_also_at_once_and_say_the_same_for_everybody() {
    let app = app_with_ada();
    let path = asked(&app);
    let code = app.mailbox().code_for("ada@example.org");
    let wrong = format!("{:06}", (code.parse::<u32>().expect("digits") + 1) % 1_000_000);
    let answer = |email: &str| {
        let reply = app.visitor().post("/recover/code", &[("email", email), ("code", &wrong)]);
        (reply.status, reply.body_without(&[email]))
    };
    assert_eq!(answer("ada@example.org"), answer("nobody@example.org"));
    let form = Sent::form("/recover/code", &[("email", "ada@example.org"), ("code", &wrong)]);
    app.forms_at_once(&vec![form; 4]);
    assert!(types_code(&app, &code).message_at("code").is_some());
    let fields = [("email", "ada@example.org"), ("code", code.as_str()), ("password", NEW)];
    assert!(app.visitor().post("/recover/password", &fields).message_at("code").is_some());
    assert_eq!(app.visitor().sets_password(&path, NEW).status, Status::Ok, "the link goes on working");
}

#[test]
fn mails_are_capped_by_address_and_requests_by_peer() {
    let app = app_with_ada();
    for _ in 0..9 {
        let reply = app.visitor().post("/recover", &[("email", "ada@example.org")]);
        assert_eq!(reply.location(), "/recover?sent=1", "and the answer stays the same");
    }
    assert_eq!(recovery_mails(&app, "ada@example.org"), 5);
    let newest = app.mailbox().link_for("ada@example.org");
    assert_eq!(app.visitor().get(&newest).status, Status::Ok, "the last one sent still works");
    app.later(HOUR + Duration::from_millis(1));
    app.visitor().post("/recover", &[("email", "ada@example.org")]);
    assert_eq!(recovery_mails(&app, "ada@example.org"), 6);

    let ask = |number: usize| {
        let address = format!("nobody{number}@example.org");
        let call = app.call(Method::Post, "/recover").form(&[("email", &address)]).from("203.0.113.9");
        call.header("X-Forwarded-For", &format!("198.51.100.{number}")).send()
    };
    assert!((0..30).all(|number| ask(number).status == Status::SeeOther));
    let refused = ask(30);
    assert_eq!(refused.status, Status::TooManyRequests);
    assert!(refused.header("retry-after").is_some());
}

#[test]
fn a_mail_server_that_is_down_tells_nobody_apart() {
    let app = app_with_ada();
    app.mail.set_failing(Some(SendFailure::new(FailureKind::Temporary, "421 closed")));
    let answers = ["ada@example.org", "nobody@example.org"].map(|address| {
        let reply = app.visitor().post("/recover", &[("email", address)]);
        app.deliver();
        (reply.status, reply.location().to_owned())
    });
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0].0, Status::SeeOther);
}

#[test]
fn a_wish_taken_down_survives_until_it_is_answered_and_one_bad_row_holds_up_no_other() {
    let app = app_with_ada();
    app.wishes_for_nonsense();
    app.visitor().post("/recover", &[("email", "ada@example.org")]);
    assert_eq!(recovery_mails(&app, "ada@example.org"), 1);
    assert_eq!(app.count("mail_requests"), 0);
}

#[test]
fn no_secret_of_a_recovery_is_in_the_file() {
    let app = app_with_ada();
    let path = asked(&app);
    let bytes = app.file_bytes();
    for secret in [token_of(&path), NEW] {
        assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{secret}");
    }
}

#[test]
fn used_and_old_links_are_cleared_away_after_a_month() {
    let app = app_with_ada();
    let path = asked(&app);
    app.later(30 * 24 * HOUR);
    app.run(rollbook::services::site::clean_up::clean_up(&app.ctx)).expect("cleaned");
    assert_eq!(app.visitor().get(&path).status, Status::Gone, "still explained");
    app.later(3 * HOUR);
    app.run(rollbook::services::site::clean_up::clean_up(&app.ctx)).expect("cleaned");
    assert_eq!(app.visitor().get(&path).status, Status::NotFound);
    assert_eq!(app.count("mail_links"), 0);
}

/// Ada has registered where no address is proven; she is signed in by that.
fn publicly_registered() -> TestApp {
    let app = TestApp::fresh();
    app.sets("registration.type", "Public");
    assert_eq!(app.visitor().registers(&Person::ada()).location(), "/account");
    app
}

#[test]
fn whoever_reads_a_mistyped_address_does_not_recover_the_account_of_somebody_who_is_in_it() {
    let app = publicly_registered();
    let known = app.visitor().post("/recover", &[("email", "ada@example.org")]);
    assert_eq!(recovery_mails(&app, "ada@example.org"), 0);
    let unknown = app.visitor().post("/recover", &[("email", "nobody@example.org")]);
    assert_eq!(known.status, unknown.status);
    assert_eq!(known.location(), unknown.location());
    // The username, which nobody can mistype, is no sign that the address is right.
    assert_eq!(app.visitor().signs_in("ada-lovelace", PASSWORD).location(), "/account");
    app.visitor().post("/recover", &[("email", "ada@example.org")]);
    assert_eq!(recovery_mails(&app, "ada@example.org"), 0);
}

#[test]
fn a_sign_in_by_an_unproven_address_lets_its_mail_recover_the_account() {
    let app = publicly_registered();
    assert_eq!(app.visitor().signs_in("Ada@example.org", PASSWORD).location(), "/account");
    assert_eq!(app.visitor().sets_password(&asked(&app), NEW).status, Status::Ok);
    assert!(can_sign_in(&app, NEW));
}

#[test]
fn a_wrong_password_with_the_address_is_no_sign_of_anything() {
    let app = publicly_registered();
    app.visitor().signs_in("ada@example.org", "not the right one");
    app.visitor().post("/recover", &[("email", "ada@example.org")]);
    assert_eq!(recovery_mails(&app, "ada@example.org"), 0);
}

#[test]
fn an_unproven_account_that_nobody_has_been_in_is_recovered_by_its_mail() {
    let app = publicly_registered();
    app.forgets_sign_ins_of("ada@example.org");
    assert_eq!(app.visitor().sets_password(&asked(&app), NEW).status, Status::Ok);
}

#[test]
fn another_unproven_address_is_to_be_used_again_first() {
    let app = publicly_registered();
    assert_eq!(app.visitor().signs_in("ada@example.org", PASSWORD).location(), "/account");
    let id = app.id_of("ada@example.org");
    let account = app.account_of("ada@example.org");
    let moved = Edit {
        real_name: account.real_name,
        username: Some(account.username),
        email: EmailAddress::parse("ada@exmaple.org").ok(),
        proof: AddressProof::Later,
    };
    app.run(edit(&app.ctx, system(), id, moved, FieldErrors::new())).expect("edited");
    app.visitor().post("/recover", &[("email", "ada@exmaple.org")]);
    assert_eq!(recovery_mails(&app, "ada@exmaple.org"), 0);
    assert_eq!(app.visitor().signs_in("ada@exmaple.org", PASSWORD).location(), "/account");
    app.visitor().post("/recover", &[("email", "ada@exmaple.org")]);
    assert_eq!(recovery_mails(&app, "ada@exmaple.org"), 1);
}

#[test]
fn an_administrator_can_send_the_way_back_to_an_address_that_nobody_proved() {
    let app = publicly_registered();
    app.run(send_reset(&app.ctx, system(), app.id_of("ada@example.org"))).expect("sent");
    assert_eq!(
        app.visitor().sets_password(&app.mailbox().link_for("ada@example.org"), NEW).status,
        Status::Ok
    );
}
