-- Self-assessments: answers half-way, found by the hash of their secret until they expire, and receipts, found by the hash of theirs. Neither says whose they are.
CREATE TABLE checks (
    token_hash TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX checks_expires ON checks (expires);

CREATE TABLE check_receipts (
    token_hash TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    hash TEXT NOT NULL,
    body BYTEA NOT NULL,
    lists TEXT NOT NULL,
    at BIGINT NOT NULL
);
