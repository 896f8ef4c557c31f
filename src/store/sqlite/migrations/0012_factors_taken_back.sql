-- Factors that a newer one took the place of. They count for nothing, and stand here for as long as a
-- mailed link can say that the newer one was not its owner's doing; then they count again.
CREATE TABLE replaced_factors (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id   INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    kind         TEXT    NOT NULL,
    sealed       BLOB    NOT NULL,
    counter      INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    last_used_at INTEGER,
    replaced_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX replaced_factors_by_account ON replaced_factors (account_id);
CREATE INDEX replaced_factors_by_time ON replaced_factors (replaced_at);
