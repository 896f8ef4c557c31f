//! contract.md B1: `POST /api/users/register`.

use rocket::http::Method;
use rollbook::domain::{Rights, Role};
use serde_json::{Value, json};

use crate::api::{
    LOGIN, LOGOUT, REGISTER, SESSION, current_session, logs_in, refusal, registers, registration,
};
use crate::support::TestApp;
use crate::support::api::{Call, PASSWORD, Person, basic};

const ADMIN: Rights = Rights { admin: true, users_admin: false };
const USERS_ADMIN: Rights = Rights { admin: false, users_admin: true };

/// Everybody who may knock at this endpoint, by what they send along.
struct Callers {
    app: TestApp,
    outsiders: Vec<(&'static str, (String, String))>,
    insiders: Vec<(&'static str, (String, String))>,
}

impl Callers {
    fn new() -> Self {
        let app = TestApp::fresh();
        let admin = app.admin();
        let plain = app.person("plain");
        let moderator = app.account_like("mod", |input| input.role = Some(Role::Moderator));
        let keeper = app.users_admin("keeper");
        let no_rights = app.api_key("nothing", Rights::default());
        let admin_key = app.api_key("admin", ADMIN);
        let users_key = app.api_key("users", USERS_ADMIN);
        let header = |value: String| ("Authorization".to_owned(), value);
        let session = |person: &Person| {
            let mut browser = app.visitor();
            browser.post_json(LOGIN, &[], &json!({ "login": person.email, "password": PASSWORD }));
            ("Cookie".to_owned(), browser.cookie("rollbook_session").expect("a session").to_owned())
        };
        let outsiders = vec![
            ("a plain session", session(&plain)),
            ("a plain account", header(basic(&plain.email, PASSWORD))),
            ("a moderator", header(basic(&moderator.email, PASSWORD))),
            ("a key without rights", header(no_rights)),
        ];
        let insiders = vec![
            ("an administrator's session", session(&admin)),
            ("an administrator", header(basic(&admin.email, PASSWORD))),
            ("a users administrator", header(basic(&keeper.email, PASSWORD))),
            ("a users administrator's session", session(&keeper)),
            ("an ADMIN key", header(admin_key)),
            ("a USERS_ADMIN key", header(format!("Bearer {users_key}"))),
        ];
        Self { app, outsiders, insiders }
    }

    fn call(&self, credentials: Option<&(String, String)>, body: &Value) -> Call<'_> {
        let call = self.app.post(REGISTER, body);
        match credentials {
            Some((name, value)) if name == "Cookie" => call.session(value),
            Some((name, value)) => call.header(name, value),
            None => call,
        }
    }
}

fn shape(body: &Value, name: &str, email: &str, needs_verification: bool) {
    let id = body["id"].as_str().expect("an id");
    assert_eq!(uuid::Uuid::parse_str(id).map(|id| id.get_version_num()), Ok(4), "{id}");
    assert_eq!(
        *body,
        json!({ "id": id, "displayName": name, "emailAddress": email, "needsVerification": needs_verification })
    );
}

fn mails(app: &TestApp, to: &str) -> Vec<String> {
    let texts =
        |mail: &rollbook::mail::transport::SentMail| String::from_utf8_lossy(&mail.message).into_owned();
    app.deliver()
        .iter()
        .filter(|mail| mail.envelope.to().iter().any(|address| address.to_string() == to))
        .map(texts)
        .collect()
}

#[test]
fn public_registration_takes_anyone_without_a_mail() {
    let callers = Callers::new();
    callers.app.set("registration.type", "Public");
    let everybody = callers.outsiders.iter().chain(&callers.insiders).map(|(who, c)| (*who, Some(c)));
    for (n, (who, credentials)) in everybody.chain([("a visitor", None)]).enumerate() {
        let email = format!("bob{n}@example.org");
        let reply = callers.call(credentials, &registration("Bob", &email)).send();
        assert_eq!(reply.status.code, 201, "{who}: {}", reply.body);
        shape(&reply.json(), "Bob", &email, false);
        assert_eq!(logs_in(&callers.app, &email, PASSWORD).status.code, 200, "{who}");
    }
    assert!(callers.app.deliver().is_empty());
}

#[test]
fn verified_registration_mails_outsiders_and_spares_those_who_manage_accounts() {
    let callers = Callers::new();
    let outsiders = callers.outsiders.iter().map(|(who, c)| (*who, Some(c))).chain([("a visitor", None)]);
    for (n, (who, credentials)) in outsiders.enumerate() {
        let email = format!("out{n}@example.org");
        let reply = callers.call(credentials, &registration("Bob", &email)).send();
        assert_eq!(reply.status.code, 201, "{who}: {}", reply.body);
        shape(&reply.json(), "Bob", &email, true);
        assert_eq!(mails(&callers.app, &email).len(), 1, "{who}");
        // Who registers a foreign address must not learn by signing in whether it was free.
        let (right, wrong) = (PASSWORD, "Tangerine-Orbit-48");
        let replies = [right, wrong].map(|password| logs_in(&callers.app, &email, password));
        assert_eq!(replies.each_ref().map(|reply| reply.status.code), [401, 401], "{who}");
        assert_eq!(replies[0].body, replies[1].body);
    }
    for (n, (who, credentials)) in callers.insiders.iter().enumerate() {
        let email = format!("in{n}@example.org");
        let reply = callers.call(Some(credentials), &registration("Bob", &email)).send();
        assert_eq!(reply.status.code, 201, "{who}: {}", reply.body);
        shape(&reply.json(), "Bob", &email, false);
        assert!(mails(&callers.app, &email).is_empty(), "{who}");
        assert_eq!(logs_in(&callers.app, &email, PASSWORD).status.code, 200, "{who}");
    }
}

#[test]
fn closed_registration_is_for_those_who_manage_accounts() {
    let callers = Callers::new();
    callers.app.set("registration.type", "Closed");
    let before = callers.app.accounts();
    let body = registration("Bob", "bob@example.org");
    assert_eq!(refusal(&callers.call(None, &body).send(), REGISTER), (401, "Unauthorized".to_owned()));
    for (who, credentials) in &callers.outsiders {
        let reply = callers.call(Some(credentials), &body).send();
        assert_eq!(refusal(&reply, REGISTER), (403, "Forbidden".to_owned()), "{who}");
    }
    assert_eq!(callers.call(None, &json!({})).send().status.code, 401, "before any field is looked at");
    assert_eq!(callers.app.accounts(), before);
    for (n, (who, credentials)) in callers.insiders.iter().enumerate() {
        let email = format!("in{n}@example.org");
        let reply = callers.call(Some(credentials), &registration("Bob", &email)).send();
        assert_eq!(reply.status.code, 201, "{who}: {}", reply.body);
        shape(&reply.json(), "Bob", &email, false);
    }
    assert!(callers.app.deliver().is_empty());
}

#[test]
fn a_mail_holds_a_link_to_the_configured_place_and_a_code() {
    let app = TestApp::fresh();
    let body = registration("Bob", "bob@example.org");
    let reply = app
        .post(REGISTER, &body)
        .header("Host", "evil.example")
        .header("X-Forwarded-Host", "evil.example")
        .header("X-Forwarded-Proto", "javascript")
        .header("Forwarded", "host=evil.example;proto=http")
        .send();
    assert_eq!(reply.status.code, 201);
    let mails = mails(&app, "bob@example.org");
    assert!(mails[0].contains("http://localhost:8000/confirm/"), "{}", mails[0]);
    assert!(!mails[0].contains("evil.example"));
}

#[test]
fn both_answers_about_the_privacy_policy_are_taken_and_only_yes_is_kept() {
    let app = TestApp::fresh();
    app.set("privacy.version", "2026-11");
    for (agreed, email) in [(true, "yes@example.org"), (false, "no@example.org")] {
        let mut body = registration("Bob", email);
        body["privacyPolicyAgreement"] = json!(agreed);
        assert_eq!(registers(&app, &body).status.code, 201);
        let version: Option<String> = app.of_account(email, "privacy_version");
        let at: Option<i64> = app.of_account(email, "privacy_agreed_at");
        assert_eq!(version.as_deref(), agreed.then_some("2026-11"));
        assert_eq!(at, agreed.then_some(1_769_853_600_000));
    }
}

#[test]
fn an_answer_about_the_privacy_policy_must_be_there_and_be_a_boolean() {
    let app = TestApp::fresh();
    let before = app.accounts();
    for answer in [
        None,
        Some(json!(null)),
        Some(json!("true")),
        Some(json!("yes")),
        Some(json!(1)),
        Some(json!(0)),
        Some(json!([true])),
        Some(json!({})),
    ] {
        let mut body = registration("Bob", "bob@example.org");
        match &answer {
            Some(value) => body["privacyPolicyAgreement"] = value.clone(),
            None => drop(body.as_object_mut().unwrap().remove("privacyPolicyAgreement")),
        }
        assert_eq!(registers(&app, &body).fields_at_fault(), ["privacyPolicyAgreement"], "{answer:?}");
    }
    assert_eq!(app.accounts(), before);
}

#[test]
fn a_name_is_1_to_255_characters_after_trimming() {
    let app = TestApp::fresh();
    app.set("registration.type", "Public");
    for (n, (typed, shown)) in [
        ("  Ada  ", "Ada"),
        ("x", "x"),
        ("名前 O'Néill 🦊", "名前 O'Néill 🦊"),
        (&*format!(" {} ", "é".repeat(255)), &*"é".repeat(255)),
        ("<a href=//evil>", "<a href=//evil>"),
        ("=cmd|'x'!A1", "=cmd|'x'!A1"),
    ]
    .into_iter()
    .enumerate()
    {
        let reply = registers(&app, &registration(typed, &format!("n{n}@example.org")));
        assert_eq!((reply.status.code, &reply.json()["displayName"]), (201, &json!(shown)));
    }
    let before = app.accounts();
    for name in [
        json!(""),
        json!("   "),
        json!("\u{3000}\u{a0}"),
        json!("\u{200b}"),
        json!("x".repeat(256)),
        json!("a\r\nBcc: eve@example.org"),
        json!("a\nb"),
        json!("a\tb"),
        json!("a\u{0}b"),
        json!("a\u{7f}b"),
        json!("a\u{2028}b"),
        json!("a\u{202e}b"),
        json!(null),
        json!(7),
        json!(true),
        json!(["Ada"]),
        json!({ "first": "Ada" }),
    ] {
        let mut body = registration("", "bob@example.org");
        body["name"] = name.clone();
        assert_eq!(registers(&app, &body).fields_at_fault(), ["name"], "{name}");
    }
    assert_eq!(app.accounts(), before);
}

#[test]
fn an_address_is_one_plain_address_of_at_most_254_characters() {
    let app = TestApp::fresh();
    app.set("registration.type", "Public");
    let domain = |length: usize| {
        let mut labels = vec!["a".repeat(60); 3];
        labels.push("b".repeat(length - 3 * 61 - 4));
        format!("{}.org", labels.join("."))
    };
    let longest = format!("{}@{}", "l".repeat(10), domain(243));
    assert_eq!(longest.len(), 254);
    for good in ["ada.l+tag@example.org", "Ada@Exämple.org", "o'neill@sub.example.co", longest.as_str()] {
        let reply = registers(&app, &registration("Ada", good));
        assert_eq!((reply.status.code, &reply.json()["emailAddress"]), (201, &json!(good)), "{}", reply.body);
    }
    let before = app.accounts();
    for address in [
        json!(format!("{}@{}", "l".repeat(11), domain(243))),
        json!(format!("{}@example.org", "l".repeat(65))),
        json!(""),
        json!(" "),
        json!("ada"),
        json!("ada@"),
        json!("@example.org"),
        json!("ada@example"),
        json!("ada@example."),
        json!("ada@-example.org"),
        json!("ada@exa mple.org"),
        json!("ada@127.0.0.1"),
        json!("ada@[127.0.0.1]"),
        json!(".ada@example.org"),
        json!("a..b@example.org"),
        json!("\"a b\"@example.org"),
        json!("ａda@example.org"),
        json!("ada@example.org\r\nRCPT TO:<eve@example.org>"),
        json!("ada@example.org\u{0}"),
        json!("ada@example.org,eve@example.org"),
        json!("ada@example.org;eve@example.org"),
        json!("ada@example.org eve@example.org"),
        json!("Ada <ada@example.org>"),
        json!("ada@example.org?cc=eve@example.org"),
        json!("ada%eve@evil@example.org"),
        json!(["ada@example.org", "eve@example.org"]),
        json!({ "address": "ada@example.org" }),
        json!(null),
        json!(1),
    ] {
        let mut body = registration("Ada", "");
        body["emailAddress"] = address.clone();
        assert_eq!(registers(&app, &body).fields_at_fault(), ["emailAddress"], "{address}");
    }
    assert_eq!(app.accounts(), before);
    assert!(app.deliver().is_empty());
}

#[test]
fn all_faults_come_in_one_answer() {
    let app = TestApp::fresh();
    let all = ["name", "emailAddress", "password", "privacyPolicyAgreement"];
    assert_eq!(registers(&app, &json!({})).fields_at_fault(), all);
    let body = json!({ "name": 1, "emailAddress": 1, "password": 1, "privacyPolicyAgreement": 1 });
    let reply = registers(&app, &body);
    assert_eq!(reply.fields_at_fault(), all);
    assert!(
        reply.json()["errors"]
            .as_array()
            .unwrap()
            .iter()
            .all(|error| !error["message"].as_str().unwrap().is_empty())
    );
}

#[test]
fn a_taken_address_is_told_with_every_other_fault_where_it_may_be_told() {
    let app = TestApp::fresh();
    let key = app.api_key("desk", ADMIN);
    app.person("ada");
    let body = json!({ "name": "", "emailAddress": "ada@example.org", "password": PASSWORD,
                       "privacyPolicyAgreement": true });
    assert_eq!(app.post(REGISTER, &body).bearer(&key).send().fields_at_fault(), ["name", "emailAddress"]);
    assert_eq!(registers(&app, &body).fields_at_fault(), ["name"], "an outsider does not learn it");
    app.set("registration.type", "Public");
    assert_eq!(registers(&app, &body).fields_at_fault(), ["name", "emailAddress"]);
}

#[test]
fn a_taken_address_is_refused_where_no_mail_could_tell_its_owner() {
    let app = TestApp::fresh();
    let key = app.api_key("desk", USERS_ADMIN);
    app.person("ada");
    let before = app.accounts();
    for kind in ["Public", "Verified", "Closed"] {
        app.set("registration.type", kind);
        for address in ["ada@example.org", "ADA@Example.ORG"] {
            let body = registration("Ada", address);
            assert_eq!(
                app.post(REGISTER, &body).bearer(&key).send().fields_at_fault(),
                ["emailAddress"],
                "{kind}"
            );
            if kind == "Public" {
                assert_eq!(registers(&app, &body).fields_at_fault(), ["emailAddress"]);
            }
        }
    }
    assert_eq!(app.accounts(), before);
    assert!(app.deliver().is_empty());
}

#[test]
fn nobody_learns_from_a_verified_registration_who_has_an_account() {
    let app = TestApp::fresh();
    app.person("ada");
    let waiting = registers(&app, &registration("Wim", "wim@example.org"));
    assert_eq!(waiting.status.code, 201);
    assert_eq!(mails(&app, "wim@example.org").len(), 1);
    let before = app.accounts();
    let hashes = app.ctx.hasher.begun();
    let free = registers(&app, &registration("New", "new@example.org"));
    let cost = app.ctx.hasher.begun() - hashes;
    for (address, name) in
        [("ada@example.org", "Eve"), ("ADA@example.org", "Eve"), ("wim@example.org", "Eve")]
    {
        let hashes = app.ctx.hasher.begun();
        let taken = registers(&app, &registration(name, address));
        assert_eq!(app.ctx.hasher.begun() - hashes, cost, "the same work");
        assert_eq!(taken.status, free.status);
        shape(&taken.json(), name, address, true);
        assert_eq!(taken.header_names(), free.header_names());
    }
    assert_eq!(app.accounts(), before + 1);
    let to_ada = mails(&app, "ada@example.org");
    assert_eq!(to_ada.len(), 2, "the owner is told, at the address as it is stored");
    assert!(to_ada.iter().all(|mail| !mail.contains("/confirm/")));
    let to_wim = mails(&app, "wim@example.org");
    assert_eq!(to_wim.len(), 2, "whoever waits gets a new link");
    let name: String = app.of_account("wim@example.org", "real_name");
    assert_eq!(name, "Wim");
}

#[test]
fn neither_does_the_lock_tell_who_registered_a_foreign_address_whether_it_was_free() {
    let app = TestApp::fresh();
    app.person("ada");
    let answers = ["ada@example.org", "free@example.org"].map(|email| {
        let mut body = registration("Eve", email);
        body["password"] = json!("plum-cake-and-custard");
        assert_eq!(registers(&app, &body).status.code, 201);
        for _ in 0..10 {
            logs_in(&app, email, "Tangerine-Orbit-48");
        }
        let reply = logs_in(&app, email, "plum-cake-and-custard");
        (reply.status.code, reply.body.clone(), reply.header_names().len())
    });
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0].0, 401);
}

