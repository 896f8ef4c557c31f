//! contract.md B3: signing in, the session, signing out, and the lock.

use std::time::Duration;

use rocket::http::Method;
use rollbook::domain::{Rights, Role};
use serde_json::json;

use crate::api::{LOGIN, LOGOUT, SESSION, current_session, logs_in, refusal, registers, registration};
use crate::support::api::PASSWORD;
use crate::support::{Reply, TestApp};

const WRONG: &str = "Tangerine-Orbit-48";
const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(86_400);

fn cookie(reply: &Reply) -> Option<&str> {
    reply.headers("set-cookie").find(|line| line.starts_with("rollbook_session="))
}

fn is_open(app: &TestApp, token: &str) -> bool {
    let reply = current_session(app).session(token).send();
    assert_eq!(reply.status.code, 200);
    reply.json()["sessionAuthenticated"] == true
}

/// The session's token for somebody who signs in.
fn session_of(app: &TestApp, login: &str, remembered: bool) -> String {
    let body = json!({ "login": login, "password": PASSWORD, "rememberMe": remembered });
    let reply = app.post(LOGIN, &body).send();
    assert_eq!(reply.status.code, 200, "{}", reply.body);
    let line = cookie(&reply).expect("a session");
    line["rollbook_session=".len()..].split(';').next().unwrap().to_owned()
}

#[test]
fn signing_in_answers_with_the_profile_and_a_cookie() {
    let app = TestApp::fresh();
    let admin = app.admin();
    for login in ["root@example.org", "ROOT@Example.org", "root", "Root"] {
        let reply = logs_in(&app, login, PASSWORD);
        assert_eq!(reply.status.code, 200, "{login}: {}", reply.body);
        assert_eq!(
            reply.json(),
            json!({
                "profile": { "userId": admin.uuid, "displayName": "root", "emailAddress": "root@example.org",
                             "roles": ["ADMIN"] },
                "authenticationIdentifier": { "identifier": "root@example.org", "realm": "internal" },
            })
        );
        let line = cookie(&reply).expect("a cookie").to_ascii_lowercase();
        for part in ["httponly", "samesite=lax", "path=/"] {
            assert!(line.contains(part), "{line}");
        }
        assert!(!line.contains("max-age") && !line.contains("expires"), "{line}");
        assert!(!line.contains("secure"), "the site is reached over http: {line}");
    }
}

#[test]
fn a_site_over_https_sends_its_cookie_nowhere_else() {
    let app = TestApp::at("https://join.example.org");
    app.person("ada");
    let reply = logs_in(&app, "ada", PASSWORD);
    let lines: Vec<&str> = reply.headers("set-cookie").collect();
    assert!(lines.iter().any(|line| line.starts_with("__Host-rollbook_session=")), "{lines:?}");
    for line in lines {
        assert!(line.starts_with("__Host-") && line.contains("Secure"), "{line}");
    }
}

#[test]
fn the_current_session_is_always_answered() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    assert_eq!(current_session(&app).send().json(), json!({ "sessionAuthenticated": false }));
    for cookie in ["", "x", &"A".repeat(43), "null"] {
        assert!(!is_open(&app, cookie), "{cookie}");
    }
    let token = session_of(&app, "ada", false);
    let reply = current_session(&app).session(&token).send();
    assert_eq!(
        reply.json(),
        json!({
            "sessionAuthenticated": true,
            "profile": { "userId": ada.uuid, "displayName": "ada", "emailAddress": "ada@example.org", "roles": [] },
            "authenticationIdentifier": { "identifier": "ada@example.org", "realm": "internal" },
        })
    );
    let key = app.api_key("desk", Rights { admin: true, users_admin: true });
    let reply = current_session(&app).bearer(&key).send();
    assert_eq!(reply.json()["sessionAuthenticated"], true);
    assert_eq!(reply.json()["profile"]["roles"], json!(["ADMIN", "USERS_ADMIN"]));
}

#[test]
fn a_cut_token_is_no_session() {
    let app = TestApp::fresh();
    app.person("ada");
    let token = session_of(&app, "ada", false);
    for cut in 1..token.len() {
        assert!(!is_open(&app, &token[..token.len() - cut]));
    }
    assert!(!is_open(&app, &format!("{token}A")));
    assert!(is_open(&app, &token));
}

