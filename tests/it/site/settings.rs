//! The settings in the console: seen with where they come from, refused and taken, locked and reset.

use std::time::Duration;

use rocket::http::{Method, Status};
use rollbook::domain::SitePolicy;

use crate::support::people::{PASSWORD, Person};
use crate::support::{Reply, TestApp, Visitor};

const MINUTE: Duration = Duration::from_secs(60);

/// A server where nothing of the policy is held from outside, and its administrator.
fn ctx() -> (TestApp, Person) {
    let app = TestApp::with(|settings| settings.public_url = None);
    let root = app.set_up();
    (app, root)
}

impl Visitor<'_> {
    /// Opens the page of a part and sends its form with some values other than shown.
    fn sets(&mut self, part: &str, values: &[(&str, &str)]) -> Reply {
        let path = format!("/console/settings/{part}");
        let page = self.get(&path);
        assert_eq!(page.status, Status::Ok, "{path}: {}", page.body);
        self.sends_as_seen(&path, &page, values)
    }

    fn sends_as_seen(&mut self, path: &str, page: &Reply, values: &[(&str, &str)]) -> Reply {
        let mut fields = shown(page);
        fields.retain(|(name, _)| !values.iter().any(|(changed, _)| changed == name));
        fields.extend(values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(path, &fields)
    }
}

/// What a browser would send of the page's form, untouched.
fn shown(page: &Reply) -> Vec<(String, String)> {
    let html = page.page();
    let select = |text: &str| scraper::Selector::parse(text).expect("a selector");
    let mut fields = Vec::new();
    let inputs =
        "main form[method='post'] :is(input[name]:not([type='radio']), input[type='radio'][checked])";
    for input in html.select(&select(inputs)) {
        let of = |name| input.attr(name).unwrap_or_default().to_owned();
        fields.push((of("name"), of("value")));
    }
    for area in html.select(&select("main form[method='post'] textarea")) {
        let text: String = area.text().collect();
        fields.push((area.attr("name").unwrap_or_default().to_owned(), text));
    }
    fields
}

/// The summary's messages, each with the field it leads to.
fn faults(reply: &Reply) -> Vec<String> {
    reply.summary().into_iter().map(|(field, _)| field).collect()
}

#[test]
fn every_setting_takes_its_example_in_the_console_and_holds_at_once() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    let parts = [
        ("site", &["site.name", "site.language", "site.formality"][..]),
        ("look", &["brand.accent", "brand.logo_has_name"]),
        ("mail", &["mail.from", "audit.head_to"]),
        (
            "registration",
            &[
                "registration.type",
                "registration.allowed_domains",
                "realm.internal",
                "recovery.tells_unknown",
            ],
        ),
        (
            "passwords",
            &[
                "password.policy",
                "password.custom.min_length",
                "password.custom.classes",
                "password.custom.blocklist",
            ],
        ),
        ("accounts", &["account.deletion_grace_days"]),
        ("privacy", &["privacy.version", "privacy.text", "privacy.text_de"]),
        (
            "sign-in",
            &[
                "account.second_factor",
                "session.idle_minutes",
                "session.remembered_days",
                "session.administrator_hours",
                "session.proof_minutes",
            ],
        ),
    ];
    let other = |key: &str| match key {
        "realm.internal" | "password.custom.blocklist" => "off",
        "recovery.tells_unknown" => "on",
        "password.policy" => "Low",
        "password.custom.classes" => "3",
        "registration.type" => "Closed",
        "site.language" => "de",
        key => SitePolicy::setting(key).expect("a setting").example,
    };
    let mut seen = 3;
    for (part, keys) in parts {
        let values: Vec<(&str, &str)> = keys.iter().map(|key| (*key, other(key))).collect();
        seen += values.len();
        let reply = root.sets(part, &values);
        assert!(
            reply.location().starts_with(&format!("/console/settings?saved={part}")),
            "{part}: {}",
            reply.body
        );
        let policy = app.run(app.ctx.policy()).expect("the policy");
        for (key, value) in values {
            assert_eq!(policy.get(key).expect("a value"), value, "{key}");
        }
        // Whoever asks everyone to agree anew is asked, too.
        app.sets("privacy.version", "");
    }
    // Besides those: the public URL and both logos, which have tests of their own.
    assert_eq!(seen, SitePolicy::SETTINGS.len());
}

