-- What pages and due work read of cases. Every row here is computed from events and can be computed again.
CREATE TABLE cases (
    number TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    kind TEXT NOT NULL,
    phase TEXT NOT NULL,
    is_open SMALLINT NOT NULL,
    title TEXT NOT NULL,
    authority TEXT NOT NULL,
    applicant TEXT NOT NULL,
    officer TEXT,
    rung TEXT,
    risk TEXT,
    risk_order INTEGER NOT NULL,
    policy TEXT,
    destination TEXT,
    end_user TEXT,
    value BIGINT,
    currency TEXT,
    opened BIGINT NOT NULL,
    submitted BIGINT,
    decided BIGINT,
    outcome TEXT,
    next_due BIGINT,
    next_due_what TEXT,
    due_order BIGINT NOT NULL,
    missed INTEGER NOT NULL,
    restricted SMALLINT NOT NULL
);
CREATE INDEX cases_due ON cases (due_order, number);
CREATE INDEX cases_queue ON cases (authority, is_open, due_order, number);
CREATE INDEX cases_queue_phase ON cases (authority, phase, due_order, number);
CREATE INDEX cases_queue_risk ON cases (authority, is_open, risk_order, due_order, number);
CREATE INDEX cases_newest ON cases (opened, number);
CREATE INDEX cases_opened ON cases (authority, opened, number);
CREATE INDEX cases_queue_destination ON cases (authority, destination, due_order, number);
CREATE INDEX cases_officer ON cases (officer, is_open, due_order, number);
CREATE INDEX cases_applicant ON cases (applicant, opened, number);

CREATE TABLE case_parties (
    number TEXT NOT NULL REFERENCES cases,
    place INTEGER NOT NULL,
    role TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    country TEXT,
    PRIMARY KEY (number, place)
);
CREATE INDEX case_parties_key ON case_parties (name_key, country, number);

-- Who may see a case, and as what: an agency, or a named person of it.
CREATE TABLE case_access (
    number TEXT NOT NULL REFERENCES cases,
    agency TEXT NOT NULL,
    relation TEXT NOT NULL,
    person TEXT NOT NULL,
    is_open SMALLINT NOT NULL,
    due_order BIGINT NOT NULL,
    PRIMARY KEY (number, agency, relation, person)
);
CREATE INDEX case_access_agency ON case_access (agency, relation, is_open, due_order, number);

CREATE TABLE deadlines (
    number TEXT NOT NULL REFERENCES cases,
    limit_name TEXT NOT NULL,
    key TEXT NOT NULL,
    due BIGINT,
    state TEXT NOT NULL,
    PRIMARY KEY (number, limit_name, key)
);
CREATE INDEX deadlines_due ON deadlines (state, due, number);

CREATE TABLE conditions (
    number TEXT NOT NULL REFERENCES cases,
    id TEXT NOT NULL,
    what TEXT NOT NULL,
    due BIGINT,
    fulfilled BIGINT,
    PRIMARY KEY (number, id)
);
CREATE INDEX conditions_due ON conditions (fulfilled, due);

CREATE TABLE messages (
    number TEXT NOT NULL REFERENCES cases,
    id TEXT NOT NULL,
    at BIGINT NOT NULL,
    sender TEXT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    PRIMARY KEY (number, id)
);

-- Mail to be handed on; each stays until it was taken.
CREATE TABLE mails (
    id TEXT PRIMARY KEY,
    number TEXT,
    at BIGINT NOT NULL,
    recipient TEXT NOT NULL,
    subject TEXT NOT NULL,
    body TEXT NOT NULL,
    letter TEXT,
    tries INTEGER NOT NULL,
    again BIGINT NOT NULL,
    sent BIGINT,
    trouble TEXT
);
CREATE INDEX mails_waiting ON mails (again) WHERE sent IS NULL;

-- Denials that consultations look for: our own, and those that partner states have notified.
CREATE TABLE denials (
    id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    partner TEXT NOT NULL,
    day TEXT NOT NULL,
    end_user TEXT NOT NULL,
    end_user_key TEXT NOT NULL,
    country TEXT,
    items TEXT NOT NULL,
    grounds TEXT NOT NULL,
    number TEXT,
    standing_until TEXT,
    revoked TEXT
);
CREATE INDEX denials_end_user ON denials (end_user_key, country);

CREATE TABLE licences (
    licence TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    holder TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    standing TEXT NOT NULL,
    lines TEXT NOT NULL
);
CREATE INDEX licences_case ON licences (number);
CREATE INDEX licences_holder ON licences (holder, valid_until);

-- Due work that failed, and when it is tried again.
CREATE TABLE due_failures (
    number TEXT PRIMARY KEY,
    times INTEGER NOT NULL,
    again BIGINT NOT NULL,
    why TEXT NOT NULL
);

-- Who opened which case, and when.
CREATE TABLE case_looks (
    number TEXT NOT NULL,
    at BIGINT NOT NULL,
    person TEXT NOT NULL,
    agency TEXT NOT NULL,
    role TEXT NOT NULL
);
CREATE INDEX case_looks_case ON case_looks (number, at);
CREATE INDEX case_looks_person ON case_looks (person, at);
