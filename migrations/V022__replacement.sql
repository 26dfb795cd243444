-- Replacement (vervanging, DVO 11.11, 11.12): which visits an absence leaves without their worker, who was asked, who agreed,
-- what the client wishes and was told; who must not meet; and the fixed contact of a client (DVO B3 D2).

ALTER TABLE replacement_need ALTER COLUMN leave_id DROP NOT NULL;
ALTER TABLE replacement_need ADD COLUMN version integer NOT NULL DEFAULT 1;
ALTER TABLE replacement_need ADD COLUMN cause text NOT NULL DEFAULT 'SICK'
    CHECK (cause IN ('SICK', 'LEAVE', 'END_OF_EMPLOYMENT', 'VOG', 'COMPETENCE'));
-- The leave; the worker for the end of employment and the VOG; the competence that lapsed.
ALTER TABLE replacement_need ADD COLUMN cause_id uuid;
ALTER TABLE replacement_need ADD COLUMN cannot_wait boolean NOT NULL DEFAULT false;
ALTER TABLE replacement_need ADD COLUMN state text NOT NULL DEFAULT 'OPEN'
    CHECK (state IN ('OPEN', 'FILLED', 'NONE_WANTED', 'LAPSED'));
ALTER TABLE replacement_need ADD COLUMN settled_at timestamptz;
ALTER TABLE replacement_need ADD COLUMN settled_reason text;
ALTER TABLE replacement_need ADD CHECK ((state = 'OPEN') = (settled_at IS NULL));
ALTER TABLE replacement_need NO FORCE ROW LEVEL SECURITY;
UPDATE replacement_need SET cause_id = leave_id;
ALTER TABLE replacement_need ALTER COLUMN cause_id SET NOT NULL;
CREATE INDEX replacement_need_by_cause ON replacement_need (provider_id, cause_id, assignment_id);
CREATE INDEX replacement_need_open ON replacement_need (provider_id, assignment_id) WHERE state = 'OPEN';
GRANT UPDATE (version, state, settled_at, settled_reason, cannot_wait) ON replacement_need TO ${appRole};

-- The visits of a need. passed_on: she who replaced fell away later, and her own absence has a need for it.
CREATE TABLE replacement_visit (
    provider_id uuid NOT NULL,
    need_id     uuid NOT NULL,
    visit_id    uuid NOT NULL,
    passed_on   boolean NOT NULL DEFAULT false,
    PRIMARY KEY (provider_id, need_id, visit_id),
    FOREIGN KEY (provider_id, need_id) REFERENCES replacement_need (provider_id, id),
    FOREIGN KEY (provider_id, visit_id) REFERENCES visit (provider_id, id)
);
CREATE INDEX replacement_visit_by_visit ON replacement_visit (provider_id, visit_id);
INSERT INTO replacement_visit (provider_id, need_id, visit_id)
    SELECT provider_id, id, first_visit_id FROM replacement_need;
ALTER TABLE replacement_need FORCE ROW LEVEL SECURITY;
CALL protect('replacement_visit', '${appRole}', 'SELECT, INSERT, UPDATE (passed_on)');

-- An offer to one worker (aanbod), for some visits of a need.
CREATE TABLE replacement_offer (
    provider_id   uuid NOT NULL,
    id            uuid NOT NULL,
    need_id       uuid NOT NULL,
    worker_id     uuid NOT NULL,
    state         text NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'DECLINED', 'NOT_POSSIBLE', 'TAKEN', 'WITHDRAWN', 'EXPIRED')),
    note          text,
    answer_before timestamptz,
    offered_at    timestamptz NOT NULL,
    offered_by    uuid NOT NULL,
    closed_at     timestamptz,
    closed_reason text,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, need_id) REFERENCES replacement_need (provider_id, id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id),
    CHECK ((state = 'OPEN') = (closed_at IS NULL))
);
CREATE UNIQUE INDEX replacement_offer_open_once ON replacement_offer (provider_id, need_id, worker_id) WHERE state = 'OPEN';
CREATE INDEX replacement_offer_by_need ON replacement_offer (provider_id, need_id, offered_at);
CREATE INDEX replacement_offer_by_worker ON replacement_offer (provider_id, worker_id, offered_at);
CALL protect('replacement_offer', '${appRole}', 'SELECT, INSERT, UPDATE (state, closed_at, closed_reason)');

CREATE TABLE replacement_offer_visit (
    provider_id uuid NOT NULL,
    offer_id    uuid NOT NULL,
    visit_id    uuid NOT NULL,
    PRIMARY KEY (provider_id, offer_id, visit_id),
    FOREIGN KEY (provider_id, offer_id) REFERENCES replacement_offer (provider_id, id),
    FOREIGN KEY (provider_id, visit_id) REFERENCES visit (provider_id, id)
);
CREATE INDEX replacement_offer_visit_by_visit ON replacement_offer_visit (provider_id, visit_id);
CALL protect('replacement_offer_visit', '${appRole}', 'SELECT, INSERT');

