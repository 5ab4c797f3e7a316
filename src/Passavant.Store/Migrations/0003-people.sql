-- Who works here and for whom, how they sign in, and what they were refused.
CREATE TABLE agencies (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    calendar TEXT,
    details TEXT NOT NULL
);

CREATE TABLE people (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sign_in TEXT NOT NULL UNIQUE,
    email TEXT,
    language TEXT,
    is_active SMALLINT NOT NULL
);

CREATE TABLE appointments (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people,
    agency TEXT NOT NULL REFERENCES agencies,
    role TEXT NOT NULL,
    rungs TEXT NOT NULL,
    since BIGINT NOT NULL,
    until BIGINT
);
CREATE INDEX appointments_person ON appointments (person);
CREATE INDEX appointments_agency ON appointments (agency, role);

CREATE TABLE credentials (
    person TEXT PRIMARY KEY REFERENCES people,
    password_hash TEXT,
    security_stamp TEXT NOT NULL,
    totp_key TEXT,
    totp_step BIGINT NOT NULL,
    second_factor SMALLINT NOT NULL,
    recovery_codes TEXT NOT NULL,
    failed INTEGER NOT NULL,
    locked_until BIGINT
);

CREATE TABLE sessions (
    token_hash TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT,
    person TEXT NOT NULL,
    appointment TEXT,
    scopes TEXT NOT NULL,
    created BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    revoked BIGINT
);
CREATE INDEX sessions_person ON sessions (person);

CREATE TABLE access_refusals (
    at BIGINT NOT NULL,
    person TEXT,
    agency TEXT,
    role TEXT,
    what TEXT NOT NULL,
    number TEXT,
    why TEXT NOT NULL
);
CREATE INDEX access_refusals_at ON access_refusals (at);

-- What a request with a key was answered, so that sending it again does nothing again.
CREATE TABLE answers (
    person TEXT NOT NULL,
    key TEXT NOT NULL,
    request_hash TEXT NOT NULL,
    status INTEGER NOT NULL,
    media_type TEXT,
    body BYTEA NOT NULL,
    headers TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (person, key)
);
CREATE INDEX answers_at ON answers (at);

CREATE TABLE data_protection_keys (
    name TEXT PRIMARY KEY,
    xml TEXT NOT NULL,
    at BIGINT NOT NULL
);
