-- Who did or read what, of which client, when, from which device and request. Rows are only ever added: the application may
-- insert and read, not change or remove.
CREATE TABLE audit_entry (
    provider_id uuid NOT NULL,
    id          uuid NOT NULL,
    at          timestamptz NOT NULL,
    action      text NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('CREATE', 'READ', 'UPDATE', 'DELETE', 'SEARCH', 'EXPORT', 'SIGN_IN', 'DENY')),
    user_id     uuid,
    roles       text[] NOT NULL,
    device_id   uuid,
    request_id  text NOT NULL,
    object_type text NOT NULL,
    object_id   uuid,
    client_ids  uuid[] NOT NULL DEFAULT '{}',
    reason      text,
    PRIMARY KEY (provider_id, id)
);
CREATE INDEX audit_entry_by_time ON audit_entry (provider_id, at, id);
CREATE INDEX audit_entry_by_client ON audit_entry USING gin (client_ids);
CALL protect('audit_entry', '${appRole}', 'SELECT, INSERT');
