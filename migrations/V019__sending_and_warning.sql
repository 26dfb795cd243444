-- Where a user gets mail.
ALTER TABLE app_user ADD COLUMN email text CHECK (email <> '');

-- Mail is tried for a day from its first try (give_up_at); a digest has a moment after which it says nothing any more
-- (lapses_at). settled_at keeps the moment it was taken where it comes back later (returned_at).
ALTER TABLE mail ADD COLUMN give_up_at timestamptz;
ALTER TABLE mail ADD COLUMN lapses_at timestamptz;
ALTER TABLE mail ADD COLUMN returned_at timestamptz;
ALTER TABLE mail ADD COLUMN returned_by uuid;
ALTER TABLE mail ADD COLUMN resend_of uuid;
ALTER TABLE mail ADD FOREIGN KEY (provider_id, resend_of) REFERENCES mail (provider_id, id);
ALTER TABLE mail ADD CHECK ((state = 'RETURNED') = (returned_at IS NOT NULL));
CREATE UNIQUE INDEX mail_is_resent_once ON mail (provider_id, resend_of) WHERE resend_of IS NOT NULL;
CREATE INDEX mail_newest ON mail (provider_id, created_at, id);
GRANT UPDATE (give_up_at, returned_at, returned_by) ON mail TO ${appRole};

-- Every try that came to nothing.
CREATE TABLE mail_failure (
    provider_id uuid NOT NULL,
    mail_id     uuid NOT NULL,
    attempt     integer NOT NULL,
    at          timestamptz NOT NULL,
    reason      text NOT NULL,
    PRIMARY KEY (provider_id, mail_id, attempt),
    FOREIGN KEY (provider_id, mail_id) REFERENCES mail (provider_id, id)
);
CALL protect('mail_failure', '${appRole}', 'SELECT, INSERT');

-- Warnings count back from warn_due_at, where every day counts: never later than due_at. Terms of before have none and count
-- from due_at; all of them are looked at once.
ALTER TABLE obligation ADD COLUMN warn_due_at timestamptz;
ALTER TABLE obligation ADD COLUMN next_warning_at timestamptz DEFAULT '-infinity';
ALTER TABLE obligation ALTER COLUMN next_warning_at DROP DEFAULT;
CREATE INDEX obligation_to_warn ON obligation (provider_id, next_warning_at) WHERE state = 'RUNNING';
CREATE INDEX obligation_by_subject ON obligation (provider_id, subject_type, subject_id);
GRANT UPDATE (next_warning_at) ON obligation TO ${appRole};

ALTER TABLE obligation_event ADD COLUMN urgency text CHECK (urgency IN ('AHEAD', 'SOON', 'URGENT', 'OVERDUE'));

-- What a role is told of a running term (bericht). The newest stands; it falls with the term.
CREATE TABLE notice (
    provider_id   uuid NOT NULL REFERENCES provider,
    id            uuid NOT NULL,
    obligation_id uuid NOT NULL,
    role          text NOT NULL,
    urgency       text NOT NULL CHECK (urgency IN ('AHEAD', 'SOON', 'URGENT', 'OVERDUE')),
    -- The higher, the more urgent.
    rank          integer NOT NULL,
    due_at        timestamptz NOT NULL,
    made_at       timestamptz NOT NULL,
    ended_at      timestamptz,
    seen_at       timestamptz,
    seen_by       uuid,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, obligation_id) REFERENCES obligation (provider_id, id),
    CHECK ((seen_at IS NULL) = (seen_by IS NULL))
);
CREATE UNIQUE INDEX notice_stands_once ON notice (provider_id, obligation_id, role) WHERE ended_at IS NULL;
CREATE INDEX notice_open ON notice (provider_id, role, rank DESC, due_at, id) WHERE ended_at IS NULL;
CALL protect('notice', '${appRole}', 'SELECT, INSERT, UPDATE (ended_at, seen_at, seen_by)');

-- The days for which the digest (dagoverzicht) was made.
CREATE TABLE digest_day (
    provider_id uuid NOT NULL REFERENCES provider,
    day         date NOT NULL,
    made_at     timestamptz NOT NULL,
    PRIMARY KEY (provider_id, day)
);
CALL protect('digest_day', '${appRole}', 'SELECT, INSERT');
