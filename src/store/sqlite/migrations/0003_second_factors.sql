-- Second factors, what stands in for them, and sign-ins that wait for one.

-- A factor that was confirmed and counts. What is in `sealed` only its kind knows; the key that opens it
-- is not in this file.
CREATE TABLE second_factors (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id   INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind         TEXT    NOT NULL,
    sealed       BLOB    NOT NULL,
    -- Grows with each use, so that nothing is taken twice: of a code its step of time.
    counter      INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    last_used_at INTEGER
) STRICT;

CREATE INDEX second_factors_by_account ON second_factors (account_id);

-- One that is being set up: it counts for nothing until it is confirmed.
CREATE TABLE factor_drafts (
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind       TEXT    NOT NULL,
    sealed     BLOB    NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (account_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_codes (
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    mac        BLOB    NOT NULL,
    created_at INTEGER NOT NULL,
    used_at    INTEGER,
    PRIMARY KEY (account_id, mac)
) STRICT, WITHOUT ROWID;

-- Wrong codes in a row, by account; no row means none.
CREATE TABLE factor_misses (
    account_id   INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    in_a_row     INTEGER NOT NULL,
    locked_until INTEGER
) STRICT;

-- A browser whose password was right and whose factor is still to come.
CREATE TABLE pending_sign_ins (
    digest     BLOB    PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    remembered INTEGER NOT NULL,
    misses     INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    -- The password that was right, as a keyed digest of its hash: another one ends this.
    password   BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX pending_sign_ins_by_account ON pending_sign_ins (account_id);
CREATE INDEX pending_sign_ins_by_expiry ON pending_sign_ins (expires_at);
