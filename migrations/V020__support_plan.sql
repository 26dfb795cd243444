-- The support plan (Ondersteuningsplan; DVO: plan van aanpak): its versions, the evidence of consent, who got a copy, and
-- the talks on how it goes. What the client was shown never changes.
CREATE TABLE support_plan (
    provider_id        uuid NOT NULL REFERENCES provider,
    id                 uuid NOT NULL,
    version            integer NOT NULL,
    assignment_id      uuid NOT NULL,
    client_id          uuid NOT NULL,
    agreement_id       text NOT NULL,
    number             integer NOT NULL CHECK (number > 0),
    state              text NOT NULL CHECK (state IN ('DRAFT', 'PRESENTED', 'SIGNED', 'REFUSED', 'SUPERSEDED')),
    content            text NOT NULL,
    -- The exact text that was shown, as canonical JSON, and its SHA-256.
    shown_text         text,
    hash               text CHECK (hash ~ '^[0-9a-f]{64}$'),
    presented_at       timestamptz,
    consented_at       timestamptz,
    provider_signed_at timestamptz,
    provider_signed_by uuid,
    signed_at          timestamptz,
    created_at         timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, assignment_id) REFERENCES assignment (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    CONSTRAINT support_plan_number_is_unique UNIQUE (provider_id, assignment_id, number),
    CHECK ((state = 'DRAFT') = (presented_at IS NULL)),
    CHECK ((hash IS NULL) = (presented_at IS NULL) AND (shown_text IS NULL) = (presented_at IS NULL))
);
CREATE UNIQUE INDEX support_plan_has_one_draft ON support_plan (provider_id, assignment_id) WHERE state = 'DRAFT';
CREATE INDEX support_plan_by_client ON support_plan (provider_id, client_id, created_at);
CREATE INDEX support_plan_by_creation ON support_plan (provider_id, created_at, id);
CALL protect('support_plan', '${appRole}',
    'SELECT, INSERT, UPDATE (version, state, content, shown_text, hash, presented_at, consented_at, provider_signed_at, provider_signed_by, signed_at)');

-- What was shown to the client stands, whoever asks; a signature is set once.
CREATE FUNCTION keep_presented_plan() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state <> 'DRAFT' AND (NEW.state = 'DRAFT'
        OR (NEW.content, NEW.shown_text, NEW.hash, NEW.presented_at)
            IS DISTINCT FROM (OLD.content, OLD.shown_text, OLD.hash, OLD.presented_at))
        OR OLD.consented_at IS NOT NULL AND NEW.consented_at IS DISTINCT FROM OLD.consented_at
        OR OLD.provider_signed_at IS NOT NULL AND NEW.provider_signed_at IS DISTINCT FROM OLD.provider_signed_at
        OR OLD.signed_at IS NOT NULL AND NEW.signed_at IS DISTINCT FROM OLD.signed_at THEN
        RAISE EXCEPTION 'a plan that was presented is never changed: make a new version'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'support_plan_text_stays';
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER support_plan_text_stays BEFORE UPDATE ON support_plan
    FOR EACH ROW EXECUTE FUNCTION keep_presented_plan();

-- What the signed plan in force says per result area: the phone shows it with the visits of the assignment.
CREATE TABLE agreed_area (
    provider_id   uuid NOT NULL,
    assignment_id uuid NOT NULL,
    area          text NOT NULL,
    plan_id       uuid NOT NULL,
    tasks         text[] NOT NULL,
    PRIMARY KEY (provider_id, assignment_id, area),
    FOREIGN KEY (provider_id, assignment_id) REFERENCES assignment (provider_id, id),
    FOREIGN KEY (provider_id, plan_id) REFERENCES support_plan (provider_id, id)
);
CALL protect('agreed_area', '${appRole}', 'SELECT, INSERT, DELETE');

