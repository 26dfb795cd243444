-- Whom to tell, per agreement and municipality (DVO B3 H6; Wmo 2015 art. 6.1): one contact, one deputy, the supervisor, the
-- desk (regisseur, Verkenner); and our own contact and deputy for that municipality.
CREATE TABLE agreement_contact (
    provider_id       uuid NOT NULL REFERENCES provider,
    agreement_id      text NOT NULL,
    municipality_code text NOT NULL,
    role              text NOT NULL CHECK (role IN ('CONTACT', 'DEPUTY', 'SUPERVISOR', 'DESK', 'OWN_CONTACT', 'OWN_DEPUTY')),
    version           integer NOT NULL,
    name              text NOT NULL,
    email             text,
    phone             text,
    channel           text NOT NULL CHECK (channel IN ('EMAIL', 'FORM', 'PHONE')),
    form_address      text,
    -- The region's own terms, beside "at once" of the law: working days to report, and until its own investigation is due.
    working_days      integer,
    investigation_amount integer,
    investigation_unit   text CHECK (investigation_unit IN ('WEEKS', 'MONTHS')),
    term_source       text,
    PRIMARY KEY (provider_id, agreement_id, municipality_code, role),
    CHECK ((investigation_amount IS NULL) = (investigation_unit IS NULL))
);
CALL protect('agreement_contact', '${appRole}', 'SELECT, INSERT, UPDATE, DELETE');

-- What team leads do with an incident: one at a time, and nobody over what somebody else has not seen.
ALTER TABLE incident ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE incident ADD COLUMN closed_at timestamptz;
GRANT UPDATE (version, closed_at) ON incident TO ${appRole};

-- The file (dossier) beside the reporter's own account, whole in every version.
CREATE TABLE incident_file (
    provider_id  uuid NOT NULL,
    incident_id  uuid NOT NULL,
    number       integer NOT NULL,
    content      text NOT NULL,
    completed_by uuid NOT NULL,
    completed_at timestamptz NOT NULL,
    PRIMARY KEY (provider_id, incident_id, number),
    FOREIGN KEY (provider_id, incident_id) REFERENCES incident (provider_id, id)
);
CALL protect('incident_file', '${appRole}', 'SELECT, INSERT');

-- Calamity yes or no (Wmo 2015 art. 1.1.1): who, why, when; the newest holds.
CREATE TABLE incident_decision (
    provider_id uuid NOT NULL,
    incident_id uuid NOT NULL,
    number      integer NOT NULL,
    calamity    boolean NOT NULL,
    violence    text NOT NULL CHECK (violence IN ('NONE', 'WORKER', 'FELLOW_CLIENT', 'OTHER')),
    reason      text NOT NULL,
    noticed_at  timestamptz NOT NULL,
    decided_by  uuid NOT NULL,
    decided_at  timestamptz NOT NULL,
    PRIMARY KEY (provider_id, incident_id, number),
    FOREIGN KEY (provider_id, incident_id) REFERENCES incident (provider_id, id)
);
CALL protect('incident_decision', '${appRole}', 'SELECT, INSERT');

-- A report that left by mail; what the mail server said of it is its proof, or undoes it.
CREATE TABLE incident_mail (
    provider_id   uuid NOT NULL,
    mail_id       uuid NOT NULL,
    incident_id   uuid NOT NULL,
    recipient     text NOT NULL CHECK (recipient IN ('MUNICIPALITY', 'SUPERVISOR')),
    sent_to       text NOT NULL,
    address       text NOT NULL,
    subject       text NOT NULL,
    text          text NOT NULL,
    sent_by       uuid NOT NULL,
    queued_at     timestamptz NOT NULL,
    state         text NOT NULL CHECK (state IN ('QUEUED', 'ACCEPTED', 'RETURNED')),
    settled_at    timestamptz,
    server_answer text,
    PRIMARY KEY (provider_id, mail_id),
    FOREIGN KEY (provider_id, incident_id) REFERENCES incident (provider_id, id),
    CHECK ((state = 'QUEUED') = (settled_at IS NULL))
);
CREATE INDEX incident_mail_by_incident ON incident_mail (provider_id, incident_id, queued_at);
CALL protect('incident_mail', '${appRole}', 'SELECT, INSERT, UPDATE (state, settled_at, server_answer)');

-- A report by mail is recorded by the system when a mail server took it; it stops being proof when the mail comes back.
ALTER TABLE incident_report ADD COLUMN mail_id uuid;
ALTER TABLE incident_report ADD COLUMN server_answer text;
ALTER TABLE incident_report ADD COLUMN returned_at timestamptz;
ALTER TABLE incident_report ADD CONSTRAINT incident_report_is_of_a_mail
    FOREIGN KEY (provider_id, mail_id) REFERENCES incident_mail (provider_id, mail_id);
GRANT UPDATE (returned_at) ON incident_report TO ${appRole};

-- How it goes on until it is closed (Kampen B3: parties keep each other informed).
CREATE TABLE incident_entry (
    provider_id   uuid NOT NULL,
    id            uuid NOT NULL,
    incident_id   uuid NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('UPDATE', 'CLOSED', 'REOPENED')),
    text          text NOT NULL,
    told_to       text,
    media_contact text,
    measures      text,
    recorded_by   uuid NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, incident_id) REFERENCES incident (provider_id, id)
);
CREATE INDEX incident_entry_by_incident ON incident_entry (provider_id, incident_id, recorded_at);
CALL protect('incident_entry', '${appRole}', 'SELECT, INSERT');