#[test]
fn all_faults_of_a_form_come_at_once_beside_what_was_typed_and_nothing_is_stored() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    let before = app.tables();
    let reply = root.sets(
        "sign-in",
        &[
            ("session.idle_minutes", "4"),
            ("session.remembered_days", "many"),
            ("session.administrator_hours", "13"),
        ],
    );
    assert_eq!(reply.status, Status::BadRequest);
    assert_eq!(
        faults(&reply),
        [
            "#field-session-idle-minutes",
            "#field-session-remembered-days",
            "#field-session-administrator-hours"
        ]
    );
    assert_eq!(reply.value_of("session.remembered_days").as_deref(), Some("many"));
    assert!(reply.message_at("session.idle_minutes").expect("a message").contains('5'));
    for (part, key, value) in [
        ("site", "site.name", "a\u{7}b"),
        ("site", "site.public_url", "javascript:alert(1)"),
        ("site", "site.language", "fr"),
        ("mail", "mail.from", "Harbour Club"),
        ("registration", "registration.type", "Open"),
        ("registration", "registration.allowed_domains", "example.org, not a domain"),
        ("registration", "realm.internal", "perhaps"),
        ("passwords", "password.policy", "None"),
        ("passwords", "password.custom.min_length", "5"),
        ("privacy", "privacy.version", &"1".repeat(41)),
        ("privacy", "privacy.text", &"x".repeat(100_001)),
        ("accounts", "account.deletion_grace_days", "366"),
    ] {
        let reply = root.sets(part, &[(key, value)]);
        assert_eq!(reply.status, Status::BadRequest, "{key}");
        assert_eq!(faults(&reply), [format!("#field-{}", key.replace(['.', '_'], "-"))], "{key}");
    }
    assert_eq!(app.tables(), before);
}

#[test]
fn a_colour_that_cannot_be_read_is_refused_with_the_nearest_that_can() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    let refused = root.sets("look", &[("brand.accent", "#ffcc00")]);
    assert_eq!(refused.status, Status::BadRequest);
    let words = refused.text_of(".suggestion").expect("a suggestion");
    let nearest = words.split('#').nth(1).expect("a colour")[..6].to_owned();
    let taken = root.sets("look", &[("brand.accent", &format!("#{nearest}"))]);
    assert_eq!(taken.location(), "/console/settings?saved=look", "{}", taken.body);
    let home = app.visitor().get("/");
    let sheet = home.attribute("link[href^='/brand/accent/']", "href").expect("a style sheet");
    let css = app.visitor().get(&sheet);
    assert_eq!(css.header("content-type"), Some("text/css; charset=utf-8"));
    assert_eq!(css.header("cache-control"), Some("public, max-age=31536000, immutable"));
    assert!(css.body.starts_with(&format!(":root{{--accent:#{nearest};")), "{}", css.body);
    assert!(css.body.contains("@media (prefers-color-scheme:dark){:root{--accent:#"), "{}", css.body);
    app.sets("brand.accent", "#0b6b3a");
    assert_eq!(app.visitor().get(&sheet).status, Status::NotFound);
    app.sets("brand.accent", "");
    assert!(!app.visitor().get("/").has("link[href^='/brand/accent/']"));
}

#[test]
fn a_value_says_whether_it_is_the_default_or_who_set_it() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    let source = |page: &Reply, label: &str| {
        let html = page.page();
        let row = scraper::Selector::parse(".policy-item").expect("a selector");
        let rows: Vec<String> = html
            .select(&row)
            .map(|row| row.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        rows.into_iter().find(|row| row.starts_with(label)).unwrap_or_default()
    };
    let page = root.get("/console/settings");
    assert!(source(&page, "Who can register").contains("Default"), "{}", source(&page, "Who can register"));
    assert!(
        source(&page, "Name of the service Harbour Club").contains("Set by grace"),
        "the set-up wrote it"
    );
    root.sets("registration", &[("registration.type", "Closed")]);
    app.sets("realm.internal", "off");
    let page = root.get("/console/settings");
    assert!(source(&page, "Who can register By invitation only").contains("Set by grace · 2026-01-31"));
    assert!(source(&page, "Internal accounts Off").contains("Set on the command line"));
}

