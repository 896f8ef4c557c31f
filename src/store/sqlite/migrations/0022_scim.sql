-- What the clients of SCIM say of accounts and tags beside what those hold themselves: each client, by its key, its
-- own. docs/decisions/2026-11-28-scim-names.md

CREATE TABLE scim_users (
    account_id         INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    client_id          INTEGER NOT NULL REFERENCES api_keys (id),
    external_id        TEXT,
    -- As sent, where it is not the account's username.
    user_name          TEXT,
    user_name_key      TEXT,
    formatted_name     TEXT,
    family_name        TEXT,
    given_name         TEXT,
    email_type         TEXT,
    email_primary      INTEGER,
    preferred_language TEXT,
    locale             TEXT,
    -- The client took back what it had said of being active; the account stays as it was.
    active_unsaid      INTEGER NOT NULL DEFAULT 0,
    -- The client that deleted the account, and the moment of that deletion: any other one is none of its own.
    deleted_by         INTEGER REFERENCES api_keys (id),
    deleted_at         INTEGER,
    PRIMARY KEY (account_id, client_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX scim_users_by_name ON scim_users (client_id, user_name_key) WHERE user_name_key IS NOT NULL;
CREATE INDEX scim_users_by_external_id ON scim_users (client_id, external_id) WHERE external_id IS NOT NULL;

CREATE TABLE scim_groups (
    tag_id      INTEGER NOT NULL REFERENCES tags (id) ON DELETE CASCADE,
    client_id   INTEGER NOT NULL REFERENCES api_keys (id),
    external_id TEXT    NOT NULL,
    PRIMARY KEY (tag_id, client_id)
) STRICT, WITHOUT ROWID;
