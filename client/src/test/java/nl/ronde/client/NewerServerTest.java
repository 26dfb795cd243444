package nl.ronde.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import nl.ronde.client.api.http.ApiClient;
import nl.ronde.client.api.model.MyVisit;
import nl.ronde.client.api.model.VisitStatus;
import nl.ronde.client.support.Office;
import nl.ronde.client.support.ScriptedServer;
import nl.ronde.client.support.ScriptedServer.Reply;
import org.junit.jupiter.api.Test;

/** A server that knows words this client does not. */
class NewerServerTest {
    private static final String DAY = """
            {"visits":[{"id":"01890a5d-ac96-774b-bcce-b302099a8057","version":3,"status":"%s","day":"2031-01-01",
              "firstContact":false,"legitimationRecorded":false,"resultAreas":[],"activities":[],
              "client":{"id":"01890a5d-ac96-774b-bcce-b302099a8058","displayName":"Voorbeeld","doorbell":{"code":"12"}},
              "robot":{"kind":"R2"}}],"weather":"rain"}""";

    @Test
    void an_unknown_enum_value_and_unknown_fields_are_read_and_the_rest_is_there() throws IOException {
        try (ScriptedServer server = new ScriptedServer(request -> Reply.ok(DAY.formatted("teleported")))) {
            MyVisit visit = day(server);
            assertThat(visit.getStatus()).isEqualTo(VisitStatus.UNKNOWN_DEFAULT_OPEN_API);
            assertThat(visit.getVersion()).isEqualTo(3);
            assertThat(visit.getClient().getDisplayName()).isEqualTo("Voorbeeld");
        }
    }

    @Test
    void a_known_enum_value_beside_unknown_fields_is_itself() throws IOException {
        try (ScriptedServer server = new ScriptedServer(request -> Reply.ok(DAY.formatted("completed")))) {
            assertThat(day(server).getStatus()).isEqualTo(VisitStatus.COMPLETED);
        }
    }

    private static MyVisit day(ScriptedServer server) throws IOException {
        ApiClient client = new ApiClient();
        client.getAdapterBuilder().baseUrl(server.address());
        return Office.day(client).getVisits().getFirst();
    }
}
