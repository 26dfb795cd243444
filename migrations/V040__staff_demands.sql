-- Who has not signed the confidentiality statement (DVO 16.7), or is in training and has nobody beside her (DVO 12.3), may not
-- go either: her visits need somebody else.
ALTER TABLE replacement_need DROP CONSTRAINT replacement_need_cause_check;
ALTER TABLE replacement_need ADD CONSTRAINT replacement_need_cause_check
    CHECK (cause IN ('SICK', 'LEAVE', 'END_OF_EMPLOYMENT', 'VOG', 'COMPETENCE', 'CONFIDENTIALITY', 'SUPERVISION'));
