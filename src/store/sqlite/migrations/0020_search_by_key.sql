-- The search holds the key of a name, which every script is folded to: `domain::name_key`. SQLite's own folding knows
-- some Latin letters. docs/decisions/2026-11-28-folded-names.md

DROP TRIGGER account_search_insert;
DROP TRIGGER account_search_delete;
DROP TRIGGER account_search_update;
DROP TABLE account_search;

CREATE VIRTUAL TABLE account_search USING fts5(
    name_key, username, email,
    content = 'accounts', content_rowid = 'id',
    tokenize = 'trigram remove_diacritics 1', detail = 'none', columnsize = 0
);
INSERT INTO account_search (account_search, rank) VALUES ('secure-delete', 1);
INSERT INTO account_search (account_search) VALUES ('rebuild');
DELETE FROM search_pending;

CREATE TRIGGER account_search_insert AFTER INSERT ON accounts BEGIN
    INSERT INTO search_pending (account_id) VALUES (NEW.id);
END;

-- One that waits is not in the index yet.
CREATE TRIGGER account_search_delete AFTER DELETE ON accounts BEGIN
    INSERT INTO account_search (account_search, rowid, name_key, username, email)
    SELECT 'delete', OLD.id, OLD.name_key, OLD.username, OLD.email
    WHERE NOT EXISTS (SELECT 1 FROM search_pending WHERE account_id = OLD.id);
    DELETE FROM search_pending WHERE account_id = OLD.id;
END;

CREATE TRIGGER account_search_update AFTER UPDATE OF name_key, username, email ON accounts
WHEN (OLD.name_key IS NOT NEW.name_key OR OLD.username IS NOT NEW.username OR OLD.email IS NOT NEW.email)
    AND NOT EXISTS (SELECT 1 FROM search_pending WHERE account_id = OLD.id)
BEGIN
    INSERT INTO account_search (account_search, rowid, name_key, username, email)
    VALUES ('delete', OLD.id, OLD.name_key, OLD.username, OLD.email);
    INSERT INTO account_search (rowid, name_key, username, email)
    VALUES (NEW.id, NEW.name_key, NEW.username, NEW.email);
END;