#[test]
fn signing_out_ends_the_session_on_the_server() {
    let app = TestApp::fresh();
    app.person("ada");
    let token = session_of(&app, "ada", true);
    let other = session_of(&app, "ada", false);
    let logout = || app.call(Method::Post, LOGOUT).session(&token);
    let reply = logout().send();
    assert_eq!((reply.status.code, reply.body.as_str()), (204, ""));
    assert!(cookie(&reply).is_some_and(|line| line.contains("Max-Age=0") || line.contains("Expires=")));
    assert!(!is_open(&app, &token));
    assert!(is_open(&app, &other), "another browser stays signed in");
    assert_eq!(logout().send().status.code, 204, "twice is no error");
    assert_eq!(app.post(LOGOUT, &json!({})).send().status.code, 204, "and neither is nobody");
}

#[test]
fn every_sign_in_has_a_token_of_its_own_and_ends_the_one_it_replaces() {
    let app = TestApp::fresh();
    app.person("ada");
    app.person("eve");
    let planted = session_of(&app, "eve", false);
    let reply = app.post(LOGIN, &json!({ "login": "ada", "password": PASSWORD })).session(&planted).send();
    assert_eq!(reply.status.code, 200);
    assert!(!cookie(&reply).expect("a new one").contains(&planted));
    assert!(!is_open(&app, &planted));
    let failed = app
        .post(LOGIN, &json!({ "login": "ada", "password": WRONG }))
        .session(&session_of(&app, "eve", false))
        .send();
    assert_eq!((failed.status.code, cookie(&failed)), (401, None));
}

#[test]
fn a_session_ends_after_half_an_hour_without_use() {
    let app = TestApp::fresh();
    app.person("ada");
    let token = session_of(&app, "ada", false);
    for _ in 0..4 {
        app.later(29 * MINUTE);
        assert!(is_open(&app, &token), "each use counts anew");
    }
    app.later(30 * MINUTE);
    assert!(!is_open(&app, &token));
}

#[test]
fn a_remembered_session_lasts_thirty_days_whatever_the_browser_keeps() {
    let app = TestApp::fresh();
    app.person("ada");
    let body = json!({ "login": "ada", "password": PASSWORD, "rememberMe": true });
    let reply = app.post(LOGIN, &body).send();
    assert!(cookie(&reply).unwrap().contains("Max-Age=7776000"), "{:?}", cookie(&reply));
    let token = session_of(&app, "ada", true);
    app.later(DAY * 30 - MINUTE);
    assert!(is_open(&app, &token));
    app.later(MINUTE);
    assert!(!is_open(&app, &token));
}

#[test]
fn whoever_manages_accounts_signs_in_again_after_twelve_hours() {
    let app = TestApp::fresh();
    app.admin();
    app.users_admin("keeper");
    app.person("ada");
    let sessions = ["root", "keeper", "ada"].map(|login| session_of(&app, login, false));
    for _ in 0..24 {
        app.later(29 * MINUTE);
        assert!(sessions.iter().all(|token| is_open(&app, token)));
    }
    app.later(24 * MINUTE);
    let open = sessions.map(|token| is_open(&app, &token));
    assert_eq!(open, [false, false, true]);
    let remembered = session_of(&app, "root", true);
    app.later(12 * 60 * MINUTE);
    assert!(!is_open(&app, &remembered), "remembered or not");
}

#[test]
fn a_body_that_is_wrong_is_named() {
    let app = TestApp::fresh();
    app.person("ada");
    for (body, fields) in [
        (json!({}), vec!["login", "password"]),
        (
            json!({ "login": 1, "password": null, "rememberMe": "yes" }),
            vec!["login", "password", "rememberMe"],
        ),
        (json!({ "login": ["ada"], "password": PASSWORD }), vec!["login"]),
        (json!({ "login": "ada", "password": [PASSWORD] }), vec!["password"]),
        (json!({ "login": { "$ne": "" }, "password": { "$ne": "" } }), vec!["login", "password"]),
        (json!({ "login": "ada\u{0}", "password": PASSWORD }), vec!["login"]),
    ] {
        assert_eq!(app.post(LOGIN, &body).send().fields_at_fault(), fields, "{body}");
    }
    for login in ["", " ", "nobody", "a@b", "%", "' OR 1=1 --", "*", "ａda"] {
        assert_eq!(
            refusal(&logs_in(&app, login, PASSWORD), LOGIN),
            (401, "Unauthorized".to_owned()),
            "{login}"
        );
    }
    assert_eq!(logs_in(&app, "ada", "").status.code, 401);
}

