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
    product_category   text NOT NULL,
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
