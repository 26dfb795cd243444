-- Terms that stand still and move on, and from when until when the rule held that they were opened by.
ALTER TABLE obligation ADD COLUMN paused_at timestamptz;
ALTER TABLE obligation ADD COLUMN rule_from date;
ALTER TABLE obligation ADD COLUMN rule_until date;
GRANT UPDATE (due_at, due_on, warn_due_at, paused_at) ON obligation TO ${appRole};
-- The words are those of the code, which adds some with every part.
ALTER TABLE obligation_event DROP CONSTRAINT obligation_event_what_check;
ALTER TABLE obligation_event ADD CONSTRAINT obligation_event_what_check CHECK (what ~ '^[A-Z_]{3,30}$');

-- What the provider asks of itself, where it chose another term than the one the software brings. Rows are only added; of
-- those that hold on a day the newest counts.
CREATE TABLE house_term (
    provider_id uuid NOT NULL REFERENCES provider,
    id          uuid NOT NULL,
    kind        text NOT NULL,
    variant     text,
    amount      integer NOT NULL CHECK (amount BETWEEN 0 AND 1000),
    unit        text NOT NULL,
    valid_from  date NOT NULL,
    reason      text NOT NULL,
    set_by      uuid NOT NULL,
    set_at      timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id)
);
CREATE INDEX house_term_by_kind ON house_term (provider_id, kind, valid_from);
CALL protect('house_term', '${appRole}', 'SELECT, INSERT');

-- From which day on the periods of an agreement have their terms: those that were past before are history of another system.
CREATE TABLE term_calendar (
    provider_id  uuid NOT NULL REFERENCES provider,
    agreement_id text NOT NULL,
    begun_on     date NOT NULL,
    PRIMARY KEY (provider_id, agreement_id)
);
CALL protect('term_calendar', '${appRole}', 'SELECT, INSERT');

-- A user of a municipality (contactpersoon van de gemeente) sees that municipality's clients under these agreements alone.
ALTER TABLE app_user ADD COLUMN municipality_code text CHECK (municipality_code ~ '^[0-9]{4}$');
ALTER TABLE app_user ADD COLUMN agreement_ids text[];
ALTER TABLE app_user ADD CONSTRAINT app_user_municipality_stands_alone CHECK (
    ('municipality' = ANY (roles)) = (municipality_code IS NOT NULL)
    AND (municipality_code IS NULL) = (agreement_ids IS NULL)
    AND (municipality_code IS NULL OR (cardinality(roles) = 1 AND worker_id IS NULL AND cardinality(agreement_ids) > 0)));

-- What was sent to the municipality and the CAK.
CREATE TABLE invoice (
    provider_id     uuid NOT NULL REFERENCES provider,
    id              uuid NOT NULL,
    version         integer NOT NULL,
    agreement_id    text NOT NULL,
    iso_year        integer NOT NULL,
    period          integer NOT NULL CHECK (period BETWEEN 1 AND 13),
    number          text NOT NULL,
    total_cents     bigint NOT NULL CHECK (total_cents > 0),
    sent_at         timestamptz NOT NULL,
    channel         text NOT NULL CHECK (channel IN ('IWMO', 'EMAIL', 'PORTAL', 'LETTER')),
    arrived_at      timestamptz NOT NULL,
    recorded_by     uuid NOT NULL,
    recorded_at     timestamptz NOT NULL,
    paid_cents      bigint NOT NULL DEFAULT 0,
    withdrawn_at    timestamptz,
    withdrawn_reason text,
    PRIMARY KEY (provider_id, id),
    CONSTRAINT invoice_number_is_unique UNIQUE (provider_id, number),
    CHECK ((withdrawn_at IS NULL) = (withdrawn_reason IS NULL))
);
CREATE INDEX invoice_by_period ON invoice (provider_id, agreement_id, iso_year, period);
CREATE INDEX invoice_by_sending ON invoice (provider_id, sent_at, id);
CALL protect('invoice', '${appRole}', 'SELECT, INSERT, UPDATE (version, paid_cents, withdrawn_at, withdrawn_reason)');

CREATE TABLE invoice_dispute (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    invoice_id  uuid NOT NULL,
    disputed_at timestamptz NOT NULL,
    reason      text NOT NULL,
    recorded_by uuid NOT NULL,
    ended_at    timestamptz CHECK (ended_at >= disputed_at),
    outcome     text,
    ended_by    uuid,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, invoice_id) REFERENCES invoice (provider_id, id),
    CHECK ((ended_at IS NULL) = (outcome IS NULL)),
    CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX invoice_dispute_one_at_a_time ON invoice_dispute (provider_id, invoice_id) WHERE ended_at IS NULL;
CALL protect('invoice_dispute', '${appRole}', 'SELECT, INSERT, UPDATE (ended_at, outcome, ended_by)');

