-- Where an account's life ends, and when a session last proved who sits before it.

-- Set while an account waits to be erased for good; null with the state 'deleted' means that it is kept.
ALTER TABLE accounts ADD COLUMN erase_at INTEGER;
CREATE INDEX accounts_by_erasure ON accounts (erase_at) WHERE erase_at IS NOT NULL;

-- The last time that this session gave a password or a factor; null: not since it was opened.
ALTER TABLE sessions ADD COLUMN proven_at INTEGER;
-- Whether a second factor was given when it was opened.
ALTER TABLE sessions ADD COLUMN second_factor INTEGER NOT NULL DEFAULT 0;
