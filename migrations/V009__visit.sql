-- Visits (bezoeken): what is planned and what happened, in one row each; beside it the facts, in tables that only grow.

-- Equality of ids beside the overlap of times in one constraint. A trusted extension: the owner of the database may make it.
CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE visit (
    provider_id       uuid NOT NULL REFERENCES provider,
    id                uuid NOT NULL,
    version           integer NOT NULL,
    client_id         uuid NOT NULL,
    -- None for a visit that a worker reported and the office has not attached yet.
    assignment_id     uuid,
    agreement_id      text,
    -- Who is planned (none: vacant), and who did it, from the first thing that was reported.
    worker_id         uuid,
    done_by           uuid,
    series_id         uuid,
    series_day        date,
    detached          boolean NOT NULL DEFAULT false,
    joint_visit_id    uuid,
    planned_begin     timestamptz,
    planned_end       timestamptz,
    status            text NOT NULL CHECK (status IN ('PLANNED', 'VACANT', 'UNDER_WAY', 'COMPLETED', 'NOT_DELIVERED', 'CANCELLED')),
    approval          text NOT NULL DEFAULT 'OPEN' CHECK (approval IN ('OPEN', 'IN_EXCEPTION', 'APPROVED')),
    -- Took place outside the plan: unscheduled, cancelled meanwhile, or beside a colleague. Claims no place in the plan.
    off_plan          boolean NOT NULL DEFAULT false,
    -- The planned visit that a worker reported this on, while another had done that one.
    stands_for        uuid,
    -- As reported, each set once (guarded below), with how sure the clock was.
    begin_at          timestamptz,
    begin_quality     text CHECK (begin_quality IN ('SERVER', 'MEASURED', 'ESTIMATED', 'UNVERIFIED')),
    end_at            timestamptz,
    end_quality       text CHECK (end_quality IN ('SERVER', 'MEASURED', 'ESTIMATED', 'UNVERIFIED')),
    -- As corrected by the office; the adjustments beside it tell why.
    adjusted_begin    timestamptz,
    adjusted_end      timestamptz,
    set_minutes       integer CHECK (set_minutes BETWEEN 0 AND 1440),
    chargeable        boolean NOT NULL DEFAULT true,
    approved_minutes  integer CHECK (approved_minutes >= 0),
    check_out_due_at  timestamptz,
    not_delivered_reason  text,
    not_delivered_account text CHECK (not_delivered_account IN ('CLIENT', 'PROVIDER')),
    cancel_reason     text,
    -- The begin that counts (corrected, else reported, else planned) and its Amsterdam date, on which minutes are booked.
    starts_at         timestamptz NOT NULL,
    day               date NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    FOREIGN KEY (provider_id, assignment_id) REFERENCES assignment (provider_id, id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id),
    FOREIGN KEY (provider_id, done_by) REFERENCES worker (provider_id, id),
    FOREIGN KEY (provider_id, stands_for) REFERENCES visit (provider_id, id),
    CHECK (planned_begin < planned_end),
    CHECK ((planned_begin IS NULL) = (planned_end IS NULL)),
    CHECK ((series_id IS NULL) = (series_day IS NULL)),
    CHECK ((approval = 'APPROVED') = (approved_minutes IS NOT NULL)),
    CONSTRAINT visit_series_day_is_unique UNIQUE (provider_id, series_id, series_day),
    CONSTRAINT visit_stands_for_once UNIQUE (provider_id, stands_for, done_by),
    CONSTRAINT visit_worker_is_in_one_place EXCLUDE USING gist (
        provider_id WITH =, worker_id WITH =, tstzrange(planned_begin, planned_end) WITH &&)
        WHERE (status IN ('PLANNED', 'UNDER_WAY') AND NOT off_plan)
);
CREATE INDEX visit_by_day ON visit (provider_id, day, starts_at, id);
CREATE INDEX visit_by_start ON visit (provider_id, starts_at, id);
CREATE INDEX visit_by_worker ON visit (provider_id, worker_id, day);
CREATE INDEX visit_by_performer ON visit (provider_id, done_by, day);
CREATE INDEX visit_by_client ON visit (provider_id, client_id, day);
CREATE INDEX visit_by_assignment ON visit (provider_id, assignment_id, day);
CREATE INDEX visit_by_agreement ON visit (provider_id, agreement_id, day);
CREATE INDEX visit_under_way ON visit (provider_id, check_out_due_at) WHERE status = 'UNDER_WAY';
CALL protect('visit', '${appRole}', 'SELECT, INSERT, UPDATE');

-- What a worker reported is a fact: the first reported times never change, whoever asks.
CREATE FUNCTION keep_reported_times() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.begin_at IS NOT NULL AND NEW.begin_at IS DISTINCT FROM OLD.begin_at)
        OR (OLD.end_at IS NOT NULL AND NEW.end_at IS DISTINCT FROM OLD.end_at) THEN
        RAISE EXCEPTION 'a reported time is never changed: adjust beside it'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'visit_reported_times_stay';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER visit_reported_times_stay BEFORE UPDATE OF begin_at, end_at ON visit
    FOR EACH ROW EXECUTE FUNCTION keep_reported_times();

-- Who was planned when; a worker may still report about a visit that was once given to her.
CREATE TABLE visit_worker_history (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    visit_id    uuid NOT NULL,
    worker_id   uuid,
    at          timestamptz NOT NULL,
    by_user     uuid,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, visit_id) REFERENCES visit (provider_id, id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id)
);
CREATE INDEX visit_worker_history_by_visit ON visit_worker_history (provider_id, visit_id, worker_id);
CALL protect('visit_worker_history', '${appRole}', 'SELECT, INSERT');

