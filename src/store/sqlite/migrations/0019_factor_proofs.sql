-- The last time that a code was given in a session. `proven_at` is the last time that the password was.
ALTER TABLE sessions ADD COLUMN factor_proven_at INTEGER;
