-- Wrong codes that were looked at, added up over all mails and accounts: what they were typed for stands
-- here as a keyed digest, so that nobody is named, and outlives the account.
CREATE TABLE code_misses (
    subject BLOB    NOT NULL,
    at      INTEGER NOT NULL
) STRICT;

CREATE INDEX code_misses_by_subject ON code_misses (subject, at);
CREATE INDEX code_misses_by_time ON code_misses (at);
