-- The site's logo, old secrets that still work for a while, and what is counted before a client goes.

-- The policy's brand.logo names the one row that is shown.
CREATE TABLE logos (
    mark       TEXT    PRIMARY KEY,
    bytes      BLOB    NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

-- Null while it is the one in use; a secret that was replaced works until then.
ALTER TABLE sealed_secrets ADD COLUMN ends_at INTEGER;

CREATE INDEX oauth_grants_by_client ON oauth_grants (client_id, created_at);
