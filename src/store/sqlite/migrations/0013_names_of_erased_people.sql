-- Whom a job left out is named by the account, as long as there is one.
ALTER TABLE job_skips DROP COLUMN label;

-- Messages of registrations that were withdrawn: the clean-up takes their words and recipients out.
CREATE INDEX outbox_of_nobody ON outbox (created_at)
    WHERE account_id IS NULL AND recipient <> '' AND kind <> 'test';
