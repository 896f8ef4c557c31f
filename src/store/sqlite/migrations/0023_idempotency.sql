-- What was answered to requests that came with an Idempotency-Key, for a day. Keys and requests are keyed digests, the
-- answers sealed: some hold a secret that is shown once.
CREATE TABLE idempotency_keys (
    key        BLOB    PRIMARY KEY CHECK (length(key) = 32),
    request    BLOB    NOT NULL CHECK (length(request) = 32),
    answer     BLOB    NOT NULL,
    account    INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);
CREATE INDEX idempotency_keys_of_account ON idempotency_keys (account) WHERE account IS NOT NULL;
