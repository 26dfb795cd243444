package nl.ronde.message.iwmo.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.ronde.message.iwmo.Shared;
import nl.ronde.message.iwmo.Test301;
import nl.ronde.message.iwmo.Test301Product;
import nl.ronde.platform.xml.SafeXml;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** What the tests of the intake have in common: one server that is emptied before each test, and short ways to ask it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IwmoApi {
    final TestApp app = TestApp.start();
    TestClient backOffice;

    @BeforeEach
    void empty() {
        app.sql("TRUNCATE client, iwmo_message, iwmo_intake, audit_entry, change CASCADE");
        backOffice = app.as("backoffice");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    static Test301 message(String identification, String dated, Test301Product product) {
        return new Test301().identificatie(identification).dagtekening(dated).product(product);
    }

    static Test301Product product(String time, String lastDay) {
        return new Test301Product().toegewezen("2025-12-18", time).periode("2026-01-05", lastDay);
    }

    Answer hand(byte[] bytes) {
        return backOffice.call("receiveIwmoMessage", Map.of(), bytes);
    }

    JsonNode accept(Test301 message) {
        Answer answer = hand(message.bytes()).expect(200);
        assertThat(answer.field("outcome")).as(answer.text()).isEqualTo("accepted");
        return answer.json();
    }

    JsonNode reject(Test301 message) {
        Answer answer = hand(message.bytes()).expect(200);
        assertThat(answer.field("outcome")).as(answer.text()).isEqualTo("rejected");
        return answer.json();
    }

    String reply(JsonNode receipt) {
        return backOffice
                .call("getIwmoReply", Map.of("messageId", receipt.path("id").asText()))
                .expect(200)
                .text();
    }

    JsonNode assignment(JsonNode receipt, int index) {
        return backOffice
                .call(
                        "getAssignment",
                        Map.of(
                                "assignmentId",
                                receipt.at("/assignments/" + index + "/assignmentId")
                                        .asText()))
                .expect(200)
                .json();
    }

    List<String> openTasks() {
        return backOffice
                .call("listOfficeTasks", Map.of("open", "true"))
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(task -> task.path("kind").asText())
                .toList();
    }

    static Set<String> codes(JsonNode receipt) {
        return receipt.path("problems")
                .valueStream()
                .map(problem -> problem.path("code").asText())
                .collect(Collectors.toSet());
    }

    static JsonNode only(Answer page) {
        assertThat(page.json().path("items")).hasSize(1);
        return page.json().at("/items/0");
    }

    int count(String table) {
        return Integer.parseInt(app.value("SELECT count(*) FROM " + table));
    }

    static boolean sharedDataIsHere() {
        return Files.exists(Path.of(System.getProperty("shared.data", "../shared"), "data", "iwmo"));
    }

    static void assertValid(String reply) throws IOException {
        try {
            var schema = SafeXml.schema(Shared.iwmo("xsd-3.2-retour-reconstructed"), "basisschema.xsd", "WMO302.xsd");
            assertThat(SafeXml.isValid(schema, reply.getBytes(UTF_8))).as(reply).isTrue();
        } catch (nl.ronde.platform.xml.XmlRefusal e) {
            throw new AssertionError(e);
        }
    }
}
