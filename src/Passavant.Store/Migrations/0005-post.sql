-- What became of mails that can never be delivered, and what letters were written from.
ALTER TABLE mails ADD COLUMN failed BIGINT;
DROP INDEX mails_waiting;
CREATE INDEX mails_waiting ON mails (again) WHERE sent IS NULL AND failed IS NULL;

CREATE TABLE letters (
    sha256 TEXT PRIMARY KEY,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    content BYTEA NOT NULL
);
CREATE INDEX letters_number ON letters (number);