CREATE TABLE invoice_payment (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    invoice_id  uuid NOT NULL,
    paid_on     date NOT NULL,
    cents       bigint NOT NULL CHECK (cents > 0),
    reference   text,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, invoice_id) REFERENCES invoice (provider_id, id)
);
CREATE INDEX invoice_payment_by_invoice ON invoice_payment (provider_id, invoice_id, paid_on);
CALL protect('invoice_payment', '${appRole}', 'SELECT, INSERT');

-- That the hours of a period reached the CAK, or why they could not and who was told (Kampen B2 5.6-5.8).
CREATE TABLE cak_delivery (
    provider_id             uuid NOT NULL REFERENCES provider,
    id                      uuid NOT NULL,
    agreement_id            text NOT NULL,
    iso_year                integer NOT NULL,
    period                  integer NOT NULL CHECK (period BETWEEN 1 AND 13),
    outcome                 text NOT NULL CHECK (outcome IN ('DELIVERED', 'NOT_POSSIBLE')),
    delivered_at            timestamptz,
    consulted_cak_at        timestamptz,
    told_municipality_at    timestamptz,
    reference               text,
    text                    text,
    recorded_by             uuid NOT NULL,
    recorded_at             timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    CHECK ((outcome = 'DELIVERED') = (delivered_at IS NOT NULL)),
    CHECK (outcome = 'DELIVERED' OR (consulted_cak_at IS NOT NULL AND told_municipality_at IS NOT NULL AND text IS NOT NULL))
);
CREATE INDEX cak_delivery_by_recording ON cak_delivery (provider_id, recorded_at, id);
CALL protect('cak_delivery', '${appRole}', 'SELECT, INSERT');

-- What goes to the municipality once a year, or why it need not.
CREATE TABLE yearly_delivery (
    provider_id    uuid NOT NULL REFERENCES provider,
    id             uuid NOT NULL,
    agreement_id   text NOT NULL,
    kind           text NOT NULL CHECK (kind IN ('PRODUCTION_ACCOUNT', 'AUDITOR_STATEMENT', 'PRODUCTION_PROPOSAL')),
    year           integer NOT NULL,
    sent_at        timestamptz,
    sent_to        text,
    reference      text,
    turnover_cents bigint CHECK (turnover_cents >= 0),
    text           text,
    recorded_by    uuid NOT NULL,
    recorded_at    timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    CHECK ((sent_at IS NULL) <> (turnover_cents IS NULL)),
    CHECK ((sent_at IS NULL) = (sent_to IS NULL))
);
CREATE INDEX yearly_delivery_by_recording ON yearly_delivery (provider_id, recorded_at, id);
CALL protect('yearly_delivery', '${appRole}', 'SELECT, INSERT');

-- What happens outside and somebody here must write down, because it starts a term.
CREATE TABLE occasion (
    provider_id   uuid NOT NULL REFERENCES provider,
    id            uuid NOT NULL,
    version       integer NOT NULL,
    kind          text NOT NULL,
    variant       text,
    agreement_id  text NOT NULL,
    client_id     uuid,
    happened_at   timestamptz NOT NULL,
    told_by       text NOT NULL,
    what          text NOT NULL,
    asked_until   date,
    state         text NOT NULL CHECK (state IN ('OPEN', 'ANSWERED', 'CLOSED')),
    closed_reason text,
    recorded_by   uuid NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    CHECK ((state = 'CLOSED') = (closed_reason IS NOT NULL))
);
CREATE INDEX occasion_by_time ON occasion (provider_id, happened_at, id);
CALL protect('occasion', '${appRole}', 'SELECT, INSERT, UPDATE (version, state, closed_reason)');

-- Papers that belong to it: by name and where they are kept. The papers themselves are not here.
CREATE TABLE occasion_attachment (
    provider_id uuid NOT NULL,
    occasion_id uuid NOT NULL,
    position    integer NOT NULL,
    name        text NOT NULL,
    reference   text NOT NULL,
    PRIMARY KEY (provider_id, occasion_id, position),
    FOREIGN KEY (provider_id, occasion_id) REFERENCES occasion (provider_id, id)
);
CALL protect('occasion_attachment', '${appRole}', 'SELECT, INSERT');

-- Its history, only ever added to: what was answered, handed over, extended or given up.
CREATE TABLE occasion_event (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    occasion_id uuid NOT NULL,
    what        text NOT NULL CHECK (what IN ('RESPONSE', 'STAFF_HANDED_OVER', 'CLIENTS_HANDED_OVER', 'STEP', 'EXTENDED', 'CLOSED')),
    happened_at timestamptz NOT NULL,
    text        text NOT NULL,
    sent_to     text,
    reference   text,
    extended_until date,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, occasion_id) REFERENCES occasion (provider_id, id)
);
CREATE INDEX occasion_event_by_occasion ON occasion_event (provider_id, occasion_id, recorded_at);
CALL protect('occasion_event', '${appRole}', 'SELECT, INSERT');
