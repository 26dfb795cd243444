-- What happens in the life of an assignment (acquaintance, intake, stops, notice, end), one book that is only ever added to;
-- what follows from it for planning; stops on admission; complaints.
CREATE TABLE assignment_entry (
    provider_id   uuid NOT NULL REFERENCES provider,
    id            uuid NOT NULL,
    client_id     uuid NOT NULL,
    -- Absent for an urgent request (spoedaanvraag) that came before its assignment.
    assignment_id uuid,
    agreement_id  text,
    kind          text NOT NULL CHECK (kind IN ('ACQUAINTANCE', 'ACCEPTED', 'DECLINED', 'INTAKE', 'URGENT_REQUEST',
                      'START_NOT_POSSIBLE', 'STOP', 'RESTART', 'CLIENT_NOTICE', 'PROVIDER_NOTICE', 'CLIENT_REFUSAL',
                      'WORKER_CHANGE', 'WORKER_CHANGED', 'CHANGE_OF_SITUATION', 'CHANGE_JUDGED', 'FORCE_MAJEURE', 'REPORT',
                      'DECISION', 'CONTINUATION_TALK', 'END', 'END_CONFIRMED')),
    -- The entry that this one follows.
    about_id      uuid,
    happened_at   timestamptz NOT NULL,
    first_day     date,
    last_day      date,
    worker_id     uuid,
    -- As it was recorded: JSON of the contract.
    details       text NOT NULL,
    recorded_by   uuid NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    FOREIGN KEY (provider_id, assignment_id) REFERENCES assignment (provider_id, id),
    FOREIGN KEY (provider_id, about_id) REFERENCES assignment_entry (provider_id, id),
    CONSTRAINT assignment_entry_worker_exists FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id),
    CHECK (kind = 'URGENT_REQUEST' OR assignment_id IS NOT NULL AND agreement_id IS NOT NULL)
);
CREATE INDEX assignment_entry_by_assignment ON assignment_entry (provider_id, assignment_id, recorded_at, id);
CREATE INDEX assignment_entry_by_client ON assignment_entry (provider_id, client_id, kind);
CALL protect('assignment_entry', '${appRole}', 'SELECT, INSERT, UPDATE (assignment_id, agreement_id)');

-- Days without help (tussentijdse stop, Kampen B2 5.5); a restart moves the last day.
CREATE TABLE assignment_stop (
    provider_id   uuid NOT NULL,
    id            uuid NOT NULL,
    assignment_id uuid NOT NULL,
    first_day     date NOT NULL,
    last_day      date,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, id) REFERENCES assignment_entry (provider_id, id),
    FOREIGN KEY (provider_id, assignment_id) REFERENCES assignment (provider_id, id)
);
CREATE INDEX assignment_stop_by_assignment ON assignment_stop (provider_id, assignment_id, first_day);
CALL protect('assignment_stop', '${appRole}', 'SELECT, INSERT, UPDATE (last_day)');

-- Until when help is given, beside the decision's own last day: after notice, an end, or help that never began.
CREATE TABLE assignment_closing (
    provider_id   uuid NOT NULL,
    assignment_id uuid NOT NULL,
    last_day      date,
    -- False where help never began (Kampen B2 5.4): nothing is invoiced.
    charged       boolean NOT NULL,
    -- The last day that was told to others as the end.
    told_end      date,
    -- The last day of the decision that others were asked to talk about.
    told_expiry   date,
    PRIMARY KEY (provider_id, assignment_id),
    FOREIGN KEY (provider_id, assignment_id) REFERENCES assignment (provider_id, id)
);
CALL protect('assignment_closing', '${appRole}', 'SELECT, INSERT, UPDATE (last_day, charged, told_end, told_expiry)');

-- A stop on new clients under an agreement (aannamestop, cliëntenstop, DVO 10.6).
CREATE TABLE admission_stop (
    provider_id         uuid NOT NULL REFERENCES provider,
    id                  uuid NOT NULL,
    agreement_id        text NOT NULL,
    foreseen_at         timestamptz NOT NULL,
    first_day           date NOT NULL,
    reopens_on          date NOT NULL,
    waiting_time_months integer CHECK (waiting_time_months BETWEEN 0 AND 6),
    reason              text NOT NULL,
    ended_on            date,
    recorded_by         uuid NOT NULL,
    recorded_at         timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id)
);
CREATE INDEX admission_stop_by_time ON admission_stop (provider_id, foreseen_at, id);
CALL protect('admission_stop', '${appRole}', 'SELECT, INSERT, UPDATE (ended_on)');