-- What a worker answered, also too late: a fact that is kept.
CREATE TABLE replacement_offer_answer (
    provider_id    uuid NOT NULL,
    id             uuid NOT NULL,
    offer_id       uuid NOT NULL,
    accepts        boolean NOT NULL,
    outcome        text NOT NULL CHECK (outcome IN ('ACCEPTED', 'DECLINED', 'TOO_LATE', 'NOT_POSSIBLE')),
    detail         text NOT NULL,
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
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, offer_id) REFERENCES replacement_offer (provider_id, id)
);
CREATE INDEX replacement_offer_answer_by_offer ON replacement_offer_answer (provider_id, offer_id, received_at);
CALL protect('replacement_offer_answer', '${appRole}', 'SELECT, INSERT');

-- A worker agreed to do a visit: by accepting an offer, or told to somebody in the office.
CREATE TABLE replacement_agreement (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    need_id     uuid NOT NULL,
    visit_id    uuid NOT NULL,
    worker_id   uuid NOT NULL,
    means       text NOT NULL CHECK (means IN ('OFFER', 'OFFICE')),
    at          timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    by_user     uuid NOT NULL,
    text        text,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, need_id, visit_id) REFERENCES replacement_visit (provider_id, need_id, visit_id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id)
);
CREATE INDEX replacement_agreement_by_visit ON replacement_agreement (provider_id, visit_id, worker_id);
CREATE INDEX replacement_agreement_by_need ON replacement_agreement (provider_id, need_id);
CALL protect('replacement_agreement', '${appRole}', 'SELECT, INSERT');

-- What the client wishes (none, or after all one), and that the client was told. The newest wish counts.
CREATE TABLE replacement_wish (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    need_id     uuid NOT NULL,
    wanted      boolean NOT NULL,
    said_by     text NOT NULL CHECK (said_by IN ('CLIENT', 'REPRESENTATIVE')),
    said_at     timestamptz NOT NULL,
    text        text,
    by_user     uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, need_id) REFERENCES replacement_need (provider_id, id)
);
CREATE INDEX replacement_wish_by_need ON replacement_wish (provider_id, need_id, said_at);
CALL protect('replacement_wish', '${appRole}', 'SELECT, INSERT');

CREATE TABLE replacement_told (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    need_id     uuid NOT NULL,
    channel     text NOT NULL CHECK (channel IN ('PHONE', 'IN_PERSON', 'EMAIL', 'LETTER')),
    person      text NOT NULL CHECK (person IN ('CLIENT', 'REPRESENTATIVE')),
    told_at     timestamptz NOT NULL,
    text        text,
    by_user     uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, need_id) REFERENCES replacement_need (provider_id, id)
);
CREATE INDEX replacement_told_by_need ON replacement_told (provider_id, need_id, told_at);
CALL protect('replacement_told', '${appRole}', 'SELECT, INSERT');

-- What help under an assignment asks of a replacement: whether it can wait, by whose judgement, and which competences.
-- The newest row counts.
CREATE TABLE replacement_requirement (
    provider_id   uuid NOT NULL,
    id            uuid NOT NULL,
    assignment_id uuid NOT NULL,
    cannot_wait   boolean NOT NULL,
    judged_by     text NOT NULL CHECK (judged_by IN ('PROVIDER', 'REGISSEUR')),
    competences   text[] NOT NULL,
    reason        text NOT NULL,
    by_user       uuid NOT NULL,
    at            timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, assignment_id) REFERENCES assignment (provider_id, id)
);
CREATE INDEX replacement_requirement_by_assignment ON replacement_requirement (provider_id, assignment_id, at);
CALL protect('replacement_requirement', '${appRole}', 'SELECT, INSERT');

-- A client and a worker who must not meet (ongewenste combinatie), by whose wish and why.
CREATE TABLE unwanted_combination (
    provider_id    uuid NOT NULL,
    id             uuid NOT NULL,
    client_id      uuid NOT NULL,
    worker_id      uuid NOT NULL,
    wish_of        text NOT NULL CHECK (wish_of IN ('CLIENT', 'WORKER', 'PROVIDER')),
    reason         text NOT NULL,
    set_at         timestamptz NOT NULL,
    set_by         uuid NOT NULL,
    removed_at     timestamptz,
    removed_by     uuid,
    removed_reason text,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id),
    CHECK ((removed_at IS NULL) = (removed_by IS NULL)),
    CHECK ((removed_at IS NULL) = (removed_reason IS NULL))
);
CREATE UNIQUE INDEX unwanted_combination_once ON unwanted_combination (provider_id, client_id, worker_id)
    WHERE removed_at IS NULL;
CREATE INDEX unwanted_combination_by_time ON unwanted_combination (provider_id, set_at, id);
CALL protect('unwanted_combination', '${appRole}',
    'SELECT, INSERT, UPDATE (removed_at, removed_by, removed_reason)');

-- The fixed contact of a client (vast contactpersoon, DVO B3 D2); the newest row counts, without worker: none.
CREATE TABLE fixed_contact (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    client_id   uuid NOT NULL,
    worker_id   uuid,
    at          timestamptz NOT NULL,
    by_user     uuid NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id)
);
CREATE INDEX fixed_contact_by_client ON fixed_contact (provider_id, client_id, at);
CALL protect('fixed_contact', '${appRole}', 'SELECT, INSERT');
