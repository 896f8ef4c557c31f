//! The list of mails against a small file.

use super::*;
use crate::store::sqlite::testing::query_plan;
use crate::store::testing::store_in;

/// Of nine messages every third went to an address that begins otherwise.
fn store(folder: &std::path::Path) -> crate::store::Store {
    let store = store_in(folder);
    store
            .write_blocking(|tx| {
                for n in 0..9_i64 {
                    let (name, state) = (["ada", "adam", "bob"][n as usize % 3], ["sent", "waiting"][n as usize % 2]);
                    tx.run(
                        "INSERT INTO outbox (message_id, kind, recipient, language, sealed_message, state, created_at) \
                         VALUES (?1, 'test', ?2, 'en', x'00', ?3, ?4)",
                        params![n.to_string(), format!("{name}@Example.org"), state, 1000 + n],
                    )?;
                }
                Ok::<_, StoreError>(())
            })
            .unwrap();
    store
}

#[test]
fn a_search_by_the_beginning_finds_all_whether_they_are_gathered_or_met_on_a_walk() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(dir.path());
    let filter =
        MailFilter { recipient: Some(MailRecipient::Beginning("ADA".into())), ..MailFilter::default() };
    for most in [1, 100] {
        let mut ids = Vec::new();
        let mut turn = MailTurn::First;
        loop {
            let page = store.read_blocking(|reader| reader.list_gathering(&filter, turn, 4, most)).unwrap();
            let Some(last) = page.last() else { break };
            turn = MailTurn::After(last.place());
            ids.extend(page.iter().map(|mail| mail.id));
        }
        assert_eq!(ids, [8, 7, 5, 4, 2, 1], "{most}");
        let waiting = MailFilter { state: Some(MailState::Waiting), ..filter.clone() };
        let page =
            store.read_blocking(|reader| reader.list_gathering(&waiting, MailTurn::First, 9, most)).unwrap();
        assert_eq!(page.iter().map(|mail| mail.id).collect::<Vec<_>>(), [8, 4, 2], "{most}");
        for (kind, state, wanted) in
            [("test", None, 6), ("recover", None, 0), ("test", Some(MailState::Sent), 3)]
        {
            let of_kind = MailFilter { kind: Some(kind.to_owned()), state, ..filter.clone() };
            let page =
                store.read_blocking(|reader| reader.list_gathering(&of_kind, MailTurn::First, 9, most));
            assert_eq!(page.unwrap().len(), wanted, "{kind} {state:?} {most}");
        }
    }
}

#[test]
fn a_walk_for_many_recipients_goes_down_the_order_of_the_list() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(dir.path());
    let sql = "SELECT id FROM outbox WHERE state = ? AND lower(recipient) || '' >= lower(?) AND \
             lower(recipient) || '' < lower(?) ORDER BY created_at DESC, id DESC LIMIT ?";
    let plan = store.read_blocking(|reader| Ok::<_, StoreError>(query_plan(reader, sql))).unwrap();
    assert!(plan.iter().all(|step| step.contains("outbox_by_state")), "{plan:?}");
}

#[test]
fn recipients_and_states_are_told_by_their_indexes_alone() {
    let dir = tempfile::tempdir().unwrap();
    let store = store(dir.path());
    for (sql, index) in [
        (BY_BEGINNING, "USING COVERING INDEX outbox_by_recipient "),
        (OF_STATE, "USING COVERING INDEX outbox_by_state"),
        (OF_STATE_AND_KIND, "USING COVERING INDEX outbox_by_state_and_kind "),
    ] {
        let plan = store.read_blocking(|reader| Ok::<_, StoreError>(query_plan(reader, sql))).unwrap();
        assert!(plan.len() == 1 && plan[0].contains(index), "{sql}: {plan:?}");
    }
}
