-- Recovery by mail, and the browsers that an account is known from.

-- A browser that signed in, or proved the address: it carries a random cookie, of which the digest
-- stands here.
CREATE TABLE devices (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id      INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    digest          BLOB    NOT NULL,
    browser         TEXT,
    system          TEXT,
    peer            TEXT,
    created_at      INTEGER NOT NULL,
    last_seen_at    INTEGER NOT NULL,
    -- Wrong passwords from this browser since the last right one.
    failed_sign_ins INTEGER NOT NULL DEFAULT 0,
    UNIQUE (account_id, digest)
) STRICT;

CREATE INDEX devices_by_last_seen ON devices (last_seen_at);

ALTER TABLE sessions ADD COLUMN device_id INTEGER REFERENCES devices (id) ON DELETE SET NULL;
CREATE INDEX sessions_by_device ON sessions (device_id) WHERE device_id IS NOT NULL;

-- The browser that sent the registration; the account knows it once the address is proven.
ALTER TABLE registrations ADD COLUMN device_digest BLOB;

-- Stands for the password in force when the link was made, where a new password ends the link.
ALTER TABLE mail_links ADD COLUMN password_mark BLOB;
CREATE INDEX mail_links_by_expiry ON mail_links (expires_at);

-- Mails that strangers asked for. The request only leaves a row here, whoever it names; whether
-- there is an account is looked up after the answer, so that the answer cannot tell.
CREATE TABLE mail_requests (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    purpose    TEXT    NOT NULL,
    email      TEXT    NOT NULL,
    for_app    INTEGER NOT NULL DEFAULT 0,
    asked_at   INTEGER NOT NULL,
    peer       TEXT,
    request_id TEXT
) STRICT;