#[test]
fn mail_goes_to_the_stored_address_and_never_to_a_look_alike() {
    let app = TestApp::fresh();
    app.account_like("mike", |input| {
        input.email = Some(rollbook::domain::EmailAddress::parse("mike@kelvin.org").unwrap());
    });
    for typed in
        ["m\u{131}ke@kelvin.org", "mïke@kelvin.org", "ｍike@kelvin.org", "m\u{131}\u{307}ke@kelvin.org"]
    {
        assert_eq!(
            registers(&app, &registration("Mike", typed)).fields_at_fault(),
            ["emailAddress"],
            "{typed}"
        );
    }
    // The Kelvin sign is a K to the domain name system: the same address.
    for typed in ["mike@\u{212a}elvin.org", "MIKE@KELVIN.ORG"] {
        assert_eq!(registers(&app, &registration("Mike", typed)).status.code, 201);
    }
    for mail in app.deliver() {
        let to: Vec<_> = mail.envelope.to().iter().map(ToString::to_string).collect();
        assert_eq!(to, ["mike@kelvin.org"]);
    }
    assert_eq!(app.accounts(), 1);
}

#[test]
fn of_many_at_once_with_one_address_exactly_one_is_created() {
    let app = TestApp::fresh();
    for (kind, answered) in [("Public", 1), ("Verified", 12)] {
        app.set("registration.type", kind);
        let before = app.accounts();
        let body = registration("Ada", &format!("{kind}@example.org"));
        let replies = app.calls_at_once((0..12).map(|_| app.post(REGISTER, &body)).collect());
        assert_eq!(replies.iter().filter(|reply| reply.status.code == 201).count(), answered, "{kind}");
        for reply in replies.iter().filter(|reply| reply.status.code != 201) {
            assert_eq!(reply.fields_at_fault(), ["emailAddress"]);
        }
        assert_eq!(app.accounts(), before + 1);
    }
}

