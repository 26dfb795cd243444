-- Results that a plan names in its own words, where the agreement has no list of result areas (DVO): which code its words
-- have on a phone and at a visit. Only ever added: a visit of before keeps the words that it was done under.
CREATE TABLE plan_result (
    provider_id   uuid NOT NULL,
    assignment_id uuid NOT NULL,
    area          text NOT NULL,
    words         text NOT NULL,
    PRIMARY KEY (provider_id, assignment_id, area),
    FOREIGN KEY (provider_id, assignment_id) REFERENCES assignment (provider_id, id)
);
CALL protect('plan_result', '${appRole}', 'SELECT, INSERT');
