-- What jobs know of themselves, and the history of one account without its sign-ins.

-- The tag that the filter names, by its number: its name may change while the job runs.
ALTER TABLE jobs ADD COLUMN filter_tag_id INTEGER REFERENCES tags;

-- 0 where they were too many to be counted beforehand: there are more than "expected" then.
ALTER TABLE jobs ADD COLUMN is_counted INTEGER NOT NULL DEFAULT 1;

-- A program that signs in every minute leaves half a million lines a year about one account; what became
-- of the account itself is a few.
CREATE INDEX audit_by_history ON audit (target_id, seq)
    WHERE target_kind = 'account' AND action >= 'account.' AND action < 'account/';
