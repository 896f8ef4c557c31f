//! A trail that somebody went behind Rollbook's back at.

use super::*;
use crate::domain::Timestamp;
use crate::store::Store;
use crate::store::sqlite::testing::Intruder;
use crate::store::testing::{audit_entry, store_in};

/// A trail of five lines, and a connection of someone who goes behind Rollbook's back.
fn trail() -> (tempfile::TempDir, Store, Intruder) {
    let dir = tempfile::tempdir().unwrap();
    let store = store_in(dir.path());
    for _ in 0..5 {
        let entry = AuditEntry {
            actor_id: Some("7".into()),
            target_id: Some("ab".into()),
            details: serde_json::json!({"from": "x", "to": "y"}),
            ..audit_entry("account.renamed")
        };
        store.write_blocking(move |tx| tx.append_audit(&entry)).unwrap();
    }
    let intruder = Intruder::at(&store);
    (dir, store, intruder)
}

fn verdict(store: &Store) -> AuditVerdict {
    store.read_blocking(|reader| reader.verify_audit()).unwrap()
}

fn without_triggers(intruder: &Intruder, sql: &str) {
    intruder.run_all(
        "DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_deleted;
             DROP TRIGGER audit_appends_in_sequence;",
    );
    assert_eq!(intruder.run(sql).unwrap(), 1);
}

#[test]
fn an_empty_trail_is_intact() {
    let dir = tempfile::tempdir().unwrap();
    let expected = AuditVerdict::Intact { lines: 0, head: BEGINNING };
    assert_eq!(verdict(&store_in(dir.path())), expected);
}