#[test]
fn a_domain_that_is_not_allowed_is_refused_to_everyone() {
    let app = TestApp::fresh();
    let key = app.api_key("desk", ADMIN);
    app.set("registration.allowed_domains", "my-domain.com, exämple.org");
    for kind in ["Public", "Verified"] {
        app.set("registration.type", kind);
        for domain in ["notmy-domain.com", "sub.my-domain.com", "my-domain.com.evil.example", "example.org"] {
            let body = registration("Ada", &format!("{kind}@{domain}"));
            assert_eq!(registers(&app, &body).fields_at_fault(), ["emailAddress"], "{domain}");
            assert_eq!(app.post(REGISTER, &body).bearer(&key).send().fields_at_fault(), ["emailAddress"]);
        }
        for domain in ["MY-domain.com", "exämple.org", "xn--exmple-cua.org"] {
            let body = registration("Ada", &format!("{kind}{}@{domain}", domain.len()));
            assert_eq!(registers(&app, &body).status.code, 201, "{domain}");
        }
    }
    let body = json!({ "name": "", "emailAddress": "a@b.org", "password": PASSWORD, "privacyPolicyAgreement": true });
    assert_eq!(registers(&app, &body).fields_at_fault(), ["name", "emailAddress"], "with every other fault");
}

#[test]
fn a_realm_that_is_off_takes_nobody() {
    let app = TestApp::fresh();
    let key = app.api_key("desk", ADMIN);
    let before = app.accounts();
    app.set("realm.internal", "off");
    for kind in ["Public", "Verified", "Closed"] {
        app.set("registration.type", kind);
        let body = registration("Ada", "ada@example.org");
        let inside = app.post(REGISTER, &body).bearer(&key).send();
        assert_eq!(refusal(&inside, REGISTER), (400, "Bad Request".to_owned()), "{kind}");
        let outside = registers(&app, &body).status.code;
        assert_eq!(outside, if kind == "Closed" { 401 } else { 400 }, "{kind}");
    }
    assert_eq!(app.accounts(), before);
}

