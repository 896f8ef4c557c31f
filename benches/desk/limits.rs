//! What nothing can be faster than, measured in the same run.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rollbook::domain::{AccountState, Clock, Username};
use rollbook::security::{ScryptCost, SystemEntropy};
use rollbook::store::{AuditEntry, NewAccount, Store, StoreError, StoreOptions};
use rollbook::system::SystemClock;
use rusqlite::Connection;

/// Seconds of one bare scrypt hash of the default figures: the best of three.
pub fn bare_hash() -> f64 {
    let cost = ScryptCost::RECOMMENDED;
    let params = scrypt::Params::new(cost.log_n, cost.r, cost.p).expect("scrypt's figures");
    let mut hash = [0; 32];
    let once = |hash: &mut [u8; 32]| {
        let began = Instant::now();
        scrypt::scrypt(b"correct horse battery staple", b"sixteen bytes!!!", &params, hash).expect("a hash");
        began.elapsed().as_secs_f64()
    };
    (0..3).map(|_| once(&mut hash)).fold(f64::INFINITY, f64::min)
}

/// One-row transactions in a second, each durable before the next: the disk's flush.
#[expect(clippy::disallowed_methods, reason = "the limit is measured without our store")]
pub fn bare_transactions(folder: &Path, span: Duration) -> f64 {
    let conn = Connection::open(folder.join("bare.db")).expect("a file");
    conn.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE rows (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;",
    )
    .expect("a table");
    let began = Instant::now();
    let mut done = 0_u32;
    while began.elapsed() < span {
        conn.execute("INSERT INTO rows (name) VALUES (?1)", [format!("name-{done}")]).expect("a row");
        done += 1;
    }
    f64::from(done) / began.elapsed().as_secs_f64()
}

/// Sign-ups in a second that the writer alone takes, 64 at a time: no HTTP around it.
pub async fn writer_alone(folder: &Path, span: Duration) -> f64 {
    let clock = Arc::new(SystemClock);
    let options = StoreOptions::default();
    let store =
        Store::open(&folder.join("writer.db"), options, clock.clone(), Arc::new(SystemEntropy::new()))
            .expect("a store");
    let began = Instant::now();
    let mut done = 0_usize;
    while began.elapsed() < span {
        let batch: Vec<_> = (done..done + 64)
            .map(|number| {
                let store = store.clone();
                let now = clock.now();
                tokio::spawn(async move { store.write(move |tx| sign_up(tx, number, now)).await })
            })
            .collect();
        for write in batch {
            write.await.expect("it ends").expect("it is written");
        }
        done += 64;
    }
    let rate = done as f64 / began.elapsed().as_secs_f64();
    store.close();
    rate
}

/// The rows of one sign-up without a password.
fn sign_up(
    tx: &rollbook::store::Tx<'_>,
    number: usize,
    now: rollbook::domain::Timestamp,
) -> Result<(), StoreError> {
    let username = Username::parse(&format!("writer-{number}")).expect("a username");
    let details =
        serde_json::json!({ "username": username.as_str(), "role": null, "ext_id": null, "tags": [] });
    let id = tx.insert_account(&NewAccount {
        uuid: uuid::Uuid::from_u128(number as u128),
        username,
        real_name: None,
        email: None,
        email_verified_at: None,
        needs_email_proof: false,
        ext_id: None,
        role: None,
        users_admin: false,
        state: AccountState::Active,
        password_hash: None,
        must_change_password: false,
        privacy: None,
        language: None,
        created_at: now,
    })?;
    tx.append_audit(&AuditEntry {
        at: now,
        actor_kind: "account",
        actor_id: Some("1".to_owned()),
        actor_label: Some("boss".to_owned()),
        action: "account.created",
        target_kind: Some("account"),
        target_id: Some(id.to_string()),
        peer: Some("127.0.0.1".to_owned()),
        request_id: Some("0123456789abcdef".to_owned()),
        details,
    })?;
    Ok(())
}
