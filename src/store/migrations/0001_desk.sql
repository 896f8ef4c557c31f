CREATE TABLE audit (
    seq           INTEGER PRIMARY KEY,
    at            INTEGER NOT NULL,
    actor_kind    TEXT NOT NULL,
    actor_id      TEXT,
    actor_label   TEXT,
    action        TEXT NOT NULL,
    target_kind   TEXT,
    target_id     TEXT,
    peer          TEXT,
    request_id    TEXT,
    details       TEXT NOT NULL CHECK (json_valid(details)),
    previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
    hash          BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- Also what stops INSERT OR REPLACE, which fires no delete trigger.
CREATE TRIGGER audit_appends_in_sequence BEFORE INSERT ON audit
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit)
BEGIN
    SELECT RAISE(ABORT, 'the audit trail only grows at its end');
END;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
