use std::sync::Arc;

use super::*;
use crate::domain::Seal;
use crate::store::Store;
use crate::store::sqlite::testing::Intruder;
use crate::store::testing::{audit_entry, store_in};

/// Opens what it made, and only for the same purpose.
struct PlainSeal;

impl Seal for PlainSeal {
    fn seal(&self, purpose: &str, plaintext: &[u8]) -> Vec<u8> {
        [purpose.as_bytes(), plaintext].concat()
    }

    fn open(&self, purpose: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        sealed.strip_prefix(purpose.as_bytes()).map(<[u8]>::to_vec)
    }
}

fn append(store: &Store) {
    store.write_blocking(|tx| tx.append_audit(&audit_entry("account.renamed"))).unwrap();
}

fn trail_of(lines: usize) -> (tempfile::TempDir, Store) {
    let dir = tempfile::tempdir().unwrap();
    let store = store_in(dir.path());
    store.seal_audit_with(Arc::new(PlainSeal));
    store.write_blocking(|tx| tx.seal_audit_anew(&PlainSeal)).unwrap();
    (0..lines).for_each(|_| append(&store));
    (dir, store)
}

fn verdict(store: &Store) -> AuditVerdict {
    store.read_blocking(|reader| reader.verify_sealed_audit(&PlainSeal)).unwrap()
}

fn tamper(store: &Store, sql: &str) {
    let intruder = Intruder::at(store);
    intruder.run_all("DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_deleted;");
    intruder.run_all(sql);
}

#[test]
fn a_trail_that_ends_where_it_ended_is_intact() {
    let (_dir, store) = trail_of(0);
    assert!(matches!(verdict(&store), AuditVerdict::Intact { lines: 0, .. }));
    (0..5).for_each(|_| append(&store));
    assert!(matches!(verdict(&store), AuditVerdict::Intact { lines: 5, .. }));
}

#[test]
fn lines_that_were_cut_off_at_the_end_are_missed_even_all_of_them() {
    for (sql, seq) in [("DELETE FROM audit WHERE seq > 3", 4), ("DELETE FROM audit", 1)] {
        let (_dir, store) = trail_of(5);
        tamper(&store, sql);
        assert_eq!(verdict(&store), AuditVerdict::Broken { seq, why: AuditFault::Missing });
        // What is written afterwards does not cover it up.
        for _ in 0..5 {
            store.write_blocking(|tx| tx.append_audit(&audit_entry("account.enabled"))).unwrap();
        }
        assert!(matches!(verdict(&store), AuditVerdict::Broken { .. }), "{sql}");
    }
}

#[test]
fn a_line_that_was_put_behind_the_last_and_a_seal_that_is_gone_are_found() {
    let (_dir, store) = trail_of(2);
    let kept: Vec<u8> = store
        .read_blocking(|reader| reader.one("SELECT sealed FROM audit_head", (), |row| row.get(0)))
        .unwrap();
    append(&store);
    let put_back = format!("UPDATE audit_head SET sealed = x'{}'", hex(&kept));
    tamper(&store, &put_back);
    assert_eq!(verdict(&store), AuditVerdict::Broken { seq: 3, why: AuditFault::Unsealed });
    for sql in ["DELETE FROM audit_head", "UPDATE audit_head SET sealed = x'00'"] {
        let (_dir, store) = trail_of(2);
        tamper(&store, sql);
        append(&store);
        assert_eq!(verdict(&store), AuditVerdict::Broken { seq: 3, why: AuditFault::Unsealed }, "{sql}");
    }
}

#[test]
fn a_failed_piece_and_its_neighbours_leave_the_right_end() {
    let (_dir, store) = trail_of(2);
    let failed = store.write_blocking(|tx| {
        tx.append_audit(&audit_entry("account.renamed"))?;
        Err::<(), _>(StoreError::Unexpected("no".into()))
    });
    assert!(failed.is_err());
    append(&store);
    assert!(matches!(verdict(&store), AuditVerdict::Intact { lines: 3, .. }));
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
