-- A serious incident (ernstig incident, DVO B3 F8): decided beside the calamity that it is not.
ALTER TABLE incident_decision ADD COLUMN serious boolean NOT NULL DEFAULT false
    CONSTRAINT incident_decision_calamity_or_serious CHECK (NOT (calamity AND serious));

-- What a law itself gives a term for is no standard of the house.
ALTER TABLE obligation DROP CONSTRAINT obligation_source_check;
ALTER TABLE obligation ADD CONSTRAINT obligation_source_check
    CHECK (source IN ('ASSIGNMENT', 'AGREEMENT', 'APPENDIX', 'LAW', 'HOUSE'));
