-- Registrations to use a general authorisation, and certificates that goods arrived. What each says is JSON as its first event has it, and never changes.
CREATE TABLE registrations (
    number TEXT PRIMARY KEY,
    authority TEXT NOT NULL,
    holder TEXT NOT NULL,
    says TEXT NOT NULL,
    registered BIGINT NOT NULL,
    registered_by TEXT NOT NULL,
    ended BIGINT,
    ended_by TEXT,
    ended_because TEXT
);
CREATE INDEX registrations_authority ON registrations (authority, registered);
CREATE INDEX registrations_holder ON registrations (holder, registered);

CREATE TABLE deliveries (
    number TEXT PRIMARY KEY,
    authority TEXT NOT NULL,
    says TEXT NOT NULL,
    entered BIGINT NOT NULL,
    entered_by TEXT NOT NULL,
    signed BIGINT,
    signed_by TEXT,
    withdrawn BIGINT,
    withdrawn_by TEXT,
    withdrawn_because TEXT
);
CREATE INDEX deliveries_authority ON deliveries (authority, entered);
