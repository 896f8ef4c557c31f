-- The last time that a code was given in a session. `proven_at` is the last time that the password was.
ALTER TABLE sessions ADD COLUMN factor_proven_at INTEGER;

-- When somebody first signed in with the account's address and the password: what recovery asks of an address that
-- nobody has proven. docs/decisions/2026-11-28-recovery-by-an-unproven-address.md
ALTER TABLE accounts ADD COLUMN address_used_at INTEGER;