-- The reporting code for domestic violence and child abuse (meldcode, Kampen B2 2.4): for those named in the case only.
CREATE TABLE meldcode_case (
    provider_id uuid NOT NULL REFERENCES provider,
    id          uuid NOT NULL,
    version     integer NOT NULL,
    client_id   uuid NOT NULL,
    opened_by   uuid NOT NULL,
    opened_at   timestamptz NOT NULL,
    closed_at   timestamptz,
    outcome     text,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    CHECK ((closed_at IS NULL) = (outcome IS NULL))
);
CALL protect('meldcode_case', '${appRole}', 'SELECT, INSERT, UPDATE (version, closed_at, outcome)');

CREATE TABLE meldcode_member (
    provider_id uuid NOT NULL,
    case_id     uuid NOT NULL,
    user_id     uuid NOT NULL,
    named_by    uuid NOT NULL,
    named_at    timestamptz NOT NULL,
    PRIMARY KEY (provider_id, case_id, user_id),
    FOREIGN KEY (provider_id, case_id) REFERENCES meldcode_case (provider_id, id),
    FOREIGN KEY (provider_id, user_id) REFERENCES app_user (provider_id, id)
);
CREATE INDEX meldcode_member_by_user ON meldcode_member (provider_id, user_id, case_id);
CALL protect('meldcode_member', '${appRole}', 'SELECT, INSERT');

CREATE TABLE meldcode_step (
    provider_id        uuid NOT NULL,
    id                 uuid NOT NULL,
    case_id            uuid NOT NULL,
    step               text NOT NULL CHECK (step IN ('SIGNALS', 'CONSULTATION', 'TALK', 'WEIGHING', 'DECISION')),
    text               text NOT NULL,
    skipped            boolean NOT NULL,
    consulted          text CHECK (consulted IN ('COLLEAGUE', 'VEILIG_THUIS', 'BOTH')),
    report_necessary   boolean,
    help_possible      boolean,
    reported_on        date,
    taken_on           date NOT NULL,
    recorded_by        uuid NOT NULL,
    recorded_at        timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, case_id) REFERENCES meldcode_case (provider_id, id)
);
CREATE INDEX meldcode_step_by_case ON meldcode_step (provider_id, case_id, recorded_at);
CALL protect('meldcode_step', '${appRole}', 'SELECT, INSERT');

-- Security incidents and breaches of personal data (Kampen B7 1.3; GDPR art. 33): the register of art. 33(5).
CREATE TABLE security_incident (
    provider_id uuid NOT NULL REFERENCES provider,
    id          uuid NOT NULL,
    version     integer NOT NULL,
    kind        text NOT NULL CHECK (kind IN
        ('LOST', 'STOLEN', 'WRONG_RECIPIENT', 'UNAUTHORISED_ACCESS', 'MALWARE', 'UNAVAILABLE', 'OTHER')),
    description text NOT NULL,
    concerns_clients boolean NOT NULL,
    noticed_at  timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    reported_by uuid NOT NULL,
    PRIMARY KEY (provider_id, id)
);
CREATE INDEX security_incident_by_time ON security_incident (provider_id, noticed_at, id);
CALL protect('security_incident', '${appRole}', 'SELECT, INSERT, UPDATE (version)');

-- Whose information it is: one row per agreement, or one without an agreement for the provider's own. Each has clocks of its own.
CREATE TABLE security_concern (
    provider_id  uuid NOT NULL,
    id           uuid NOT NULL,
    incident_id  uuid NOT NULL,
    agreement_id text,
    PRIMARY KEY (provider_id, id),
    CONSTRAINT security_concern_is_unique UNIQUE NULLS NOT DISTINCT (provider_id, incident_id, agreement_id),
    FOREIGN KEY (provider_id, incident_id) REFERENCES security_incident (provider_id, id)
);
CALL protect('security_concern', '${appRole}', 'SELECT, INSERT');

CREATE TABLE breach_decision (
    provider_id   uuid NOT NULL,
    incident_id   uuid NOT NULL,
    number        integer NOT NULL,
    personal_data boolean NOT NULL,
    high_risk     boolean NOT NULL,
    reason        text NOT NULL,
    effects       text,
    measures      text,
    people        integer,
    discovered_at timestamptz NOT NULL,
    concern_ids   uuid[] NOT NULL,
    decided_by    uuid NOT NULL,
    decided_at    timestamptz NOT NULL,
    PRIMARY KEY (provider_id, incident_id, number),
    FOREIGN KEY (provider_id, incident_id) REFERENCES security_incident (provider_id, id)
);
CALL protect('breach_decision', '${appRole}', 'SELECT, INSERT');

CREATE TABLE breach_notification (
    provider_id  uuid NOT NULL,
    id           uuid NOT NULL,
    incident_id  uuid NOT NULL,
    recipient    text NOT NULL CHECK (recipient IN ('AUTHORITY', 'MUNICIPALITY', 'DATA_SUBJECTS')),
    concern_ids  uuid[] NOT NULL,
    required     boolean NOT NULL,
    notified_at  timestamptz NOT NULL,
    reference    text,
    reason       text,
    recorded_by  uuid NOT NULL,
    recorded_at  timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, incident_id) REFERENCES security_incident (provider_id, id),
    CHECK (required OR reason IS NOT NULL)
);
CREATE INDEX breach_notification_by_incident ON breach_notification (provider_id, incident_id, notified_at);
CALL protect('breach_notification', '${appRole}', 'SELECT, INSERT');
