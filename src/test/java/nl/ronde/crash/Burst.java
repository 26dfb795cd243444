package nl.ronde.crash;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;

/** One kind of write that the harness sends many times, each exactly once in its effect. */
interface Burst {
    /** Makes what the writes need. */
    void prepare(Connection owner, int writes) throws SQLException;

    /** The username of the demo that sends them. */
    String username();

    /** Write number {@code i}, the same each time it is asked for. */
    HttpRequest.Builder request(String address, int i);

    /** True where the answer acknowledges the write, at the first time or again. */
    boolean isAcknowledged(HttpResponse<String> answer);

    /** True where the answer says that the write had been done before: its first answer was lost. */
    boolean isRepeat(HttpResponse<String> answer);

    /** A query that gives, for every write that had an effect, its number and how often it had it. */
    String effects();
}
