-- Questions of auditors to an authority, and what it answered. What was asked and said is in the events too.
CREATE TABLE oversight_questions (
    number TEXT PRIMARY KEY,
    authority TEXT NOT NULL,
    case_number TEXT,
    text TEXT NOT NULL,
    asked BIGINT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_for TEXT NOT NULL,
    due BIGINT NOT NULL,
    answer TEXT,
    answered BIGINT,
    answered_by TEXT
);
CREATE INDEX oversight_questions_authority ON oversight_questions (authority, asked);
