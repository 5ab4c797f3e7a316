-- How many open cases stand where: read off the index alone.
CREATE INDEX cases_load ON cases (authority, officer, phase, kind, submitted, missed, opened, restricted, is_open, number) WHERE is_open = 1;

-- Earlier decisions on like cases, and what is known of an end user: the newest first, without looking at all others.
CREATE INDEX cases_decided_end_user ON cases (authority, kind, end_user, decided, number) WHERE decided IS NOT NULL;
CREATE INDEX cases_decided_destination ON cases (authority, kind, destination, decided, number) WHERE decided IS NOT NULL;
CREATE INDEX case_parties_name ON case_parties (name_key, number);
