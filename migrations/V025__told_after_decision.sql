-- How many decisions on the incident there were when this was told: what is graver than the decision that held then outgrew it.
-- Not by the time of receipt: what waited at the review desk was received before it was told here.
ALTER TABLE incident_account ADD COLUMN decisions integer NOT NULL DEFAULT 0;
UPDATE incident_account a SET decisions = (
    SELECT count(*) FROM incident_decision d
    WHERE d.provider_id = a.provider_id AND d.incident_id = a.incident_id AND d.decided_at < a.received_at);