#[test]
fn lines_are_numbered_without_gaps_and_chained() {
    let (_dir, store, _) = trail();
    let lines = store.read_blocking(|reader| reader.list_audit(1, 3)).unwrap();
    let seqs: Vec<_> = lines.iter().map(|line| line.seq).collect();
    assert_eq!(seqs, [2, 3, 4]);
    assert_eq!(lines[1].previous_hash, lines[0].hash);
    assert_eq!(lines[0].details, r#"{"from":"x","to":"y"}"#);
    let AuditVerdict::Intact { lines: 5, head } = verdict(&store) else {
        panic!("{:?}", verdict(&store));
    };
    assert_ne!(head, lines[2].hash);
}

#[test]
fn the_table_itself_refuses_changes_deletions_and_replacements() {
    let (_dir, store, intruder) = trail();
    let columns = "at, actor_kind, action, details, previous_hash, hash";
    for sql in [
        "UPDATE audit SET action = 'x' WHERE seq = 2".to_owned(),
        "DELETE FROM audit WHERE seq = 5".to_owned(),
        "DELETE FROM audit".to_owned(),
        format!("INSERT OR REPLACE INTO audit(seq, {columns}) SELECT 2, {columns} FROM audit WHERE seq = 1"),
        format!("INSERT INTO audit(seq, {columns}) SELECT 9, {columns} FROM audit WHERE seq = 1"),
    ] {
        let refused = intruder.run(&sql);
        assert!(matches!(refused, Err(StoreError::Constraint(_))), "{sql}: {refused:?}");
    }
    assert!(matches!(verdict(&store), AuditVerdict::Intact { lines: 5, .. }));
}

#[test]
fn a_changed_line_is_named_whichever_of_its_fields_was_changed() {
    for change in [
        "at = at + 1",
        "actor_kind = 'key'",
        "actor_id = '8'",
        "actor_label = ''",
        "action = 'account.removed'",
        "target_kind = 'account'",
        // The same letters, moved over the border between two fields.
        "actor_id = '7ab', target_id = ''",
        "target_id = NULL",
        "peer = '::1'",
        "request_id = 'r'",
        "details = '{}'",
        "previous_hash = zeroblob(32)",
        "hash = zeroblob(32)",
    ] {
        let (_dir, store, intruder) = trail();
        without_triggers(&intruder, &format!("UPDATE audit SET {change} WHERE seq = 3"));
        let expected = AuditVerdict::Broken { seq: 3, why: AuditFault::Changed };
        assert_eq!(verdict(&store), expected, "{change}");
    }
}

#[test]
fn a_missing_line_is_named() {
    for seq in [1, 3] {
        let (_dir, store, intruder) = trail();
        without_triggers(&intruder, &format!("DELETE FROM audit WHERE seq = {seq}"));
        let why = AuditFault::Missing;
        assert_eq!(verdict(&store), AuditVerdict::Broken { seq, why });
    }
}

#[test]
fn a_line_replaced_together_with_its_hash_is_found_by_the_next_one() {
    let (_dir, store, intruder) = trail();
    let lines = store.read_blocking(|reader| reader.list_audit(2, 1));
    let mut forged = lines.unwrap().remove(0);
    forged.action = "nothing.happened".into();
    let hash = Line {
        seq: forged.seq,
        at: forged.at.millis(),
        texts: forged.lasting_texts(),
        actor_digest: &forged.actor_digest.unwrap(),
        details_digest: &forged.details_digest.unwrap(),
        previous_hash: &forged.previous_hash,
    }
    .hash();
    let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    without_triggers(
        &intruder,
        &format!("UPDATE audit SET action = 'nothing.happened', hash = x'{hash}' WHERE seq = 3"),
    );
    let why = AuditFault::WrongLink;
    assert_eq!(verdict(&store), AuditVerdict::Broken { seq: 4, why });
}

#[test]
fn a_line_slipped_in_before_the_first_is_found() {
    let (_dir, store, intruder) = trail();
    let columns = "at, actor_kind, action, details, previous_hash, hash";
    without_triggers(
        &intruder,
        &format!("INSERT INTO audit(seq, {columns}) SELECT 0, {columns} FROM audit WHERE seq = 1"),
    );
    let why = AuditFault::WrongLink;
    assert_eq!(verdict(&store), AuditVerdict::Broken { seq: 0, why });
}

#[test]
fn the_hash_of_a_line_never_changes_from_release_to_release() {
    let salt = [7; 16];
    let line = Line {
        seq: 1,
        at: 1_769_854_272_000,
        texts: [Some("system"), None, Some("desk.opened"), None, None, None],
        actor_digest: &actor_digest(&salt, None, Some("::1")),
        details_digest: &details_digest(&salt, "{}"),
        previous_hash: &BEGINNING,
    };
    // Computed once by another program from the description at `Line::hash`.
    assert_eq!(line.hash()[..8], [187, 68, 198, 228, 81, 103, 197, 33]);
    assert_eq!(
        first_format_line(1, BEGINNING).first_format_hash()[..8],
        [33, 99, 129, 119, 26, 41, 138, 144]
    );
}

/// As the first release wrote it.
fn first_format_line(seq: i64, previous_hash: [u8; 32]) -> AuditLine {
    AuditLine {
        seq,
        at: Timestamp::from_millis(1_769_854_272_000),
        actor_kind: "system".into(),
        actor_id: None,
        actor_label: None,
        action: "desk.opened".into(),
        target_kind: None,
        target_id: None,
        peer: None,
        request_id: None,
        details: "{}".into(),
        previous_hash,
        hash: BEGINNING,
        actor_erased_by: None,
        details_erased_by: None,
        actor_salt: None,
        actor_digest: None,
        details_salt: None,
        details_digest: None,
    }
}

fn insert_first_format(tx: &Tx<'_>, line: &AuditLine) -> Result<(), StoreError> {
    tx.run(
        "INSERT INTO audit (seq, at, actor_kind, actor_id, actor_label, action, target_kind, target_id, \
         peer, details, previous_hash, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            line.seq,
            line.at.millis(),
            line.actor_kind,
            line.actor_id,
            line.actor_label,
            line.action,
            line.target_kind,
            line.target_id,
            line.peer,
            line.details,
            line.previous_hash,
            line.hash
        ],
    )
}

