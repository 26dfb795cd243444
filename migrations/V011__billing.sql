-- Hours to the CAK (zorguren). A file is frozen when it is made; a correction is a new file.

-- One row per provider: the last file's number and processing date, both of which only rise. Whoever makes a file locks it.
CREATE TABLE cak_counter (
    provider_id       uuid PRIMARY KEY REFERENCES provider,
    last_number       integer NOT NULL,
    last_processed_on date
);
CALL protect('cak_counter', '${appRole}', 'SELECT, INSERT, UPDATE');

CREATE TABLE cak_export (
    provider_id     uuid NOT NULL REFERENCES provider,
    id              uuid NOT NULL,
    agreement_id    text NOT NULL,
    iso_year        integer NOT NULL,
    period          integer NOT NULL CHECK (period BETWEEN 1 AND 13),
    sequence_number integer NOT NULL,
    processed_on    date NOT NULL,
    layout          text NOT NULL,
    file_name       text NOT NULL,
    -- Of the file as it was made; the copy is sealed, since it holds BSNs.
    sha256          text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    content_sealed  bytea NOT NULL,
    line_count      integer NOT NULL,
    total_minutes   bigint NOT NULL,
    -- What the whole period comes to once this file is taken in.
    period_minutes  bigint NOT NULL,
    made_at         timestamptz NOT NULL,
    made_by         uuid,
    PRIMARY KEY (provider_id, id),
    CONSTRAINT cak_export_number_is_unique UNIQUE (provider_id, sequence_number)
);
CREATE INDEX cak_export_by_period ON cak_export (provider_id, agreement_id, iso_year, period, sequence_number);
CALL protect('cak_export', '${appRole}', 'SELECT, INSERT');

-- The lines of a file. The BSN is part of a line's identity for the CAK, so each line keeps the one it was sent under.
CREATE TABLE cak_line (
    provider_id       uuid NOT NULL,
    export_id         uuid NOT NULL,
    line_number       integer NOT NULL,
    client_id         uuid NOT NULL,
    assignment_id     uuid NOT NULL,
    municipality_code text NOT NULL,
    bsn_sealed        bytea NOT NULL,
    birth_date        date NOT NULL,
    product_category  text NOT NULL,
    product_code      text NOT NULL,
    assignment_number bigint NOT NULL,
    minutes           integer NOT NULL CHECK (minutes >= 0),
    previous_minutes  integer,
    mutation          text NOT NULL CHECK (mutation IN ('NEW', 'REPLACED', 'REMOVED')),
    PRIMARY KEY (provider_id, export_id, line_number),
    FOREIGN KEY (provider_id, export_id) REFERENCES cak_export (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    FOREIGN KEY (provider_id, assignment_id) REFERENCES assignment (provider_id, id)
);
CALL protect('cak_line', '${appRole}', 'SELECT, INSERT');

-- Which version of a visit went into which output. CAK, invoice and declaration are independent consumers.
CREATE TABLE export_visit (
    provider_id   uuid NOT NULL,
    export_id     uuid NOT NULL,
    visit_id      uuid NOT NULL,
    visit_version integer NOT NULL,
    output        text NOT NULL CHECK (output IN ('CAK')),
    iso_year      integer NOT NULL,
    period        integer NOT NULL,
    minutes       integer NOT NULL,
    PRIMARY KEY (provider_id, export_id, visit_id),
    FOREIGN KEY (provider_id, visit_id) REFERENCES visit (provider_id, id)
);
CREATE INDEX export_visit_by_visit ON export_visit (provider_id, visit_id);
CALL protect('export_visit', '${appRole}', 'SELECT, INSERT');

-- A visit changed after it was exported: the output may need a correction. Settled by the next file of the period, or by
-- the finding that nothing differs.
CREATE TABLE correction_proposal (
    provider_id      uuid NOT NULL,
    id               uuid NOT NULL,
    visit_id         uuid NOT NULL,
    client_id        uuid NOT NULL,
    export_id        uuid NOT NULL,
    output           text NOT NULL CHECK (output IN ('CAK')),
    agreement_id     text NOT NULL,
    iso_year         integer NOT NULL,
    period           integer NOT NULL,
    exported_version integer NOT NULL,
    exported_minutes integer NOT NULL,
    opened_at        timestamptz NOT NULL,
    settled_at       timestamptz,
    settled_by_export uuid,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, visit_id) REFERENCES visit (provider_id, id),
    FOREIGN KEY (provider_id, export_id) REFERENCES cak_export (provider_id, id),
    FOREIGN KEY (provider_id, settled_by_export) REFERENCES cak_export (provider_id, id)
);
CREATE UNIQUE INDEX correction_proposal_open_once ON correction_proposal (provider_id, visit_id, export_id) WHERE settled_at IS NULL;
CREATE INDEX correction_proposal_by_opening ON correction_proposal (provider_id, opened_at, id);
CALL protect('correction_proposal', '${appRole}', 'SELECT, INSERT, UPDATE (settled_at, settled_by_export)');