#[test]
fn privileged_and_unknown_fields_are_ignored() {
    let app = TestApp::fresh();
    app.set("registration.type", "Public");
    let mut body = registration("Eve", "eve@example.org");
    for (name, value) in [
        ("id", json!("00000000-0000-4000-8000-000000000000")),
        ("role", json!("admin")),
        ("roles", json!(["ADMIN"])),
        ("manualRoles", json!(["ADMIN"])),
        ("isAdmin", json!(true)),
        ("users_admin", json!(true)),
        ("usersAdmin", json!(true)),
        ("state", json!("active")),
        ("active", json!(true)),
        ("needsVerification", json!(false)),
        ("email_verified", json!(true)),
        ("must_change_password", json!(false)),
        ("mustChangePassword", json!(false)),
        ("username", json!("root")),
        ("ext_id", json!(1)),
        ("tags", json!([1])),
        ("by_page", json!(true)),
    ] {
        body[name] = value;
    }
    for kind in ["Public", "Verified"] {
        app.set("registration.type", kind);
        body["emailAddress"] = json!(format!("{kind}@example.org"));
        let reply = registers(&app, &body);
        shape(&reply.json(), "Eve", &format!("{kind}@example.org"), kind == "Verified");
        assert_ne!(reply.json()["id"], "00000000-0000-4000-8000-000000000000");
    }
    let privileges = app.count(
        "accounts WHERE role IS NOT NULL OR users_admin <> 0 OR ext_id IS NOT NULL \
         OR must_change_password <> 1 OR email_verified_at IS NOT NULL \
         OR (username NOT LIKE 'eve%' AND username NOT LIKE 'unconfirmed-%')",
    );
    let waiting = app.accounts_in_state("awaiting_email");
    assert_eq!((privileges, waiting), (0, 1));
}

