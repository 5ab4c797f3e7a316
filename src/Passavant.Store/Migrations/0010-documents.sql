-- The documents an authority issued, each on one basis: an act of a case, or a receipt. Signed once, and never changed but for their status.
CREATE TABLE issued_documents (
    number TEXT PRIMARY KEY,
    basis TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    case_number TEXT,
    part TEXT,
    position BIGINT NOT NULL UNIQUE,
    document TEXT NOT NULL,
    summary BYTEA NOT NULL,
    issued BIGINT NOT NULL,
    valid_until BIGINT,
    list BIGINT NOT NULL,
    list_index BIGINT NOT NULL,
    status BIGINT NOT NULL,
    UNIQUE (list, list_index)
);
CREATE INDEX issued_documents_case ON issued_documents (case_number, number);
CREATE INDEX issued_documents_status ON issued_documents (list, status);

-- How far the acts have been looked at for documents they call for.
CREATE TABLE documents_done (
    one INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
    position BIGINT NOT NULL
);

-- The lists of statuses as they were signed last, as text and as bytes.
CREATE TABLE status_lists (
    list BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    says TEXT NOT NULL,
    jwt TEXT NOT NULL,
    cwt BYTEA NOT NULL
);

-- Every signed list of issuers: whoever holds an older one follows them one by one.
CREATE TABLE issuer_lists (
    sequence BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    says TEXT NOT NULL,
    jws TEXT NOT NULL
);
