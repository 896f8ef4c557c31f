//! Finding accounts by any part of name, username or address: candidates from an index, each of
//! which is then compared itself.

use std::collections::BTreeSet;

use crate::domain::{Account, Findable, SearchText, name_key};
use crate::store::cell::Cell;
use crate::store::manage::many::{SIZES, shapes};
use crate::store::params::{Params, params};
use crate::store::row::Row;
use crate::store::{Reader, StoreError};

const BY_USERNAME_START: &str =
    "SELECT id FROM accounts WHERE username_key >= ?1 AND username_key <= ?2 LIMIT ?3";
const BY_ADDRESS_START: &str = "SELECT id FROM accounts WHERE email_key >= ?1 AND email_key <= ?2 LIMIT ?3";

#[cfg(test)]
pub(in crate::store) const STATEMENTS: [&str; 2] = [BY_USERNAME_START, BY_ADDRESS_START];

/// Candidates that a quick search compares at most.
const MOST_COMPARED: usize = 2000;

impl Reader<'_> {
    /// The accounts that a search finds: exact ids, usernames and addresses first, then the newest.
    pub fn search_accounts(&self, text: &SearchText, limit: usize) -> Result<Vec<Account>, StoreError> {
        let mut found = self.list_exact_ids(text)?;
        let mut candidates = self.list_search_candidates(text, MOST_COMPARED)?;
        candidates.sort_unstable_by(|one, other| other.cmp(one));
        let mut rest = &candidates[..];
        // The first few are mostly enough.
        while found.len() < limit && !rest.is_empty() {
            let (next, after) =
                rest.split_at(rest.len().min(SIZES[usize::from(rest.len() < candidates.len())]));
            let mut met = self.found_by_search(text, next)?;
            met.sort_unstable_by(|one, other| other.cmp(one));
            met.retain(|id| !found.contains(id));
            found.extend(met);
            rest = after;
        }
        found.truncate(limit);
        self.list_accounts_of(&found)
    }

    /// Ids of accounts that the text may mean, without repetition, in no order; at most `limit`. None
    /// that it means is left out before that limit.
    pub fn list_search_candidates(&self, text: &SearchText, limit: usize) -> Result<Vec<i64>, StoreError> {
        let mut found = Few::new(limit, self.list_exact_ids(text)?);
        let limit_sql = i64::try_from(limit).unwrap_or(i64::MAX);
        if !text.is_prefix() {
            found.add(self.engine().accounts_with_parts(text, limit_sql)?);
            return Ok(found.ids);
        }
        let facets = self.list_facets()?;
        let start = &text.parts()[0];
        let end = past(start);
        for sql in [BY_USERNAME_START, BY_ADDRESS_START] {
            if found.is_full() {
                return Ok(found.ids);
            }
            if sql == BY_ADDRESS_START && !text.looks_at_everything() {
                continue;
            }
            found.add(self.ids(sql, params![start, end, limit_sql])?);
        }
        if found.is_full() {
            return Ok(found.ids);
        }
        let start = name_key(text.as_str());
        let range = [Cell::Text(start.clone()), Cell::Text(past(&start)), Cell::Integer(limit_sql)];
        let mut named = Vec::new();
        self.each_of_many(by_name_start, &[], &facets, &range, |row| {
            named.push(row.get(0)?);
            Ok(())
        })?;
        found.add(named);
        Ok(found.ids)
    }

    /// Accounts whose id, UUID or `ext_id`, username or address is this very text.
    fn list_exact_ids(&self, text: &SearchText) -> Result<Vec<i64>, StoreError> {
        let key = text.as_str().to_ascii_lowercase();
        if !text.looks_at_everything() {
            return self.ids("SELECT id FROM accounts WHERE username_key = ?1", [&key]);
        }
        let mut found = Vec::new();
        if let Some(number) = text.number() {
            found.extend(self.ids("SELECT id FROM accounts WHERE id = ?1", [number])?);
            found.extend(self.ids("SELECT id FROM accounts WHERE ext_id = ?1", [number])?);
        }
        if let Some(uuid) = text.uuid() {
            found.extend(self.ids("SELECT id FROM accounts WHERE uuid = ?1", [uuid.to_string()])?);
        }
        found.extend(self.ids("SELECT id FROM accounts WHERE username_key = ?1", [&key])?);
        found.extend(self.ids("SELECT id FROM accounts WHERE email_key = ?1", [&key])?);
        let mut seen = BTreeSet::new();
        found.retain(|id| seen.insert(*id));
        Ok(found)
    }

    /// Those of the candidates that the text means, in no order.
    fn found_by_search(&self, text: &SearchText, ids: &[i64]) -> Result<Vec<i64>, StoreError> {
        let mut found = Vec::new();
        self.each_of_many(findable_of_many, &[], ids, &[], |row| {
            let account = findable(row, 0)?;
            if text.finds(account) {
                found.push(account.id);
            }
            Ok(())
        })?;
        Ok(found)
    }

    pub(in crate::store) fn ids(&self, sql: &str, values: impl Params) -> Result<Vec<i64>, StoreError> {
        self.list(sql, values, |row| row.get(0))
    }
}

