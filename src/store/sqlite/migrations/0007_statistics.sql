-- What happened day by day, and how far those came who had to confirm an address: counted in the
-- transaction of what is counted, so that no page ever counts millions of rows. A day is one in UTC,
-- as the number of days since 1970-01-01.

CREATE TABLE daily_figures (
    day    INTEGER NOT NULL,
    figure TEXT    NOT NULL,
    count  INTEGER NOT NULL,
    PRIMARY KEY (day, figure)
) STRICT, WITHOUT ROWID;

-- By the day of the registration: of those who registered on that day, how many reached the stage.
CREATE TABLE funnel_days (
    day   INTEGER NOT NULL,
    stage TEXT    NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (day, stage)
) STRICT, WITHOUT ROWID;

-- Which stages an account has been counted for: 1 registered, 2 mail sent, 4 opened, 8 confirmed,
-- 16 signed in.
CREATE TABLE funnel_marks (
    account_id INTEGER PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    day        INTEGER NOT NULL,
    stages     INTEGER NOT NULL
) STRICT;

-- How far the audit trail was recomputed and found whole, and what was found not to be.
CREATE TABLE audit_check (
    only       INTEGER PRIMARY KEY CHECK (only = 1),
    checked_to INTEGER NOT NULL,
    head       BLOB    NOT NULL CHECK (length(head) = 32),
    checked_at INTEGER NOT NULL,
    -- When the whole trail, from its first line on, was found so last.
    whole_at   INTEGER,
    broken_seq INTEGER,
    broken_why TEXT
) STRICT;

-- Each answers a filter of the audit page from its newest line on.
CREATE INDEX audit_by_action ON audit (action, seq);
CREATE INDEX audit_by_time ON audit (at);

-- What the first page of the console counts.
CREATE INDEX accounts_locked ON accounts (locked_until) WHERE locked_until IS NOT NULL;
CREATE INDEX accounts_unconfirmed ON accounts (created_at) WHERE state = 'awaiting_email';
CREATE INDEX outbox_delayed ON outbox (id) WHERE state = 'waiting' AND attempts > 0;

INSERT INTO daily_figures (day, figure, count)
SELECT at / 86400000,
       CASE action
           WHEN 'sign_in.succeeded' THEN 'sign_ins'
           WHEN 'account.email_confirmed' THEN 'confirmations'
           ELSE 'registrations'
       END AS figure,
       count(*)
FROM audit
WHERE action IN ('account.registered', 'account.created', 'account.email_confirmed', 'sign_in.succeeded')
GROUP BY 1, 2;

-- Of what was before, a link that was used is known to have been opened, and no other.
INSERT INTO funnel_marks (account_id, day, stages)
SELECT id, created_at / 86400000,
       1
       | CASE WHEN EXISTS (SELECT 1 FROM outbox WHERE account_id = accounts.id AND kind = 'confirm_address'
                           AND state = 'sent') THEN 2 ELSE 0 END
       | CASE WHEN email_verified_at IS NOT NULL THEN 12 ELSE 0 END
       | CASE WHEN last_sign_in_at IS NOT NULL AND email_verified_at IS NOT NULL THEN 16 ELSE 0 END
FROM accounts
WHERE EXISTS (SELECT 1 FROM mail_links WHERE account_id = accounts.id AND purpose = 'confirm_email');

INSERT INTO funnel_days (day, stage, count)
SELECT day, stage, count(*)
FROM funnel_marks
JOIN (SELECT 1 AS bit, 'registered' AS stage UNION ALL SELECT 2, 'mail_sent' UNION ALL SELECT 4, 'opened'
      UNION ALL SELECT 8, 'confirmed' UNION ALL SELECT 16, 'signed_in')
  ON stages & bit
GROUP BY day, stage;
