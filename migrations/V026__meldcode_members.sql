-- Who signalled, and until when somebody is named in a case: who need not know any more reads it no longer (Kampen B2 2.4).
ALTER TABLE meldcode_case ADD COLUMN signalled_by uuid;
ALTER TABLE meldcode_case ADD FOREIGN KEY (provider_id, signalled_by) REFERENCES app_user (provider_id, id);

-- Somebody may be named again later: each time is a row of its own, and none is removed.
ALTER TABLE meldcode_member
    ADD COLUMN id         uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN ended_at   timestamptz,
    ADD COLUMN ended_by   uuid,
    ADD COLUMN end_reason text,
    DROP CONSTRAINT meldcode_member_pkey,
    ADD PRIMARY KEY (provider_id, id),
    ADD CHECK ((ended_at IS NULL) = (ended_by IS NULL) AND (ended_at IS NULL) = (end_reason IS NULL));
ALTER TABLE meldcode_member ALTER COLUMN id DROP DEFAULT;
CREATE UNIQUE INDEX meldcode_member_is_named_once ON meldcode_member (provider_id, case_id, user_id) WHERE ended_at IS NULL;
GRANT UPDATE (ended_at, ended_by, end_reason) ON meldcode_member TO ${appRole};
