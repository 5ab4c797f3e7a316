-- What the log of what was done signed last, kept here beside the folder of the log: an older copy of either is found out by the other.
CREATE TABLE log_head (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    size BIGINT NOT NULL,
    root TEXT NOT NULL,
    checkpoint TEXT NOT NULL,
    at BIGINT NOT NULL
);
