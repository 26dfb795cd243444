-- Terms that run (termijnen). Opened by the event that starts them, in its transaction; never deleted. "Overdue" is no
-- column: it is a running one past its due moment, by the business clock.
CREATE TABLE obligation (
    provider_id   uuid NOT NULL REFERENCES provider,
    id            uuid NOT NULL,
    version       integer NOT NULL,
    kind          text NOT NULL,
    -- What was promised as the rule said on the trigger's day; a later version of the rule changes nothing here.
    agreement_id  text,
    citation      text NOT NULL,
    source        text NOT NULL CHECK (source IN ('AGREEMENT', 'APPENDIX', 'HOUSE')),
    rule_text     text NOT NULL,
    met_by        text NOT NULL,
    at_once       boolean NOT NULL,
    subject_type  text NOT NULL,
    subject_id    uuid NOT NULL,
    client_id     uuid,
    owner_role    text NOT NULL,
    trigger_at    timestamptz NOT NULL,
    due_at        timestamptz NOT NULL,
    due_on        date NOT NULL,
    hard_limit_at timestamptz,
    state         text NOT NULL CHECK (state IN ('RUNNING', 'MET', 'MET_LATE', 'WAIVED')),
    met_at        timestamptz,
    proof_type    text,
    proof_id      uuid,
    waived_reason text,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    CONSTRAINT obligation_is_unique UNIQUE (provider_id, kind, subject_type, subject_id),
    CHECK ((state IN ('MET', 'MET_LATE')) = (met_at IS NOT NULL)),
    CHECK ((state = 'WAIVED') = (waived_reason IS NOT NULL))
);
CREATE INDEX obligation_by_due ON obligation (provider_id, due_at, id);
CREATE INDEX obligation_running ON obligation (provider_id, due_at, id) WHERE state = 'RUNNING';
CREATE INDEX obligation_by_client ON obligation (provider_id, client_id);
CALL protect('obligation', '${appRole}', 'SELECT, INSERT, UPDATE (version, state, met_at, proof_type, proof_id, waived_reason)');

-- Its history, only ever added to.
CREATE TABLE obligation_event (
    provider_id   uuid NOT NULL,
    id            uuid NOT NULL,
    obligation_id uuid NOT NULL,
    what          text NOT NULL CHECK (what IN ('OPENED', 'MET', 'MET_LATE', 'WAIVED')),
    recorded_at   timestamptz NOT NULL,
    occurred_at   timestamptz NOT NULL,
    user_id       uuid,
    proof_type    text,
    proof_id      uuid,
    reason        text,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, obligation_id) REFERENCES obligation (provider_id, id)
);
CREATE INDEX obligation_event_by_obligation ON obligation_event (provider_id, obligation_id);
CALL protect('obligation_event', '${appRole}', 'SELECT, INSERT');