-- Every fact as it was reported, with what the phone's clock said.
CREATE TABLE visit_event (
    provider_id  uuid NOT NULL,
    id           uuid NOT NULL,
    visit_id     uuid NOT NULL,
    kind         text NOT NULL CHECK (kind IN ('LEGITIMATION', 'CHECK_IN', 'CHECK_OUT', 'ACTIVITIES', 'NOT_DELIVERED', 'NOTE', 'SIGNAL', 'UNSCHEDULED')),
    worker_id    uuid NOT NULL,
    user_id      uuid,
    device_id    uuid,
    mutation_id  uuid NOT NULL,
    occurred_at  timestamptz NOT NULL,
    received_at  timestamptz NOT NULL,
    quality      text NOT NULL CHECK (quality IN ('SERVER', 'MEASURED', 'ESTIMATED', 'UNVERIFIED')),
    raw_wall     timestamptz,
    raw_elapsed_ms bigint,
    raw_boot_id  uuid,
    code         text,
    text         text,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, visit_id) REFERENCES visit (provider_id, id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id)
);
CREATE INDEX visit_event_by_visit ON visit_event (provider_id, visit_id, occurred_at);
CALL protect('visit_event', '${appRole}', 'SELECT, INSERT');

-- What was done, merged per item; of two workers both are kept.
CREATE TABLE visit_activity (
    provider_id uuid NOT NULL,
    visit_id    uuid NOT NULL,
    worker_id   uuid NOT NULL,
    area        text NOT NULL,
    item        text NOT NULL,
    activity    text,
    free_text   text,
    done        boolean NOT NULL,
    device_seq  bigint NOT NULL DEFAULT 0,
    occurred_at timestamptz NOT NULL,
    PRIMARY KEY (provider_id, visit_id, worker_id, area, item),
    FOREIGN KEY (provider_id, visit_id) REFERENCES visit (provider_id, id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id),
    CHECK ((activity IS NULL) <> (free_text IS NULL))
);
CALL protect('visit_activity', '${appRole}', 'SELECT, INSERT, UPDATE (done, device_seq, occurred_at)');

-- Identification shown at a first contact (legitimatie, Kampen B2 2.8): per pair of worker and client.
CREATE TABLE legitimation (
    provider_id   uuid NOT NULL,
    worker_id     uuid NOT NULL,
    client_id     uuid NOT NULL,
    visit_id      uuid NOT NULL,
    document_kind text NOT NULL,
    shown_at      timestamptz NOT NULL,
    PRIMARY KEY (provider_id, worker_id, client_id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    FOREIGN KEY (provider_id, visit_id) REFERENCES visit (provider_id, id)
);
CALL protect('legitimation', '${appRole}', 'SELECT, INSERT');

-- What is odd about a visit and how a person settled it. One open exception of a code per visit.
CREATE TABLE visit_exception (
    provider_id    uuid NOT NULL,
    id             uuid NOT NULL,
    version        integer NOT NULL,
    visit_id       uuid NOT NULL,
    code           text NOT NULL,
    must_settle    boolean NOT NULL,
    other_visit_id uuid,
    opened_at      timestamptz NOT NULL,
    settled_at     timestamptz,
    -- None where a later fact settled it.
    settled_by     uuid,
    outcome        text,
    reason         text,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, visit_id) REFERENCES visit (provider_id, id),
    FOREIGN KEY (provider_id, other_visit_id) REFERENCES visit (provider_id, id),
    CHECK ((settled_at IS NULL) = (outcome IS NULL))
);
CREATE UNIQUE INDEX visit_exception_open_once ON visit_exception (provider_id, visit_id, code) WHERE settled_at IS NULL;
CREATE INDEX visit_exception_by_visit ON visit_exception (provider_id, visit_id);
CREATE INDEX visit_exception_by_time ON visit_exception (provider_id, opened_at, id);
CALL protect('visit_exception', '${appRole}', 'SELECT, INSERT, UPDATE (version, must_settle, settled_at, settled_by, outcome, reason)');

-- Corrections by the office, beside what was reported.
CREATE TABLE visit_adjustment (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    visit_id    uuid NOT NULL,
    field       text NOT NULL CHECK (field IN ('BEGIN', 'END', 'MINUTES', 'STATUS', 'CLIENT', 'ASSIGNMENT', 'CHARGEABLE', 'APPROVAL')),
    from_value  text,
    to_value    text,
    reason_code text NOT NULL,
    memo        text,
    at          timestamptz NOT NULL,
    by_user     uuid,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, visit_id) REFERENCES visit (provider_id, id)
);
CREATE INDEX visit_adjustment_by_visit ON visit_adjustment (provider_id, visit_id, at);
CALL protect('visit_adjustment', '${appRole}', 'SELECT, INSERT');

-- Every approval of a care period, by whom and how much; a period may be approved again after corrections.
CREATE TABLE care_period_approval (
    provider_id  uuid NOT NULL REFERENCES provider,
    id           uuid NOT NULL,
    agreement_id text NOT NULL,
    iso_year     integer NOT NULL,
    period       integer NOT NULL CHECK (period BETWEEN 1 AND 13),
    visits       integer NOT NULL,
    minutes      integer NOT NULL,
    at           timestamptz NOT NULL,
    by_user      uuid,
    PRIMARY KEY (provider_id, id)
);
CREATE INDEX care_period_approval_by_period ON care_period_approval (provider_id, agreement_id, iso_year, period, at);
CALL protect('care_period_approval', '${appRole}', 'SELECT, INSERT');
