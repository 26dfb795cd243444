-- Providers, their users and sessions.

CREATE TABLE provider (
    provider_id uuid PRIMARY KEY,
    name        text NOT NULL,
    agb_code    text NOT NULL CONSTRAINT provider_agb_code_is_unique UNIQUE CHECK (agb_code ~ '^[0-9]{8}$'),
    is_demo     boolean NOT NULL DEFAULT false
);
CALL protect('provider', '${appRole}', 'SELECT, INSERT');

CREATE TABLE app_user (
    provider_id     uuid NOT NULL REFERENCES provider,
    id              uuid NOT NULL,
    version         integer NOT NULL,
    username        text NOT NULL CONSTRAINT app_user_username_is_unique UNIQUE CHECK (username ~ '^[a-z0-9][a-z0-9._-]{1,62}$'),
    display_name    text NOT NULL,
    roles           text[] NOT NULL CHECK (cardinality(roles) > 0),
    worker_id       uuid,
    password_hash   text,
    disabled        boolean NOT NULL DEFAULT false,
    session_version integer NOT NULL DEFAULT 1,
    PRIMARY KEY (provider_id, id)
);
CREATE UNIQUE INDEX app_user_worker_has_one_user ON app_user (provider_id, worker_id) WHERE worker_id IS NOT NULL;
CALL protect('app_user', '${appRole}', 'SELECT, INSERT, UPDATE');

-- A session is a family of refresh tokens, each used once. Only hashes are kept.
CREATE TABLE refresh_token (
    provider_id       uuid NOT NULL,
    token_hash        bytea NOT NULL,
    family_id         uuid NOT NULL,
    user_id           uuid NOT NULL,
    device_id         uuid,
    family_started_at timestamptz NOT NULL,
    expires_at        timestamptz NOT NULL,
    used_at           timestamptz,
    successor_hash    bytea,
    revoked_at        timestamptz,
    PRIMARY KEY (provider_id, token_hash),
    FOREIGN KEY (provider_id, user_id) REFERENCES app_user (provider_id, id)
);
CREATE INDEX refresh_token_family ON refresh_token (provider_id, family_id);
CREATE INDEX refresh_token_user ON refresh_token (provider_id, user_id);
CALL protect('refresh_token', '${appRole}', 'SELECT, INSERT, UPDATE');

CREATE TABLE one_time_link (
    provider_id uuid NOT NULL,
    token_hash  bytea NOT NULL,
    user_id     uuid NOT NULL,
    purpose     text NOT NULL CHECK (purpose IN ('ACTIVATION', 'RESET')),
    expires_at  timestamptz NOT NULL,
    used_at     timestamptz,
    PRIMARY KEY (provider_id, token_hash),
    FOREIGN KEY (provider_id, user_id) REFERENCES app_user (provider_id, id)
);
CREATE INDEX one_time_link_user ON one_time_link (provider_id, user_id);
CALL protect('one_time_link', '${appRole}', 'SELECT, INSERT, UPDATE');

-- The one look-up before the provider is known: who signs in. The owner of the functions may read across the walls, nobody
-- else.
CREATE POLICY owner_looks_up ON app_user FOR SELECT TO CURRENT_USER USING (true);
CREATE POLICY owner_looks_up ON provider FOR SELECT TO CURRENT_USER USING (true);

CREATE FUNCTION find_sign_in(given_username text)
RETURNS TABLE (user_id uuid, provider_id uuid, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT u.id, u.provider_id, u.password_hash FROM public.app_user u WHERE u.username = given_username
$$;
REVOKE ALL ON FUNCTION find_sign_in(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION find_sign_in(text) TO ${appRole};

-- Jobs walk the providers one by one, each within its own walls: they need the ids, nothing else.
CREATE FUNCTION list_provider_ids()
RETURNS TABLE (provider_id uuid, is_demo boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT p.provider_id, p.is_demo FROM public.provider p ORDER BY p.provider_id
$$;
REVOKE ALL ON FUNCTION list_provider_ids() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION list_provider_ids() TO ${appRole};
