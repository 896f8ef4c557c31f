//! What has happened around the accounts: mails, sign-ins, lines of the audit trail, jobs and keys.

use rollbook::domain::{
    AccountFilter, AccountId, Actor, BulkAction, FilterName, JobState, Rights, Scope, TagId, Timestamp,
};
use rollbook::store::{AuditEntry, Count, NewApiKey, NewJob, Store, StoreError, Tx};
use rusqlite::{Connection, params};
use serde_json::json;

use super::{ACCOUNTS, AUDIT_LINES, DAY, Dice, JOBS, MAILS, YEARS};

/// What a mail of a few lines takes once it is sealed, text and HTML.
const SEALED: usize = 3_000;
const LINES_AT_A_TIME: i64 = 10_000;

/// Kinds of mails, of a hundred so many.
const KINDS: [(&str, i64); 8] = [
    ("confirm_address", 55),
    ("recover", 15),
    ("new_device", 12),
    ("password_changed", 8),
    ("already_registered", 5),
    ("recovered", 3),
    ("invitation", 1),
    ("deletion_planned", 1),
];

/// Actions of the audit trail, of a thousand lines so many.
const ACTIONS: [(&str, &str, i64); 16] = [
    ("sign_in.succeeded", "account", 520),
    ("account.registered", "account", 150),
    ("account.email_confirmed", "account", 120),
    ("sign_in.failed", "account", 100),
    ("account.password_changed", "account", 40),
    ("account.tagged", "account", 30),
    ("account.created", "account", 10),
    ("account.disabled", "account", 8),
    ("account.edited", "account", 8),
    ("account.untagged", "account", 4),
    ("account.enabled", "account", 3),
    ("mail.retried", "mail", 2),
    ("tag.created", "tag", 1),
    ("setting.changed", "setting", 1),
    ("job.started", "job", 2),
    ("account.erased", "account", 1),
];

fn weighted<'a, T>(dice: &mut Dice, of: &'a [T], share: impl Fn(&T) -> i64) -> &'a T {
    let mut among = dice.below(of.iter().map(&share).sum());
    for one in of {
        among -= share(one);
        if among < 0 {
            return one;
        }
    }
    unreachable!("the sum of the shares is above")
}

/// Spread over the site's age, the later ones closer together.
fn moment(number: i64, of: i64, now: i64) -> i64 {
    let age = 1.0 - (number as f64 / of as f64).sqrt();
    now - 1 - (age * (YEARS * 365 * DAY) as f64) as i64
}

