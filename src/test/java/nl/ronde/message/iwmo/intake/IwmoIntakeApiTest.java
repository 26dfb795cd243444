package nl.ronde.message.iwmo.intake;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.ronde.message.iwmo.Shared;
import nl.ronde.message.iwmo.Test301;
import nl.ronde.message.iwmo.Test301Product;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.Test;

/** Messages of municipalities through HTTP: what a good one does, in whatever order they come. */
class IwmoIntakeApiTest extends IwmoApi {
    @Test
    void a_message_makes_client_and_assignment_and_leaves_the_task_for_the_result_areas() {
        JsonNode receipt = accept(new Test301());
        assertThat(receipt.path("problems")).isEmpty();
        JsonNode client = backOffice
                .call("getClient", Map.of("clientId", receipt.path("clientId").asText()))
                .expect(200)
                .json();
        assertThat(client.path("source").asText()).isEqualTo("iwmo");
        assertThat(client.at("/person/familyName").asText()).isEqualTo("Testclient");
        assertThat(client.at("/person/address/postcode").asText()).isEqualTo("8261AA");
        assertThat(client.toString()).doesNotContain("999900006");
        JsonNode assignment = assignment(receipt, 0);
        assertThat(assignment.path("agreementId").asText()).isEqualTo("kampen-hh1-2018");
        assertThat(assignment.path("number").asLong()).isEqualTo(300201);
        assertThat(assignment.path("resultAreasKnown").asBoolean()).isFalse();
        assertThat(assignment.at("/versions/0/effect").asText()).isEqualTo("new");
        assertThat(openTasks()).containsExactly("resultAreasUnknown");
    }

    @Test
    void the_example_for_kampen_is_accepted_and_its_reply_is_valid() throws IOException {
        byte[] example = Files.readAllBytes(Shared.iwmo("examples-hh1-kampen/01-WMO301-toewijzing.xml"));
        Answer receipt = hand(example).expect(200);
        assertThat(receipt.field("outcome")).isEqualTo("accepted");
        String reply = reply(receipt.json());
        assertThat(reply).doesNotContain("RetourCode").contains("<wmo302:DagtekeningRetour>2026-01-05<");
        assertValid(reply);
    }

