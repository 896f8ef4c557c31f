-- What people change and take away themselves: the address, the profile, the whole account; and a
-- trail of changes from which a person can go without breaking it.

-- A change of address counts when the new one is proven. The row keeps what the old one was, so that
-- its owner can take the change back.
CREATE TABLE email_changes (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id      INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    old_email       TEXT,
    old_verified_at INTEGER,
    new_email       TEXT    NOT NULL,
    new_email_key   TEXT    NOT NULL,
    digest          BLOB    NOT NULL UNIQUE,
    code_mac        BLOB    NOT NULL,
    code_misses     INTEGER NOT NULL DEFAULT 0,
    created_at      INTEGER NOT NULL,
    expires_at      INTEGER NOT NULL,
    confirmed_at    INTEGER,
    cancelled_at    INTEGER,
    undone_at       INTEGER
) STRICT;

CREATE INDEX email_changes_by_account ON email_changes (account_id, created_at);

-- Links in mails to the old address; each of them takes its change back.
CREATE TABLE email_undo_links (
    digest     BLOB    PRIMARY KEY,
    change_id  INTEGER NOT NULL REFERENCES email_changes (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX email_undo_links_by_change ON email_undo_links (change_id);

-- What a deleted account comes back to, and the link that brings it back.
ALTER TABLE accounts ADD COLUMN deleted_at INTEGER;
ALTER TABLE accounts ADD COLUMN deleted_from TEXT;

CREATE TABLE deletion_links (
    digest     BLOB    PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX deletion_links_by_account ON deletion_links (account_id);

-- What people say of themselves (contract.md A6).
ALTER TABLE accounts ADD COLUMN bio TEXT;
ALTER TABLE accounts ADD COLUMN location TEXT;
ALTER TABLE accounts ADD COLUMN website TEXT;

ALTER TABLE oauth_grants ADD COLUMN last_used_at INTEGER;

-- The personal parts of an audit line (who acted by name and from where; the details) are hashed with
-- a salt each, and only these two digests stand in the line's own hash. A part is erased by taking
-- its text and its salt away; the chain still holds. `…_erased_by` names the line that says so.
-- Lines without digests are of the first format.
ALTER TABLE audit ADD COLUMN actor_salt BLOB;
ALTER TABLE audit ADD COLUMN actor_digest BLOB;
ALTER TABLE audit ADD COLUMN details_salt BLOB;
ALTER TABLE audit ADD COLUMN details_digest BLOB;
ALTER TABLE audit ADD COLUMN actor_erased_by INTEGER;
ALTER TABLE audit ADD COLUMN details_erased_by INTEGER;

CREATE INDEX audit_by_target ON audit (target_kind, target_id, seq);
CREATE INDEX audit_by_actor ON audit (actor_kind, actor_id, seq);
CREATE INDEX audit_by_actor_erasure ON audit (actor_erased_by) WHERE actor_erased_by IS NOT NULL;
CREATE INDEX audit_by_details_erasure ON audit (details_erased_by) WHERE details_erased_by IS NOT NULL;

DROP TRIGGER audit_is_never_changed;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
WHEN NOT (
    NEW.seq IS OLD.seq
    AND NEW.at IS OLD.at
    AND NEW.actor_kind IS OLD.actor_kind
    AND NEW.actor_id IS OLD.actor_id
    AND NEW.action IS OLD.action
    AND NEW.target_kind IS OLD.target_kind
    AND NEW.target_id IS OLD.target_id
    AND NEW.request_id IS OLD.request_id
    AND NEW.actor_digest IS OLD.actor_digest
    AND NEW.details_digest IS OLD.details_digest
    AND NEW.previous_hash IS OLD.previous_hash
    AND NEW.hash IS OLD.hash
    AND (
        (NEW.actor_label IS OLD.actor_label AND NEW.peer IS OLD.peer AND NEW.actor_salt IS OLD.actor_salt
         AND NEW.actor_erased_by IS OLD.actor_erased_by)
        OR (OLD.actor_erased_by IS NULL AND coalesce(NEW.actor_erased_by, 0) > OLD.seq
            AND NEW.actor_label IS NULL AND NEW.peer IS NULL AND NEW.actor_salt IS NULL)
    )
    AND (
        (NEW.details IS OLD.details AND NEW.details_salt IS OLD.details_salt
         AND NEW.details_erased_by IS OLD.details_erased_by)
        OR (OLD.details_erased_by IS NULL AND coalesce(NEW.details_erased_by, 0) > OLD.seq
            AND NEW.details = '{}' AND NEW.details_salt IS NULL)
    )
)
BEGIN
    SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
