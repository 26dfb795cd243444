package nl.ronde.crash;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Check-outs of visits under way: the act of a phone, with an idempotency key. */
final class CheckOutBurst implements Burst {
    /** The visits stand outside the plan, so that one worker may have thousands of them under way. */
    private static final String VISITS = """
            INSERT INTO visit (provider_id, id, version, client_id, agreement_id, worker_id, done_by, status, off_plan,
                               begin_at, begin_quality, starts_at, day)
            SELECT w.provider_id, ('00000000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 1, c.id,
                   'kampen-hh1-2018', w.worker_id, w.worker_id, 'UNDER_WAY', true,
                   statement_timestamp() - interval '1 minute', 'SERVER',
                   statement_timestamp() - interval '1 minute',
                   (statement_timestamp() AT TIME ZONE 'Europe/Amsterdam')::date
            FROM app_user w, client c, generate_series(0, %d) i
            WHERE w.username = 'hulp' AND c.provider_id = w.provider_id AND c.id = '%s'""";

    private static final String CLIENT = """
            INSERT INTO client (provider_id, id, version, source, family_name, search_name)
            SELECT provider_id, '%s', 1, 'HAND', 'Voorbeeld', 'voorbeeld' FROM app_user WHERE username = 'hulp'""";

    @Override
    public void prepare(Connection owner, int writes) throws SQLException {
        UUID client = UUID.randomUUID();
        try (var statement = owner.createStatement()) {
            // Row-level security binds the owner too: the wall is set to the provider of the worker.
            statement.execute("SELECT set_config('ronde.provider', (SELECT provider_id::text FROM app_user"
                    + " WHERE username = 'hulp'), false)");
            statement.execute(CLIENT.formatted(client));
            statement.execute(VISITS.formatted(writes - 1, client));
        }
    }

    @Override
    public String username() {
        return "hulp";
    }

    @Override
    public HttpRequest.Builder request(String address, int i) {
        String visit = "00000000-0000-7000-8000-" + String.format("%012x", i);
        return HttpRequest.newBuilder(URI.create(address + "/v1/visits/" + visit + "/check-out"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "00000000-0000-4000-8000-" + String.format("%012x", i))
                .POST(HttpRequest.BodyPublishers.ofString("{}"));
    }

    @Override
    public boolean isAcknowledged(HttpResponse<String> answer) {
        return answer.statusCode() == 200;
    }

    @Override
    public boolean isRepeat(HttpResponse<String> answer) {
        return answer.headers().firstValue("Idempotent-Replayed").isPresent();
    }

    @Override
    public String effects() {
        return """
                SELECT ('x' || right(v.id::text, 12))::bit(48)::bigint,
                       (SELECT count(*) FROM visit_event e
                        WHERE e.provider_id = v.provider_id AND e.visit_id = v.id AND e.kind = 'CHECK_OUT')
                FROM visit v WHERE v.status = 'COMPLETED' AND v.id::text LIKE '00000000-0000-7000-8000-%'""";
    }
}
