//! What is written down, and what never is.

use std::time::Duration;

use serde_json::Value;

use crate::support::{Folder, Mode, PASSWORD, SECRET, Smtp, registration, until};

#[test]
fn logs_for_people_hold_no_secret() {
    let (log, secrets) = eventful_day("text");
    assert_no_secret(&log, &secrets);
    assert!(log.contains("/api/users/register") && log.contains("Rollbook is open"), "{log}");
}

#[test]
fn logs_for_programs_are_json_lines_without_a_secret() {
    let (log, secrets) = eventful_day("json");
    assert_no_secret(&log, &secrets);
    for line in log.lines() {
        let line: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert!(line["timestamp"].is_string() && line["level"].is_string(), "{line}");
    }
}

#[test]
fn the_log_knows_nothing_of_a_person_who_is_erased() {
    let smtp = Smtp::start(Mode::StartTls);
    for format in ["text", "json"] {
        let folder = smtp
            .used_by(Folder::new())
            .with("ROLLBOOK_LOG_LEVEL", "debug")
            .with("ROLLBOOK_LOG_FORMAT", format);
        let grace = ["account", "create", "--username", "grace", "--role", "admin", "--password-stdin"];
        let ctx = folder.open();
        folder.run_with(&grace, PASSWORD).fine();
        let visitor = ctx.client();
        let (name, email) = ("Ada Zuckmayer", "moved.zuckmayer@example.org");
        visitor.post("/api/users/register", &registration(name, email));
        visitor.post("/api/users/register", &registration(name, email));
        visitor.signs_in(email, PASSWORD);
        visitor.signs_in("ada-zuckmayer", "a wrong lamp over water");
        visitor.get(&format!("/sign-in?login={email}"));
        visitor.get("/nothing/of/ada-zuckmayer");
        visitor.submit("/recover", &[("email", email)]);
        visitor.submit("/confirm/code", &[("email", email), ("code", "999999")]);
        let refused = || ctx.log().contains("a mail was not accepted").then_some(());
        until("the refusal", Duration::from_secs(20), refused);
        let log = ctx.log().to_lowercase();
        assert!(!log.contains("zuckmayer"), "{format}: {}", lines_with(&log, "zuckmayer"));
    }
}

fn lines_with(log: &str, word: &str) -> String {
    log.lines().filter(|line| line.contains(word)).collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn assert_no_secret(log: &str, secrets: &[(&'static str, String)]) {
    for (what, secret) in secrets {
        assert!(secret.len() >= 6, "{what} is too short to be looked for");
        assert!(!log.contains(secret.as_str()), "the log holds {what}: {secret}");
    }
}

/// Everything that has a secret in it happens once, right and wrong, at the most talkative level.
fn eventful_day(format: &str) -> (String, Vec<(&'static str, String)>) {
    let smtp = Smtp::start(Mode::StartTls);
    let folder =
        smtp.used_by(Folder::new()).with("ROLLBOOK_LOG_LEVEL", "debug").with("ROLLBOOK_LOG_FORMAT", format);
    let ctx = folder.open();
    let visitor = ctx.client();
    let mut secrets = vec![("a password", PASSWORD.to_owned())];
    secrets.push(("the mail server's password", SECRET.to_owned()));
    secrets.push(("the mail server's password, encoded", "secret%20of".to_owned()));

    let link = ctx.setup_link.clone().expect("a set-up link");
    let token = link.rsplit('/').next().expect("a path").to_owned();
    visitor.get(&link);
    visitor.get(&format!("{link}/more"));
    secrets.push(("the set-up token", token));

    visitor.registers("ada@example.org");
    let mail = smtp.mail_to("ada@example.org");
    for path in [mail.link(), &format!("{}?x=1", mail.link()), &format!("{}/more", mail.link())] {
        visitor.get(path);
        visitor.head(path);
    }
    visitor.submit(&format!("/confirm/{}", mail.token()), &[("a", "b")]);
    visitor.submit("/confirm/code", &[("email", "ada@example.org"), ("code", "999999")]);
    visitor.submit("/confirm", &[("token", mail.token())]);
    secrets.push(("a link's token", mail.token().to_owned()));

    let session = visitor.signs_in("ada@example.org", PASSWORD);
    for name in ["rollbook_session", "rollbook_device"] {
        secrets.push((name, session.cookie(name).expect("a cookie").to_owned()));
    }
    visitor.signs_in("ada@example.org", "a wrong lamp over water");
    secrets.push(("a wrong password", "a wrong lamp over water".to_owned()));
    visitor.get("/api/authentication/current-session");

    let key = folder.run(&["key", "create", "site", "--role", "ADMIN"]).fine().to_owned();
    for authorization in
        [format!("Bearer {key}"), key.clone(), format!("Bearer {key}x"), format!("Basic {key}")]
    {
        visitor.get_with("/api/authentication/current-session", &[("Authorization", &authorization)]);
    }
    visitor.get(&format!("/api/nothing?key={key}"));
    secrets.push(("a key", key));

    let fields = [
        ("grant_type", "password"),
        ("client_id", "rollbook"),
        ("username", "ada@example.org"),
        ("password", PASSWORD),
    ];
    let tokens = visitor.submit("/oauth/token/", &fields);
    for name in ["access_token", "refresh_token"] {
        let token =
            tokens.json()[name].as_str().unwrap_or_else(|| panic!("no {name}: {tokens:?}")).to_owned();
        let bearer = format!("Bearer {token}");
        visitor.get_with("/api/v2/sso/signin/", &[("Authorization", &bearer)]);
        secrets.push(("an OAuth token", token));
    }
    secrets.push(("the JWT secret", folder.run(&["jwt", "rotate"]).fine().to_owned()));
    let mut broken = registration("Ada", "eve@example.org");
    broken["emailAddress"] = Value::from(vec![PASSWORD]);
    visitor.post("/api/users/register", &broken);

    let log = ctx.log();
    assert!(log.len() > 1000, "{log}");
    (log, secrets)
}
