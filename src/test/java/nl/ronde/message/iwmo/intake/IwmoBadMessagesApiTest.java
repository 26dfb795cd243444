package nl.ronde.message.iwmo.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.ronde.message.iwmo.Shared;
import nl.ronde.message.iwmo.Test301;
import nl.ronde.message.iwmo.Test301Product;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad messages through HTTP: each gets a clear answer, and nothing of it is half-processed. */
class IwmoBadMessagesApiTest extends IwmoApi {
    @Test
    void every_negative_example_is_refused() throws IOException {
        try (Stream<Path> files = Files.list(Shared.iwmo("examples-hh1-kampen"))) {
            List<Path> negative = files.filter(
                            file -> file.getFileName().toString().startsWith("99"))
                    .toList();
            assertThat(negative).isNotEmpty();
            for (Path file : negative) {
                hand(Files.readAllBytes(file)).expectProblem(422, "iwmo-unreadable");
            }
        }
    }

    @Test
    void a_broken_rule_inside_the_message_is_answered_with_0001_and_has_no_effect() throws IOException {
        JsonNode receipt = reject(new Test301().bsn("999900007"));
        assertThat(codes(receipt)).containsExactly("CS002");
        String reply = reply(receipt);
        assertThat(reply).contains("<wmo302:RetourCode>0001<").doesNotContain("999900007");
        assertThat(count("client")).isZero();
        if (sharedDataIsHere()) {
            assertValid(reply);
        }
    }

    @Test
    void no_bsn_of_nine_zeros() {
        assertThat(codes(reject(new Test301().bsn("000000000")))).containsExactly("CS002");
    }

    static Stream<Arguments> rejections() {
        return Stream.of(
                Arguments.of("TR135", new Test301().dagtekening("2026-01-06"), "8848"),
                Arguments.of("TR378", new Test301().afzender("9999"), "S300"),
                Arguments.of("TR381", new Test301().product(new Test301Product().product("01", "01A01")), "S329"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rejections")
    void a_message_that_does_not_fit_what_we_know_is_rejected_whole(String rule, Test301 message, String code)
            throws IOException {
        JsonNode receipt = reject(message);
        assertThat(codes(receipt)).as(rule).containsExactly(code);
        String reply = reply(receipt);
        assertThat(reply).contains("<wmo302:RetourCode>" + code + "<").contains("999900006");
        if (sharedDataIsHere()) {
            assertValid(reply);
        }
        assertThat(count("client")).isZero();
        assertThat(count("assignment")).isZero();
    }

    @Test
    void tr332_a_number_that_another_client_of_the_municipality_has_is_rejected() {
        accept(new Test301());
        JsonNode receipt = reject(new Test301().identificatie("2").bsn("999900018"));
        assertThat(codes(receipt)).containsExactly("9332");
        assertThat(count("client")).isEqualTo(1);
    }

    @Test
    void tr056_the_same_identification_with_other_content_is_rejected() {
        accept(new Test301());
        JsonNode receipt = reject(new Test301().commentaar("anders"));
        assertThat(codes(receipt)).containsExactly("9056");
        assertThat(reply(receipt)).contains("<wmo302:RetourCode>9056<").contains("<wmo302:RetourCode>0233<");
    }

    @Test
    void an_identification_of_another_sender_or_of_an_unreadable_file_is_not_used_up() {
        hand(new Test301().xml().replace("</wmo301:Bericht>", "").getBytes(UTF_8))
                .expect(422);
        accept(new Test301());
        accept(new Test301().afzender("0935").bsn("999900018"));
    }

    static Stream<Arguments> unreadable() {
        String good = new Test301().xml();
        String withEntity = good.replace(
                "<wmo301:Bericht ", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><wmo301:Bericht ");
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 12; i++) {
            laughs.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        laughs.append("]><wmo301:Bericht ");
        return Stream.of(
                Arguments.of("nothing", ""),
                Arguments.of("no XML", "geen xml"),
                Arguments.of("broken XML", good.replace("</wmo301:Header>", "")),
                Arguments.of("another schema", good.replace("wmo301/schema", "wmo305/schema")),
                Arguments.of("an element too many", good.replace("<wmo301:Client>", "<wmo301:Client><wmo301:Extra/>")),
                Arguments.of("an external entity", withEntity),
                Arguments.of("a billion laughs", good.replace("<wmo301:Bericht ", laughs)),
                Arguments.of("a byte-order mark", "\uFEFF" + good));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void what_cannot_be_read_is_refused_kept_and_never_answered(String what, String xml) {
        Answer refused = hand(xml.getBytes(UTF_8)).expectProblem(422, "iwmo-unreadable");
        assertThat(refused.json().path("errors")).as(what).isNotEmpty();
        assertThat(refused.text()).doesNotContain("999900006").doesNotContain("root:");
        JsonNode kept = only(backOffice.call("listIwmoMessages").expect(200));
        assertThat(kept.path("outcome").asText()).isEqualTo("unreadable");
        assertThat(refused.text()).contains(kept.path("id").asText());
        Map<String, String> id = Map.of("messageId", kept.path("id").asText());
        backOffice.call("getIwmoMessage", id).expect(200);
        backOffice.call("getIwmoReply", id).expectProblem(404, "not-found");
        backOffice.call("recordIwmoReplySent", id, json()).expectProblem(404, "not-found");
        assertThat(count("client")).isZero();
    }

    @Test
    void a_message_for_another_provider_is_refused_and_its_content_is_not_kept() {
        Answer refused = hand(new Test301().ontvanger("42420002").bytes()).expectProblem(422, "iwmo-other-receiver");
        Answer again = hand(new Test301().ontvanger("42420002").bytes()).expectProblem(422, "iwmo-other-receiver");
        assertThat(again.field("detail")).isEqualTo(refused.field("detail"));
        JsonNode kept = only(backOffice.call("listIwmoMessages").expect(200));
        assertThat(kept.path("outcome").asText()).isEqualTo("misdirected");
        backOffice
                .call("getIwmoReply", Map.of("messageId", kept.path("id").asText()))
                .expectProblem(404, "not-found");
        assertThat(app.value("SELECT content_sealed IS NULL FROM iwmo_message")).isEqualTo("t");
    }

    @Test
    void op179_up_to_25_million_bytes_are_taken_and_one_more_is_not() {
        byte[] good = new Test301().bytes();
        byte[] largest = Arrays.copyOf(good, 25_000_000);
        Arrays.fill(largest, good.length, largest.length, (byte) ' ');
        assertThat(hand(largest).expect(200).field("outcome")).isEqualTo("accepted");
        byte[] larger = Arrays.copyOf(largest, 25_000_001);
        larger[25_000_000] = ' ';
        hand(larger).expectProblem(413, "too-large");
    }
}
