//! Some of what is in the file, to ask for.

use std::path::Path;

use rollbook::domain::{AccountOrder, Cursor, SortBy, SortKey};
use rusqlite::Connection;
use rusqlite::types::Value;

use super::super::crowd::Dice;

pub struct Sample {
    pub accounts: Vec<Known>,
    /// Moment and id of messages.
    pub mails: Vec<(i64, i64)>,
    pub last_line: i64,
    pub last_job: i64,
    pub now: i64,
}

pub struct Known {
    pub id: i64,
    pub username: String,
    pub name: String,
    pub email: Option<String>,
    pub uuid: String,
    /// In the order of [`SortBy::ALL`].
    keys: Vec<SortKey>,
}

impl Known {
    /// The page of this order that begins after the account.
    pub fn cursor(&self, order: AccountOrder) -> String {
        let at = SortBy::ALL.iter().position(|by| *by == order.by).expect("an order");
        Cursor { forth: true, key: self.keys[at].clone(), id: self.id }.text(order)
    }
}

impl Sample {
    #[expect(clippy::disallowed_methods, reason = "looked at before the desk opens it")]
    pub fn of(folder: &Path) -> Self {
        let conn = Connection::open(folder.join("rollbook.db")).expect("the file");
        let one = |sql: &str| conn.query_row(sql, [], |row| row.get(0)).expect("a figure");
        let accounts = conn
            .prepare(
                "SELECT id, username, coalesce(real_name, username), email, uuid, name_key, username_key, address_key, \
                 created_at, seen_key, id FROM accounts WHERE id % 499 = 7 AND state = 'active'",
            )
            .and_then(|mut found| found.query_map([], known)?.collect())
            .expect("accounts");
        let mails = conn
            .prepare("SELECT created_at, id FROM outbox WHERE id % 997 = 7")
            .and_then(|mut found| found.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect())
            .expect("mails");
        Self {
            accounts,
            mails,
            last_line: one("SELECT max(seq) FROM audit"),
            last_job: one("SELECT max(id) FROM jobs"),
            now: one("SELECT max(created_at) FROM accounts"),
        }
    }

    pub fn account(&self, dice: &mut Dice) -> &Known {
        dice.one(&self.accounts)
    }
}

fn known(row: &rusqlite::Row<'_>) -> rusqlite::Result<Known> {
    let key = |at| -> rusqlite::Result<SortKey> {
        Ok(match row.get(at)? {
            Value::Integer(number) => SortKey::Number(number),
            Value::Text(text) => SortKey::Text(text),
            other => panic!("a key is {other:?}"),
        })
    };
    Ok(Known {
        id: row.get(0)?,
        username: row.get(1)?,
        name: row.get(2)?,
        email: row.get(3)?,
        uuid: row.get(4)?,
        keys: (5..11).map(key).collect::<Result<_, _>>()?,
    })
}
