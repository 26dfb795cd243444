-- Phones: handed out by a one-time link, bound to their sessions, stopped and wiped from the office.

CREATE TABLE device (
    provider_id     uuid NOT NULL,
    id              uuid NOT NULL,
    user_id         uuid NOT NULL,
    name            text NOT NULL,
    model           text NOT NULL,
    platform_version text,
    -- Its P-256 key (X.509 SPKI), where it made one: then a refresh is signed with it.
    public_key      bytea,
    enrolled_at     timestamptz NOT NULL,
    revoked_at      timestamptz,
    wipe_ordered_at timestamptz,
    wiped_at        timestamptz,
    -- What the phone last told of itself.
    last_contact_at timestamptz,
    app_version     text,
    queue_length    integer CHECK (queue_length >= 0),
    oldest_unsent_at timestamptz,
    clock_skew_ms   bigint,
    -- The last writing transaction whose changes it has all of.
    pulled_xid      xid8,
    pulled_at       timestamptz,
    -- Where a wake-up is sent to, and when one was sent that no pull has followed yet.
    push_token      text,
    woken_at        timestamptz,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, user_id) REFERENCES app_user (provider_id, id),
    CHECK (wipe_ordered_at IS NULL OR revoked_at IS NOT NULL),
    CHECK (wiped_at IS NULL OR wipe_ordered_at IS NOT NULL)
) WITH (fillfactor = 70);
CREATE INDEX device_by_user ON device (provider_id, user_id);
CREATE INDEX device_by_time ON device (provider_id, enrolled_at, id);
CALL protect('device', '${appRole}', 'SELECT, INSERT, UPDATE');

ALTER TABLE refresh_token ADD CONSTRAINT refresh_token_device_exists
    FOREIGN KEY (provider_id, device_id) REFERENCES device (provider_id, id);
CREATE INDEX refresh_token_device ON refresh_token (provider_id, device_id) WHERE device_id IS NOT NULL;

-- One-time links by which a phone becomes a worker's. Only the hash is kept.
CREATE TABLE device_enrolment (
    provider_id uuid NOT NULL,
    token_hash  bytea NOT NULL,
    user_id     uuid NOT NULL,
    made_by     uuid,
    made_at     timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    voided_at   timestamptz,
    used_at     timestamptz,
    device_id   uuid,
    PRIMARY KEY (provider_id, token_hash),
    FOREIGN KEY (provider_id, user_id) REFERENCES app_user (provider_id, id),
    -- The link is used up before the phone is written: two who use it at one moment are told apart.
    FOREIGN KEY (provider_id, device_id) REFERENCES device (provider_id, id) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((used_at IS NULL) = (device_id IS NULL))
);
CREATE INDEX device_enrolment_by_user ON device_enrolment (provider_id, user_id);
CALL protect('device_enrolment', '${appRole}', 'SELECT, INSERT, UPDATE (voided_at, used_at, device_id)');

-- Planned visits of which nothing was heard, the newest first.
CREATE INDEX visit_not_heard_of ON visit (provider_id, planned_end, id) WHERE status = 'PLANNED' AND NOT off_plan;
