//! From a registration to its mail and back, through a mail server with STARTTLS and AUTH.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::support::{Folder, Mode, PASSWORD, PATIENCE, Smtp, registration, until};

/// All mails as the command line lists them.
fn outbox(folder: &Folder) -> Vec<Value> {
    folder.run(&["mail", "list", "--json"]).json().as_array().expect("a list").clone()
}

#[test]
fn a_developer_registers_somebody_who_confirms_by_link_and_signs_in() {
    let smtp = Smtp::start(Mode::StartTls);
    let folder = smtp.used_by(Folder::new());
    let ctx = folder.open();

    let developer = ctx.client();
    let answer = developer.registers("Ada@Example.org");
    let answered = Instant::now();
    assert_eq!(answer.status, 201, "{answer:?}");
    assert_eq!(answer.json()["needsVerification"], true);
    assert_eq!(answer.json()["emailAddress"], "Ada@Example.org");

    let mail = smtp.mail_to("Ada@example.org");
    assert!(answered.elapsed() < Duration::from_secs(2), "the mail took {:?}", answered.elapsed());
    assert!(mail.encrypted);
    assert_eq!(mail.user.as_deref(), Some("desk@example.org"));
    assert_eq!(mail.headers["From"], "Harbour Club <desk@example.org>");
    assert_eq!(mail.button().as_deref(), Some(mail.link()), "text and HTML lead to the same page");
    assert!(mail.html.contains(&mail.code()));
    assert!(!mail.subject.is_empty());
    assert!(mail.message_id.starts_with('<') && mail.message_id.ends_with('>'));

    // Mail scanners open links. Nothing comes of it.
    let scanner = ctx.client();
    assert_eq!(scanner.head(mail.link()).status, 200);
    for _ in 0..3 {
        let page = scanner.get(mail.link());
        assert_eq!(page.status, 200);
        assert_eq!(page.header("cache-control"), Some("no-store"));
        assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
    }
    assert_eq!(scanner.head(mail.link()).status, 200);
    assert_eq!(ctx.client().signs_in("ada@example.org", PASSWORD).status, 401, "not confirmed yet");

    let person = ctx.client();
    let confirmed = person.submit("/confirm", &[("token", mail.token())]);
    assert_eq!(confirmed.status, 200, "{confirmed:?}");
    assert_eq!(person.submit("/confirm", &[("token", mail.token())]).status, 410, "a link works once");
    let session = person.signs_in("ada@example.org", PASSWORD);
    assert_eq!(session.status, 200, "{session:?}");
    assert_eq!(session.json()["profile"]["displayName"], "Ada Lovelace");
}

#[test]
fn the_code_of_the_mail_confirms_as_well() {
    let smtp = Smtp::start(Mode::Smtps);
    let folder = smtp.used_over_tls_by(Folder::new());
    let ctx = folder.open();
    assert_eq!(ctx.client().registers("ada@example.org").status, 201);
    let mail = smtp.mail_to("ada@example.org");
    assert!(mail.encrypted);
    assert_eq!(mail.user.as_deref(), Some("desk@example.org"));

    let person = ctx.client();
    let wrong = if mail.code() == "000000" { "000001" } else { "000000" };
    let answer = person.submit("/confirm/code", &[("email", "ada@example.org"), ("code", wrong)]);
    assert_eq!(answer.status, 400);
    let answer = person.submit("/confirm/code", &[("email", "ada@example.org"), ("code", &mail.code())]);
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(person.signs_in("ada@example.org", PASSWORD).status, 200);
}

#[test]
fn a_registered_address_is_not_given_away_and_its_owner_gets_a_mail() {
    let smtp = Smtp::start(Mode::StartTls);
    let folder = smtp.used_by(Folder::new());
    let ctx = folder.open();
    ctx.client().registers("ada@example.org");
    let mail = smtp.mail_to("ada@example.org");
    assert_eq!(ctx.client().submit("/confirm", &[("token", mail.token())]).status, 200);

    let again = ctx.client().post("/api/users/register", &registration("Eve", "ADA@example.org"));
    assert_eq!(again.status, 201, "{again:?}");
    assert_eq!(again.json()["displayName"], "Eve");
    let mail = smtp.nth_mail_to("ada@example.org", 2);
    assert!(!mail.text.contains("/confirm/"), "{}", mail.text);
    assert_eq!(ctx.client().signs_in("ada@example.org", PASSWORD).status, 200, "the account is as it was");
}

#[test]
fn mail_is_kept_while_the_mail_server_is_away_and_sent_when_it_is_back() {
    let mut smtp = Smtp::prepared();
    let folder = smtp.used_by(Folder::new());
    let ctx = folder.open();
    for number in 0..5 {
        assert_eq!(ctx.client().registers(&format!("p{number}@example.org")).status, 201);
    }
    until("five failed attempts", PATIENCE, || {
        outbox(&folder).iter().all(|mail| mail["attempts"] == 1).then_some(())
    });
    for mail in outbox(&folder) {
        assert_eq!(mail["state"], "waiting");
        assert!(mail["last_reply"].as_str().is_some_and(|words| !words.is_empty()), "{mail}");
    }

    smtp.open(Mode::StartTls);
    for mail in outbox(&folder) {
        folder.run(&["mail", "retry", &mail["id"].to_string()]).fine();
    }
    for number in 0..5 {
        let address = format!("p{number}@example.org");
        let mail = smtp.mail_to(&address);
        assert_eq!(ctx.client().submit("/confirm", &[("token", mail.token())]).status, 200);
        assert_eq!(smtp.mails_to(&address).len(), 1, "one mail each");
    }
}

