-- The phone: a feed per worker, and acts that were handed in and wait.

-- Whose phone a change concerns: a worker's own visits by her id; none where it concerns everyone who needs the entity
-- (clients, assignments). day: on which day the visit was or is, for a phone holds the days around today only. scope: the
-- entity came into or left that worker's reach.
ALTER TABLE change ADD COLUMN worker_id uuid;
ALTER TABLE change ADD COLUMN day date;
ALTER TABLE change ADD COLUMN scope boolean NOT NULL DEFAULT false;
CREATE INDEX change_of_worker ON change (provider_id, worker_id, xid, seq) WHERE worker_id IS NOT NULL;
CREATE INDEX change_of_all ON change (provider_id, xid, seq) WHERE worker_id IS NULL;
CREATE INDEX change_of_scope ON change (provider_id, worker_id, xid) WHERE scope;

-- A visit is its doer's, and until somebody did it the planned worker's. Whoever writes one, in one statement or in
-- bulk, the phones of its old and new owner are told; no writer can forget it.
CREATE FUNCTION tell_visit_owners() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    owner_now uuid := coalesce(NEW.done_by, NEW.worker_id);
    owner_before uuid;
    moved boolean := true;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        owner_before := coalesce(OLD.done_by, OLD.worker_id);
        moved := owner_before IS DISTINCT FROM owner_now OR OLD.day <> NEW.day;
        IF moved AND owner_before IS NOT NULL THEN
            INSERT INTO change (provider_id, entity_type, entity_id, version, op, worker_id, day, scope)
            VALUES (NEW.provider_id, 'visit', NEW.id, NEW.version, 'remove', owner_before, OLD.day, true);
        END IF;
    END IF;
    IF owner_now IS NOT NULL THEN
        INSERT INTO change (provider_id, entity_type, entity_id, version, op, worker_id, day, scope)
        VALUES (NEW.provider_id, 'visit', NEW.id, NEW.version, 'upsert', owner_now, NEW.day, moved);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER visit_tells_owners AFTER INSERT OR UPDATE ON visit
    FOR EACH ROW EXECUTE FUNCTION tell_visit_owners();

-- What became of an act: done, or received and kept without effect until it could be carried out or a person decided.
ALTER TABLE mutation ADD COLUMN outcome text NOT NULL DEFAULT 'APPLIED'
    CHECK (outcome IN ('APPLIED', 'HELD', 'REVIEW', 'REJECTED', 'KEPT'));
GRANT UPDATE (outcome) ON mutation TO ${appRole};

-- Acts as they were handed in, that had no effect at once. The same key with other content stands here beside the first.
CREATE TABLE parked_act (
    provider_id  uuid NOT NULL REFERENCES provider,
    id           uuid NOT NULL,
    user_id      uuid NOT NULL,
    worker_id    uuid,
    device_id    uuid,
    mutation_id  uuid NOT NULL,
    content_hash bytea NOT NULL,
    -- False where another act has the key: this one is carried out, if ever, under its own id.
    owns_key     boolean NOT NULL,
    type         text NOT NULL,
    entity_id    uuid,
    device_seq   bigint NOT NULL,
    state        text NOT NULL CHECK (state IN ('HELD', 'REVIEW', 'REJECTED', 'APPLIED', 'KEPT')),
    problem      text NOT NULL,
    detail       text,
    -- The item and the batch's moment of sending, as they came.
    content      bytea NOT NULL,
    sent_at      bytea,
    occurred_at  timestamptz NOT NULL,
    received_at  timestamptz NOT NULL,
    quality      text NOT NULL CHECK (quality IN ('SERVER', 'MEASURED', 'ESTIMATED', 'UNVERIFIED')),
    held_until   timestamptz,
    decided_by   uuid,
    decided_at   timestamptz,
    reason       text,
    settled_at   timestamptz,
    PRIMARY KEY (provider_id, id),
    CONSTRAINT parked_act_once UNIQUE (provider_id, user_id, mutation_id, content_hash),
    CHECK ((state IN ('APPLIED', 'KEPT')) = (settled_at IS NOT NULL)),
    CHECK (state <> 'HELD' OR held_until IS NOT NULL)
);
CREATE INDEX parked_act_by_state ON parked_act (provider_id, state, received_at, id);
CREATE INDEX parked_act_held ON parked_act (provider_id, user_id, entity_id) WHERE state = 'HELD';
CALL protect('parked_act', '${appRole}',
    'SELECT, INSERT, UPDATE (state, problem, detail, held_until, decided_by, decided_at, reason, settled_at)');
