-- New accounts enter the search together, before each commit: the index writes a piece of its own for every
-- statement between two of its rows, and would merge them again.

CREATE TABLE search_pending (
    account_id INTEGER PRIMARY KEY
) STRICT;

DROP TRIGGER account_search_insert;
DROP TRIGGER account_search_delete;
DROP TRIGGER account_search_update;

CREATE TRIGGER account_search_insert AFTER INSERT ON accounts BEGIN
    INSERT INTO search_pending (account_id) VALUES (NEW.id);
END;

-- One that waits is not in the index yet.
CREATE TRIGGER account_search_delete AFTER DELETE ON accounts BEGIN
    INSERT INTO account_search (account_search, rowid, real_name, username, email)
    SELECT 'delete', OLD.id, OLD.real_name, OLD.username, OLD.email
    WHERE NOT EXISTS (SELECT 1 FROM search_pending WHERE account_id = OLD.id);
    DELETE FROM search_pending WHERE account_id = OLD.id;
END;

CREATE TRIGGER account_search_update AFTER UPDATE OF real_name, username, email ON accounts
WHEN (OLD.real_name IS NOT NEW.real_name OR OLD.username IS NOT NEW.username OR OLD.email IS NOT NEW.email)
    AND NOT EXISTS (SELECT 1 FROM search_pending WHERE account_id = OLD.id)
BEGIN
    INSERT INTO account_search (account_search, rowid, real_name, username, email)
    VALUES ('delete', OLD.id, OLD.real_name, OLD.username, OLD.email);
    INSERT INTO account_search (rowid, real_name, username, email)
    VALUES (NEW.id, NEW.real_name, NEW.username, NEW.email);
END;
