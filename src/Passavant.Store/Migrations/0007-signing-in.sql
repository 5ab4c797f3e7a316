-- Passkeys, sign-ins by another service, and what programs are told of.
CREATE TABLE passkeys (
    credential TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people,
    name TEXT NOT NULL,
    public_key BYTEA NOT NULL,
    created BIGINT NOT NULL,
    used BIGINT,
    sign_count BIGINT NOT NULL,
    transports TEXT NOT NULL,
    is_user_verified SMALLINT NOT NULL,
    is_backup_eligible SMALLINT NOT NULL,
    is_backed_up SMALLINT NOT NULL,
    attestation BYTEA NOT NULL,
    client_data BYTEA NOT NULL
);
CREATE INDEX passkeys_person ON passkeys (person);

-- Challenges that were answered, so that no answer is good twice.
CREATE TABLE spent_challenges (
    hash TEXT PRIMARY KEY,
    expires BIGINT NOT NULL
);
CREATE INDEX spent_challenges_expires ON spent_challenges (expires);

-- Who is who at another service people sign in with.
CREATE TABLE identities (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people,
    since BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE UNIQUE INDEX identities_person ON identities (issuer, person);

CREATE TABLE webhooks (
    id TEXT PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people,
    appointment TEXT NOT NULL REFERENCES appointments,
    url TEXT NOT NULL,
    secret TEXT NOT NULL,
    acts TEXT NOT NULL,
    created BIGINT NOT NULL,
    ended BIGINT
);
CREATE INDEX webhooks_person ON webhooks (person);
CREATE INDEX webhooks_lasting ON webhooks (id) WHERE ended IS NULL;

CREATE TABLE webhook_calls (
    id TEXT PRIMARY KEY,
    webhook TEXT NOT NULL REFERENCES webhooks,
    number TEXT NOT NULL,
    act TEXT NOT NULL,
    version INTEGER NOT NULL,
    at BIGINT NOT NULL,
    tries INTEGER NOT NULL,
    again BIGINT NOT NULL,
    taken BIGINT,
    failed BIGINT,
    trouble TEXT
);
CREATE INDEX webhook_calls_webhook ON webhook_calls (webhook, at);
CREATE INDEX webhook_calls_waiting ON webhook_calls (again) WHERE taken IS NULL AND failed IS NULL;
