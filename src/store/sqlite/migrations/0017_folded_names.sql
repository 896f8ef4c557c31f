-- The key of a name is made by Rollbook and stored: `name_key(…)` is `domain::name_key`, lent to migrations alone.
-- docs/decisions/2026-11-28-folded-names.md

DROP INDEX accounts_by_name;
ALTER TABLE accounts DROP COLUMN name_key;
ALTER TABLE accounts DROP COLUMN name_halfway;
-- Of the real name, or of the username where there is none.
ALTER TABLE accounts ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
UPDATE accounts SET name_key = name_key(coalesce(real_name, username));
CREATE INDEX accounts_by_name ON accounts (facet, name_key);

UPDATE tags SET name_key = name_key(name);

-- Of filters that have one key now, one keeps the key that it had: both stay in the list under their names.
UPDATE OR IGNORE saved_filters SET name_key = name_key(name);

-- Who carries a tag is counted by the store, once for all writes of a commit.
DROP TRIGGER account_tag_is_counted;
DROP TRIGGER account_tag_is_counted_off;
