-- What a municipality granted (toewijzing): one row per (municipality, ToewijzingNummer), at its newest state, and beside it
-- every version that was received.
CREATE TABLE assignment (
    provider_id        uuid NOT NULL,
    id                 uuid NOT NULL,
    version            integer NOT NULL,
    client_id          uuid NOT NULL,
    agreement_id       text NOT NULL,
    municipality_code  text NOT NULL CHECK (municipality_code ~ '^[0-9]{4}$'),
    assignment_number  bigint CHECK (assignment_number BETWEEN 0 AND 999999999),
    source             text NOT NULL CHECK (source IN ('IWMO', 'HAND')),
    -- Absent where an amount is granted without naming a product.
    product_category   text,
    product_code       text,
    -- When the municipality decided it; the newest of date and time wins, whatever the order of arrival (IV013).
    assigned_on        date NOT NULL,
    assigned_at_time   time,
    first_day          date NOT NULL,
    last_day           date,
    -- Volume as the standard writes it: unit WJ756 (01 minute, 04 hour ...), frequency WMO757 (2 week, 4 month, 6 total ...).
    volume             bigint,
    volume_unit        text,
    volume_frequency   text,
    budget_cents       bigint,
    change_reason      text,
    received_at        timestamptz NOT NULL,
    -- The newest picture that listed it (Dagtekening, newest decision in it, receipt); nothing where entered by hand.
    listed_on          date,
    listed_decided_at  timestamp,
    listed_received_at timestamptz,
    -- A removed assignment (reason 13) counts as never sent; it stays on record.
    withdrawn          boolean NOT NULL DEFAULT false,
    result_areas_state text NOT NULL DEFAULT 'UNKNOWN' CHECK (result_areas_state IN ('UNKNOWN', 'RECORDED')),
    local_note         text,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    CONSTRAINT assignment_number_is_unique UNIQUE (provider_id, municipality_code, assignment_number),
    CHECK (last_day IS NULL OR last_day >= first_day)
);
CREATE INDEX assignment_by_client ON assignment (provider_id, client_id);
CREATE INDEX assignment_by_first_day ON assignment (provider_id, first_day, id);
CALL protect('assignment', '${appRole}', 'SELECT, INSERT, UPDATE');

-- Result areas (resultaatgebieden) come from the Dienstverleningsopdracht (Kampen B2 1.9b), never from a 301.
CREATE TABLE assignment_result_area (
    provider_id   uuid NOT NULL,
    assignment_id uuid NOT NULL,
    area          text NOT NULL,
    extent        text NOT NULL CHECK (extent IN ('WHOLE', 'PART')),
    regularity    text NOT NULL CHECK (regularity IN ('STRUCTURAL', 'OCCASIONAL')),
    tasks         text[] NOT NULL DEFAULT '{}',
    source        text NOT NULL,
    PRIMARY KEY (provider_id, assignment_id, area),
    FOREIGN KEY (provider_id, assignment_id) REFERENCES assignment (provider_id, id)
);
CALL protect('assignment_result_area', '${appRole}', 'SELECT, INSERT, DELETE');

-- Every version of an assignment that was received, in the order of arrival, also the older ones that had no effect.
CREATE TABLE assignment_version (
    provider_id      uuid NOT NULL,
    assignment_id    uuid NOT NULL,
    number           integer NOT NULL,
    message_id       uuid NOT NULL,
    received_at      timestamptz NOT NULL,
    assigned_on      date NOT NULL,
    assigned_at_time time NOT NULL,
    product_category text,
    product_code     text,
    first_day        date NOT NULL,
    last_day         date,
    volume           bigint,
    volume_unit      text,
    volume_frequency text,
    budget_cents     bigint,
    change_reason    text,
    reference        text,
    remark           text,
    effect           text NOT NULL CHECK (effect IN ('NEW', 'CHANGED', 'UNCHANGED', 'OLDER', 'WITHDRAWN')),
    changed          text[] NOT NULL,
    PRIMARY KEY (provider_id, assignment_id, number),
    FOREIGN KEY (provider_id, assignment_id) REFERENCES assignment (provider_id, id)
);
CALL protect('assignment_version', '${appRole}', 'SELECT, INSERT');

-- The newest complete picture that a municipality sent of a client: what is missing from it is a question to the
-- municipality, whatever the order of arrival.
CREATE TABLE assignment_picture (
    provider_id       uuid NOT NULL,
    client_id         uuid NOT NULL,
    municipality_code text NOT NULL,
    listed_on         date NOT NULL,
    decided_at        timestamp NOT NULL,
    received_at       timestamptz NOT NULL,
    PRIMARY KEY (provider_id, client_id, municipality_code),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id)
);
CALL protect('assignment_picture', '${appRole}', 'SELECT, INSERT, UPDATE');

-- What a person in the office has to look at. Settled, never removed.
CREATE TABLE office_task (
    provider_id   uuid NOT NULL,
    id            uuid NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('RESULT_AREAS_UNKNOWN', 'ABSENT_FROM_NEWER_MESSAGE', 'NO_AGREEMENT',
                                                'SHORTENED_WITH_VISITS')),
    client_id     uuid NOT NULL,
    assignment_id uuid,
    message_id    uuid,
    opened_at     timestamptz NOT NULL,
    settled_at    timestamptz,
    settled_by    uuid,
    reason        text,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    FOREIGN KEY (provider_id, assignment_id) REFERENCES assignment (provider_id, id),
    FOREIGN KEY (provider_id, settled_by) REFERENCES app_user (provider_id, id),
    CHECK ((settled_at IS NULL) = (reason IS NULL))
);
CREATE UNIQUE INDEX office_task_open_once ON office_task (provider_id, kind, client_id, coalesce(assignment_id, '00000000-0000-0000-0000-000000000000'))
    WHERE settled_at IS NULL;
CREATE INDEX office_task_by_opening ON office_task (provider_id, opened_at, id);
CALL protect('office_task', '${appRole}', 'SELECT, INSERT, UPDATE (settled_at, settled_by, reason)');
