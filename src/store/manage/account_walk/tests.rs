//! The plans of the statements that a walk runs.

use super::*;
use crate::store::sqlite::testing::{program, query_plan};
use crate::store::testing::store_in;

#[test]
fn every_order_is_read_from_its_index_alone_and_never_sorted() {
    let dir = tempfile::tempdir().unwrap();
    let store = store_in(dir.path());
    for by in SortBy::ALL {
        for descending in [false, true] {
            let order = AccountOrder { by, descending };
            let of_one_range = statements_of(order).into_iter().filter(|sql| sql.starts_with("SELECT"));
            for sql in of_one_range {
                let (steps, touches_the_table) =
                    store.read_blocking(|reader| Ok::<_, StoreError>(plan(reader, &sql))).unwrap();
                let wanted = format!("SEARCH accounts USING {}INDEX {} (facet=?", "", column(by).1);
                let covering = wanted.replace("USING INDEX", "USING COVERING INDEX");
                assert_eq!(steps.len(), 1, "{sql}: {steps:?}");
                assert!(steps[0].starts_with(&wanted) || steps[0].starts_with(&covering), "{sql}: {steps:?}");
                assert!(!touches_the_table, "{sql} reads the table too");
            }
        }
    }
}

#[test]
fn the_first_rows_of_all_ranges_are_found_in_the_indexes_alone() {
    let dir = tempfile::tempdir().unwrap();
    let store = store_in(dir.path());
    for by in SortBy::ALL {
        for descending in [false, true] {
            let order = AccountOrder { by, descending };
            for sql in [heads_from_start(order), heads_beyond(order)] {
                let (steps, touches_the_table) =
                    store.read_blocking(|reader| Ok::<_, StoreError>(plan(reader, &sql))).unwrap();
                let searches = steps.iter().filter(|step| step.starts_with("SEARCH"));
                assert!(searches.clone().count() >= 4, "{sql}: {steps:?}");
                assert!(steps.iter().all(|step| !step.contains("TEMP B-TREE")), "{sql}: {steps:?}");
                // Usernames and ids are one account's alone, which their own index tells.
                let is_told = |step: &String| {
                    step.contains(&format!("INDEX {} (facet=?", column(by).1))
                        || ["(username_key=?)", "(rowid=?)"].iter().any(|end| step.ends_with(end))
                };
                assert!(searches.skip(2).all(is_told), "{sql}: {steps:?}");
                assert!(!touches_the_table, "{sql} reads the table too");
            }
        }
    }
}

/// The steps of a query, and whether it reads a column of the table itself (cursor 0).
fn plan(reader: &Reader<'_>, sql: &str) -> (Vec<String>, bool) {
    let steps = query_plan(reader, sql);
    let mut table_columns = 0;
    let mut table = None;
    for (name, cursor) in program(reader, sql) {
        match name.as_str() {
            // The first cursor opened is the table's, where it is opened at all.
            "OpenRead" => table = table.or(Some(cursor)),
            "Column" if Some(cursor) == table && cursor == 0 => table_columns += 1,
            _ => {}
        }
    }
    (steps, table_columns > 0)
}
