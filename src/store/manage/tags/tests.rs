//! Tags by the names that people type, and the count of those who carry them.

use super::*;
use crate::store::Store;
use crate::store::params::params;
use crate::store::sqlite::testing::Intruder;
use crate::store::testing::store_in;

fn traits(name: &str, description: &str) -> TagTraits {
    TagTraits {
        kind: TagType::User,
        name: TagName::parse(name).unwrap(),
        description: TagDescription::parse(description).unwrap(),
        color: TagColor::default(),
        visible: true,
        active: true,
    }
}

fn store_of(folder: &std::path::Path, names: &[&str]) -> Store {
    let store = store_in(folder);
    let all: Vec<TagTraits> = names.iter().map(|name| traits(name, "")).collect();
    let at = Timestamp::from_millis(1);
    store
        .write_blocking(move |tx| all.iter().try_for_each(|traits| tx.insert_tag(traits, at).map(drop)))
        .unwrap();
    store
}

fn found(store: &Store, typed: &str) -> Option<String> {
    let typed = TagName::parse(typed).unwrap();
    let tag = store.read_blocking(|reader| reader.find_tag_by_name(TagType::User, &typed)).unwrap();
    tag.map(|tag| tag.traits.name.as_str().to_owned())
}

#[test]
fn a_tag_is_found_by_whatever_people_take_for_its_name_if_it_is_the_only_one() {
    let dir = tempfile::tempdir().unwrap();
    let store = store_of(dir.path(), &["Ärzte", "Straße", "Crew", "crew", "王", "がく"]);
    for (typed, name) in [
        ("ÄRZTE", Some("Ärzte")),
        ("arzte", Some("Ärzte")),
        ("STRASSE", Some("Straße")),
        ("Crew", Some("Crew")),
        ("CREW", None),
        ("王", Some("王")),
        ("がく", Some("がく")),
        ("かく", None),
    ] {
        assert_eq!(found(&store, typed).as_deref(), name, "{typed}");
    }
}

#[test]
fn a_search_looks_at_names_by_their_keys_and_at_descriptions_as_they_stand() {
    let dir = tempfile::tempdir().unwrap();
    let store = store_of(dir.path(), &["Løse"]);
    let cooks = traits("Galley", "alle köche an Bord");
    store.write_blocking(move |tx| tx.insert_tag(&cooks, Timestamp::from_millis(1))).unwrap();
    for (search, name) in [("LOSE", "Løse"), ("Køche", ""), ("Köche", "Galley"), ("gall", "Galley")] {
        let filter = TagFilter { search: search.to_owned(), ..TagFilter::default() };
        let listed = store.read_blocking(|reader| reader.list_tags(&filter, TagOrder::Name, 0, 9)).unwrap();
        let names: Vec<&str> = listed.iter().map(|counted| counted.tag.traits.name.as_str()).collect();
        assert_eq!(names.join(" "), name, "{search}");
        let count = store.read_blocking(|reader| reader.count_tags(&filter)).unwrap();
        assert_eq!(count, i64::from(!name.is_empty()), "{search}");
    }
}

fn accounts(store: &Store, count: i64) {
    store
        .write_blocking(move |tx| {
            (0..count).try_for_each(|n| {
                let sql = "INSERT INTO accounts (uuid, username, username_key, state, created_at) \
                           VALUES (?1, ?1, ?1, 'active', 0)";
                tx.run(sql, params![format!("member-{n}")])
            })
        })
        .unwrap();
}

fn carriers(store: &Store, tag: TagId) -> i64 {
    store.read_blocking(|reader| reader.find_counted_tag(tag)).unwrap().unwrap().carriers
}

#[test]
fn who_carries_a_tag_is_right_after_each_commit_and_written_once_for_it() {
    let dir = tempfile::tempdir().unwrap();
    let store = store_of(dir.path(), &["Crew"]);
    let crew = TagId(1);
    accounts(&store, 9);
    let intruder = Intruder::at(&store);
    intruder.run_all(
        "CREATE TABLE written(carriers INTEGER) STRICT;
         CREATE TRIGGER writing AFTER UPDATE OF carriers ON tags BEGIN INSERT INTO written VALUES (NEW.carriers); END;",
    );
    let give = move |tx: &Tx<'_>| {
        (1..=9).try_for_each(|id| {
            assert!(tx.insert_account_tag(AccountId(id), crew)?);
            assert!(!tx.insert_account_tag(AccountId(id), crew)?, "it has it already");
            assert!(tx.is_tag_carried(crew)?, "also before the count is written");
            Ok::<_, StoreError>(())
        })
    };
    store.write_blocking(move |tx| give(tx).and(Err::<(), _>(StoreError::Busy))).unwrap_err();
    assert_eq!(carriers(&store, crew), 0, "an undone piece counts nothing");
    store.write_blocking(give).unwrap();
    assert_eq!(carriers(&store, crew), 9);
    assert_eq!(intruder.run("DELETE FROM written"), Ok(1));

    store
        .write_blocking(move |tx| {
            assert!(tx.delete_account_tag(AccountId(1), crew)?);
            assert!(!tx.delete_account_tag(AccountId(1), crew)?);
            tx.delete_account(AccountId(1))?;
            tx.delete_account(AccountId(2))?;
            tx.pretend(|tx| tx.delete_account(AccountId(3)))
        })
        .unwrap();
    assert_eq!(carriers(&store, crew), 7);
    assert_eq!(intruder.run("UPDATE written SET carriers = carriers WHERE carriers = 7"), Ok(1));
    store
        .write_blocking(move |tx| {
            (3..=9).try_for_each(|id| tx.delete_account_tag(AccountId(id), crew).map(drop))?;
            assert!(!tx.is_tag_carried(crew)?);
            Ok::<_, StoreError>(())
        })
        .unwrap();
    assert_eq!(carriers(&store, crew), 0);
}

#[test]
fn a_name_that_becomes_another_has_another_key() {
    let dir = tempfile::tempdir().unwrap();
    let store = store_of(dir.path(), &["Crew"]);
    store.write_blocking(|tx| tx.update_tag(TagId(1), &traits("Łódź", ""))).unwrap();
    assert_eq!(found(&store, "crew"), None);
    assert_eq!(found(&store, "lodz").as_deref(), Some("Łódź"));
}
