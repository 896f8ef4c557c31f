//! `kill -9` at any moment: what was acknowledged is found again, whole.

use std::collections::HashSet;
use std::sync::Mutex;
use std::thread;

use crate::support::{Folder, Mode, PATIENCE, Smtp, registration, until};

const ROUNDS: usize = 100;
const CALLERS: usize = 6;

#[test]
fn a_hundred_kills_during_registrations_lose_nothing_that_was_acknowledged() {
    let folder = Folder::new().with("ROLLBOOK_LOG_LEVEL", "warn");
    let acknowledged: Mutex<Vec<String>> = Mutex::default();
    for round in 0..ROUNDS {
        // Between the first answer of a round and its fortieth: while others are under way.
        let enough = acknowledged.lock().expect("no panic").len() + 1 + round * 7 % 40;
        let ctx = folder.open();
        thread::scope(|scope| {
            for caller in 0..CALLERS {
                let client = ctx.client();
                let acknowledged = &acknowledged;
                scope.spawn(move || {
                    for number in 0.. {
                        let email = format!("r{round}-c{caller}-{number}@example.org");
                        let answer =
                            client.try_post("/api/users/register", &[], &registration("Ada", &email));
                        match answer {
                            Ok(answer) => {
                                assert_eq!(answer.status, 201, "{answer:?}");
                                acknowledged.lock().expect("no panic").push(email);
                            }
                            Err(_) => break,
                        }
                    }
                });
            }
            until("registrations", PATIENCE, || {
                (acknowledged.lock().expect("no panic").len() >= enough).then_some(())
            });
            ctx.kill();
        });
    }

    let found = Found::read(&folder);
    let acknowledged = acknowledged.into_inner().expect("no panic");
    println!("{} acknowledged, {} found", acknowledged.len(), found.accounts.len());
    assert!(acknowledged.len() > ROUNDS * 10);
    for email in &acknowledged {
        assert!(found.accounts.contains(email), "the account of {email} is lost");
        assert!(found.mails.contains(email), "the mail to {email} is lost");
        assert!(found.audited.contains(email), "the audit line of {email} is lost");
    }
    // Nor is anything there in part, acknowledged or not.
    assert_eq!(found.accounts, found.mails);
    assert_eq!(found.accounts, found.audited);
    let verdict = folder.run(&["audit", "verify", "--json"]).json();
    assert_eq!(verdict["intact"], true, "{verdict}");
    let newest = folder.run(&["mail", "list", "--json"]).json()[0]["id"].to_string();
    let mail = folder.run(&["mail", "show", &newest, "--json"]).json();
    assert!(mail["text"].as_str().is_some_and(|text| text.contains("/confirm/")), "it can be unsealed");
    folder.run(&["check"]).fine();
}

#[test]
fn mail_that_a_kill_interrupts_is_sent_after_the_restart_under_the_same_id() {
    let smtp = Smtp::start(Mode::StartTls);
    let folder = smtp.used_by(Folder::new());
    let mut addresses = Vec::new();
    for round in 0..5 {
        let ctx = folder.open();
        let client = ctx.client();
        for number in 0..10 {
            let address = format!("r{round}-{number}@example.org");
            assert_eq!(client.registers(&address).status, 201);
            addresses.push(address);
        }
        // At once: the last mails are on their way, or not even that.
        ctx.kill();
    }
    let _ctx = folder.open();
    for address in &addresses {
        let first = smtp.mail_to(address);
        for again in smtp.mails_to(address) {
            assert_eq!(again.message_id, first.message_id, "{address} may get it twice, but as one message");
        }
    }
    until("the outbox to be empty", PATIENCE, || {
        let mails = folder.run(&["mail", "list", "--json"]).json();
        let mails = mails.as_array().expect("a list");
        assert_eq!(mails.len(), addresses.len());
        mails.iter().all(|mail| mail["state"] == "sent").then_some(())
    });
}

/// The addresses of all accounts, of all mails, and of all accounts with an audit line.
struct Found {
    accounts: HashSet<String>,
    mails: HashSet<String>,
    audited: HashSet<String>,
}

impl Found {
    fn read(folder: &Folder) -> Self {
        Self {
            accounts: folder.texts("SELECT email FROM accounts"),
            mails: folder.texts("SELECT recipient FROM outbox"),
            audited: folder.texts(
                "SELECT email FROM accounts JOIN audit ON target_kind = 'account' \
                 AND target_id = CAST(accounts.id AS TEXT) AND action = 'account.registered'",
            ),
        }
    }
}
