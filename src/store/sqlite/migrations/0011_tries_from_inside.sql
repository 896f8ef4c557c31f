-- Wrong passwords from inside since the last right one: typed in a browser that the account knows, in
-- an open session, or with a token. One count, whatever they came from, so that none is lost with a
-- browser that is forgotten.
ALTER TABLE accounts ADD COLUMN failed_inside INTEGER NOT NULL DEFAULT 0;

UPDATE accounts SET failed_inside =
    (SELECT sum(failed_sign_ins) FROM devices WHERE devices.account_id = accounts.id)
WHERE id IN (SELECT account_id FROM devices WHERE failed_sign_ins > 0);

ALTER TABLE devices DROP COLUMN failed_sign_ins;
