\set n :n + 1
\set i :first + :client_id * :each + :n
BEGIN;
SELECT set_config('ronde.provider', ':provider', true);
INSERT INTO mutation (provider_id, user_id, mutation_id, operation, content_hash, received_at) VALUES (':provider', ':user', ('00000000-0000-4000-8000-' || lpad(to_hex(:i), 12, '0'))::uuid, 'checkOutVisit', '\x00', statement_timestamp()) ON CONFLICT (provider_id, user_id, mutation_id) DO NOTHING RETURNING mutation_id;
SELECT * FROM visit WHERE provider_id = ':provider' AND id = ('00000000-0000-7000-8000-' || lpad(to_hex(:i), 12, '0'))::uuid FOR UPDATE;
SELECT * FROM visit_exception WHERE provider_id = ':provider' AND visit_id = ('00000000-0000-7000-8000-' || lpad(to_hex(:i), 12, '0'))::uuid;
UPDATE visit SET version = version + 1, status = 'COMPLETED', end_at = statement_timestamp(), end_quality = 'SERVER' WHERE provider_id = ':provider' AND id = ('00000000-0000-7000-8000-' || lpad(to_hex(:i), 12, '0'))::uuid;
INSERT INTO change (provider_id, entity_type, entity_id, version, op) VALUES (':provider', 'visit', ('00000000-0000-7000-8000-' || lpad(to_hex(:i), 12, '0'))::uuid, 2, 'upsert');
INSERT INTO visit_event (provider_id, id, visit_id, kind, worker_id, user_id, mutation_id, occurred_at, received_at, quality) VALUES (':provider', gen_random_uuid(), ('00000000-0000-7000-8000-' || lpad(to_hex(:i), 12, '0'))::uuid, 'CHECK_OUT', ':worker', ':user', gen_random_uuid(), statement_timestamp(), statement_timestamp(), 'SERVER');
INSERT INTO audit_entry (provider_id, id, at, action, kind, user_id, roles, request_id, object_type, object_id) VALUES (':provider', gen_random_uuid(), statement_timestamp(), 'checkOutVisit', 'UPDATE', ':user', '{worker}', 'bench', 'visit', ('00000000-0000-7000-8000-' || lpad(to_hex(:i), 12, '0'))::uuid);
UPDATE mutation SET answer = '{"id":"00000000-0000-7000-8000-000000000000","version":2,"status":"completed"}' WHERE provider_id = ':provider' AND user_id = ':user' AND mutation_id = ('00000000-0000-4000-8000-' || lpad(to_hex(:i), 12, '0'))::uuid;
COMMIT;
