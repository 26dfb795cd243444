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
    -- How new the picture of the municipality is (Dagtekening, newest Toewijzingsdatum with time): an older message that
    -- arrives late changes nothing.
    pictured_on         date,
    pictured_decided_at timestamp,
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
CREATE INDEX client_by_postcode ON client (provider_id, postcode);
CALL protect('client', '${appRole}', 'SELECT, INSERT, UPDATE');

-- When a user looked up or showed a BSN within the last hour: thirty an hour and no more.
CREATE TABLE bsn_use (
    provider_id uuid NOT NULL,
    user_id     uuid NOT NULL,
    recent      timestamptz[] NOT NULL,
    PRIMARY KEY (provider_id, user_id),
    FOREIGN KEY (provider_id, user_id) REFERENCES app_user (provider_id, id)
);
CALL protect('bsn_use', '${appRole}', 'SELECT, INSERT, UPDATE');
