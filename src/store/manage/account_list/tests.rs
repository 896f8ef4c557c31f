//! The list against the plainest way to make it: all accounts, kept where they fit, sorted.

use super::*;
use crate::domain::{
    SortBy, TagColor, TagDescription, TagId, TagName, TagTraits, TagType, Timestamp, name_key,
};
use crate::store::Store;
use crate::store::params::params;
use crate::store::sqlite::testing::query_plan;
use crate::store::testing::store_in;

const PEOPLE: i64 = 260;
/// When everything is asked.
const NOW: Timestamp = Timestamp::from_millis(1_760_000_000_000);
const FEW_AT_A_TIME: Bounds = Bounds { sorted: 20, listed: 60, passed: 40, asked_about: 30, looked_at: 25 };

/// Accounts of every kind, in numbers that no two conditions share; many keys are the same.
fn crowd(folder: &std::path::Path) -> Store {
    let store = store_in(folder);
    store
        .write_blocking(|tx| {
            for name in ["News", "Rare"] {
                let traits = TagTraits {
                    kind: TagType::User,
                    name: TagName::parse(name).unwrap(),
                    description: TagDescription::parse("").unwrap(),
                    color: TagColor::default(),
                    visible: true,
                    active: true,
                };
                tx.insert_tag(&traits, Timestamp::from_millis(1))?;
            }
            for n in 0..PEOPLE {
                let state = ["active", "awaiting_email", "disabled", "deleted", "active"][(n % 5) as usize];
                let role = [None, Some("admin"), Some("editor"), Some("moderator")][if n % 17 == 0 { (n % 4) as usize } else { 0 }];
                let username = format!("user-{}", (n * 7919) % 1009);
                let name = (n % 3 > 0).then(|| format!("{} Person {}", ["Anna", "Öse", "ben", "Zoë"][(n * n % 4) as usize], n % 29));
                let email = (n % 7 > 0).then(|| format!("p{n}@{}", ["example.org", "example.com", "rare.example"][if n % 101 == 0 { 2 } else { (n % 2) as usize }]));
                tx.run(
                    "INSERT INTO accounts (uuid, username, username_key, real_name, email, email_key, \
                     email_verified_at, role, users_admin, state, password_hash, created_at, last_sign_in_at, ext_id, locked_until, name_key) \
                     VALUES (?1, ?2, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
                    params![
                        uuid::Uuid::from_u128(n as u128 + 1).to_string(),
                        username,
                        name,
                        email,
                        (n % 4 > 0).then_some(5),
                        role,
                        n % 31 == 0,
                        state,
                        (n % 6 > 1).then_some("x"),
                        1_700_000_000_000 + (n * n % 50) * 86_400_000,
                        (n % 8 > 2).then_some(1_750_000_000_000 + (n % 40) * 86_400_000),
                        (n % 9 == 0).then_some(5000 + n),
                        // Locked, no longer locked, and written before the clock jumped back.
                        [Some(300_000), Some(-1), Some(86_400_000)].get((n % 11) as usize).copied().flatten().map(|it| NOW.millis() + it),
                        name_key(name.as_deref().unwrap_or(&username)),
                    ],
                )?;
                if n % 2 == 0 {
                    tx.insert_account_tag(AccountId(n + 1), TagId(1))?;
                }
                if n % 97 == 0 {
                    tx.insert_account_tag(AccountId(n + 1), TagId(2))?;
                }
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    store
}

/// Each filter with the condition that it is in SQL.
const FILTERS: [(&str, &str); 25] = [
    ("state=entered", "state IN ('active', 'disabled')"),
    ("", "state <> 'deleted'"),
    ("state=any", "1"),
    ("locked=yes", "state <> 'deleted' AND (id - 1) % 11 = 0"),
    ("locked=yes&tag=News&state=any", "(id - 1) % 11 = 0 AND id % 2 = 1"),
    ("state=deleted", "state = 'deleted'"),
    (
        "state=active&confirmed=yes&password=no",
        "state = 'active' AND email_verified_at IS NOT NULL AND password_hash IS NULL",
    ),
    ("role=admin", "state <> 'deleted' AND role = 'admin'"),
    ("role=none&state=any", "role IS NULL AND users_admin = 0"),
    ("role=users_admin", "state <> 'deleted' AND users_admin = 1"),
    ("tag=News", "state <> 'deleted' AND id % 2 = 1"),
    ("tag=Rare&state=any", "(id - 1) % 97 = 0"),
    ("tag=Nothing", "0"),
    ("domain=example.org", "state <> 'deleted' AND email LIKE '%@example.org'"),
    ("domain=rare.example&state=any", "email LIKE '%@rare.example'"),
    ("domain=example.com&tag=News&state=any", "email LIKE '%@example.com' AND id % 2 = 1"),
    (
        "created_from=2023-11-20&created_until=2023-12-10",
        "state <> 'deleted' AND created_at >= 1700438400000 AND created_at < 1702252800000",
    ),
    ("seen_from=2025-06-20", "state <> 'deleted' AND last_sign_in_at >= 1750377600000"),
    ("seen=never&state=any", "last_sign_in_at IS NULL"),
    (
        "seen_until=2025-06-30&created_until=2023-11-30&state=any",
        "last_sign_in_at < 1751328000000 AND created_at < 1701388800000",
    ),
    (
        "q=person+1&state=any",
        "coalesce(real_name, '') LIKE '%person%' AND (coalesce(real_name, '') LIKE '%1%' OR username LIKE '%1%' OR coalesce(email, '') LIKE '%1%')",
    ),
    ("q=ose+per&tag=News&state=any", "real_name LIKE 'Öse Per%' AND id % 2 = 1"),
    ("q=p1", "state <> 'deleted' AND (email LIKE 'p1%' OR real_name LIKE 'p1%')"),
    ("q=an&state=any", "real_name LIKE 'an%'"),
    ("q=5018&state=any", "ext_id = 5018"),
];

fn expected(store: &Store, condition: &str, order: AccountOrder) -> Vec<i64> {
    let key = crate::store::manage::account_walk::column(order.by).0;
    let way = if order.descending { "DESC" } else { "ASC" };
    let sql = format!("SELECT id FROM accounts NOT INDEXED WHERE {condition} ORDER BY {key} {way}, id {way}");
    store.read_blocking(|reader| reader.ids(&sql, ())).unwrap()
}

fn filter(query: &str) -> AccountFilter {
    let pairs: Vec<_> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    AccountFilter::parse(&pairs).unwrap()
}

fn page(store: &Store, query: &ListQuery, bounds: Bounds) -> AccountPage {
    store.read_blocking(|reader| reader.list_within(query, bounds)).unwrap()
}

fn ids(page: &AccountPage) -> Vec<i64> {
    page.accounts.iter().map(|account| account.id.0).collect()
}

fn orders() -> impl Iterator<Item = AccountOrder> {
    SortBy::ALL.into_iter().flat_map(|by| [false, true].map(|descending| AccountOrder { by, descending }))
}

#[test]
fn pages_forth_and_back_hold_what_fits_in_order_under_every_filter_and_order() {
    let dir = tempfile::tempdir().unwrap();
    let store = crowd(dir.path());
    for bounds in [Bounds::default(), FEW_AT_A_TIME] {
        for (text, condition) in FILTERS {
            for order in orders() {
                let what = format!("{text} {} {bounds:?}", order.text());
                let all = expected(&store, condition, order);
                let mut query = ListQuery {
                    filter: filter(text),
                    order,
                    cursor: None,
                    skip: 0,
                    limit: 23,
                    counts_all: false,
                    now: NOW,
                };
                let mut seen = Vec::new();
                let mut ways_back = Vec::new();
                loop {
                    let page = page(&store, &query, bounds);
                    assert!(
                        page.is_cut_short || page.accounts.len() == 23.min(all.len() - seen.len()),
                        "{what}"
                    );
                    match page.count {
                        Count::Exactly(count) => assert_eq!(count, all.len(), "{what}"),
                        Count::MoreThan(count) => {
                            assert!(count < all.len() || all.is_empty(), "{what}: {count}")
                        }
                    }
                    ways_back.push((page.previous.clone(), seen.len()));
                    seen.extend(ids(&page));
                    match page.next {
                        // The way there and back again stays the same.
                        Some(next) => query.cursor = Some(Cursor::parse(&next.text(order), order).unwrap()),
                        None => break,
                    }
                }
                assert_eq!(seen, all, "{what}");
                for (previous, before) in ways_back.into_iter().filter(|_| !text.is_empty()) {
                    let Some(previous) = previous else {
                        assert_eq!(before, 0, "{what}");
                        continue;
                    };
                    query.cursor = Some(previous);
                    let back = page(&store, &query, bounds);
                    let found = ids(&back);
                    if back.is_cut_short {
                        assert!(all[..before].ends_with(&found), "{what}");
                    } else if before < 23 {
                        assert_eq!(found, all[..23.min(all.len())], "{what}: the first page, whole");
                    } else {
                        assert_eq!(found, all[before - 23..before], "{what}");
                    }
                }
            }
        }
    }
}

#[test]
fn a_page_after_so_many_accounts_is_the_one_that_its_links_lead_to() {
    let dir = tempfile::tempdir().unwrap();
    let store = crowd(dir.path());
    let order = AccountOrder { by: SortBy::Name, descending: true };
    for bounds in [Bounds::default(), FEW_AT_A_TIME] {
        for (text, condition) in FILTERS {
            let all = expected(&store, condition, order);
            for skip in [1, 7, 23, 60, all.len().max(1), all.len() + 1, 100_000] {
                let what = format!("{text} {bounds:?} {skip}");
                let mut query = ListQuery {
                    filter: filter(text),
                    order,
                    cursor: None,
                    skip,
                    limit: 9,
                    counts_all: true,
                    now: NOW,
                };
                let first = page(&store, &query, bounds);
                let found = ids(&first);
                if first.is_cut_short {
                    // Given up on the way: nobody is shown who stands elsewhere.
                    assert!(found.is_empty() || all[skip..].starts_with(&found), "{what}");
                    continue;
                }
                assert_eq!(found, all[skip.min(all.len())..(skip + 9).min(all.len())], "{what}");
                assert_eq!(first.next.is_some(), skip + 9 < all.len(), "{what}");
                query.cursor = first.previous;
                if query.cursor.is_some() {
                    let back = page(&store, &query, bounds);
                    let before = &all[skip.saturating_sub(9)..skip];
                    assert!(back.is_cut_short || skip < 9 || ids(&back) == before, "{what}");
                }
            }
        }
    }
}

#[test]
fn a_list_of_a_domain_by_address_does_not_pass_those_who_have_none() {
    let dir = tempfile::tempdir().unwrap();
    let store = crowd(dir.path());
    // Enough for a page of those at the domain, and not for the others before them.
    let bounds = Bounds { sorted: 0, listed: 0, passed: 60, asked_about: 60, looked_at: 60 };
    for descending in [false, true] {
        let order = AccountOrder { by: SortBy::Address, descending };
        let mut query = ListQuery {
            filter: filter("domain=example.org"),
            order,
            cursor: None,
            skip: 0,
            limit: 20,
            counts_all: false,
            now: NOW,
        };
        let mut found = 0;
        loop {
            let page = page(&store, &query, bounds);
            found += page.accounts.len();
            assert!(!page.is_cut_short, "{} after {found}", order.text());
            let Some(next) = page.next else { break };
            query.cursor = Some(next);
        }
        let all = expected(&store, "state <> 'deleted' AND email LIKE '%@example.org'", order);
        assert_eq!(found, all.len());
    }
}

#[test]
fn work_goes_through_every_account_that_fits_once_in_the_order_of_the_ids() {
    let dir = tempfile::tempdir().unwrap();
    let store = crowd(dir.path());
    let by_id = AccountOrder { by: SortBy::Id, descending: false };
    for bounds in [Bounds::default(), FEW_AT_A_TIME] {
        for (text, condition) in FILTERS {
            let filter = filter(text);
            let all = expected(&store, condition, by_id);
            let mut seen = Vec::new();
            let mut after = Some(AccountId(0));
            while let Some(id) = after {
                let piece = store
                    .read_blocking(|reader| reader.list_ids_within(&filter, id, 40, NOW, bounds))
                    .unwrap();
                seen.extend(piece.ids.iter().map(|id| id.0));
                after = piece.reached;
            }
            assert_eq!(seen, all, "{text} {bounds:?}");
            let fits = |id| {
                store.read_blocking(|reader| reader.is_account_within(AccountId(id), &filter, NOW)).unwrap()
            };
            assert!((1..60).all(|id| fits(id) == all.contains(&id)), "{text}");
        }
    }
}

#[test]
fn a_cursor_whose_account_is_gone_still_leads_on() {
    let dir = tempfile::tempdir().unwrap();
    let store = crowd(dir.path());
    let order = AccountOrder { by: SortBy::Name, descending: false };
    let mut query = ListQuery {
        filter: filter("state=any"),
        order,
        cursor: None,
        skip: 0,
        limit: 10,
        counts_all: false,
        now: NOW,
    };
    let all = expected(&store, "1", order);
    let first = page(&store, &query, Bounds::default());
    let last = first.accounts[9].id;
    store.write_blocking(move |tx| tx.delete_account(last)).unwrap();
    query.cursor = first.next;
    assert_eq!(ids(&page(&store, &query, Bounds::default())), all[10..20]);
    // Beyond the end there is nothing, and a way back.
    query.cursor = Some(Cursor { forth: true, key: SortKey::Text("\u{10ffff}".into()), id: 1 });
    let end = page(&store, &query, Bounds::default());
    assert!(ids(&end).is_empty() && end.next.is_none());
    query.cursor = end.previous;
    assert_eq!(ids(&page(&store, &query, Bounds::default())), all[all.len() - 10..]);
}

#[test]
fn the_carried_tags_of_an_account_are_named_up_to_a_number_and_counted() {
    let dir = tempfile::tempdir().unwrap();
    let store = crowd(dir.path());
    let carried =
        store.read_blocking(|reader| reader.list_carried_tags(&[AccountId(1), AccountId(2)], 1)).unwrap();
    assert_eq!((carried[&1].first[0].name.as_str(), carried[&1].count), ("News", 2));
    assert_eq!(carried[&2].count, 0);
}

/// The plans of what is asked besides the walk itself.
#[test]
fn every_condition_asks_an_index() {
    let dir = tempfile::tempdir().unwrap();
    let store = store_in(dir.path());
    let statements = crate::store::manage::account_conditions::conditions()
        .into_iter()
        .chain(crate::store::manage::account_looks::of_indexes())
        .chain(crate::store::manage::account_search::STATEMENTS.map(str::to_owned));
    for sql in statements {
        let steps = store.read_blocking(|reader| Ok::<_, StoreError>(query_plan(reader, &sql))).unwrap();
        let plan = steps.join("; ");
        assert!(!plan.contains("TEMP B-TREE") && !plan.contains("SCAN accounts"), "{sql}: {plan}");
        assert!(plan.contains("INDEX") || plan.contains("USING INTEGER PRIMARY KEY"), "{sql}: {plan}");
    }
}
