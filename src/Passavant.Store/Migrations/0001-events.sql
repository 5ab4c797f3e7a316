-- What was done, in the order it was done. A row here is never changed and never removed.
CREATE TABLE events (
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    position BIGINT NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    type TEXT NOT NULL,
    body BYTEA NOT NULL,
    salt BYTEA NOT NULL,
    person TEXT NOT NULL,
    agency TEXT NOT NULL,
    role TEXT NOT NULL,
    accord TEXT,
    determination TEXT,
    PRIMARY KEY (stream, version)
);

-- The determinations that acts rest on, by the hash of their bytes.
CREATE TABLE determinations (
    hash TEXT PRIMARY KEY,
    body BYTEA NOT NULL,
    at BIGINT NOT NULL
);

-- sqlite
CREATE TRIGGER events_keep BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'Events are never changed.'); END;
CREATE TRIGGER events_stay BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'Events are never removed.'); END;
CREATE TRIGGER events_not_replaced BEFORE INSERT ON events
WHEN EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream AND version = NEW.version)
    OR EXISTS (SELECT 1 FROM events WHERE position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'Events are never replaced.'); END;
CREATE TRIGGER determinations_keep BEFORE UPDATE ON determinations
BEGIN SELECT RAISE(ABORT, 'Determinations are never changed.'); END;
CREATE TRIGGER determinations_stay BEFORE DELETE ON determinations
BEGIN SELECT RAISE(ABORT, 'Determinations are never removed.'); END;
-- postgres
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The rows of % are never changed or removed.', TG_TABLE_NAME;
END $$;
CREATE TRIGGER events_keep BEFORE UPDATE OR DELETE ON events
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER events_stay BEFORE TRUNCATE ON events
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER determinations_keep BEFORE UPDATE OR DELETE ON determinations
FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER determinations_stay BEFORE TRUNCATE ON determinations
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
