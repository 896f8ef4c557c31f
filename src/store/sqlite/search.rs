//! Finding accounts by any part of a text, with SQLite's own index of groups of three letters.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use crate::domain::SearchText;
use crate::store::StoreError;
use crate::store::cell::FromCell;
use crate::store::sqlite::session::Session;

/// The text itself is parsed into groups of three and quoted: nobody types the index's own syntax.
const BY_PARTS: &str =
    "SELECT rowid FROM account_search WHERE account_search MATCH ?1 ORDER BY rowid DESC LIMIT ?2";
/// Groups of three letters that are looked up at most; the comparison does the rest.
const MOST_GROUPS: usize = 24;

pub(in crate::store) fn accounts_with_parts(
    session: Session<'_>,
    text: &SearchText,
    limit: i64,
) -> Result<Vec<i64>, StoreError> {
    let mut found = Vec::new();
    session.query(BY_PARTS, &[&match_expression(text), &limit], &mut |row| {
        found.extend(i64::from_cell(row.cell(0)?));
        Ok(ControlFlow::Continue(()))
    })?;
    Ok(found)
}

/// The groups of three that every account found must have, each a quoted string. Names are in the index by their
/// keys, and addresses as they were typed: one of the two has all groups.
fn match_expression(text: &SearchText) -> String {
    let (folded, typed) = (all_groups(text.parts()), all_groups(text.typed_parts()));
    if typed.is_empty() || typed == folded { folded } else { format!("({folded}) OR ({typed})") }
}

fn all_groups(parts: &[String]) -> String {
    let mut groups = BTreeSet::new();
    for part in parts {
        let letters: Vec<char> = part.chars().collect();
        groups.extend(letters.windows(3).map(|group| group.iter().collect::<String>()));
    }
    let quoted = groups.iter().take(MOST_GROUPS).map(|group| format!("\"{}\"", group.replace('"', "\"\"")));
    quoted.collect::<Vec<_>>().join(" AND ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sqlite::testing::query_plan;
    use crate::store::testing::store_in;

    #[test]
    fn the_search_asks_its_index() {
        let dir = tempfile::tempdir().unwrap();
        let plan =
            store_in(dir.path()).read_blocking(|reader| Ok::<_, StoreError>(query_plan(reader, BY_PARTS)));
        let plan = plan.unwrap().join("; ");
        assert!(plan.contains("VIRTUAL TABLE INDEX") && !plan.contains("TEMP B-TREE"), "{plan}");
    }
}
