-- Messages of the standard iWmo 3.2. Content and reply hold a BSN and are sealed; the columns beside them hold no person.

-- One row per provider: the last IdentificatieRetour. Whoever takes in a message locks it first, so that messages of one
-- provider are taken in one after another.
CREATE TABLE iwmo_intake (
    provider_id uuid PRIMARY KEY REFERENCES provider,
    last_reply  bigint NOT NULL
);
CALL protect('iwmo_intake', '${appRole}', 'SELECT, INSERT, UPDATE');

CREATE TABLE iwmo_message (
    provider_id          uuid NOT NULL REFERENCES provider,
    id                   uuid NOT NULL,
    received_at          timestamptz NOT NULL,
    outcome              text NOT NULL CHECK (outcome IN ('ACCEPTED', 'REJECTED', 'UNREADABLE', 'MISDIRECTED')),
    -- Of the header, as far as it could be read.
    municipality_code    text,
    identification       text,
    dated                date,
    client_id            uuid,
    -- A keyed hash of the bytes: a repeat of the same file is found by it.
    fingerprint          bytea NOT NULL,
    -- Problems, warnings and assignments as the first answer told them; no values of the message.
    findings             text NOT NULL,
    -- Absent where the message was meant for another provider: that person is not ours to keep.
    content_sealed       bytea,
    reply_identification text,
    reply_sealed         bytea,
    reply_sent_at        timestamptz,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    CONSTRAINT iwmo_message_is_kept_once UNIQUE (provider_id, fingerprint),
    CONSTRAINT iwmo_reply_identification_is_unique UNIQUE (provider_id, reply_identification),
    CHECK ((reply_sealed IS NULL) = (reply_identification IS NULL)),
    CHECK (reply_sent_at IS NULL OR reply_sealed IS NOT NULL)
);
CREATE INDEX iwmo_message_by_receipt ON iwmo_message (provider_id, received_at DESC, id DESC);
CREATE INDEX iwmo_message_by_identification ON iwmo_message (provider_id, municipality_code, identification);
CALL protect('iwmo_message', '${appRole}', 'SELECT, INSERT, UPDATE (reply_sent_at)');