#[test]
fn what_the_environment_or_the_file_holds_is_locked_with_the_reason_and_refuses_every_way() {
    let app = TestApp::with_environment(&[
        ("ROLLBOOK_SITE_NAME", "Quay"),
        ("ROLLBOOK_MAIL_FROM", "Quay <desk@quay.example>"),
    ]);
    let mut root = app.signed_in(&app.set_up());
    let page = root.get("/console/settings");
    assert!(page.says("Set by ROLLBOOK_SITE_NAME in the environment. Change it there and restart Rollbook."));
    assert!(page.says("Set by ROLLBOOK_PUBLIC_URL in the environment."));
    assert!(page.says("Quay <desk@quay.example>"));
    let part = root.get("/console/settings/site");
    assert!(!part.has("input[name='site.name']") && part.has("input[name='site.language']"));
    let before = app.tables();
    for (key, part, value) in [
        ("site.name", "site", "Other"),
        ("site.public_url", "site", "https://a.example"),
        ("mail.from", "mail", "a@b.example"),
    ] {
        for value in [value, ""] {
            let reply = root.sets(part, &[(key, value)]);
            assert_eq!(reply.status, Status::Forbidden, "{key} {value:?}");
        }
        let seen =
            root.get(&format!("/console/settings/default?key={key}")).value_of("seen").expect("a revision");
        assert!(!root.get(&format!("/console/settings/default?key={key}")).has("main form .button-primary"));
        let reply = root.post("/console/settings/default", &[("key", key), ("seen", &seen)]);
        assert_eq!(reply.status, Status::Forbidden, "{key}");
    }
    assert_eq!(app.tables(), before);
}

#[test]
fn the_file_is_named_with_the_setting_as_it_is_written_there() {
    let app = TestApp::with_rocket_toml("[default.rollbook]\ndefault_language = \"de\"\n");
    let mut root = app.signed_in(&app.set_up());
    let page = root.get("/console/settings");
    let words = page.texts_of(".setting-source-held").join(" ");
    assert!(words.contains("default_language") && words.contains("Rocket.toml"), "{words}");
}

#[test]
fn two_administrators_at_once_do_not_overwrite_one_another() {
    let (app, grace) = ctx();
    let mut root = app.signed_in(&grace);
    let page = root.get("/console/settings/registration");
    app.confirmed_member(&Person::ada());
    app.makes_administrator("ada@example.org");
    let mut ada = app.signed_in(&Person::ada());
    assert_eq!(ada.sets("registration", &[("registration.type", "Public")]).status, Status::SeeOther);
    let path = "/console/settings/registration";
    let refused = root.sends_as_seen(path, &page, &[("registration.allowed_domains", "example.org")]);
    assert_eq!(refused.status, Status::BadRequest);
    assert!(refused.says("Set by ada"), "it says who: {}", refused.body);
    assert!(refused.says("example.org"), "what was typed is kept");
    assert_eq!(
        app.run(app.ctx.policy()).expect("the policy").get("registration.allowed_domains").as_deref(),
        Ok("")
    );
    // Sent again after a look, what was typed holds: all of it, since it is what the page shows.
    let again = root.sends_as_seen(path, &refused, &[]);
    assert_eq!(again.status, Status::SeeOther);
    let policy = app.run(app.ctx.policy()).expect("the policy");
    assert_eq!(policy.get("registration.allowed_domains").as_deref(), Ok("example.org"));
    assert_eq!(policy.get("registration.type").as_deref(), Ok("Verified"));
    // Another part is not in the way.
    let sign_in = root.get("/console/settings/sign-in");
    ada.sets("passwords", &[("password.policy", "Low")]);
    let fine = root.sends_as_seen("/console/settings/sign-in", &sign_in, &[("session.idle_minutes", "20")]);
    assert_eq!(fine.status, Status::SeeOther);
}

#[test]
fn without_a_fresh_proof_nothing_is_saved_and_nothing_typed_is_lost() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    let page = root.get("/console/settings/privacy");
    app.later(6 * MINUTE);
    let text = "One.\n\nTwo & <b>three</b>.";
    let reply = root.sends_as_seen("/console/settings/privacy", &page, &[("privacy.text", text)]);
    assert_eq!(reply.status, Status::Forbidden);
    assert!(reply.has("a[href='/account/prove?next=/console/settings'][target='_blank']"));
    assert_eq!(shown(&reply).iter().find(|(name, _)| name == "privacy.text").expect("the field").1, text);
    assert_eq!(app.run(app.ctx.policy()).expect("the policy").privacy_text, None);
    root.post("/account/prove", &[("password", PASSWORD)]);
    assert_eq!(root.sends_as_seen("/console/settings/privacy", &reply, &[]).status, Status::SeeOther);
    assert_eq!(app.run(app.ctx.policy()).expect("the policy").privacy_text.as_deref(), Some(text));
    app.later(6 * MINUTE);
    let gone = root.get("/console/settings/site");
    assert_eq!(gone.location(), "/account/prove?next=%2Fconsole%2Fsettings%2Fsite");
    assert_eq!(root.get("/console/settings").status, Status::Ok, "looking needs no proof");
}