#[test]
fn a_wrong_password_costs_and_says_the_same_whoever_it_is_for() {
    let app = TestApp::fresh();
    app.person("ada");
    app.account_like("tokenonly", |input| input.password = None);
    let disabled = app.person("gone");
    app.disables(&disabled);
    assert_eq!(registers(&app, &registration("Wim", "wim@example.org")).status.code, 201);
    let mut bodies = Vec::new();
    for login in
        ["ada", "nobody", "nobody@example.org", "not a login", "tokenonly", "gone", "wim@example.org"]
    {
        let hashes = app.ctx.hasher.begun();
        let lines = app.audit_lines();
        let reply = logs_in(&app, login, WRONG);
        assert_eq!(app.ctx.hasher.begun() - hashes, 1, "{login}");
        assert_eq!(app.audit_lines() - lines, 1, "{login}");
        assert_eq!(reply.status.code, 401, "{login}");
        bodies.push(reply.body);
    }
    assert!(bodies.iter().all(|body| *body == bodies[0]), "{bodies:?}");
}

#[test]
fn ten_wrong_passwords_lock_for_ten_minutes() {
    let app = TestApp::fresh();
    app.person("ada");
    app.person("bob");
    for _ in 0..10 {
        assert_eq!(logs_in(&app, "ada", WRONG).status.code, 401);
    }
    let locked = logs_in(&app, "ada", PASSWORD);
    assert_eq!(refusal(&locked, LOGIN), (403, "Forbidden".to_owned()), "right, but locked");
    assert!(locked.header("retry-after").is_some_and(|wait| wait == "600"));
    assert_eq!(cookie(&locked), None);
    assert_eq!(logs_in(&app, "ada", WRONG).status.code, 401);
    assert_eq!(logs_in(&app, "bob", PASSWORD).status.code, 200, "nobody else is locked");
    let grant =
        [("grant_type", "password"), ("client_id", "rollbook"), ("username", "ada"), ("password", PASSWORD)];
    let by_oauth = app.call(Method::Post, "/oauth/token/").form(&grant).send();
    assert_eq!(by_oauth.status.code, 400, "nor is there another way in");
    assert_eq!(current_session(&app).basic("ada", PASSWORD).send().status.code, 401);
    app.later(Duration::from_secs(601));
    assert_eq!(logs_in(&app, "ada", PASSWORD).status.code, 200);
}

#[test]
fn the_lock_comes_back_when_guessing_goes_on_after_it() {
    let app = TestApp::fresh();
    app.person("ada");
    for _ in 0..10 {
        logs_in(&app, "ada", WRONG);
    }
    app.later(Duration::from_secs(601));
    assert_eq!(logs_in(&app, "ada", WRONG).status.code, 401);
    assert_eq!(logs_in(&app, "ada", PASSWORD).status.code, 403);
    app.later(Duration::from_secs(601));
    assert_eq!(logs_in(&app, "ada", PASSWORD).status.code, 200);
    for _ in 0..9 {
        logs_in(&app, "ada", WRONG);
    }
    assert_eq!(logs_in(&app, "ada", PASSWORD).status.code, 200, "the right one starts the count anew");
}

#[test]
fn the_right_password_ends_the_count_however_it_is_sent() {
    let app = TestApp::fresh();
    app.person("ada");
    for _ in 0..3 {
        for _ in 0..9 {
            logs_in(&app, "ada", WRONG);
        }
        assert_eq!(current_session(&app).basic("ada", PASSWORD).send().status.code, 200);
    }
    assert_eq!(app.wrong_passwords(), 0);
}

#[test]
fn tries_count_together_whatever_name_the_account_is_called_by() {
    let app = TestApp::fresh();
    app.person("ada");
    for login in ["ada", "ADA", "ada@example.org", "Ada@Example.org", " ada ", "ada", "ada", "ada"] {
        logs_in(&app, login, WRONG);
    }
    current_session(&app).basic("ada", WRONG).send();
    let grant =
        [("grant_type", "password"), ("client_id", "rollbook"), ("username", "ADA"), ("password", WRONG)];
    app.call(Method::Post, "/oauth/token/").form(&grant).send();
    assert_eq!(logs_in(&app, "ada", PASSWORD).status.code, 403);
}