fn findable_of_many(places: &str) -> String {
    format!("SELECT id, uuid, ext_id, real_name, username, email FROM accounts WHERE id IN ({places})")
}

fn by_name_start(kinds: &str) -> String {
    format!("SELECT id FROM accounts WHERE facet IN ({kinds}) AND name_key >= ? AND name_key <= ? LIMIT ?")
}

/// What is put together, in all its shapes.
pub(in crate::store) fn statements() -> Vec<String> {
    [shapes(findable_of_many), shapes(by_name_start)].concat()
}

/// What a search compares, from six columns of a row that begin at `first`.
pub(in crate::store) fn findable<'r>(row: &'r Row<'_>, first: usize) -> Result<Findable<'r>, StoreError> {
    Ok(Findable {
        id: row.get(first)?,
        uuid: row.text(first + 1)?,
        ext_id: row.get(first + 2)?,
        real_name: row.text_or_null(first + 3)?,
        username: row.text(first + 4)?,
        email: row.text_or_null(first + 5)?,
    })
}

/// Ids without repetition, ascending, up to a limit.
struct Few {
    limit: usize,
    ids: Vec<i64>,
}

impl Few {
    fn new(limit: usize, first: Vec<i64>) -> Self {
        let mut few = Self { limit, ids: Vec::new() };
        few.add(first);
        few
    }

    fn add(&mut self, more: Vec<i64>) {
        self.ids.extend(more);
        self.ids.sort_unstable();
        self.ids.dedup();
        self.ids.truncate(self.limit);
    }

    fn is_full(&self) -> bool {
        self.ids.len() == self.limit
    }
}

