BEGIN;
SET LOCAL synchronous_commit = off;
SELECT set_config('ronde.provider', ':provider', true);
SELECT v.*, EXISTS (SELECT 1 FROM legitimation l WHERE l.provider_id = ':provider' AND l.worker_id = ':reader' AND l.client_id = v.client_id) AS legitimated FROM visit v WHERE v.provider_id = ':provider' AND (v.done_by = ':reader' OR (v.worker_id = ':reader' AND v.done_by IS NULL)) AND v.day BETWEEN ':today' AND ':today' ORDER BY v.starts_at, v.id;
SELECT * FROM client WHERE provider_id = ':provider' AND id = ':client';
INSERT INTO audit_entry (provider_id, id, at, action, kind, user_id, roles, request_id, object_type) VALUES (':provider', gen_random_uuid(), statement_timestamp(), 'getMyDay', 'READ', ':user', '{worker}', 'bench', 'visit');
COMMIT;
