-- The texts decisions are made by, and the documents they are made on.
CREATE TABLE accord_editions (
    identity TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    active_from BIGINT NOT NULL,
    documents BYTEA NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX accord_editions_active ON accord_editions (active_from);

CREATE TABLE list_snapshots (
    hash TEXT PRIMARY KEY,
    list TEXT NOT NULL,
    published TEXT,
    active_from BIGINT NOT NULL,
    entries BYTEA NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX list_snapshots_active ON list_snapshots (list, active_from);

CREATE TABLE calendars (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    content TEXT NOT NULL
);

CREATE TABLE letter_templates (
    authority TEXT NOT NULL,
    kind TEXT NOT NULL,
    language TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (authority, kind, language)
);

CREATE TABLE blobs (
    sha256 TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    name TEXT NOT NULL,
    size BIGINT NOT NULL,
    bytes BYTEA NOT NULL,
    at BIGINT NOT NULL
);