#[test]
fn a_username_is_derived_and_numbered() {
    let app = TestApp::fresh();
    app.set("registration.type", "Public");
    app.person("grace-hopper");
    for (n, (name, username)) in [
        ("Ada Lovelace", "ada-lovelace"),
        ("Ada Lovelace", "ada-lovelace-2"),
        ("ada  LOVELACE!", "ada-lovelace-3"),
        ("Ada Lovelace", "ada-lovelace-4"),
        ("Grace Hopper", "grace-hopper-2"),
        ("Jürgen Müller_1", "jurgen-muller_1"),
        ("Ångström", "angstrom"),
        ("🦊", "fox-face"),
        ("...", "user"),
        ("---", "user-2"),
    ]
    .into_iter()
    .enumerate()
    {
        let email = format!("d{n}@example.org");
        assert_eq!(registers(&app, &registration(name, &email)).status.code, 201);
        let derived: String = app.of_account(&email, "username");
        assert_eq!(derived, username, "{name}");
    }
}

#[test]
fn a_password_that_came_in_plain_must_be_changed_before_anything_else() {
    let app = TestApp::fresh();
    app.set("registration.type", "Public");
    let id =
        registers(&app, &registration("Ada", "ada@example.org")).json()["id"].as_str().unwrap().to_owned();
    app.makes_administrator("ada@example.org");
    let mut browser = app.visitor();
    let login = json!({ "login": "ada@example.org", "password": PASSWORD });
    assert_eq!(browser.post_json(LOGIN, &[], &login).status.code, 200, "the sign-in succeeds");
    assert_eq!(browser.get(SESSION).json()["sessionAuthenticated"], true, "so does reading the session");
    let other = registration("Bob", "bob@example.org");
    assert_eq!(browser.post_json(REGISTER, &[], &other).status.code, 403, "nothing else does");
    assert_eq!(app.post(REGISTER, &other).basic("ada@example.org", PASSWORD).send().status.code, 403);
    let path = format!("/api/users/{id}/password");
    let change =
        |current: &str, new: &str| json!({ "currentPassword": current, "newPassword": new }).to_string();
    let headers = [("Content-Type", "application/json")];
    let wrong = browser.send(
        Method::Put,
        &path,
        &headers,
        Some(&change("Tangerine-Orbit-48", "plum-cake-and-custard")),
    );
    assert_eq!(wrong.fields_at_fault(), ["currentPassword"]);
    assert_eq!(browser.post_json(REGISTER, &[], &other).status.code, 403, "still");
    let changed =
        browser.send(Method::Put, &path, &headers, Some(&change(PASSWORD, "plum-cake-and-custard")));
    assert_eq!(changed.status.code, 200, "{}", changed.body);
    assert_eq!(browser.post_json(REGISTER, &[], &other).status.code, 201);
    assert_eq!(browser.post_json(LOGOUT, &[], &json!({})).status.code, 204);
}