#[test]
fn a_wrong_try_at_nobody_leaves_a_line_and_counts_for_nobody() {
    let app = TestApp::fresh();
    app.person("ada");
    let mut before = app.tables();
    for login in ["nobody", "nobody@example.org"] {
        for _ in 0..20 {
            assert_eq!(logs_in(&app, login, WRONG).status.code, 401);
        }
    }
    let mut after = app.tables();
    let lines =
        |tables: &mut crate::support::database::Tables| tables.remove("audit").map_or(0, |rows| rows.len());
    assert_eq!(lines(&mut after), lines(&mut before) + 40);
    // How often things happened is counted by day, and the seal follows the last line.
    for table in ["daily_figures", "audit_head"] {
        before.remove(table);
        after.remove(table);
    }
    assert_eq!(after, before);
    assert_eq!(logs_in(&app, "ada", PASSWORD).status.code, 200);
}

#[test]
fn two_hundred_wrong_tries_at_once_are_no_more_tries() {
    let app = TestApp::fresh();
    app.person("ada");
    let body = json!({ "login": "ada", "password": WRONG });
    let replies = app.calls_at_once((0..200).map(|_| app.post(LOGIN, &body)).collect());
    assert!(replies.iter().all(|reply| reply.status.code == 401));
    let checked = app.wrong_passwords();
    // Ten lock the account; up to ten more are looked at while it is locked. In a crowd it can be
    // fewer than ten: whoever is about to be turned away counts for a moment, too.
    assert!((1..=20).contains(&checked), "{checked} passwords were looked at");
    let said = app.audit_lines_of("sign_in.failed");
    assert_eq!(said, 200);
}

#[test]
fn however_long_it_goes_on_no_more_than_a_hundred_are_looked_at_in_a_row() {
    let app = TestApp::fresh();
    app.person("ada");
    for _ in 0..130 {
        logs_in(&app, "ada", WRONG);
        app.later(Duration::from_secs(601));
    }
    assert_eq!(app.wrong_passwords(), 90, "ten are kept for known browsers");
    assert_eq!(logs_in(&app, "ada", PASSWORD).status.code, 401);
}

#[test]
fn too_many_tries_from_one_peer_are_told_when_to_come_back() {
    let app = TestApp::fresh();
    app.person("ada");
    let attempt = |login: &str| {
        app.post(LOGIN, &json!({ "login": login, "password": WRONG }))
            .from("203.0.113.9")
            .header("X-Real-IP", "6.6.6.6")
            .send()
    };
    for n in 0..30 {
        assert_eq!(attempt(&format!("nobody{n}")).status.code, 401);
    }
    let reply = attempt("nobody");
    assert_eq!(refusal(&reply, LOGIN), (429, "Too Many Requests".to_owned()));
    assert!(reply.header("retry-after").is_some());
    assert_eq!(logs_in(&app, "ada", PASSWORD).status.code, 200, "others sign in");
}

#[test]
fn a_disabled_account_is_out_at_once_and_everywhere() {
    let app = TestApp::fresh();
    let ada = app.person("ada");
    let token = session_of(&app, "ada", true);
    app.disables(&ada);
    assert!(!is_open(&app, &token));
    assert_eq!(logs_in(&app, "ada", PASSWORD).status.code, 403);
    assert_eq!(logs_in(&app, "ada", WRONG).status.code, 401);
    assert_eq!(current_session(&app).basic("ada", PASSWORD).send().status.code, 401);
    let path = format!("/api/users/{}/password", ada.uuid);
    let body = json!({ "currentPassword": PASSWORD, "newPassword": "plum-cake-and-custard" });
    let put = app.call(Method::Put, &path).json(&body).session(&token);
    assert_eq!(put.send().status.code, 401);
}

#[test]
fn a_lost_right_is_lost_in_the_open_session() {
    let app = TestApp::fresh();
    app.admin();
    let second = app.account_like("second", |input| input.role = Some(Role::Admin));
    let token = session_of(&app, "second", false);
    app.set("registration.type", "Closed");
    let register = |email: &str| {
        app.post(crate::api::REGISTER, &registration("Bob", email)).session(&token).send().status.code
    };
    assert_eq!(register("one@example.org"), 201);
    app.takes_all_rights(&second.username);
    assert_eq!(register("two@example.org"), 403);
}

#[test]
fn a_session_is_kept_as_a_digest_only() {
    let app = TestApp::fresh();
    app.person("ada");
    let token = session_of(&app, "ada", true);
    assert!(!app.files_hold(&token));
    assert_eq!(app.visitor().get(SESSION).json()["sessionAuthenticated"], false);
}
