-- A provider of {workers} workers with {visits} visits, loaded as superuser into a database that the server has set up.
-- Everything has a number and an id that follows from it: ordered by number as real ids are by time, the rest random.
CREATE SCHEMA bench;
CREATE FUNCTION bench.id(kind text, number bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
    $$ SELECT ('019a' || lpad(to_hex(number), 8, '0') || '7' || substr(md5(kind || number), 1, 3) || 'a'
               || substr(md5(kind || number), 4, 15))::uuid $$;
CREATE FUNCTION bench.word(number bigint, words text[]) RETURNS text LANGUAGE sql IMMUTABLE AS
    $$ SELECT words[1 + ('x' || substr(md5('word' || number), 1, 7))::bit(28)::int % cardinality(words)] $$;
GRANT USAGE ON SCHEMA bench TO PUBLIC;

INSERT INTO worker (provider_id, id, version, name, kind, minutes_per_week, active_from)
SELECT '{provider}', bench.id('worker', w), 1, 'Hulp ' || w, 'EMPLOYEE', 1440, '2020-01-01'
FROM generate_series(0, {workers} - 1) w;

INSERT INTO app_user (provider_id, id, version, username, display_name, roles, worker_id)
SELECT '{provider}', bench.id('user', w), 1, 'bench' || w, 'Hulp ' || w, ARRAY['worker'], bench.id('worker', w)
FROM generate_series(0, {workers} - 1) w;

INSERT INTO device_enrolment (provider_id, token_hash, user_id, made_at, expires_at)
SELECT '{provider}', sha256(sha256(convert_to('phone' || w, 'UTF8'))), bench.id('user', w), statement_timestamp(),
       statement_timestamp() + interval '30 days'
FROM generate_series(0, {workers} - 1) w;

INSERT INTO client (provider_id, id, version, source, family_name, initials, search_name, street, house_number, postcode,
                    city, phone, access_note)
SELECT '{provider}', bench.id('client', c), 1, 'HAND', name, chr(65 + (c % 26)::int) || '.', lower(name),
       bench.word(c + 1000000, '{Dorpsstraat,Oudestraat,Burgwal,Hofstraat,Boven Nieuwstraat,Groenestraat,Wilhelminalaan,
                  Europa-allee,De Venen,Vloeddijk,IJsselkade,Beatrixstraat,Lovinkstraat,Flevoweg}'),
       1 + c % 180, '82' || 60 + c % 9 || chr(65 + (c % 23)::int) || chr(65 + (c / 23 % 23)::int), 'Kampen',
       '038' || 1000000 + c * 7919 % 8999999,
       CASE WHEN c % 3 = 0 THEN bench.word(c, '{Sleutel in het kastje naast de deur,Achterom; de bel doet het niet,
            Twee keer bellen en even wachten,Hond in de gang: eerst bellen,Derde verdieping; de lift is links}') END
FROM generate_series(0, {workers} * 32 - 1) c,
     LATERAL (SELECT 'Voorbeeld-' || bench.word(c, '{Aalberts,Boersma,Cornelissen,Dijkhof,Evers,Fokkens,Geerling,Huisman,
              Idema,Jonker,Kragt,Landman,Meijerink,Noordman,Oosterhof,Polman,Rietman,Schaap,Tuinstra,Visscher}') AS name) n;

INSERT INTO assignment (provider_id, id, version, client_id, agreement_id, municipality_code, source, assigned_on, first_day,
                        volume, volume_unit, volume_frequency, received_at, result_areas_state)
SELECT '{provider}', bench.id('assignment', c), 1, bench.id('client', c), 'kampen-hh1-2018', '0166', 'HAND', '2020-01-01',
       '2020-01-01', 1000, '04', '2', statement_timestamp(), 'RECORDED'
FROM generate_series(0, {workers} * 32 - 1) c;

INSERT INTO assignment_result_area (provider_id, assignment_id, area, extent, regularity, tasks, source)
SELECT '{provider}', bench.id('assignment', c), area, CASE WHEN c % 2 = 0 THEN 'WHOLE' ELSE 'PART' END, 'STRUCTURAL',
       CASE WHEN c % 2 = 0 THEN '{}'::text[] ELSE ARRAY['de slaapkamer en de badkamer', 'de keuken'] END, 'Verkenner'
FROM generate_series(0, {workers} * 32 - 1) c, unnest(ARRAY['clean-home', 'laundry', 'meals']) WITH ORDINALITY a (area, o)
WHERE o <= 1 + c % 3;

CREATE PROCEDURE bench.load_visits(first bigint, many bigint, told text) LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO visit (provider_id, id, version, client_id, assignment_id, agreement_id, worker_id, done_by, status,
                       planned_begin, planned_end, begin_at, begin_quality, end_at, end_quality, starts_at, day)
    SELECT '{provider}', bench.id('visit', n), CASE told WHEN 'PLANNED' THEN 1 WHEN 'UNDER_WAY' THEN 2 ELSE 4 END,
           bench.id('client', c), bench.id('assignment', c), 'kampen-hh1-2018', bench.id('worker', w),
           CASE WHEN told <> 'PLANNED' THEN bench.id('worker', w) END, told, at, at + interval '50 minutes',
           CASE WHEN told <> 'PLANNED' THEN at END, CASE WHEN told <> 'PLANNED' THEN 'MEASURED' END,
           CASE WHEN told = 'COMPLETED' THEN at + interval '50 minutes' END,
           CASE WHEN told = 'COMPLETED' THEN 'MEASURED' END, at, at::date
    FROM generate_series(first, first + many - 1) n,
         LATERAL (SELECT n % 100000000 % 20000000 % 10000000 AS i) i,
         LATERAL (SELECT i / 8 % {workers} AS w, i / 8 / {workers} AS k, i % 8 AS h) s,
         LATERAL (SELECT w * 32 + (k * 8 + h) % 32 AS c) p,
         LATERAL (SELECT CASE WHEN n >= 100000000 THEN 80 + 3 * k
                              WHEN n >= 20000000 THEN - k * 7 / 5
                              WHEN n >= 10000000 THEN 40 + k
                              ELSE 2 + k * 7 / 5 END AS ago) d,
         LATERAL (SELECT '{today} 08:00:00+00'::timestamptz + h * interval '1 hour' - ago * interval '24 hours' AS at) t;
END
$$;

-- History: without the triggers, for the feed holds the last weeks only, and the keys are right by construction.
SET session_replication_role = replica;
CALL bench.load_visits(100000000, {history}, 'COMPLETED');

INSERT INTO legitimation (provider_id, worker_id, client_id, visit_id, document_kind, shown_at)
SELECT DISTINCT ON (worker_id, client_id) provider_id, worker_id, client_id, id, 'PASSPORT', starts_at
FROM visit WHERE provider_id = '{provider}' AND worker_id IS NOT NULL ORDER BY worker_id, client_id, starts_at;

INSERT INTO visit_event (provider_id, id, visit_id, kind, worker_id, user_id, mutation_id, occurred_at, received_at, quality)
SELECT provider_id, gen_random_uuid(), id, kind, worker_id, u.user_id, gen_random_uuid(), at, at + interval '1 minute',
       'MEASURED'
FROM visit JOIN (SELECT worker_id, id AS user_id FROM app_user WHERE worker_id IS NOT NULL) u USING (worker_id),
     LATERAL (VALUES ('CHECK_IN', begin_at), ('CHECK_OUT', end_at)) e (kind, at)
WHERE provider_id = '{provider}' AND status = 'COMPLETED';

INSERT INTO mutation (provider_id, user_id, mutation_id, operation, content_hash, received_at, answer)
SELECT provider_id, user_id, mutation_id, CASE kind WHEN 'CHECK_IN' THEN 'checkInVisit' ELSE 'checkOutVisit' END,
       sha256(uuid_send(mutation_id)), received_at, '{"status":"completed"}'
FROM visit_event WHERE provider_id = '{provider}' AND user_id IS NOT NULL;

INSERT INTO visit_activity (provider_id, visit_id, worker_id, area, item, activity, done, occurred_at)
SELECT provider_id, id, worker_id, 'clean-home', activity, activity, true, end_at
FROM visit, unnest(ARRAY['dust', 'vacuum-or-mop']) activity
WHERE provider_id = '{provider}' AND status = 'COMPLETED' AND worker_id IS NOT NULL;

INSERT INTO audit_entry (provider_id, id, at, action, kind, user_id, roles, request_id, object_type, object_id, client_ids)
SELECT provider_id, gen_random_uuid(), end_at, 'checkOutVisit', 'UPDATE', NULL, ARRAY['worker'], id::text, 'visit', id,
       ARRAY[client_id]
FROM visit WHERE provider_id = '{provider}' AND status = 'COMPLETED';
SET session_replication_role = origin;

-- What is still to come, to be handed in and under way: as the server would write it, and so told to the phones.
CALL bench.load_visits(20000000, 11 * 8 * {workers}, 'PLANNED');
CALL bench.load_visits(0, {hand_ins} * 8, 'PLANNED');
CALL bench.load_visits(10000000, {check_outs}, 'UNDER_WAY');

-- What a phone reads, by worker: the scripts of pgbench ask for the same rows as the server.
CREATE TABLE bench.phone AS
SELECT w, NULL::uuid AS device, NULL::text AS cursor,
       ARRAY(SELECT bench.id('client', w * 32 + c) FROM generate_series(0, 31) c) AS clients,
       ARRAY(SELECT bench.id('assignment', w * 32 + c) FROM generate_series(0, 31) c) AS assignments,
       ARRAY(SELECT bench.id('visit', 20000000 + (k * {workers} + w) * 8 + h)
             FROM generate_series(0, 10) k, generate_series(0, 7) h) AS visits,
       ARRAY(SELECT bench.id('client', w * 32 + h) FROM generate_series(0, 7) h) AS day_clients,
       ARRAY(SELECT bench.id('assignment', w * 32 + h) FROM generate_series(0, 7) h) AS day_assignments,
       ARRAY(SELECT bench.id('visit', 20000000 + w * 8 + h) FROM generate_series(0, 7) h) AS day_visits
FROM generate_series(0::bigint, {workers} - 1) w;
ALTER TABLE bench.phone ADD PRIMARY KEY (w);
GRANT SELECT ON bench.phone TO PUBLIC;