/// Two lines of the first format that tell of account 7, then two of the second and one of another.
fn trail_about_somebody() -> (tempfile::TempDir, Store, Intruder) {
    let dir = tempfile::tempdir().unwrap();
    let store = store_in(dir.path());
    let intruder = Intruder::at(&store);
    let mut previous = BEGINNING;
    for seq in [1, 2] {
        let mut line = AuditLine {
            actor_kind: "account".into(),
            actor_id: Some("7".into()),
            actor_label: Some("ada".into()),
            peer: Some("203.0.113.9".into()),
            target_kind: Some("account".into()),
            target_id: Some("7".into()),
            details: r#"{"reason":"Ada asked"}"#.into(),
            ..first_format_line(seq, previous)
        };
        line.hash = line.first_format_hash();
        previous = line.hash;
        store.write_blocking(move |tx| insert_first_format(tx, &line)).unwrap();
    }
    for (actor, target) in [("7", "7"), ("7", "8"), ("9", "7")] {
        let entry = AuditEntry {
            actor_kind: "account",
            actor_id: Some(actor.into()),
            actor_label: Some(format!("name-of-{actor}")),
            peer: Some("203.0.113.9".into()),
            target_kind: Some("account"),
            target_id: Some(target.into()),
            details: json!({ "about": target }),
            ..audit_entry("account.renamed")
        };
        store.write_blocking(move |tx| tx.append_audit(&entry)).unwrap();
    }
    (dir, store, intruder)
}

fn erase(store: &Store) {
    store.write_blocking(|tx| tx.erase_from_audit(AccountId(7), &[], &audit_entry("x"))).unwrap();
}

#[test]
fn a_person_is_taken_out_of_the_trail_and_it_still_holds() {
    let (_dir, store, _) = trail_about_somebody();
    assert!(matches!(verdict(&store), AuditVerdict::Intact { lines: 5, .. }), "{:?}", verdict(&store));
    erase(&store);
    assert!(matches!(verdict(&store), AuditVerdict::Intact { lines: 6, .. }), "{:?}", verdict(&store));
    let lines = store.read_blocking(|reader| reader.list_audit(0, 9)).unwrap();
    let left: Vec<_> =
        lines.iter().map(|line| (line.actor_label.as_deref(), line.details.as_str())).collect();
    assert_eq!(
        left[..5],
        [(None, "{}"), (None, "{}"), (None, "{}"), (None, r#"{"about":"8"}"#), (Some("name-of-9"), "{}"),]
    );
    assert!(lines[..4].iter().all(|line| line.peer.is_none() && line.actor_salt.is_none()));
    assert_eq!((lines[5].action.as_str(), lines[0].actor_erased_by), ("account.erased", Some(6)));
}

#[test]
fn what_is_left_of_an_erased_line_cannot_be_changed_unseen() {
    for (change, seq) in [
        ("action = 'nothing.happened' WHERE seq = 1", 1),
        ("at = at + 1 WHERE seq = 2", 1),
        ("actor_label = 'eve' WHERE seq = 2", 2),
        ("actor_erased_by = NULL, details_erased_by = NULL WHERE seq = 1", 1),
        ("details_erased_by = 5 WHERE seq = 2", 2),
        ("details = '{\"lines\":0}' WHERE seq = 6", 6),
    ] {
        let (_dir, store, intruder) = trail_about_somebody();
        erase(&store);
        without_triggers(&intruder, &format!("UPDATE audit SET {change}"));
        let verdict = verdict(&store);
        assert!(
            matches!(verdict, AuditVerdict::Broken { seq: found, .. } if found == seq),
            "{change}: {verdict:?}"
        );
    }
}

#[test]
fn nothing_is_taken_out_without_a_line_that_accounts_for_it() {
    let (_dir, store, intruder) = trail_about_somebody();
    let erasing = "UPDATE audit SET details = '{}', details_salt = NULL, details_erased_by";
    for by in ["NULL", "3", "2"] {
        let refused = intruder.run(&format!("{erasing} = {by} WHERE seq = 3"));
        assert!(matches!(refused, Err(StoreError::Constraint(_))), "{by}");
    }
    let half = "UPDATE audit SET actor_label = NULL WHERE seq = 3";
    assert!(intruder.run(half).is_err());
    intruder.run(&format!("{erasing} = 6 WHERE seq = 3")).unwrap();
    let why = AuditFault::Erased;
    assert_eq!(verdict(&store), AuditVerdict::Broken { seq: 3, why });
    store.write_blocking(|tx| tx.append_audit(&audit_entry("account.erased"))).unwrap();
    assert_eq!(verdict(&store), AuditVerdict::Broken { seq: 3, why });
}