#[test]
fn a_form_that_is_sent_as_it_was_shown_changes_nothing() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    let before = app.tables();
    for part in ["site", "look", "mail", "registration", "passwords", "sign-in", "privacy", "accounts"] {
        assert_eq!(root.sets(part, &[]).status, Status::SeeOther, "{part}");
        assert_eq!(app.tables(), before, "{part}");
    }
}

#[test]
fn a_new_version_of_the_privacy_policy_says_how_many_it_asks_and_asks_them() {
    let (app, root) = ctx();
    app.confirmed_member(&Person::ada());
    let mut root = app.signed_in(&root);
    assert!(root.get("/console/settings/privacy").says("2 people will be asked to agree"));
    let saved = root.sets("privacy", &[("privacy.version", "2")]);
    assert_eq!(saved.location(), "/console/settings?saved=privacy&asked=2");
    assert_eq!(root.get("/account").location(), "/account/privacy", "whoever changed it is asked, too");
    assert_eq!(app.signed_in(&Person::ada()).get("/account").location(), "/account/privacy");
}

#[test]
fn one_setting_goes_back_to_its_default_after_a_look() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    root.sets("registration", &[("registration.type", "Closed")]);
    let page = root.get("/console/settings/default?key=registration.type");
    assert!(
        page.says("By invitation only") && page.says("Anyone who confirms their email address"),
        "{}",
        page.body
    );
    let seen = page.value_of("seen").expect("a revision");
    app.sets("registration.type", "Public");
    let fields = [("key", "registration.type"), ("seen", seen.as_str())];
    let stale = root.post("/console/settings/default", &fields);
    assert_eq!(stale.location(), "/console/settings/default?key=registration.type");
    assert_eq!(
        app.run(app.ctx.policy()).expect("the policy").get("registration.type").as_deref(),
        Ok("Public")
    );
    let seen = root.get(stale.location()).value_of("seen").expect("a revision");
    let fields = [("key", "registration.type"), ("seen", seen.as_str())];
    assert_eq!(
        root.post("/console/settings/default", &fields).location(),
        "/console/settings?saved=registration"
    );
    assert_eq!(
        app.run(app.ctx.policy()).expect("the policy").get("registration.type").as_deref(),
        Ok("Verified")
    );
    assert!(!root.get("/console/settings").has("a[href='/console/settings/default?key=registration.type']"));
    assert_eq!(root.get("/console/settings/default?key=nonsense").location(), "/console/settings");
}

#[test]
fn the_history_tells_who_changed_what_from_what_to_what() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    root.sets("registration", &[("registration.type", "Closed")]);
    app.sets("registration.type", "");
    root.sets("passwords", &[("password.policy", "Low"), ("password.custom.classes", "2")]);
    let rows = |page: &Reply| page.texts_of("tbody tr");
    let all = rows(&root.get("/console/settings/history"));
    assert!(all.len() >= 6 && all[0].contains("grace"), "{all:?}");
    let of_one = rows(&root.get("/console/settings/history?key=registration.type"));
    assert_eq!(of_one.len(), 2, "{of_one:?}");
    assert!(
        of_one[0].contains("By invitation only Anyone who confirms their email address Default Command line"),
        "{of_one:?}"
    );
    assert!(
        of_one[1].contains("Anyone who confirms their email address By invitation only grace"),
        "{of_one:?}"
    );
    for number in 0..60 {
        app.sets("site.name", &format!("Name {number}"));
    }
    let first = root.get("/console/settings/history?key=site.name");
    assert_eq!(rows(&first).len(), 50);
    let next = first.attribute("a[rel='next']", "href").expect("a next page");
    let second = root.get(&next);
    assert!(second.status == Status::Ok && rows(&second).len() == 11, "{}", rows(&second).len());
    assert!(root.get("/console/settings/history?key=mail.from").says("No changes yet"));
}

