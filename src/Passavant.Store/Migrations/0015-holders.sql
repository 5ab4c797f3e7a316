-- The keys of companies' devices, which documents of theirs are bound to. A retired key stays, so that nobody enters it again.
CREATE TABLE holder_keys (
    id TEXT PRIMARY KEY,
    agency TEXT NOT NULL,
    version INTEGER NOT NULL,
    jwk TEXT NOT NULL,
    entered BIGINT NOT NULL,
    entered_by TEXT NOT NULL,
    retired BIGINT,
    retired_by TEXT
);
CREATE INDEX holder_keys_agency ON holder_keys (agency, version);

-- Whose a document is, the key it is bound to, and the document that was issued in its place.
ALTER TABLE issued_documents ADD COLUMN holder TEXT;
ALTER TABLE issued_documents ADD COLUMN holder_key TEXT;
ALTER TABLE issued_documents ADD COLUMN replaced_by TEXT;
UPDATE issued_documents SET holder = (SELECT applicant FROM cases WHERE cases.number = issued_documents.case_number) WHERE kind IN ('licence', 'decision');
UPDATE issued_documents SET holder = (SELECT registrations.holder FROM registrations WHERE registrations.number = issued_documents.number) WHERE kind = 'general authorisation registration';
CREATE INDEX issued_documents_holder ON issued_documents (holder, position);
CREATE INDEX issued_documents_part ON issued_documents (part, position);

-- Streams whose acts call for a document that could not be issued, from the position of the first of them: tried again until it can be, while the others go on.
CREATE TABLE documents_set_aside (
    stream TEXT PRIMARY KEY,
    position BIGINT NOT NULL,
    at BIGINT NOT NULL,
    tried BIGINT NOT NULL,
    why TEXT NOT NULL
);
