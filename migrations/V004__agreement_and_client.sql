-- Which agreements a provider delivers under; what they say is data of the software (resources/agreements).
CREATE TABLE provider_agreement (
    provider_id  uuid NOT NULL REFERENCES provider,
    agreement_id text NOT NULL,
    version      integer NOT NULL,
    cak_export   boolean NOT NULL,
    PRIMARY KEY (provider_id, agreement_id)
);
CALL protect('provider_agreement', '${appRole}', 'SELECT, INSERT, UPDATE');

-- The person. The BSN is sealed (key id inside the envelope) and found through a blind index per provider; it stands in no
-- other table of ours in the clear.
CREATE TABLE client (
    provider_id    uuid NOT NULL REFERENCES provider,
    id             uuid NOT NULL,
    version        integer NOT NULL,
    bsn_sealed     bytea,
    bsn_index      bytea,
    source         text NOT NULL CHECK (source IN ('IWMO', 'HAND')),
    -- What the municipality says of the person, as last received; replaced whole by each newer message.
    family_name    text NOT NULL,
    family_prefix  text,
    partner_name   text,
    partner_prefix text,
    initials       text,
    given_names    text,
    name_use       text,
    birth_date     date,
    birth_date_use text,
    gender         text,
    street         text,
    house_number   integer,
    house_letter   text,
    house_addition text,
    postcode       text,
    city           text,
    phone          text,
    email          text,
    -- What the provider adds itself; a message never touches it.
    call_name      text,
    access_note    text,
    local_phone    text,
    -- The name without accents and case, for btree search by prefix (non-leakproof operators lose the index under RLS).
    search_name    text NOT NULL COLLATE "C",
    PRIMARY KEY (provider_id, id)
);
CREATE UNIQUE INDEX client_bsn_is_unique ON client (provider_id, bsn_index) WHERE bsn_index IS NOT NULL;
CREATE INDEX client_by_name ON client (provider_id, search_name, id);
CREATE INDEX client_by_birth_date ON client (provider_id, birth_date);
CALL protect('client', '${appRole}', 'SELECT, INSERT, UPDATE');
