-- The desk: accounts, what lets people in, the mail that goes out, and the record of it all.
-- Times are milliseconds since the Unix epoch, UTC. Digests are SHA-256, 32 bytes.

CREATE TABLE accounts (
    id                   INTEGER PRIMARY KEY AUTOINCREMENT,
    uuid                 TEXT    NOT NULL UNIQUE,
    username             TEXT    NOT NULL,
    username_key         TEXT    NOT NULL UNIQUE,
    real_name            TEXT,
    email                TEXT,
    email_key            TEXT    UNIQUE,
    email_verified_at    INTEGER,
    needs_email_proof    INTEGER NOT NULL DEFAULT 0,
    ext_id               INTEGER UNIQUE,
    role                 TEXT,
    users_admin          INTEGER NOT NULL DEFAULT 0,
    state                TEXT    NOT NULL,
    state_reason         TEXT,
    password_hash        TEXT,
    must_change_password INTEGER NOT NULL DEFAULT 0,
    privacy_agreed_at    INTEGER,
    privacy_version      TEXT,
    language             TEXT,
    created_at           INTEGER NOT NULL,
    last_sign_in_at      INTEGER,
    failed_sign_ins      INTEGER NOT NULL DEFAULT 0,
    locked_until         INTEGER
) STRICT;

CREATE INDEX accounts_by_role ON accounts (role) WHERE role IS NOT NULL;

CREATE TABLE tags (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    type        TEXT    NOT NULL DEFAULT 'user',
    name        TEXT    NOT NULL,
    description TEXT    NOT NULL DEFAULT '',
    color       TEXT    NOT NULL DEFAULT '#808080',
    visible     INTEGER NOT NULL DEFAULT 1,
    active      INTEGER NOT NULL DEFAULT 1,
    deleted     INTEGER NOT NULL DEFAULT 0,
    created_at  INTEGER NOT NULL,
    UNIQUE (type, name)
) STRICT;

CREATE TABLE account_tags (
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    tag_id     INTEGER NOT NULL REFERENCES tags (id),
    PRIMARY KEY (account_id, tag_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX account_tags_by_tag ON account_tags (tag_id);

-- What a visitor of the register page may still do with the registration just sent: ask for the
-- mail again, mend the address. Also kept for an address that has an account already (then
-- account_id is null and the typed password's hash waits here), so that both look alike.
CREATE TABLE registrations (
    handle_digest     BLOB    PRIMARY KEY,
    account_id        INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
    email             TEXT    NOT NULL,
    real_name         TEXT    NOT NULL,
    password_hash     TEXT,
    privacy_agreed_at INTEGER,
    privacy_version   TEXT,
    language          TEXT,
    created_at        INTEGER NOT NULL,
    expires_at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX registrations_by_account ON registrations (account_id);
CREATE INDEX registrations_by_expiry ON registrations (expires_at);

CREATE TABLE mail_links (
    id          INTEGER PRIMARY KEY,
    account_id  INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    purpose     TEXT    NOT NULL,
    email_key   TEXT    NOT NULL,
    digest      BLOB    NOT NULL UNIQUE,
    code_mac    BLOB    NOT NULL,
    code_misses INTEGER NOT NULL DEFAULT 0,
    created_at  INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL,
    used_at     INTEGER,
    replaced_at INTEGER,
    peer        TEXT
) STRICT;

CREATE INDEX mail_links_by_account ON mail_links (account_id, purpose);

CREATE TABLE sessions (
    digest       BLOB    PRIMARY KEY,
    account_id   INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    remembered   INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    peer         TEXT,
    user_agent   TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_by_account ON sessions (account_id);
CREATE INDEX sessions_by_last_seen ON sessions (last_seen_at);

CREATE TABLE oauth_clients (
    id         TEXT    PRIMARY KEY,
    name       TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- One grant is one sign-in through a client; its tokens are a family that ends together.
CREATE TABLE oauth_grants (
    id         INTEGER PRIMARY KEY,
    client_id  TEXT    NOT NULL REFERENCES oauth_clients (id) ON DELETE CASCADE,
    account_id INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;

CREATE INDEX oauth_grants_by_account ON oauth_grants (account_id);

CREATE TABLE oauth_tokens (
    digest     BLOB    PRIMARY KEY,
    grant_id   INTEGER NOT NULL REFERENCES oauth_grants (id) ON DELETE CASCADE,
    kind       TEXT    NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX oauth_tokens_by_grant ON oauth_tokens (grant_id);
CREATE INDEX oauth_tokens_by_expiry ON oauth_tokens (expires_at);

CREATE TABLE api_keys (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    name         TEXT    NOT NULL,
    name_key     TEXT    NOT NULL UNIQUE,
    digest       BLOB    NOT NULL UNIQUE,
    shown_prefix TEXT    NOT NULL,
    admin        INTEGER NOT NULL,
    users_admin  INTEGER NOT NULL,
    description  TEXT,
    networks     TEXT    NOT NULL DEFAULT '',
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER,
    revoked_at   INTEGER,
    last_used_at INTEGER
) STRICT;

-- Secrets that must be read again, sealed with a key that is not in this file.
CREATE TABLE sealed_secrets (
    name       TEXT    PRIMARY KEY,
    sealed     BLOB    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- Tells a lost or exchanged key before anything is sealed with another one.
CREATE TABLE sealing_key (
    fingerprint TEXT    PRIMARY KEY,
    created_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE setup_links (
    digest     BLOB    PRIMARY KEY,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE site_policy (
    key        TEXT    PRIMARY KEY,
    value      TEXT    NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT    NOT NULL
) STRICT;

CREATE TABLE outbox (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id      TEXT    NOT NULL UNIQUE,
    kind            TEXT    NOT NULL,
    account_id      INTEGER REFERENCES accounts (id) ON DELETE SET NULL,
    recipient       TEXT    NOT NULL,
    recipient_name  TEXT,
    language        TEXT    NOT NULL,
    sealed_message  BLOB    NOT NULL,
    state           TEXT    NOT NULL,
    attempts        INTEGER NOT NULL DEFAULT 0,
    created_at      INTEGER NOT NULL,
    next_attempt_at INTEGER,
    finished_at     INTEGER,
    last_reply      TEXT
) STRICT;

CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE state = 'waiting';
CREATE INDEX outbox_by_account ON outbox (account_id);
CREATE INDEX outbox_by_recipient ON outbox (lower(recipient), created_at);

CREATE TABLE mail_attempts (
    id        INTEGER PRIMARY KEY,
    outbox_id INTEGER NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    at        INTEGER NOT NULL,
    outcome   TEXT    NOT NULL,
    reply     TEXT    NOT NULL
) STRICT;

CREATE INDEX mail_attempts_by_mail ON mail_attempts (outbox_id);

-- The record of every change: append-only, each line chained to the one before it.
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
