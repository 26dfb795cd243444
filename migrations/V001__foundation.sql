-- What every later table stands on: the walls between providers, exactly-once, the change feed, the installation's keys.

-- Puts a table behind the provider's wall: forced row-level security, and the privileges the application gets. The role of
-- the application owns nothing and can lift nothing.
CREATE PROCEDURE protect(protected regclass, application text, privileges text)
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', protected);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', protected);
    EXECUTE format(
        'CREATE POLICY own_provider_only ON %s
            USING (provider_id = nullif(current_setting(''ronde.provider'', true), '''')::uuid)
            WITH CHECK (provider_id = nullif(current_setting(''ronde.provider'', true), '''')::uuid)', protected);
    EXECUTE format('GRANT %s ON %s TO %I', privileges, protected, application);
END
$$;

-- The keys that rows of this database are sealed with, by id only; the keys themselves lie outside (RONDE_KEYS_DIR). The
-- epoch changes when the database is restored, so that a phone's cursor of before is recognised.
CREATE TABLE installation (
    only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch     uuid NOT NULL,
    key_ids   text[] NOT NULL,
    made_at   timestamptz NOT NULL
);
GRANT SELECT ON installation TO ${appRole};

-- Every act of a user that must have its effect exactly once. Kept for ever.
CREATE TABLE mutation (
    provider_id  uuid NOT NULL,
    user_id      uuid NOT NULL,
    mutation_id  uuid NOT NULL,
    operation    text NOT NULL,
    content_hash bytea NOT NULL,
    device_id    uuid,
    received_at  timestamptz NOT NULL,
    answer       text,
    PRIMARY KEY (provider_id, user_id, mutation_id)
);
CALL protect('mutation', '${appRole}', 'SELECT, INSERT, UPDATE (answer)');

-- What phones will read: which entity changed, in the order of commits. xid is the writing transaction; readers stay below
-- the oldest transaction still running, ordered by (xid, seq).
CREATE TABLE change (
    provider_id uuid NOT NULL,
    xid         xid8 NOT NULL DEFAULT pg_current_xact_id(),
    seq         bigint GENERATED ALWAYS AS IDENTITY,
    entity_type text NOT NULL,
    entity_id   uuid NOT NULL,
    version     integer NOT NULL,
    op          text NOT NULL CHECK (op IN ('upsert', 'remove')),
    PRIMARY KEY (provider_id, xid, seq)
);
CALL protect('change', '${appRole}', 'SELECT, INSERT');
