-- Signatures and photos. A file is known by the SHA-256 of what the phone sent; it is kept once per provider, without what
-- the camera wrote into it (place, time, names).

-- A file that was received whole and found to be what it claims.
CREATE TABLE blob (
    provider_id   uuid NOT NULL REFERENCES provider,
    sha256        text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    id            uuid NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('SIGNATURE', 'PHOTO')),
    media_type    text NOT NULL CHECK (media_type IN ('image/png', 'image/jpeg', 'image/webp')),
    width         integer NOT NULL CHECK (width > 0),
    height        integer NOT NULL CHECK (height > 0),
    sent_bytes    integer NOT NULL CHECK (sent_bytes > 0),
    -- Of the bytes that are kept and served.
    stored_sha256 text NOT NULL CHECK (stored_sha256 ~ '^[0-9a-f]{64}$'),
    stored_bytes  integer NOT NULL CHECK (stored_bytes > 0),
    sent_by       uuid NOT NULL,
    kept_at       timestamptz NOT NULL,
    PRIMARY KEY (provider_id, sha256)
);
CALL protect('blob', '${appRole}', 'SELECT, INSERT');

-- The bytes of a file, where they are kept in this database.
CREATE TABLE blob_piece (
    provider_id uuid NOT NULL REFERENCES provider,
    sha256      text NOT NULL,
    piece       integer NOT NULL CHECK (piece >= 0),
    bytes       bytea NOT NULL CHECK (length(bytes) BETWEEN 1 AND 1048576),
    PRIMARY KEY (provider_id, sha256, piece)
);
ALTER TABLE blob_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
CALL protect('blob_piece', '${appRole}', 'SELECT, INSERT');

-- A file on its way (tus 1.0), of one user.
CREATE TABLE blob_upload (
    provider_id uuid NOT NULL REFERENCES provider,
    id          uuid NOT NULL,
    user_id     uuid NOT NULL,
    sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    kind        text NOT NULL CHECK (kind IN ('SIGNATURE', 'PHOTO')),
    length      integer NOT NULL CHECK (length > 0),
    received    integer NOT NULL CHECK (received BETWEEN 0 AND length),
    -- UNDER_WAY; DONE: checked and kept; KNOWN: the file had been kept before this upload began.
    state       text NOT NULL CHECK (state IN ('UNDER_WAY', 'DONE', 'KNOWN')),
    begun_at    timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    PRIMARY KEY (provider_id, id)
);
CREATE INDEX blob_upload_by_user ON blob_upload (provider_id, user_id);
CREATE INDEX blob_upload_by_expiry ON blob_upload (provider_id, expires_at);
CALL protect('blob_upload', '${appRole}', 'SELECT, INSERT, UPDATE (received, state), DELETE');

CREATE TABLE blob_upload_piece (
    provider_id uuid NOT NULL,
    upload_id   uuid NOT NULL,
    -- Where the piece begins in the file.
    at          integer NOT NULL CHECK (at >= 0),
    bytes       bytea NOT NULL CHECK (length(bytes) BETWEEN 1 AND 1048576),
    PRIMARY KEY (provider_id, upload_id, at),
    FOREIGN KEY (provider_id, upload_id) REFERENCES blob_upload (provider_id, id)
);
ALTER TABLE blob_upload_piece ALTER COLUMN bytes SET STORAGE EXTERNAL;
CALL protect('blob_upload_piece', '${appRole}', 'SELECT, INSERT, DELETE');

-- Which record names which file. The file may come later, or never.
CREATE TABLE blob_expected (
    provider_id uuid NOT NULL REFERENCES provider,
    entity_type text NOT NULL,
    entity_id   uuid NOT NULL,
    sha256      text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    kind        text NOT NULL CHECK (kind IN ('SIGNATURE', 'PHOTO')),
    client_id   uuid,
    user_id     uuid NOT NULL,
    expected_at timestamptz NOT NULL,
    PRIMARY KEY (provider_id, entity_type, entity_id, sha256)
);
CREATE INDEX blob_expected_by_user ON blob_expected (provider_id, user_id, expected_at, entity_id, sha256);
CREATE INDEX blob_expected_by_file ON blob_expected (provider_id, sha256);
CALL protect('blob_expected', '${appRole}', 'SELECT, INSERT');
