-- Workers (medewerkers) and what they must hold to be scheduled; teams and who was in them when.
CREATE TABLE worker (
    provider_id      uuid NOT NULL REFERENCES provider,
    id               uuid NOT NULL,
    version          integer NOT NULL,
    name             text NOT NULL,
    kind             text NOT NULL CHECK (kind IN ('EMPLOYEE', 'TEMP', 'SELF_EMPLOYED', 'VOLUNTEER', 'TRAINEE')),
    minutes_per_week integer CHECK (minutes_per_week BETWEEN 0 AND 10080),
    phone            text,
    active_from      date NOT NULL,
    active_until     date,
    confidentiality_signed_on date,
    PRIMARY KEY (provider_id, id),
    CHECK (active_until IS NULL OR active_until >= active_from)
);
CREATE INDEX worker_by_name ON worker (provider_id, name, id);
CALL protect('worker', '${appRole}', 'SELECT, INSERT, UPDATE');

ALTER TABLE app_user ADD CONSTRAINT app_user_worker_exists
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id);

CREATE TABLE worker_competence (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    worker_id   uuid NOT NULL,
    competence  text NOT NULL,
    valid_from  date NOT NULL,
    valid_until date,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id)
);
CREATE INDEX worker_competence_by_worker ON worker_competence (provider_id, worker_id);
CALL protect('worker_competence', '${appRole}', 'SELECT, INSERT, DELETE');

-- Certificates of conduct (verklaring omtrent het gedrag). Each is kept; the newest counts.
CREATE TABLE worker_vog (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    worker_id   uuid NOT NULL,
    issued_on   date NOT NULL,
    reference   text,
    valid_until date NOT NULL,
    -- The rule that gave valid_until, in words: agreements change, the answer of that day stays.
    rule        text NOT NULL,
    citation    text NOT NULL,
    source      text NOT NULL CHECK (source IN ('AGREEMENT', 'APPENDIX', 'HOUSE')),
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id)
);
CREATE INDEX worker_vog_by_worker ON worker_vog (provider_id, worker_id, valid_until);
CALL protect('worker_vog', '${appRole}', 'SELECT, INSERT');

CREATE TABLE worker_leave (
    provider_id  uuid NOT NULL,
    id           uuid NOT NULL,
    worker_id    uuid NOT NULL,
    first_day    date NOT NULL,
    last_day     date NOT NULL CHECK (last_day >= first_day),
    kind         text NOT NULL CHECK (kind IN ('LEAVE', 'SICK')),
    cancelled_at timestamptz,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id)
);
CREATE INDEX worker_leave_by_worker ON worker_leave (provider_id, worker_id, last_day);
CALL protect('worker_leave', '${appRole}', 'SELECT, INSERT, UPDATE (cancelled_at)');

CREATE TABLE team (
    provider_id uuid NOT NULL REFERENCES provider,
    id          uuid NOT NULL,
    version     integer NOT NULL,
    name        text NOT NULL,
    PRIMARY KEY (provider_id, id),
    CONSTRAINT team_name_is_unique UNIQUE (provider_id, name)
);
CALL protect('team', '${appRole}', 'SELECT, INSERT, UPDATE');

CREATE TABLE team_membership (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    team_id     uuid NOT NULL,
    worker_id   uuid NOT NULL,
    first_day   date NOT NULL,
    last_day    date,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, team_id) REFERENCES team (provider_id, id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id),
    CHECK (last_day IS NULL OR last_day >= first_day)
);
CREATE INDEX team_membership_by_team ON team_membership (provider_id, team_id);
CREATE INDEX team_membership_by_worker ON team_membership (provider_id, worker_id);
CALL protect('team_membership', '${appRole}', 'SELECT, INSERT, UPDATE (last_day)');