#[test]
fn signing_out_is_possible_before_the_password_is_changed() {
    let app = TestApp::fresh();
    app.account_like("ada", |input| input.must_change_password = true);
    let mut browser = app.visitor();
    browser.post_json(LOGIN, &[], &json!({ "login": "ada", "password": PASSWORD }));
    assert_eq!(browser.post_json(LOGOUT, &[], &json!({})).status.code, 204);
    assert_eq!(browser.get(SESSION).json()["sessionAuthenticated"], false);
    assert_eq!(current_session(&app).basic("ada", PASSWORD).send().status.code, 200);
}

#[test]
fn a_registration_is_complete_in_the_other_family() {
    let app = TestApp::fresh();
    app.set("registration.type", "Public");
    let id = registers(&app, &registration("Ada Lovelace", "ada@example.org")).json()["id"].clone();
    let path = format!("/api/users/{}/password", id.as_str().unwrap());
    let change = json!({ "currentPassword": PASSWORD, "newPassword": "plum-cake-and-custard" });
    let changed = app.call(Method::Put, &path).json(&change).basic("ada@example.org", PASSWORD).send();
    assert_eq!(changed.status.code, 200, "{}", changed.body);
    let tokens = app
        .call(Method::Post, "/oauth/token/")
        .form(&[
            ("grant_type", "password"),
            ("client_id", "rollbook"),
            ("username", "ada-lovelace"),
            ("password", "plum-cake-and-custard"),
        ])
        .send();
    let token = tokens.json()["access_token"].as_str().expect("a token").to_owned();
    let reply = app.call(Method::Post, "/api/v2/sso/signin/").bearer(&token).send();
    assert_eq!(reply.json()["username"], "ada-lovelace");
}

#[test]
fn a_common_word_with_figures_around_it_is_refused_with_the_reason() {
    let app = TestApp::fresh();
    app.admin();
    for (password, reason) in [
        ("password123456789", "a common word or name"),
        ("Password2024!!!!", "a common word or name"),
        ("letmein-letmein-2023", "Repetitions"),
        ("lovelace lovelace", "too similar to your name"),
    ] {
        let mut body = registration("Ada Lovelace", "ada@example.org");
        body["password"] = json!(password);
        let reply = registers(&app, &body);
        assert_eq!(reply.status.code, 400, "{password}");
        let error = &reply.json()["errors"][0];
        assert_eq!(error["field"], "password");
        assert!(error["message"].as_str().unwrap().contains(reason), "{password}: {error}");
    }
    let mut body = registration("Ada Lovelace", "ada@example.org");
    body["password"] = json!("copperkettlesings");
    assert_eq!(registers(&app, &body).status.code, 201);
}
