-- The mails' words that administrators have written; a kind without a row has its default words.
CREATE TABLE mail_texts (
    kind       TEXT    NOT NULL,
    language   TEXT    NOT NULL,
    subject    TEXT    NOT NULL,
    heading    TEXT    NOT NULL,
    body       TEXT    NOT NULL,
    changed_at INTEGER NOT NULL,
    changed_by TEXT    NOT NULL,
    PRIMARY KEY (kind, language)
) STRICT, WITHOUT ROWID;

-- What the console lists, a page at a time: by state, and by state and kind.
CREATE INDEX outbox_by_state ON outbox (state, created_at);
CREATE INDEX outbox_by_state_and_kind ON outbox (state, kind, created_at);

-- Why an attempt failed, as far as it could be told, and whom the mail came from; older ones have neither.
ALTER TABLE mail_attempts ADD COLUMN cause TEXT;
ALTER TABLE mail_attempts ADD COLUMN sender TEXT;

-- What we and the mail server said to each other over a test mail, as JSON without secrets.
CREATE TABLE mail_dialogues (
    outbox_id INTEGER PRIMARY KEY REFERENCES outbox (id) ON DELETE CASCADE,
    at        INTEGER NOT NULL,
    lines     TEXT    NOT NULL CHECK (json_valid(lines))
) STRICT;
