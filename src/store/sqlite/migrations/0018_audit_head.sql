-- The end of the audit trail, sealed with the key that is not in this file. Written with the first start after this.
-- docs/security.md
CREATE TABLE audit_head (
    "only" INTEGER PRIMARY KEY CHECK ("only" = 1),
    sealed BLOB NOT NULL
) STRICT;