#[test]
fn a_public_url_that_becomes_https_holds_for_cookies_and_headers_with_the_same_answer() {
    let (app, grace) = ctx();
    let mut root = app.signed_in(&grace);
    assert!(root.cookie("rollbook_session").is_some());
    let url = ("site.public_url", "https://join.example.org");
    let asked = root.sets("site", &[url]);
    assert_eq!(asked.status, Status::Conflict);
    assert!(asked.has("a[href='https://join.example.org/']") && asked.says("everyone is locked out"));
    assert!(root.cookie("__Host-rollbook_session").is_none(), "nothing is saved yet");
    let other = root.sends_as_seen(
        "/console/settings/site",
        &asked,
        &[("site.public_url", "https://jion.example.org")],
    );
    assert_eq!(other.status, Status::Conflict, "sure of another one");
    let saved = root.sends_as_seen("/console/settings/site", &asked, &[]);
    assert_eq!(saved.location(), "/console/settings?saved=site", "{}", saved.body);
    assert!(saved.header("strict-transport-security").is_some());
    assert!(root.cookie("__Host-rollbook_session").is_some() && root.cookie("rollbook_session").is_none());
    assert_eq!(root.get("/console/settings").status, Status::Ok, "whoever changed it stays signed in");
    // Changed by another process: the very next request follows.
    app.sets("site.public_url", "http://localhost:8000");
    let mut plain = app.visitor();
    plain.signs_in(&grace.email, &grace.password);
    assert!(plain.cookie("rollbook_session").is_some());
    app.sets("site.public_url", "https://join.example.org");
    let reply = plain.get("/account");
    assert_eq!(reply.location(), "/sign-in?next=%2Faccount", "the old cookie counts no longer");
    assert!(reply.header("strict-transport-security").is_some());
}

#[test]
fn session_times_hold_at_once_also_for_who_is_signed_in() {
    let (app, root) = ctx();
    app.confirmed_member(&Person::ada());
    let mut ada = app.signed_in(&Person::ada());
    let mut root_browser = app.signed_in(&root);
    root_browser.sets("sign-in", &[("session.idle_minutes", "10"), ("session.administrator_hours", "1")]);
    app.later(9 * MINUTE);
    assert_eq!(ada.get("/account").status, Status::Ok);
    app.later(10 * MINUTE);
    assert_eq!(ada.get("/account").status, Status::SeeOther);
    let mut root = app.signed_in(&root);
    for _ in 0..6 {
        assert_eq!(root.get("/console/settings").status, Status::Ok);
        app.later(9 * MINUTE + Duration::from_secs(59));
    }
    assert_eq!(root.get("/console/settings").status, Status::Ok);
    app.later(MINUTE);
    assert_eq!(root.get("/console/settings").location(), "/sign-in?next=%2Fconsole%2Fsettings");
}

#[test]
fn the_sender_of_the_policy_is_on_the_next_mail() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    root.sets("mail", &[("mail.from", "Harbour Club <desk@harbour.example>")]);
    app.visitor().registers(&Person::ada());
    let sent = app.deliver();
    let mail = sent.last().expect("a mail");
    assert!(String::from_utf8_lossy(&mail.message).contains("<desk@harbour.example>"));
}

#[test]
fn kept_pages_follow_a_new_name_logo_and_colour() {
    let (app, root) = ctx();
    let mut root = app.signed_in(&root);
    let before = app.visitor().get("/register");
    assert!(before.says("Harbour Club"));
    root.sets("site", &[("site.name", "Quay Society")]);
    assert!(app.visitor().get("/register").says("Quay Society"));
    root.sets("look", &[("brand.accent", "#0b6b3a")]);
    assert!(app.visitor().get("/register").has("link[href^='/brand/accent/']"));
    root.sets("registration", &[("registration.type", "Closed")]);
    assert!(!app.visitor().get("/register").has("form[action='/register']"));
}

#[test]
fn only_administrators_get_to_the_settings() {
    let (app, root) = ctx();
    app.confirmed_member(&Person::ada());
    let paths = ["", "/site", "/history", "/logo", "/logo/remove", "/default"];
    let check = |visitor: &mut Visitor<'_>, refused: Status| {
        let before = app.tables();
        for path in paths {
            let path = format!("/console/settings{path}");
            assert_eq!(visitor.get(&path).status, refused, "{path}");
            let takes_forms = !["/console/settings", "/console/settings/history"].contains(&path.as_str());
            let wanted = if takes_forms { refused } else { Status::MethodNotAllowed };
            let reply = visitor.post(&path, &[("registration.type", "Closed")]);
            assert_eq!(reply.status, wanted, "{path}");
        }
        assert_eq!(app.tables(), before);
    };
    check(&mut app.visitor(), Status::SeeOther);
    check(&mut app.signed_in(&Person::ada()), Status::Forbidden);
    app.makes_users_admin("ada@example.org");
    check(&mut app.signed_in(&Person::ada()), Status::Forbidden);
    let mut root = app.signed_in(&root);
    let before = app.tables();
    let cross = root.send(
        Method::Post,
        "/console/settings/site",
        &[("Origin", "https://evil.example"), ("Content-Type", "application/x-www-form-urlencoded")],
        Some("site.name=Evil"),
    );
    assert_eq!(cross.status, Status::Forbidden);
    assert_eq!(cross.text_of("h1").as_deref(), Some("This request came from another site"));
    assert_eq!(app.tables(), before);
}
