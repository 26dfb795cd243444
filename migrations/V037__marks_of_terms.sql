-- Running terms say by a short mark what they run for (kenmerk, ToewijzingNummer): notices and mails could not be told apart.
-- Those of before get theirs; what ended keeps its words.
ALTER TABLE obligation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE assignment NO FORCE ROW LEVEL SECURITY;
ALTER TABLE assignment_entry NO FORCE ROW LEVEL SECURITY;
ALTER TABLE support_plan NO FORCE ROW LEVEL SECURITY;
ALTER TABLE plan_evaluation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE replacement_need NO FORCE ROW LEVEL SECURITY;
ALTER TABLE security_concern NO FORCE ROW LEVEL SECURITY;
UPDATE obligation SET subject_label = 'kenmerk ' || upper(right(subject_id::text, 8))
    WHERE state = 'RUNNING' AND subject_label IS NULL AND subject_type IN ('INCIDENT', 'OCCASION');
UPDATE obligation o SET subject_label = 'kenmerk ' || upper(right(c.incident_id::text, 8)) FROM security_concern c
    WHERE o.state = 'RUNNING' AND o.subject_label IS NULL AND o.subject_type = 'SECURITY_INCIDENT'
      AND c.provider_id = o.provider_id AND c.id = o.subject_id;
UPDATE obligation o
    SET subject_label = coalesce('toewijzing ' || a.assignment_number, 'toewijzing met kenmerk ' || upper(right(a.id::text, 8)))
        || coalesce(', ' || o.subject_label, '')
    FROM (SELECT provider_id, 'ASSIGNMENT' AS type, id, id AS assignment_id FROM assignment
          UNION ALL SELECT provider_id, 'ASSIGNMENT_ENTRY', id, assignment_id FROM assignment_entry
          UNION ALL SELECT provider_id, 'SUPPORT_PLAN', id, assignment_id FROM support_plan
          UNION ALL SELECT e.provider_id, 'PLAN_EVALUATION', e.id, p.assignment_id
                    FROM plan_evaluation e JOIN support_plan p ON p.provider_id = e.provider_id AND p.id = e.plan_id
          UNION ALL SELECT provider_id, 'REPLACEMENT_NEED', id, assignment_id FROM replacement_need) s
    JOIN assignment a ON a.provider_id = s.provider_id AND a.id = s.assignment_id
    WHERE o.state = 'RUNNING' AND s.provider_id = o.provider_id AND s.type = o.subject_type AND s.id = o.subject_id
      AND coalesce(o.subject_label, '') NOT LIKE 'toewijzing %';
ALTER TABLE obligation FORCE ROW LEVEL SECURITY;
ALTER TABLE assignment FORCE ROW LEVEL SECURITY;
ALTER TABLE assignment_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE support_plan FORCE ROW LEVEL SECURITY;
ALTER TABLE plan_evaluation FORCE ROW LEVEL SECURITY;
ALTER TABLE replacement_need FORCE ROW LEVEL SECURITY;
ALTER TABLE security_concern FORCE ROW LEVEL SECURITY;