pub fn fill_mails(conn: &Connection, now: i64) {
    let mut dice = Dice::new(2);
    let mut address =
        conn.prepare("SELECT email, real_name FROM accounts WHERE id = ?1").expect("a statement");
    let mut mail = conn
        .prepare(
            "INSERT INTO outbox (message_id, kind, account_id, recipient, recipient_name, language, sealed_message, \
             state, attempts, created_at, next_attempt_at, finished_at, last_reply) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )
        .expect("a statement");
    let mut attempt = conn
        .prepare("INSERT INTO mail_attempts (outbox_id, at, outcome, reply) VALUES (?1, ?2, ?3, ?4)")
        .expect("a statement");
    let sealed = vec![0x5a_u8; SEALED];
    for number in 0..MAILS {
        let account = 1 + dice.below(ACCOUNTS);
        let found = address.query_row([account], |row| Ok((row.get(0)?, row.get(1)?)));
        let (recipient, name): (Option<String>, Option<String>) = found.expect("an account");
        let recipient = recipient.unwrap_or_else(|| format!("gone-{number}@mail.example"));
        let created = moment(number, MAILS, now);
        let (kind, _) = weighted(&mut dice, &KINDS, |(_, share)| *share);
        let (state, attempts, reply) = match dice.below(1000) {
            0..=14 => ("waiting", dice.below(4), "451 4.7.1 greylisted, come back in five minutes"),
            15..=39 => ("refused", 1, "550 5.1.1 the mailbox is not known here"),
            40..=49 => ("given_up", 15, "421 4.4.2 the connection timed out"),
            50..=54 => ("discarded", 0, ""),
            _ => ("sent", 1, "250 2.0.0 queued as 7F3A1C"),
        };
        let finished = (state != "waiting").then_some(created + 1500);
        mail.execute(params![
            format!("{number}@bench.example"),
            kind,
            account,
            recipient,
            name,
            *dice.one(&["en", "de"]),
            sealed,
            state,
            attempts,
            created,
            // The worker, which has no mail server here, need not look at them.
            (state == "waiting").then_some(now + DAY),
            finished,
            (attempts > 0).then_some(reply),
        ])
        .expect("a mail");
        if attempts > 0 {
            let outcome = if state == "waiting" { "failed" } else { state };
            attempt
                .execute(params![conn.last_insert_rowid(), created + 1000, outcome, reply])
                .expect("an attempt");
        }
    }
}

/// People who are signed in through an app or in a browser.
pub fn fill_grants_and_sessions(conn: &Connection, now: i64) {
    let mut dice = Dice::new(3);
    for app in 0..12 {
        conn.execute(
            "INSERT INTO oauth_clients (id, name, created_at) VALUES (?1, ?2, ?3)",
            params![format!("app-{app}"), format!("App number {app}"), now - app * DAY],
        )
        .expect("a client");
    }
    let mut grant = conn
        .prepare(
            "INSERT INTO oauth_grants (client_id, account_id, created_at, expires_at, revoked_at) \
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )
        .expect("a statement");
    let mut session = conn
        .prepare(
            "INSERT INTO sessions (digest, account_id, remembered, created_at, last_seen_at, peer, user_agent) \
             VALUES (randomblob(32), ?1, 1, ?2, ?2, '192.0.2.7', 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0')",
        )
        .expect("a statement");
    for number in 0..100_000 {
        // Half of them by one app.
        let app = if number % 2 == 0 { 0 } else { dice.below(12) };
        let at = now - dice.below(25 * DAY);
        let revoked = dice.in_thousand(100).then_some(at + 1);
        let account = 1 + dice.below(ACCOUNTS);
        grant.execute(params![format!("app-{app}"), account, at, at + 30 * DAY, revoked]).expect("a grant");
        session.execute([1 + dice.below(ACCOUNTS), at]).expect("a session");
    }
}

/// A whole trail, bound line by line, with the figures of its days.
pub fn fill_trail(store: &Store, now: i64) {
    let mut dice = Dice::new(4);
    let mut number = 0;
    while number < AUDIT_LINES {
        let lines: Vec<AuditEntry> =
            (number..number + LINES_AT_A_TIME).map(|number| line(&mut dice, number, now)).collect();
        number += LINES_AT_A_TIME;
        store
            .write_blocking(move |tx| -> Result<(), StoreError> {
                lines.iter().try_for_each(|line| tx.append_audit(line).map(drop))
            })
            .expect("lines of the trail");
    }
}

fn line(dice: &mut Dice, number: i64, now: i64) -> AuditEntry {
    let (action, target_kind, _) = weighted(dice, &ACTIONS, |(.., share)| *share);
    let target = if *target_kind == "account" { 1 + dice.below(ACCOUNTS) } else { 1 + dice.below(1_000) };
    let (actor_kind, actor) = match dice.below(1000) {
        0..=4 => ("command_line", None),
        5..=24 => ("system", None),
        25..=49 => ("api_key", Some(1 + dice.below(40))),
        50..=149 => ("visitor", None),
        // What administrators do, most of it by one of them.
        150..=249 => ("account", Some(1)),
        _ => ("account", Some(target)),
    };
    AuditEntry {
        at: Timestamp::from_millis(moment(number, AUDIT_LINES, now)),
        actor_kind,
        actor_id: actor.map(|id| id.to_string()),
        actor_label: actor.map(|id| format!("somebody-{id}")),
        action,
        target_kind: Some(target_kind),
        target_id: Some(target.to_string()),
        peer: Some(format!("192.0.2.{}", dice.below(250))),
        request_id: Some(format!("{:016x}", dice.below(1 << 60))),
        details: json!({ "before": { "state": "active" }, "after": { "state": "disabled" }, "reason": "as they wished" }),
    }
}

pub fn fill_jobs_and_keys(store: &Store, now: i64) {
    store
        .write_blocking(move |tx| -> Result<(), StoreError> {
            for number in 0..JOBS {
                insert_job(tx, number, Timestamp::from_millis(moment(number, JOBS, now)))?;
            }
            for number in 0..40 {
                insert_key(tx, number, Timestamp::from_millis(now - number * 9 * DAY))?;
            }
            for (name, query) in [
                ("Never came", "seen=never"),
                ("Team", "role=editor"),
                ("Unconfirmed at GMX", "state=awaiting_email&domain=gmx.example"),
            ] {
                let name = FilterName::parse(name).expect("a name");
                tx.insert_saved_filter(&name, query, "boss", Timestamp::from_millis(now - DAY))?;
            }
            Ok(())
        })
        .expect("jobs, keys and filters");
}

fn insert_job(tx: &Tx<'_>, number: i64, at: Timestamp) -> Result<(), StoreError> {
    let action = match number % 4 {
        0 => BulkAction::Tag { id: TagId(2), name: "Kunde".to_owned() },
        1 => BulkAction::ResendConfirmation,
        2 => BulkAction::EndSessions,
        _ => BulkAction::Disable { reason: Some("Too long away".to_owned()) },
    };
    // As many as can be ticked on a page of the list.
    let scope = if number % 3 == 0 {
        Scope::Filter(AccountFilter::default())
    } else {
        Scope::Chosen((1..=50).map(|at| AccountId(number * 50 + at)).collect())
    };
    let id = tx.insert_job(&NewJob {
        action,
        scope,
        actor: Actor::Account { id: AccountId(1), username: "boss".to_owned() },
        peer: Some("192.0.2.1".to_owned()),
        request_id: None,
        filter_tag: None,
        expected: Count::Exactly(50),
        created_at: at,
    })?;
    let state = if number % 10 == 0 { JobState::Cancelled } else { JobState::Done };
    tx.finish_job(id, state, None, at).map(drop)
}

fn insert_key(tx: &Tx<'_>, number: i64, at: Timestamp) -> Result<(), StoreError> {
    let mut digest = [0; 32];
    digest[..8].copy_from_slice(&number.to_be_bytes());
    tx.insert_api_key(&NewApiKey {
        name: format!("Key {number}"),
        digest,
        shown_prefix: format!("rb_{number:05}"),
        rights: Rights { admin: false, users_admin: number % 2 == 0 },
        description: Some("Reads accounts for another system".to_owned()),
        networks: String::new(),
        created_at: at,
        expires_at: None,
    })
    .map(drop)
}
