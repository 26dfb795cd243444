-- A term may run in two forms for one subject (Kampen B2 1.9c: drawn up; house standard: signed), be reopened by what undoes
-- its proof (a mail that comes back), and carry a word for a subject that is no row (a period, a year).
ALTER TABLE obligation ADD COLUMN variant text;
ALTER TABLE obligation ADD COLUMN subject_label text;
ALTER TABLE obligation DROP CONSTRAINT obligation_is_unique;
ALTER TABLE obligation ADD CONSTRAINT obligation_is_unique
    UNIQUE NULLS NOT DISTINCT (provider_id, kind, subject_type, subject_id, variant);
-- A decision may set a date of its own (DVO 11.3, Kampen B2 1.9a): it comes before appendix and agreement.
ALTER TABLE obligation DROP CONSTRAINT obligation_source_check;
ALTER TABLE obligation ADD CONSTRAINT obligation_source_check
    CHECK (source IN ('ASSIGNMENT', 'AGREEMENT', 'APPENDIX', 'HOUSE'));
ALTER TABLE obligation_event DROP CONSTRAINT obligation_event_what_check;
ALTER TABLE obligation_event ADD CONSTRAINT obligation_event_what_check
    CHECK (what IN ('OPENED', 'MET', 'MET_LATE', 'WAIVED', 'REOPENED', 'WARNED', 'OVERDUE'));

-- Mail that leaves (uitgaande e-mail). It is written in the transaction that gives cause for it and sent afterwards, again
-- and again under one Message-ID until a mail server says what becomes of it.
CREATE TABLE mail (
    provider_id     uuid NOT NULL REFERENCES provider,
    id              uuid NOT NULL,
    message_id      text NOT NULL,
    template        text NOT NULL,
    recipient       text NOT NULL,
    subject         text NOT NULL,
    body            text NOT NULL,
    about_type      text NOT NULL,
    about_id        uuid NOT NULL,
    created_at      timestamptz NOT NULL,
    not_before      timestamptz NOT NULL,
    state           text NOT NULL CHECK (state IN ('QUEUED', 'ACCEPTED', 'RETURNED')),
    attempts        integer NOT NULL,
    next_attempt_at timestamptz,
    -- When a mail server took it, and what it said; or why it came back.
    settled_at      timestamptz,
    server_answer   text,
    last_failure    text,
    PRIMARY KEY (provider_id, id),
    CONSTRAINT mail_message_id_is_unique UNIQUE (provider_id, message_id),
    CHECK ((state = 'QUEUED') = (next_attempt_at IS NOT NULL)),
    CHECK ((state = 'QUEUED') = (settled_at IS NULL))
);
CREATE INDEX mail_due ON mail (provider_id, next_attempt_at) WHERE state = 'QUEUED';
CREATE INDEX mail_by_about ON mail (provider_id, about_type, about_id);
CALL protect('mail', '${appRole}',
    'SELECT, INSERT, UPDATE (state, attempts, next_attempt_at, settled_at, server_answer, last_failure)');

CREATE TABLE mail_attachment (
    provider_id uuid NOT NULL,
    mail_id     uuid NOT NULL,
    position    integer NOT NULL,
    file_name   text NOT NULL,
    media_type  text NOT NULL,
    content     bytea NOT NULL,
    PRIMARY KEY (provider_id, mail_id, position),
    FOREIGN KEY (provider_id, mail_id) REFERENCES mail (provider_id, id)
);
CALL protect('mail_attachment', '${appRole}', 'SELECT, INSERT');
