-- Weekly series of visits (vaste bezoeken), in local time. The visits themselves are rows of their own, made eight weeks
-- ahead; an edit "from here on" ends one series and begins the next.
CREATE TABLE visit_series (
    provider_id   uuid NOT NULL REFERENCES provider,
    id            uuid NOT NULL,
    version       integer NOT NULL,
    client_id     uuid NOT NULL,
    assignment_id uuid NOT NULL,
    worker_id     uuid,
    day_of_week   integer NOT NULL CHECK (day_of_week BETWEEN 1 AND 7),
    every_weeks   integer NOT NULL CHECK (every_weeks BETWEEN 1 AND 4),
    begin_time    time NOT NULL,
    minutes       integer NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    first_day     date NOT NULL,
    -- Before the first day where the series was ended or taken over before its first visit.
    last_day      date NOT NULL,
    -- Every occurrence up to this day has been made, or noted as a conflict.
    made_until    date NOT NULL,
    continues_id  uuid,
    end_reason    text,
    PRIMARY KEY (provider_id, id),
    FOREIGN KEY (provider_id, client_id) REFERENCES client (provider_id, id),
    FOREIGN KEY (provider_id, assignment_id) REFERENCES assignment (provider_id, id),
    FOREIGN KEY (provider_id, worker_id) REFERENCES worker (provider_id, id),
    FOREIGN KEY (provider_id, continues_id) REFERENCES visit_series (provider_id, id)
);
CREATE INDEX visit_series_by_first_day ON visit_series (provider_id, first_day, id);
CREATE INDEX visit_series_by_assignment ON visit_series (provider_id, assignment_id);
CREATE INDEX visit_series_by_client ON visit_series (provider_id, client_id);
CREATE INDEX visit_series_by_worker ON visit_series (provider_id, worker_id);
CREATE INDEX visit_series_to_make ON visit_series (provider_id, made_until) WHERE made_until < last_day;
CALL protect('visit_series', '${appRole}', 'SELECT, INSERT, UPDATE');

-- An occurrence that could not be made as the series says: vacant where the worker was the obstacle, otherwise not at all.
CREATE TABLE visit_series_conflict (
    provider_id uuid NOT NULL,
    series_id   uuid NOT NULL,
    day         date NOT NULL,
    visit_id    uuid,
    code        text NOT NULL,
    reason      text NOT NULL,
    noticed_at  timestamptz NOT NULL,
    PRIMARY KEY (provider_id, series_id, day),
    FOREIGN KEY (provider_id, series_id) REFERENCES visit_series (provider_id, id),
    FOREIGN KEY (provider_id, visit_id) REFERENCES visit (provider_id, id)
);
CALL protect('visit_series_conflict', '${appRole}', 'SELECT, INSERT');
