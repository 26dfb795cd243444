-- What workers report beside their visits: incidents (incidenten, geweld, calamiteiten), absence (ziekmelding) and
-- availability (beschikbaarheid). What was said is only ever added to.

CREATE TABLE incident (
    provider_id uuid NOT NULL REFERENCES provider,
    id          uuid NOT NULL,
    client_id   uuid NOT NULL,
    -- As it was said: a visit that the same phone reports may arrive later.
    visit_id    uuid,
    kind        text NOT NULL CHECK (kind IN ('INCIDENT', 'VIOLENCE', 'CALAMITY')),
    occurred_at timestamptz NOT NULL,
    reported_by uuid NOT NULL,
    worker_id   uuid,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id)
);
CREATE INDEX incident_by_time ON incident (provider_id, occurred_at, id);
CREATE INDEX incident_by_client ON incident (provider_id, client_id, occurred_at);
CALL protect('incident', '${appRole}', 'SELECT, INSERT');

-- The words of the reporter, once for every time it was told.
CREATE TABLE incident_account (
    provider_id     uuid NOT NULL,
    id              uuid NOT NULL,
    incident_id     uuid NOT NULL,
    kind            text NOT NULL CHECK (kind IN ('INCIDENT', 'VIOLENCE', 'CALAMITY')),
    description     text NOT NULL,
    place           text,
    consequences    text,
    measures        text,
    others_involved text,
    user_id         uuid NOT NULL,
    device_id       uuid,
    mutation_id     uuid NOT NULL,
    occurred_at     timestamptz NOT NULL,
    received_at     timestamptz NOT NULL,
    quality         text NOT NULL CHECK (quality IN ('SERVER', 'MEASURED', 'ESTIMATED', 'UNVERIFIED')),
    raw_wall        timestamptz,
    raw_elapsed_ms  bigint,
    raw_boot_id     uuid,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, incident_id) REFERENCES incident (provider_id, id)
);
CREATE INDEX incident_account_by_incident ON incident_account (provider_id, incident_id, received_at);
CALL protect('incident_account', '${appRole}', 'SELECT, INSERT');

-- Proof that it was reported to those who must know (melding aan gemeente of toezichthouder).
CREATE TABLE incident_report (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    incident_id uuid NOT NULL,
    recipient   text NOT NULL CHECK (recipient IN ('MUNICIPALITY', 'SUPERVISOR')),
    channel     text NOT NULL CHECK (channel IN ('EMAIL', 'PHONE', 'FORM', 'LETTER')),
    reported_at timestamptz NOT NULL,
    message_id  text,
    text        text NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, incident_id) REFERENCES incident (provider_id, id)
);
CREATE INDEX incident_report_by_incident ON incident_report (provider_id, incident_id, reported_at);
CALL protect('incident_report', '${appRole}', 'SELECT, INSERT');

-- A sick worker may not know when it ends; planned leave always has a last day.
ALTER TABLE worker_leave ALTER COLUMN last_day DROP NOT NULL;
ALTER TABLE worker_leave ADD CONSTRAINT worker_leave_is_planned_to_end CHECK (kind = 'SICK' OR last_day IS NOT NULL);
GRANT UPDATE (first_day, last_day) ON worker_leave TO ${appRole};

-- What a worker said of the own absence. The leave follows from these; one that arrived before its sick report has none yet.
CREATE TABLE worker_absence_report (
    provider_id    uuid NOT NULL,
    id             uuid NOT NULL,
    worker_id      uuid NOT NULL,
    leave_id       uuid,
    kind           text NOT NULL CHECK (kind IN ('SICK', 'RECOVERED')),
    -- The first day away, or the first day back.
    day            date NOT NULL,
    last_day       date,
    text           text,
    user_id        uuid NOT NULL,
    device_id      uuid,
    mutation_id    uuid NOT NULL,
    occurred_at    timestamptz NOT NULL,
    received_at    timestamptz NOT NULL,
    quality        text NOT NULL CHECK (quality IN ('SERVER', 'MEASURED', 'ESTIMATED', 'UNVERIFIED')),
    raw_wall       timestamptz,
    raw_elapsed_ms bigint,
    raw_boot_id    uuid,
    CONSTRAINT worker_absence_report_is_unique PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id),
    FOREIGN KEY (provider_id, leave_id) REFERENCES worker_leave (provider_id, id)
);
CREATE INDEX worker_absence_report_by_worker ON worker_absence_report (provider_id, worker_id, occurred_at);
CALL protect('worker_absence_report', '${appRole}', 'SELECT, INSERT, UPDATE (leave_id)');

-- When a worker says she can work. The newest word counts for a day.
CREATE TABLE worker_availability (
    provider_id    uuid NOT NULL,
    id             uuid NOT NULL,
    worker_id      uuid NOT NULL,
    first_day      date NOT NULL,
    last_day       date NOT NULL CHECK (last_day >= first_day),
    text           text,
    user_id        uuid NOT NULL,
    device_id      uuid,
    mutation_id    uuid NOT NULL,
    occurred_at    timestamptz NOT NULL,
    received_at    timestamptz NOT NULL,
    quality        text NOT NULL CHECK (quality IN ('SERVER', 'MEASURED', 'ESTIMATED', 'UNVERIFIED')),
    raw_wall       timestamptz,
    raw_elapsed_ms bigint,
    raw_boot_id    uuid,
    CONSTRAINT worker_availability_is_unique PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id)
);
CREATE INDEX worker_availability_by_worker ON worker_availability (provider_id, worker_id, last_day);
CALL protect('worker_availability', '${appRole}', 'SELECT, INSERT');

-- Times of day on the clock in the Netherlands; no window on a weekday: not available then.
CREATE TABLE worker_availability_window (
    provider_id     uuid NOT NULL,
    availability_id uuid NOT NULL,
    position        smallint NOT NULL,
    weekday         text NOT NULL CHECK (weekday IN ('MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY')),
    begin_time      time NOT NULL,
    end_time        time NOT NULL CHECK (end_time > begin_time),
    PRIMARY KEY (provider_id, availability_id, position),
    FOREIGN KEY (provider_id, availability_id) REFERENCES worker_availability (provider_id, id)
);
CALL protect('worker_availability_window', '${appRole}', 'SELECT, INSERT');

-- The help of one assignment that an absence leaves without its worker (vervanging); what the term of replacement runs for.
CREATE TABLE replacement_need (
    provider_id   uuid NOT NULL REFERENCES provider,
    id            uuid NOT NULL,
    leave_id      uuid NOT NULL,
    worker_id     uuid NOT NULL,
    assignment_id uuid NOT NULL,
    client_id     uuid NOT NULL,
    first_visit_id uuid NOT NULL,
    noticed_at    timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, leave_id) REFERENCES worker_leave (provider_id, id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id),
    FOREIGN KEY (provider_id, assignment_id) REFERENCES assignment (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    FOREIGN KEY (provider_id, first_visit_id) REFERENCES visit (provider_id, id)
);
CREATE INDEX replacement_need_by_leave ON replacement_need (provider_id, leave_id, assignment_id);
CALL protect('replacement_need', '${appRole}', 'SELECT, INSERT');