    @Test
    void the_same_bytes_again_give_the_same_answer_and_do_nothing() {
        Answer first = hand(new Test301().bytes()).expect(200);
        Answer again = hand(new Test301().bytes()).expect(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(count("iwmo_message")).isEqualTo(1);
        assertThat(count("assignment_version")).isEqualTo(1);
        assertThat(reply(again.json())).isEqualTo(reply(first.json()));
    }

    @Test
    void the_same_file_sent_eight_times_at_once_is_taken_in_once() throws Exception {
        byte[] bytes = new Test301().bytes();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> hand(bytes)))
                    .toList();
            Set<String> texts = new java.util.HashSet<>();
            for (var answer : answers) {
                texts.add(answer.get().expect(200).text());
            }
            assertThat(texts).hasSize(1);
        }
        assertThat(count("iwmo_message")).isEqualTo(1);
        assertThat(count("assignment")).isEqualTo(1);
        assertThat(count("office_task")).isEqualTo(1);
    }

    @Test
    void the_newest_decision_wins_whatever_the_order_of_arrival() {
        Test301 older = message("1", "2025-12-18", product("10:15:00", "2026-12-31"));
        Test301 newer = message("2", "2025-12-18", product("10:15:01", "2026-06-30"));
        JsonNode first = accept(newer);
        JsonNode second = accept(older);
        assertThat(second.at("/assignments/0/effect").asText()).isEqualTo("older");
        JsonNode assignment = assignment(first, 0);
        assertThat(assignment.path("lastDay").asText()).isEqualTo("2026-06-30");
        assertThat(assignment.path("version").asInt()).isEqualTo(1);
        assertThat(assignment.path("versions")).hasSize(2);
        JsonNode third = accept(message("3", "2025-12-20", product("10:16:00", "2026-09-30")));
        assertThat(third.at("/assignments/0/effect").asText()).isEqualTo("changed");
        assignment = assignment(first, 0);
        assertThat(assignment.path("lastDay").asText()).isEqualTo("2026-09-30");
        assertThat(assignment.at("/versions/2/changed/0").asText()).isEqualTo("period");
    }

    @Test
    void a_valid_assignment_that_a_newer_message_does_not_list_is_a_task_in_either_order() {
        Test301 both = message("1", "2025-12-18", product("10:15:00", "2026-12-31"))
                .product(new Test301Product().nummer("300202").product("02", "").periode("2026-01-05", "2026-12-31"));
        Test301 one = message("2", "2025-12-20", product("10:15:00", "2026-12-31"));
        accept(both);
        accept(one);
        assertThat(openTasks()).contains("absentFromNewerMessage");
        accept(both.identificatie("3").dagtekening("2025-12-22"));
        assertThat(openTasks()).doesNotContain("absentFromNewerMessage");
        accept(message("4", "2025-12-24", product("10:15:00", "2026-12-31")).bsn("999900006"));
        assertThat(openTasks()).contains("absentFromNewerMessage");

        empty();
        accept(one);
        accept(both.identificatie("1").dagtekening("2025-12-18"));
        assertThat(openTasks()).contains("absentFromNewerMessage");
        assertThat(app.value("SELECT withdrawn FROM assignment WHERE assignment_number = 300202"))
                .isEqualTo("f");
    }

    @Test
    void reason_13_withdraws_the_assignment() {
        JsonNode first = accept(message("1", "2025-12-18", product("10:15:00", "2026-12-31")));
        JsonNode second = accept(message(
                "2",
                "2025-12-19",
                product("10:15:00", "2026-01-05")
                        .toegewezen("2025-12-19", "09:00:00")
                        .reden("13")));
        assertThat(second.at("/assignments/0/effect").asText()).isEqualTo("withdrawn");
        assertThat(assignment(first, 0).path("withdrawn").asBoolean()).isTrue();
        assertThat(openTasks()).isEmpty();
    }

    @Test
    void a_newer_message_replaces_the_person_and_leaves_what_the_provider_added() {
        JsonNode receipt = accept(new Test301().contact("01", Test301.ADRES));
        String id = receipt.path("clientId").asText();
        backOffice
                .call(
                        "changeClient",
                        Map.of("clientId", id, "If-Match", "\"1\""),
                        json("callName", "An", "accessNote", "Sleutel bij de buren", "localPhone", "038-1"))
                .expect(200);
        accept(new Test301()
                .identificatie("2")
                .dagtekening("2025-12-19")
                .contact("01", Test301.ADRES.replace("8261AA", "8261BB")));
        accept(new Test301()
                .identificatie("3")
                .dagtekening("2025-12-17")
                .product(new Test301Product().toegewezen("2025-12-17", "09:00:00"))
                .contact("01", Test301.ADRES.replace("8261AA", "8261CC")));
        JsonNode client =
                backOffice.call("getClient", Map.of("clientId", id)).expect(200).json();
        assertThat(client.at("/person/address/postcode").asText()).isEqualTo("8261BB");
        assertThat(client.path("callName").asText()).isEqualTo("An");
        assertThat(client.path("accessNote").asText()).isEqualTo("Sleutel bij de buren");
        assertThat(client.path("version").asInt()).isEqualTo(3);
    }

    @Test
    void a_municipality_without_an_agreement_is_accepted_and_leaves_a_task() {
        JsonNode receipt = accept(new Test301().afzender("0193"));
        assertThat(receipt.at("/assignments/0/assignmentId").isMissingNode()).isTrue();
        assertThat(receipt.path("warnings").toString()).contains("no-agreement");
        assertThat(openTasks()).containsExactly("noAgreement");
    }

    @Test
    void the_reply_is_recorded_as_handed_over_once() {
        JsonNode receipt = accept(new Test301());
        Map<String, String> id = Map.of("messageId", receipt.path("id").asText());
        Instant now = app.clock().instant();
        backOffice
                .call(
                        "recordIwmoReplySent",
                        id,
                        json("sentAt", now.plusSeconds(1).toString()))
                .expectProblem(422, "reply-sent-at-impossible");
        Answer first = backOffice.call("recordIwmoReplySent", id, json()).expect(200);
        assertThat(first.field("replySentAt")).isEqualTo(now.toString());
        app.moveTo(now.plusSeconds(60));
        assertThat(backOffice
                        .call("recordIwmoReplySent", id, json())
                        .expect(200)
                        .text())
                .isEqualTo(first.text());
    }

    @Test
    void every_reply_has_an_identification_of_its_own_that_rises() {
        String first = reply(accept(new Test301()));
        String second = reply(reject(new Test301().commentaar("anders")));
        assertThat(first).contains("<wmo302:IdentificatieRetour>R00000000001<");
        assertThat(second).contains("<wmo302:IdentificatieRetour>R00000000002<");
    }

    @Test
    void the_moment_of_receipt_may_be_told_and_lies_never_in_the_future() {
        Map<String, String> earlier = Map.of("receivedAt", "2025-12-19T10:00:00+01:00");
        String id = backOffice
                .call("receiveIwmoMessage", earlier, new Test301().bytes())
                .expect(200)
                .field("id");
        assertThat(backOffice
                        .call("getIwmoMessage", Map.of("messageId", id))
                        .expect(200)
                        .field("receivedAt"))
                .isEqualTo("2025-12-19T09:00:00Z");
        backOffice
                .call(
                        "receiveIwmoMessage",
                        Map.of(
                                "receivedAt",
                                app.clock().instant().plusSeconds(1).toString()),
                        new Test301().bytes())
                .expectProblem(422, "received-in-future");
    }

    @Test
    void providers_never_meet() {
        JsonNode first = accept(new Test301());
        TestClient other = app.as("backoffice2");
        Answer second = other.call(
                        "receiveIwmoMessage",
                        Map.of(),
                        new Test301().ontvanger("42420002").bytes())
                .expect(200);
        assertThat(second.field("outcome")).isEqualTo("accepted");
        assertThat(second.field("clientId")).isNotEqualTo(first.path("clientId").asText());
        Map<String, String> id = Map.of("messageId", first.path("id").asText());
        for (String operation : List.of("getIwmoMessage", "getIwmoReply")) {
            other.call(operation, id).expectProblem(404, "not-found");
        }
        other.call("recordIwmoReplySent", id, json()).expectProblem(404, "not-found");
        assertThat(only(other.call("listIwmoMessages").expect(200)).path("id").asText())
                .isEqualTo(second.field("id"));
    }

    @Test
    void a_dump_of_the_database_holds_no_bsn() {
        accept(new Test301());
        reject(new Test301().identificatie("2").bsn("999900018"));
        for (String table : List.of("client", "iwmo_message", "audit_entry", "assignment_version", "office_task")) {
            assertThat(app.value("SELECT string_agg(t::text, ' ') FROM " + table + " t"))
                    .as(table)
                    .doesNotContain("999900006")
                    .doesNotContain("999900018")
                    .doesNotContain("393939393030303036");
        }
    }
}
