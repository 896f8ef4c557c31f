-- The end of the audit trail, sealed with the key that is not in this file. Written with the first start after this.
-- docs/security.md
CREATE TABLE audit_head (
    "only" INTEGER PRIMARY KEY CHECK ("only" = 1),
    sealed BLOB NOT NULL
) STRICT;

-- What is taken out of the search goes from its pages, too, instead of being noted as gone.
INSERT INTO account_search (account_search, rank) VALUES ('secure-delete', 1);