CREATE TABLE admission_stop_report (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    stop_id     uuid NOT NULL,
    reported_at timestamptz NOT NULL,
    channel     text NOT NULL CHECK (channel IN ('EMAIL', 'PHONE', 'FORM', 'LETTER', 'TALK')),
    text        text NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, stop_id) REFERENCES admission_stop (provider_id, id)
);
CREATE INDEX admission_stop_report_by_stop ON admission_stop_report (provider_id, stop_id, reported_at);
CALL protect('admission_stop_report', '${appRole}', 'SELECT, INSERT');

-- Complaints (klachten), Kampen B2 4.4, DVO 19.2 and B3 D8.
CREATE TABLE complaint (
    provider_id      uuid NOT NULL REFERENCES provider,
    id               uuid NOT NULL,
    version          integer NOT NULL,
    client_id        uuid NOT NULL,
    assignment_id    uuid,
    agreement_id     text,
    received_on      date NOT NULL,
    complainant      text NOT NULL CHECK (complainant IN ('CLIENT', 'REPRESENTATIVE', 'FAMILY', 'OTHER')),
    complainant_name text,
    channel          text NOT NULL CHECK (channel IN ('EMAIL', 'PHONE', 'FORM', 'LETTER', 'TALK')),
    kind             text NOT NULL CHECK (kind IN ('CONDUCT', 'QUALITY', 'PLANNING', 'CONTINUITY', 'COMMUNICATION', 'PRIVACY',
                         'DAMAGE', 'OTHER')),
    text             text NOT NULL,
    about_worker_id  uuid,
    handler_id       uuid NOT NULL,
    cause            text CHECK (cause IN ('CONDUCT_OF_WORKER', 'SKILL', 'PLANNING', 'STAFF_SHORTAGE', 'COMMUNICATION',
                         'EXPECTATIONS', 'OUTSIDE_PROVIDER', 'OTHER')),
    cause_text       text,
    settlement       text CHECK (settlement IN ('UPHELD', 'PARTLY_UPHELD', 'UNFOUNDED', 'SOLVED_IN_TALK', 'WITHDRAWN')),
    settlement_text  text,
    measures         text,
    satisfied        text CHECK (satisfied IN ('YES', 'PARTLY', 'NO', 'UNKNOWN')),
    settled_on       date,
    settled_by       uuid,
    recorded_by      uuid NOT NULL,
    recorded_at      timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    CONSTRAINT complaint_assignment_exists FOREIGN KEY (provider_id, assignment_id) REFERENCES assignment (provider_id, id),
    CONSTRAINT complaint_worker_exists FOREIGN KEY (provider_id, about_worker_id) REFERENCES worker (provider_id, id),
    CONSTRAINT complaint_handler_exists FOREIGN KEY (provider_id, handler_id) REFERENCES app_user (provider_id, id),
    CHECK ((settled_on IS NULL) = (settlement IS NULL))
);
CREATE INDEX complaint_by_receipt ON complaint (provider_id, received_on, id);
CREATE INDEX complaint_by_client ON complaint (provider_id, client_id, received_on);
CALL protect('complaint', '${appRole}', 'SELECT, INSERT, UPDATE');

-- That the yearly report went to the municipality.
CREATE TABLE complaints_report (
    provider_id  uuid NOT NULL REFERENCES provider,
    id           uuid NOT NULL,
    agreement_id text NOT NULL,
    year         integer NOT NULL,
    sent_at      timestamptz NOT NULL,
    channel      text NOT NULL CHECK (channel IN ('EMAIL', 'PHONE', 'FORM', 'LETTER', 'TALK')),
    text         text NOT NULL,
    recorded_by  uuid NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id)
);
CREATE INDEX complaints_report_by_year ON complaints_report (provider_id, agreement_id, year);
CALL protect('complaints_report', '${appRole}', 'SELECT, INSERT');
