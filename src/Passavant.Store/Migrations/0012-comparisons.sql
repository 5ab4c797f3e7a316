-- Agreements with partner states on comparing lists, the lists made ready for it, each comparison, and what was released of hits.
CREATE TABLE agreements (
    id TEXT PRIMARY KEY,
    partner TEXT NOT NULL REFERENCES agencies,
    address TEXT NOT NULL,
    token TEXT NOT NULL,
    our_name TEXT NOT NULL,
    their_name TEXT NOT NULL,
    purposes TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    floor INTEGER NOT NULL,
    most_keys_a_day INTEGER NOT NULL,
    since BIGINT NOT NULL,
    ended BIGINT
);
CREATE UNIQUE INDEX agreements_partner ON agreements (partner) WHERE ended IS NULL;

CREATE TABLE compared_lists (
    id TEXT PRIMARY KEY,
    agreement TEXT NOT NULL REFERENCES agreements,
    purpose TEXT NOT NULL,
    day TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    content BYTEA NOT NULL,
    secret TEXT NOT NULL
);
CREATE INDEX compared_lists_day ON compared_lists (agreement, day);

CREATE TABLE comparisons (
    id TEXT PRIMARY KEY,
    is_asked SMALLINT NOT NULL,
    agreement TEXT NOT NULL REFERENCES agreements,
    partner TEXT NOT NULL,
    purpose TEXT NOT NULL,
    day TEXT NOT NULL,
    legal_basis TEXT NOT NULL,
    asked INTEGER NOT NULL,
    held INTEGER,
    ours BYTEA NOT NULL,
    theirs BYTEA,
    name TEXT,
    list TEXT NOT NULL REFERENCES compared_lists,
    number TEXT,
    person TEXT NOT NULL,
    agency TEXT NOT NULL,
    at BIGINT NOT NULL,
    standing TEXT NOT NULL,
    hits TEXT NOT NULL,
    trouble TEXT,
    acts TEXT NOT NULL
);
CREATE INDEX comparisons_day ON comparisons (partner, day);
CREATE UNIQUE INDEX comparisons_name ON comparisons (name, is_asked);
CREATE INDEX comparisons_at ON comparisons (at);

CREATE TABLE releases (
    name TEXT NOT NULL,
    is_asked SMALLINT NOT NULL,
    comparison TEXT NOT NULL REFERENCES comparisons,
    token TEXT NOT NULL,
    steps TEXT NOT NULL,
    until BIGINT NOT NULL,
    public_key TEXT NOT NULL,
    secret TEXT,
    details BYTEA,
    sent SMALLINT NOT NULL,
    acts TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (name, is_asked)
);
CREATE INDEX releases_comparison ON releases (comparison);

-- The public figures of a period that is over: written once, and never changed. What is not shown is in no table here.
CREATE TABLE published_figures (
    authority TEXT NOT NULL,
    period TEXT NOT NULL,
    at BIGINT NOT NULL,
    least INTEGER NOT NULL,
    total INTEGER,
    median INTEGER,
    version INTEGER NOT NULL,
    PRIMARY KEY (authority, period)
);

CREATE TABLE published_tables (
    authority TEXT NOT NULL,
    period TEXT NOT NULL,
    name TEXT NOT NULL,
    csv BYTEA NOT NULL,
    json BYTEA NOT NULL,
    PRIMARY KEY (authority, period, name),
    FOREIGN KEY (authority, period) REFERENCES published_figures (authority, period)
);