-- Evidence of consent (instemming), also of one that could not sign the plan any more: a fact, only ever added.
CREATE TABLE plan_consent (
    provider_id       uuid NOT NULL,
    id                uuid NOT NULL,
    version           integer NOT NULL,
    plan_id           uuid NOT NULL,
    client_id         uuid NOT NULL,
    way               text NOT NULL CHECK (way IN ('DRAWN', 'REPRESENTATIVE', 'SPOKEN', 'PAPER', 'REFUSED')),
    -- Of the text that the client had before the eyes, as the reporter says.
    hash              text NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
    name              text NOT NULL,
    capacity          text NOT NULL,
    witness           text,
    reason            text,
    file_sha256       text,
    given_at          timestamptz NOT NULL,
    effect            text NOT NULL CHECK (effect IN ('CONSENTS', 'REFUSES', 'REPEATS', 'OTHER_VERSION', 'OTHER_TEXT', 'CONTRADICTS')),
    user_id           uuid NOT NULL,
    worker_id         uuid,
    device_id         uuid,
    mutation_id       uuid NOT NULL,
    occurred_at       timestamptz NOT NULL,
    received_at       timestamptz NOT NULL,
    quality           text NOT NULL CHECK (quality IN ('SERVER', 'MEASURED', 'ESTIMATED', 'UNVERIFIED')),
    raw_wall          timestamptz,
    raw_elapsed_ms    bigint,
    raw_boot_id       uuid,
    settled_at        timestamptz,
    settled_by        uuid,
    settlement_reason text,
    CONSTRAINT plan_consent_id_is_unique PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, plan_id) REFERENCES support_plan (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    CHECK ((settled_at IS NULL) = (settlement_reason IS NULL))
);
CREATE INDEX plan_consent_by_plan ON plan_consent (provider_id, plan_id, received_at);
CREATE INDEX plan_consent_by_time ON plan_consent (provider_id, received_at, id);
CALL protect('plan_consent', '${appRole}', 'SELECT, INSERT, UPDATE (version, settled_at, settled_by, settlement_reason)');

-- A copy of the signed plan that somebody was given (DVO 11.5, DVO B3 E1).
CREATE TABLE plan_copy (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    plan_id     uuid NOT NULL,
    recipient   text NOT NULL CHECK (recipient IN ('CLIENT', 'MUNICIPALITY')),
    channel     text NOT NULL CHECK (channel IN ('HANDED_OVER', 'LETTER', 'EMAIL', 'PORTAL')),
    given_at    timestamptz NOT NULL,
    note        text,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, plan_id) REFERENCES support_plan (provider_id, id)
);
CREATE INDEX plan_copy_by_plan ON plan_copy (provider_id, plan_id, given_at);
CALL protect('plan_copy', '${appRole}', 'SELECT, INSERT');

-- The talk on how it goes (Kampen B2 1.9e, DVO B3 E1), in writing.
CREATE TABLE plan_evaluation (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    plan_id     uuid NOT NULL,
    held_on     date NOT NULL,
    report      text NOT NULL,
    next_on     date,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, plan_id) REFERENCES support_plan (provider_id, id)
);
CREATE INDEX plan_evaluation_by_plan ON plan_evaluation (provider_id, plan_id, held_on);
CALL protect('plan_evaluation', '${appRole}', 'SELECT, INSERT');

-- The municipality's plan, as it was delivered: under some agreements the month begins with it (DVO 10.9).
CREATE TABLE municipal_plan (
    provider_id   uuid NOT NULL,
    id            uuid NOT NULL,
    assignment_id uuid NOT NULL,
    client_id     uuid NOT NULL,
    received_on   date NOT NULL,
    reference     text NOT NULL,
    results       text[] NOT NULL,
    due_on        date,
    recorded_by   uuid NOT NULL,
    recorded_at   timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, assignment_id) REFERENCES assignment (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id)
);
CREATE INDEX municipal_plan_by_assignment ON municipal_plan (provider_id, assignment_id, received_on);
CALL protect('municipal_plan', '${appRole}', 'SELECT, INSERT');

-- The texts that every plan of this provider begins with: telephone, e-mail, complaints procedure (DVO 11.4).
CREATE TABLE plan_standard (
    provider_id uuid NOT NULL REFERENCES provider,
    version     integer NOT NULL,
    texts       text NOT NULL,
    PRIMARY KEY (provider_id)
);
CALL protect('plan_standard', '${appRole}', 'SELECT, INSERT, UPDATE (version, texts)');
