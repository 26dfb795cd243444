-- What a term runs for, or what proves it, says what it is: entries in the book of an assignment and admission stops were called
-- occasions, as what is registered apart.
ALTER TABLE obligation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE obligation_event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE assignment_entry NO FORCE ROW LEVEL SECURITY;
ALTER TABLE admission_stop NO FORCE ROW LEVEL SECURITY;
ALTER TABLE admission_stop_report NO FORCE ROW LEVEL SECURITY;
UPDATE obligation o SET subject_type = 'ASSIGNMENT_ENTRY' FROM assignment_entry e
    WHERE o.subject_type = 'OCCASION' AND e.provider_id = o.provider_id AND e.id = o.subject_id;
UPDATE obligation o SET subject_type = 'ADMISSION_STOP' FROM admission_stop s
    WHERE o.subject_type = 'OCCASION' AND s.provider_id = o.provider_id AND s.id = o.subject_id;
-- The rest of these two kinds runs for one of several ends of an assignment.
UPDATE obligation SET subject_type = 'ASSIGNMENT_END'
    WHERE subject_type = 'OCCASION' AND kind IN ('end-reason', 'decision-expiry');
UPDATE obligation o SET proof_type = 'ASSIGNMENT_ENTRY' FROM assignment_entry e
    WHERE o.proof_type = 'OCCASION' AND e.provider_id = o.provider_id AND e.id = o.proof_id;
UPDATE obligation_event o SET proof_type = 'ASSIGNMENT_ENTRY' FROM assignment_entry e
    WHERE o.proof_type = 'OCCASION' AND e.provider_id = o.provider_id AND e.id = o.proof_id;
UPDATE obligation o SET proof_type = 'ADMISSION_STOP' FROM admission_stop_report r
    WHERE o.proof_type = 'OCCASION' AND r.provider_id = o.provider_id AND r.id = o.proof_id;
UPDATE obligation_event o SET proof_type = 'ADMISSION_STOP' FROM admission_stop_report r
    WHERE o.proof_type = 'OCCASION' AND r.provider_id = o.provider_id AND r.id = o.proof_id;
ALTER TABLE obligation FORCE ROW LEVEL SECURITY;
ALTER TABLE obligation_event FORCE ROW LEVEL SECURITY;
ALTER TABLE assignment_entry FORCE ROW LEVEL SECURITY;
ALTER TABLE admission_stop FORCE ROW LEVEL SECURITY;
ALTER TABLE admission_stop_report FORCE ROW LEVEL SECURITY;
