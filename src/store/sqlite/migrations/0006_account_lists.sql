-- What the console's list of accounts is read by: keys to sort and filter by, an index for each
-- order, a search by any part, background jobs over many accounts, and filters with a name.
-- docs/decisions/2026-11-22-account-list-indexes.md says why these indexes and no others.

-- The coarse filters in one number: state, role, users_admin, confirmed, password. Every order
-- below begins with it, so that a filter by any of them is a merge of a few ranges.
ALTER TABLE accounts ADD COLUMN facet INTEGER GENERATED ALWAYS AS (
    (CASE state WHEN 'awaiting_email' THEN 0 WHEN 'active' THEN 1 WHEN 'disabled' THEN 2
                WHEN 'deleted' THEN 3 ELSE 7 END) * 32
    + (CASE WHEN role IS NULL THEN 0 WHEN role = 'editor' THEN 1 WHEN role = 'moderator' THEN 2 ELSE 3 END) * 8
    + (users_admin <> 0) * 4
    + (email_verified_at IS NOT NULL) * 2
    + (password_hash IS NOT NULL)
) VIRTUAL;

-- The name that people see, without case and without the accents of the commonest letters, so that
-- Özil stands beside Ozan; SQLite knows no more of this by itself. In two steps, since the parsers
-- of older SQLite tools take no deeper expression.
ALTER TABLE accounts ADD COLUMN name_halfway TEXT GENERATED ALWAYS AS (
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(lower(coalesce(real_name, username))
    , 'ä', 'a'), 'á', 'a'), 'à', 'a'), 'â', 'a'), 'å', 'a'), 'ã', 'a'), 'Ä', 'a'), 'Á', 'a'), 'Å', 'a')
    , 'ö', 'o'), 'ó', 'o'), 'ò', 'o'), 'ô', 'o'), 'ø', 'o'), 'ő', 'o'), 'Ö', 'o'), 'Ó', 'o'), 'Ø', 'o')
    , 'ü', 'u'), 'ú', 'u'), 'ù', 'u'), 'û', 'u'), 'ů', 'u'), 'Ü', 'u'), 'Ú', 'u'), 'ß', 'ss')
) VIRTUAL;
ALTER TABLE accounts ADD COLUMN name_key TEXT GENERATED ALWAYS AS (
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
    replace(replace(name_halfway
    , 'ç', 'c'), 'č', 'c'), 'Ç', 'c'), 'Č', 'c'), 'é', 'e'), 'è', 'e'), 'ê', 'e'), 'ë', 'e'), 'É', 'e')
    , 'È', 'e'), 'í', 'i'), 'î', 'i'), 'ï', 'i'), 'ı', 'i'), 'İ', 'i'), 'ł', 'l'), 'Ł', 'l'), 'ñ', 'n')
    , 'Ñ', 'n'), 'š', 's'), 'ş', 's'), 'Š', 's'), 'Ş', 's'), 'ž', 'z'), 'ż', 'z'), 'Ž', 'z')
) VIRTUAL;

-- Never null: a row without one would have no place in an order that is read piece by piece.
ALTER TABLE accounts ADD COLUMN address_key TEXT GENERATED ALWAYS AS (coalesce(email_key, '')) VIRTUAL;
ALTER TABLE accounts ADD COLUMN seen_key INTEGER GENERATED ALWAYS AS (coalesce(last_sign_in_at, 0)) VIRTUAL;
ALTER TABLE accounts ADD COLUMN email_domain TEXT
    GENERATED ALWAYS AS (substr(email_key, instr(email_key, '@') + 1)) VIRTUAL;

CREATE INDEX accounts_by_facet ON accounts (facet);
CREATE INDEX accounts_by_name ON accounts (facet, name_key);
CREATE INDEX accounts_by_username ON accounts (facet, username_key);
CREATE INDEX accounts_by_address ON accounts (facet, address_key);
CREATE INDEX accounts_by_creation ON accounts (facet, created_at);
CREATE INDEX accounts_by_last_seen ON accounts (facet, seen_key);
CREATE INDEX accounts_by_domain ON accounts (email_domain);

-- Finds candidates by the groups of three letters that a text is made of; whoever asks compares the
-- accounts themselves. So it needs no positions, and is a fifth of the size.
CREATE VIRTUAL TABLE account_search USING fts5(
    real_name, username, email,
    content = 'accounts', content_rowid = 'id',
    tokenize = 'trigram remove_diacritics 1', detail = 'none', columnsize = 0
);

CREATE TRIGGER account_search_insert AFTER INSERT ON accounts BEGIN
    INSERT INTO account_search (rowid, real_name, username, email)
    VALUES (NEW.id, NEW.real_name, NEW.username, NEW.email);
END;

CREATE TRIGGER account_search_delete AFTER DELETE ON accounts BEGIN
    INSERT INTO account_search (account_search, rowid, real_name, username, email)
    VALUES ('delete', OLD.id, OLD.real_name, OLD.username, OLD.email);
END;

CREATE TRIGGER account_search_update AFTER UPDATE OF real_name, username, email ON accounts
WHEN OLD.real_name IS NOT NEW.real_name OR OLD.username IS NOT NEW.username OR OLD.email IS NOT NEW.email
BEGIN
    INSERT INTO account_search (account_search, rowid, real_name, username, email)
    VALUES ('delete', OLD.id, OLD.real_name, OLD.username, OLD.email);
    INSERT INTO account_search (rowid, real_name, username, email)
    VALUES (NEW.id, NEW.real_name, NEW.username, NEW.email);
END;

INSERT INTO account_search (account_search) VALUES ('rebuild');

-- Filters under a name, shared by all who manage accounts. `query` is what stands in the URL.
CREATE TABLE saved_filters (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT    NOT NULL,
    name_key   TEXT    NOT NULL UNIQUE,
    query      TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    created_by TEXT    NOT NULL
) STRICT;

-- One action over many accounts. It goes through them in the order of their ids; what it did and
-- how far it came are written in one transaction with the changes, so that a restart loses nothing.
CREATE TABLE jobs (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    action      TEXT    NOT NULL CHECK (json_valid(action)),
    -- Either a filter as it stands in the URL, or a JSON list of ids.
    filter      TEXT,
    chosen      TEXT    CHECK (json_valid(chosen)),
    actor_id    INTEGER NOT NULL,
    actor_label TEXT    NOT NULL,
    peer        TEXT,
    request_id  TEXT,
    state       TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    finished_at INTEGER,
    -- Accounts that came later are left alone.
    last_id     INTEGER NOT NULL,
    -- The account that was dealt with last.
    reached_id  INTEGER NOT NULL DEFAULT 0,
    expected    INTEGER NOT NULL,
    changed     INTEGER NOT NULL DEFAULT 0,
    skipped     INTEGER NOT NULL DEFAULT 0,
    -- How many were left out for each reason.
    reasons     TEXT    NOT NULL DEFAULT '{}' CHECK (json_valid(reasons)),
    error       TEXT
) STRICT;

CREATE INDEX jobs_to_do ON jobs (id) WHERE state = 'running';

-- Who was left out and why; of very many only the first are kept.
CREATE TABLE job_skips (
    job_id     INTEGER NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    account_id INTEGER NOT NULL,
    label      TEXT    NOT NULL,
    reason     TEXT    NOT NULL,
    PRIMARY KEY (job_id, account_id)
) STRICT, WITHOUT ROWID;
