-- Webhooks: where events go, the events, their deliveries, and every attempt at one.

CREATE TABLE webhook_endpoints (
    id                     INTEGER PRIMARY KEY AUTOINCREMENT,
    url                    TEXT    NOT NULL,
    description            TEXT,
    -- Names separated by spaces, or '*'.
    events                 TEXT    NOT NULL,
    sealed_secret          BLOB    NOT NULL,
    -- The one before, which signs too until its end.
    sealed_secret_before   BLOB,
    secret_before_ends_at  INTEGER,
    created_at             INTEGER NOT NULL,
    paused_at              INTEGER,
    -- 'hand' or 'failures'.
    paused_for             TEXT,
    -- Since when nothing was accepted, and how many attempts failed since.
    failing_since          INTEGER,
    failures               INTEGER NOT NULL DEFAULT 0,
    last_success_at        INTEGER,
    -- Its deliveries are taken away piece by piece; then the row goes.
    deleted_at             INTEGER
) STRICT;

-- `account_id` is whose data `body` holds: it goes with them. `subject_id` is the account that the event is
-- about, which stays; 0 is nobody.
CREATE TABLE webhook_events (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id  TEXT    NOT NULL,
    type        TEXT    NOT NULL,
    subject_id  INTEGER NOT NULL,
    account_id  INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
    body        TEXT    NOT NULL,
    created_at  INTEGER NOT NULL
) STRICT;

CREATE INDEX webhook_events_by_account ON webhook_events (account_id);
CREATE INDEX webhook_events_by_time ON webhook_events (created_at);

-- One event on its way to one endpoint. Waiting without a next attempt: one before it about the same account
-- is not through.
CREATE TABLE webhook_deliveries (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id        INTEGER NOT NULL REFERENCES webhook_events (id) ON DELETE CASCADE,
    endpoint_id     INTEGER NOT NULL REFERENCES webhook_endpoints (id),
    subject_id      INTEGER NOT NULL,
    state           TEXT    NOT NULL,
    -- Of the series of tries that runs or ran last: a replay begins another.
    attempts        INTEGER NOT NULL DEFAULT 0,
    next_attempt_at INTEGER,
    finished_at     INTEGER
) STRICT;

CREATE INDEX webhook_deliveries_by_event ON webhook_deliveries (event_id);
CREATE INDEX webhook_deliveries_by_endpoint ON webhook_deliveries (endpoint_id, id);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (endpoint_id, next_attempt_at, id)
    WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_in_turn ON webhook_deliveries (endpoint_id, subject_id, id)
    WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_failed ON webhook_deliveries (endpoint_id, id)
    WHERE state = 'failed';

CREATE TABLE webhook_attempts (
    id              INTEGER PRIMARY KEY,
    delivery_id     INTEGER NOT NULL REFERENCES webhook_deliveries (id) ON DELETE CASCADE,
    at              INTEGER NOT NULL,
    milliseconds    INTEGER NOT NULL,
    url             TEXT    NOT NULL,
    -- The address that was connected to.
    peer            TEXT,
    request_headers TEXT    NOT NULL,
    -- NULL where there was no answer; `failure` then says why.
    status          INTEGER,
    failure         TEXT,
    answer_headers  TEXT,
    answer_body     TEXT
) STRICT;

CREATE INDEX webhook_attempts_by_delivery ON webhook_attempts (delivery_id, id);