#[test]
fn a_server_without_starttls_gets_neither_mail_nor_password() {
    let mut smtp = Smtp::start(Mode::Bare);
    let folder = smtp.used_by(Folder::new());
    let ctx = folder.open();
    assert_eq!(ctx.client().registers("ada@example.org").status, 201);
    stays_until_put_right(&folder, &mut smtp, "STARTTLS");
}

#[test]
fn a_server_with_a_strangers_certificate_gets_neither_mail_nor_password() {
    let mut smtp = Smtp::prepared();
    smtp.open_with_wrong_certificate(Mode::StartTls);
    let folder = smtp.used_by(Folder::new());
    let ctx = folder.open();
    assert_eq!(ctx.client().registers("ada@example.org").status, 201);
    stays_until_put_right(&folder, &mut smtp, "certificate");
}

/// The first attempt fails with a word of the reason, nothing of value was said to the server, and
/// the same mail goes out once the server is as it should be.
fn stays_until_put_right(folder: &Folder, smtp: &mut Smtp, word: &str) {
    let mail =
        until("an attempt", PATIENCE, || outbox(folder).into_iter().find(|mail| mail["attempts"] == 1));
    let reply = mail["last_reply"].as_str().expect("words").to_lowercase();
    assert!(reply.contains(&word.to_lowercase()), "{reply}");
    let talk = smtp.talk();
    assert!(!talk.contains("MAIL") && !talk.contains("AUTH"), "{talk}");
    assert!(smtp.mails().is_empty());
    let check = folder.run(&["check"]);
    assert!(check.out.to_lowercase().contains(&word.to_lowercase()), "{check:?}");
    check.fails_with(1);

    smtp.open(Mode::StartTls);
    folder.run(&["mail", "retry", &mail["id"].to_string()]).fine();
    assert!(smtp.mail_to("ada@example.org").encrypted);
}

#[test]
fn a_refused_recipient_is_given_up_at_once_in_the_servers_own_words() {
    let smtp = Smtp::start(Mode::StartTls);
    let folder = smtp.used_by(Folder::new());
    let ctx = folder.open();
    assert_eq!(ctx.client().registers("nobody@example.org").status, 201);
    let mail = until("the refusal", PATIENCE, || {
        outbox(&folder).into_iter().find(|mail| mail["state"] == "refused")
    });
    assert!(mail["last_reply"].as_str().is_some_and(|words| words.contains("5.1.1 No such person here")));
    let shown = folder.run(&["mail", "show", &mail["id"].to_string(), "--json"]).json();
    assert!(shown["text"].as_str().is_some_and(|text| text.contains("/confirm/")), "{shown}");
    assert_eq!(shown["attempts_made"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_deferred_mail_waits_with_the_servers_words_and_others_are_not_held_up() {
    let smtp = Smtp::start(Mode::StartTls);
    let folder = smtp.used_by(Folder::new());
    let ctx = folder.open();
    assert_eq!(ctx.client().registers("later@example.org").status, 201);
    assert_eq!(ctx.client().registers("ada@example.org").status, 201);
    smtp.mail_to("ada@example.org");
    let mail = until("the deferral", PATIENCE, || {
        outbox(&folder).into_iter().find(|mail| mail["attempts"] == 1 && mail["state"] == "waiting")
    });
    assert_eq!(mail["to"], "later@example.org");
    assert!(mail["last_reply"].as_str().is_some_and(|words| words.contains("Come back later")), "{mail}");
    assert!(mail["next_attempt_at"].is_string());

    smtp.takes_the_late();
    folder.run(&["mail", "retry", &mail["id"].to_string()]).fine();
    let sent = smtp.mail_to("later@example.org");
    assert_eq!(sent.message_id, format!("<{}>", mail["message_id"].as_str().expect("an id")));
}

#[test]
fn the_test_mail_says_each_step_and_arrives() {
    let smtp = Smtp::start(Mode::StartTls);
    let folder = smtp.used_by(Folder::new().with("ROLLBOOK_DATA_DIR", "."));
    let said = folder.run(&["mail", "test", "grace@example.org"]);
    let words = said.fine();
    assert!(words.contains("valid certificate") && words.contains("signed in"), "{words}");
    assert!(smtp.mail_to("grace@example.org").encrypted);
    folder.run(&["check"]).fine();
}

#[test]
fn a_test_mail_that_is_not_taken_shows_what_was_said_and_no_password() {
    let smtp = Smtp::start(Mode::StartTls);
    let folder = smtp.used_by(Folder::new().with("ROLLBOOK_DATA_DIR", "."));
    let refused = folder.run(&["mail", "test", "nobody@example.org"]);
    let words = refused.fails_with(1);
    for line in
        ["No such person here", "Rollbook  STARTTLS", "Rollbook  AUTH PLAIN ••••••", "Failed here: 550"]
    {
        assert!(words.contains(line), "{line}: {words}");
    }
    let wrong = smtp.url("smtp").replace("a%20secret", "another%20secret");
    let folder = folder.with("ROLLBOOK_SMTP_URL", wrong);
    let refused = folder.run(&["mail", "test", "ada@example.org"]);
    let words = refused.fails_with(1);
    assert!(
        words.contains("did not accept the username or password") && words.contains("Server  535"),
        "{words}"
    );
    assert!(!words.contains("another secret"), "{words}");
}
