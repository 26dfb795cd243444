package nl.ronde.crash;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;

/** New users: the username makes each exactly once. For a server without visits. */
final class UserBurst implements Burst {
    @Override
    public void prepare(Connection owner, int writes) {
        // Users need nothing but the administrator of the demo.
    }

    @Override
    public String username() {
        return "beheer";
    }

    @Override
    public HttpRequest.Builder request(String address, int i) {
        String body = "{\"username\":\"crash-" + i + "\",\"displayName\":\"Crash\",\"roles\":[\"planner\"]}";
        return HttpRequest.newBuilder(URI.create(address + "/v1/users"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    @Override
    public boolean isAcknowledged(HttpResponse<String> answer) {
        return answer.statusCode() == 201 || isRepeat(answer);
    }

    @Override
    public boolean isRepeat(HttpResponse<String> answer) {
        return answer.statusCode() == 409;
    }

    @Override
    public String effects() {
        return """
                SELECT substr(u.username, 7)::bigint,
                       (SELECT count(*) FROM one_time_link l WHERE l.provider_id = u.provider_id AND l.user_id = u.id)
                FROM app_user u WHERE u.username LIKE 'crash-%'""";
    }
}
