//! How many queries a page takes: as many for a thousand accounts as for a hundred.

use super::*;
use crate::domain::{SearchText, TagColor, TagDescription, TagId, TagName, TagTraits, TagType};
use crate::store::Store;
use crate::store::params::params;
use crate::store::sqlite::query_count::counting_queries;
use crate::store::testing::store_in;

const NOW: Timestamp = Timestamp::from_millis(1_760_000_000_000);
/// All that is needed besides the rows themselves: tag, kinds, conditions, count, accounts, their tags.
const MOST_QUERIES: usize = 32;

/// Accounts of three kinds, all of them with a name, half of them with a tag and half at the same domain.
fn crowd(folder: &std::path::Path, people: i64) -> Store {
    let store = store_in(folder);
    store
        .write_blocking(move |tx| {
            let traits = TagTraits {
                kind: TagType::User,
                name: TagName::parse("News").unwrap(),
                description: TagDescription::parse("").unwrap(),
                color: TagColor::default(),
                visible: true,
                active: true,
            };
            tx.insert_tag(&traits, Timestamp::from_millis(1))?;
            for n in 0..people {
                let email = format!("p{n}@{}", ["example.org", "example.com"][(n / 2 % 2) as usize]);
                tx.run(
                    "INSERT INTO accounts (uuid, username, username_key, real_name, name_key, email, email_key, state, \
                     created_at) VALUES (?1, ?2, ?2, ?3, lower(?3), ?4, ?4, ?5, ?6)",
                    params![
                        uuid::Uuid::from_u128(n as u128 + 1).to_string(),
                        format!("user-{n}"),
                        format!("Anna Person {}", n % 29),
                        email,
                        ["active", "disabled", "deleted"][(n % 3) as usize],
                        1_700_000_000_000 + n * 60_000,
                    ],
                )?;
                if n % 2 == 0 {
                    tx.insert_account_tag(AccountId(n + 1), TagId(1))?;
                }
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    store
}

fn filter(query: &str) -> AccountFilter {
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    AccountFilter::parse(&pairs).unwrap()
}

#[test]
fn a_page_takes_a_few_queries_however_many_accounts_there_are() {
    // The rows are sorted, or met on a walk among those that are listed, or met on a walk that asks indexes.
    let all = Bounds::default();
    let ways = [all, Bounds { sorted: 0, ..all }, Bounds { sorted: 0, listed: 0, ..all }];
    for people in [100, 1_000] {
        let dir = tempfile::tempdir().unwrap();
        let store = crowd(dir.path(), people);
        for bounds in ways {
            for text in [
                "",
                "state=any",
                "state=deleted",
                "tag=News",
                "tag=News&domain=example.org",
                "domain=example.com&state=deleted",
                "q=anna",
                "q=an&tag=News",
                "created_from=2023-11-01&seen=never",
            ] {
                for by in SortBy::ALL {
                    let query = ListQuery {
                        filter: filter(text),
                        order: AccountOrder { by, descending: true },
                        cursor: None,
                        skip: 0,
                        limit: 50,
                        counts_all: true,
                        now: NOW,
                    };
                    let (page, queries) = counting_queries(|| {
                        store.read_blocking(|reader| {
                            let page = reader.list_within(&query, bounds)?;
                            let ids: Vec<AccountId> =
                                page.accounts.iter().map(|account| account.id).collect();
                            reader.list_carried_tags(&ids, 4)?;
                            Ok::<_, StoreError>(page)
                        })
                    });
                    assert!(!page.unwrap().accounts.is_empty(), "{text} {by:?}");
                    assert!(
                        queries <= MOST_QUERIES,
                        "{text} {by:?} of {people}, {bounds:?}: {queries} queries"
                    );
                }
            }
        }
    }
}

#[test]
fn a_search_takes_a_few_queries_however_many_accounts_it_compares() {
    let dir = tempfile::tempdir().unwrap();
    let store = crowd(dir.path(), 1_000);
    for text in ["anna", "an", "anna 28 person", "nnap"] {
        let text = SearchText::parse(text).unwrap();
        let (_, queries) =
            counting_queries(|| store.read_blocking(|reader| reader.search_accounts(&text, 25)).unwrap());
        assert!(queries <= MOST_QUERIES, "{text:?}: {queries} queries");
    }
}
