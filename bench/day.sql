\set n :n + 1
\set w (:client_id * :each + :n) % 40
BEGIN;
SET LOCAL synchronous_commit = off;
SELECT set_config('ronde.provider', '{provider}', true);
SELECT v.id, v.version, v.client_id, v.assignment_id, v.agreement_id, v.worker_id, v.done_by, v.series_id, v.series_day, v.detached, v.joint_visit_id, v.planned_begin, v.planned_end, v.status, v.approval, v.off_plan, v.stands_for, v.begin_at, v.begin_quality, v.end_at, v.end_quality, v.adjusted_begin, v.adjusted_end, v.set_minutes, v.chargeable, v.approved_minutes, v.check_out_due_at, v.not_delivered_reason, v.not_delivered_account, v.cancel_reason, EXISTS (SELECT 1 FROM legitimation l WHERE l.provider_id = '{provider}' AND l.worker_id = {worker} AND l.client_id = v.client_id) AS legitimated, EXISTS (SELECT 1 FROM visit earlier WHERE earlier.provider_id = '{provider}' AND earlier.done_by = {worker} AND earlier.client_id = v.client_id AND earlier.id <> v.id AND earlier.status IN ('UNDER_WAY', 'COMPLETED') AND earlier.starts_at < v.starts_at) AS met_before FROM visit v WHERE v.provider_id = '{provider}' AND (v.done_by = {worker} OR (v.worker_id = {worker} AND v.done_by IS NULL)) AND v.day BETWEEN '{today}' AND '{today}' ORDER BY v.starts_at, v.id;
INSERT INTO audit_entry (provider_id, id, at, action, kind, user_id, roles, device_id, request_id, object_type, object_id, client_ids, reason) VALUES ('{provider}', gen_random_uuid(), statement_timestamp(), 'getMyDay', 'READ', {user}, '{"worker"}', NULL, '00000000-0000-7000-8000-000000000000', 'visit', NULL, {clients}, NULL);
SELECT assignment_id, area, extent, regularity, tasks FROM assignment_result_area WHERE provider_id = '{provider}' AND assignment_id = ANY({assignments}) ORDER BY assignment_id, area;
SELECT visit_id, worker_id, area, activity, free_text, done, occurred_at FROM visit_activity WHERE provider_id = '{provider}' AND visit_id = ANY({visits}) ORDER BY visit_id, area, item, worker_id;
SELECT id, initials, family_prefix, family_name, call_name, street, house_number, house_letter, house_addition, postcode, city, coalesce(local_phone, phone) AS phone, access_note FROM client WHERE provider_id = '{provider}' AND id = ANY({clients});
COMMIT;