/// The last key that begins so.
pub(in crate::store) fn past(start: &str) -> String {
    format!("{start}{}", char::MAX)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::domain::{AccountId, AccountState, Clock, DisplayName, EmailAddress, Username};
    use crate::store::testing::{StoppedClock, store_in};
    use crate::store::{NewAccount, Store};

    fn person(number: u128, username: &str, name: Option<&str>, email: Option<&str>) -> NewAccount {
        NewAccount {
            uuid: Uuid::from_u128(number),
            username: Username::parse(username).unwrap(),
            real_name: name.map(|name| DisplayName::parse(name).unwrap()),
            email: email.map(|email| EmailAddress::parse(email).unwrap()),
            email_verified_at: None,
            needs_email_proof: true,
            ext_id: Some(7000 + number as i64),
            role: None,
            users_admin: false,
            state: AccountState::Active,
            password_hash: None,
            must_change_password: false,
            privacy: None,
            language: None,
            created_at: StoppedClock.now(),
        }
    }

    fn people(folder: &std::path::Path) -> Store {
        let store = store_in(folder);
        store
            .write_blocking(|tx| {
                tx.insert_account(&person(1, "ada", Some("Ada Lovelace"), Some("ada@example.org")))?;
                tx.insert_account(&person(2, "zuse_k", Some("Konrad Zuse"), Some("zuse@tu-berlin.de")))?;
                tx.insert_account(&person(3, "omer", Some("Ömer Şahin"), None))?;
                tx.insert_account(&person(4, "adalbert", None, None))?;
                tx.insert_account(&person(5, "wang", Some("王小明"), Some("wang@example.org")))?;
                tx.insert_account(&person(6, "zhanna", Some("Жанна"), None))?;
                tx.insert_account(&person(7, "kim_cs", Some("김철수"), None))?;
                tx.insert_account(&person(8, "kanya", Some("กิ่งแก้ว"), None))?;
                tx.insert_account(&person(9, "emil", Some("Żółw"), None))?;
                tx.insert_account(&person(10, "sergey", Some("Сергей Иванович"), None))?;
                tx.insert_account(&person(11, "thi", Some("Nguyễn Thị Ấm"), None))?;
                tx.insert_account(&person(12, "uemit", Some("Ümit Straße"), None))?;
                tx.insert_account(&person(13, "giorgos", Some("Γιώργος"), None))?;
                tx.insert_account(&person(14, "finn", Some("ﬁnn Œuvre"), Some("jozin@йпример.рф")))?;
                tx.insert_account(&person(15, "lukasz", Some("Łukasz"), None))
            })
            .unwrap();
        store
    }

    fn found(store: &Store, text: &str) -> Vec<i64> {
        let text = SearchText::parse(text).unwrap();
        let accounts = store.read_blocking(|reader| reader.search_accounts(&text, 10)).unwrap();
        accounts.iter().map(|account| account.id.0).collect()
    }

    #[test]
    fn accounts_are_found_by_parts_beginnings_and_ids_and_by_no_syntax() {
        let dir = tempfile::tempdir().unwrap();
        let store = people(dir.path());
        for (text, ids) in [
            ("love", vec![1]),
            ("LACE ada", vec![1]),
            ("berlin", vec![2]),
            ("SAHIN", vec![3]),
            ("ömer", vec![3]),
            ("dal", vec![4]),
            ("ada", vec![1, 4]),
            ("ad", vec![4, 1]),
            ("Ö", vec![3]),
            ("王小", vec![5]),
            ("王小明", vec![5]),
            ("жа", vec![6]),
            ("Ж", vec![6]),
            ("기", vec![7]),
            ("ก", vec![8]),
            ("กิ", vec![8]),
            ("żo", vec![9]),
            ("żó", vec![9]),
            ("жанна", vec![6]),
            ("7002", vec![2]),
            ("3", vec![3]),
            ("00000000-0000-0000-0000-000000000005", vec![5]),
            ("example.org", vec![5, 1]),
            ("ada OR zuse", vec![]),
            ("ad*", vec![]),
            ("real_name:ada", vec![]),
            ("\"ada\"", vec![]),
            ("ada\" OR \"zuse", vec![]),
            ("^ada", vec![]),
            ("NEAR(ada zuse)", vec![]),
            ("%", vec![]),
            ("ada_", vec![]),
        ] {
            assert_eq!(found(&store, text), ids, "{text:?}");
        }
    }

    #[test]
    fn names_of_every_script_are_found_by_three_letters_and_more_whatever_their_case_and_accents() {
        let dir = tempfile::tempdir().unwrap();
        let store = people(dir.path());
        let mut missed = Vec::new();
        for (text, id) in [
            ("Сергей", 10),
            ("СЕРГЕЙ", 10),
            ("сергеи", 10),
            ("ргей", 10),
            ("Серге\u{438}\u{306} иванович", 10),
            ("김철수", 7),
            ("철수", 7),
            ("김철", 7),
            ("Nguyễn", 11),
            ("nguyen", 11),
            ("THI AM", 11),
            ("Ümit", 12),
            ("umit", 12),
            ("U\u{308}MIT", 12),
            ("strasse", 12),
            ("STRAẞE", 12),
            ("γιωργος", 13),
            ("ΓΙΏΡΓΟΣ", 13),
            ("finn", 14),
            ("oeuvre", 14),
            ("йприм", 14),
            ("пример", 14),
            ("lukasz", 15),
            ("ŁUKASZ", 15),
            ("กิ่งแก้ว", 8),
            ("王小明", 5),
            ("şahin", 3),
        ] {
            if found(&store, text) != [id] {
                missed.push((text, found(&store, text)));
            }
        }
        assert_eq!(missed, []);
    }

    #[test]
    fn the_search_follows_every_change_of_an_account() {
        let dir = tempfile::tempdir().unwrap();
        let store = people(dir.path());
        store
            .write_blocking(|tx| {
                tx.update_account_username(AccountId(1), &Username::parse("countess").unwrap())?;
                tx.delete_account(AccountId(2))
            })
            .unwrap();
        assert_eq!(found(&store, "countess"), vec![1]);
        assert!(found(&store, "zuse").is_empty());
        assert_eq!(found(&store, "lovelace"), vec![1]);
        // Raises an error where the index and the accounts do not agree.
        store
            .write_blocking(|tx| {
                tx.run("INSERT INTO account_search (account_search, rank) VALUES ('integrity-check', 1)", ())
            })
            .unwrap();
    }

    #[test]
    fn names_are_kept_in_an_order_that_people_expect() {
        let dir = tempfile::tempdir().unwrap();
        let store = people(dir.path());
        let sql = "SELECT name_key FROM accounts ORDER BY name_key";
        let keys: Vec<String> = store.read_blocking(|reader| reader.list(sql, (), |row| row.get(0))).unwrap();
        assert_eq!(
            keys,
            [
                "ada lovelace",
                "adalbert",
                "finn oeuvre",
                "konrad zuse",
                "lukasz",
                "nguyen thi am",
                "omer sahin",
                "umit strasse",
                "zolw",
                "γιωργοσ",
                "жанна",
                "сергеи иванович",
                "กิ่งแก้ว",
                &name_key("김철수"),
                "王小明"
            ]
        );
    }
}
