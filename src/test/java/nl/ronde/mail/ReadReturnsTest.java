package nl.ronde.mail;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Flags;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.CapturedLog;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail that comes back is found in its mailbox: what it does, once, and what is left as it was. */
class ReadReturnsTest {
    private static final String NO_MAIL_OF_OURS = "<019b8d2e-5c00-7abc-8def-0123456789ab@zorg.example.nl>";

    private static ReturnMailServer server;
    private static TestApp app;
    private static UUID provider;

    @BeforeAll
    static void start() {
        server = new ReturnMailServer();
        app = TestApp.start(TestApp.START, server.settings());
        provider = UUID.fromString(new Fixtures(app).provider());
    }

    @AfterAll
    static void stop() {
        app.close();
        server.close();
    }

    @BeforeEach
    void empty() {
        server.empty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postfix", "exim", "exchange", "microsoft365"})
    void a_mail_that_came_back_is_recorded_once_by_the_server_and_its_report_is_marked(String example) {
        String id = accepted(provider);
        server.comesIn(example, column(id, "message_id"));
        run();
        JsonNode mail = mail(id);
        assertThat(mail.path("state").asText()).isEqualTo("returned");
        assertThat(mail.path("lastFailure").asText()).contains("55");
        assertThat(mail.path("returnedAt").asText()).startsWith("2026-01-05T07:00");
        assertThat(mail.has("acceptedAt")).isTrue();
        assertThat(mail.has("returnedBy")).as("no person").isFalse();
        assertThat(server.read()).containsExactly(true);
        assertThat(server.flags().getFirst().getUserFlags()).containsExactly(ImapMailbox.HANDLED);
        server.comesIn(example, column(id, "message_id"));
        run();
        run();
        assertThat(server.read()).containsExactly(true, true);
        assertThat(recorded(id)).isEqualTo("1");
        assertThat(app.value("SELECT user_id FROM audit_entry WHERE action = 'recordMailReturn' AND object_id = '" + id
                        + "'"))
                .isNull();
        app.as("backoffice").call("resendMail", Map.of("mailId", id), json()).expect(201);
    }

    @Test
    void what_is_no_bounce_of_ours_is_left_as_it_was_and_holds_up_nothing() {
        String id = accepted(provider);
        String messageId = column(id, "message_id");
        server.comesIn("postfix-delayed", messageId);
        server.comesIn("ordinary", messageId);
        server.comesIn("broken", messageId);
        server.comesIn("postfix", NO_MAIL_OF_OURS);
        server.comesIn("postfix", "<iets@elders.example>");
        server.comesIn("Subject: leeg\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        run();
        assertThat(mail(id).path("state").asText()).isEqualTo("accepted");
        assertThat(server.flags()).allSatisfy(each -> {
            assertThat(each.getUserFlags()).isEmpty();
            assertThat(each.contains(Flags.Flag.SEEN)).isFalse();
            assertThat(each.contains(Flags.Flag.RECENT))
                    .as("as if nobody had looked")
                    .isTrue();
        });
        server.comesIn("exim", messageId);
        run();
        assertThat(mail(id).path("state").asText()).isEqualTo("returned");
        assertThat(server.read()).containsExactly(false, false, false, false, false, false, true);
    }

    @Test
    void what_a_person_recorded_stays_as_it_was_told() {
        String id = accepted(provider);
        app.as("teamleider")
                .call("recordMailReturn", Map.of("mailId", id), json("reason", "Gebeld: niets gekregen"))
                .expect(200);
        server.comesIn("postfix", column(id, "message_id"));
        run();
        assertThat(mail(id).path("lastFailure").asText()).isEqualTo("Gebeld: niets gekregen");
        assertThat(mail(id).has("returnedBy")).isTrue();
        assertThat(recorded(id)).isEqualTo("1");
        assertThat(server.read()).containsExactly(true);
    }

    @Test
    void a_bounce_that_is_faster_than_the_word_of_the_mail_server_waits_for_it() {
        String id = queue(provider);
        server.comesIn("postfix", column(id, "message_id"));
        server.comesIn("ordinary", column(id, "message_id"));
        app.sql("UPDATE mail SET next_attempt_at = next_attempt_at + interval '5 minutes' WHERE id = '" + id + "'");
        run();
        assertThat(mail(id).path("state").asText()).isEqualTo("queued");
        assertThat(server.read()).containsExactly(false, false);
        app.sql("UPDATE mail SET next_attempt_at = created_at WHERE id = '" + id + "'");
        run();
        assertThat(mail(id).path("state").asText()).isEqualTo("returned");
        assertThat(server.read()).containsExactly(true, false);
    }

    @Test
    void the_message_id_tells_whose_mail_it_was() {
        UUID other = UUID.fromString(app.value(
                "SELECT provider_id FROM provider WHERE provider_id <> '" + provider + "' ORDER BY 1 LIMIT 1"));
        String own = accepted(provider);
        String theirs = accepted(other);
        server.comesIn("postfix", column(theirs, "message_id"));
        run();
        assertThat(column(own, "state")).isEqualTo("ACCEPTED");
        assertThat(column(theirs, "state")).isEqualTo("RETURNED");
        assertThat(app.value("SELECT provider_id FROM audit_entry WHERE action = 'recordMailReturn' AND object_id = '"
                        + theirs + "'"))
                .isEqualTo(other.toString());
    }

    @Test
    void two_servers_at_one_moment_record_it_once() throws Exception {
        String id = accepted(provider);
        server.comesIn("postfix", column(id, "message_id"));
        CyclicBarrier gate = new CyclicBarrier(2);
        List<CompletableFuture<Void>> both = List.of(another(), another()).stream()
                .map(job -> CompletableFuture.runAsync(() -> {
                    try {
                        gate.await();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                    job.run();
                }))
                .toList();
        for (CompletableFuture<Void> each : both) {
            each.get();
        }
        assertThat(recorded(id)).isEqualTo("1");
        assertThat(server.read()).containsExactly(true);
    }

    @Test
    void after_a_start_everything_is_looked_at_again_and_done_once() {
        String id = accepted(provider);
        server.comesIn("postfix", column(id, "message_id"));
        run();
        another().run();
        assertThat(recorded(id)).isEqualTo("1");
    }

    @Test
    void in_a_folder_that_was_made_anew_nothing_is_passed_over() {
        ReadReturns job = ReturnMailboxTroubleTest.job(
                app, app.server().app().events(), ReturnMailboxTroubleTest.address(server.imapPort(), "Retour"));
        String first = accepted(provider);
        String second = accepted(provider);
        server.makeFolder("Retour");
        server.comesInto("Retour", "ordinary", column(first, "message_id"));
        server.comesInto("Retour", "postfix", column(first, "message_id"));
        job.run();
        assertThat(column(first, "state")).isEqualTo("RETURNED");
        server.makeFolder("Retour");
        server.comesInto("Retour", "postfix", column(second, "message_id"));
        job.run();
        assertThat(column(second, "state")).isEqualTo("RETURNED");
    }

    @Test
    void a_full_mailbox_is_looked_through_in_several_goes_the_newest_first() {
        String old = accepted(provider);
        String young = accepted(provider);
        server.comesIn("postfix", column(old, "message_id"));
        for (int i = 0; i < ImapMailbox.MOST_MESSAGES; i++) {
            server.comesIn("ordinary", "<" + i + "@kampen.example>");
        }
        server.comesIn("postfix", column(young, "message_id"));
        ReadReturns job = another();
        job.run();
        assertThat(column(young, "state")).isEqualTo("RETURNED");
        assertThat(column(old, "state")).isEqualTo("ACCEPTED");
        job.run();
        assertThat(column(old, "state")).isEqualTo("RETURNED");
        assertThat(server.read()).filteredOn(each -> each).hasSize(2);
    }

    @Test
    void a_huge_message_is_read_at_its_beginning_only() {
        String id = accepted(provider);
        byte[] report = ReturnMailServer.example("exim", column(id, "message_id"));
        String huge =
                new String(report, StandardCharsets.UTF_8).replace("Tekst.", ("x".repeat(76) + "\r\n").repeat(100_000));
        server.comesIn(huge.getBytes(StandardCharsets.UTF_8));
        run();
        assertThat(mail(id).path("state").asText()).isEqualTo("returned");
    }

    @Test
    void nothing_of_what_came_in_stands_in_a_line_of_the_log() {
        String id = accepted(provider);
        try (CapturedLog log = CapturedLog.start(Level.DEBUG)) {
            server.comesIn("postfix", column(id, "message_id"));
            server.comesIn("broken", column(id, "message_id"));
            run();
            // The mail server of the test logs in the same process, and tells all.
            assertThat(log.text().lines().filter(line -> !line.contains("com.icegreen")))
                    .anyMatch(line -> line.contains("a mail came back") && line.contains(id))
                    .noneMatch(line -> line.contains("kampen.example")
                            || line.contains("zorg.example")
                            || line.contains("User unknown")
                            || line.contains("geheim-imap"));
        }
    }

    @Test
    void the_office_sees_that_the_server_looks_by_itself() {
        assertThat(app.as("backoffice")
                        .call("listMails")
                        .expect(200)
                        .json()
                        .path("readsReturns")
                        .asBoolean())
                .isTrue();
    }

    /** A second server: it has looked at nothing yet. */
    private static ReadReturns another() {
        return ReturnMailboxTroubleTest.job(
                app, app.server().app().events(), ReturnMailboxTroubleTest.address(server.imapPort()));
    }

    private static String accepted(UUID of) {
        String id = queue(of);
        run();
        assertThat(column(id, "state")).isEqualTo("ACCEPTED");
        return id;
    }

    private static String queue(UUID of) {
        return app.infrastructure()
                .db()
                .inTransaction(
                        of,
                        tx -> app.server()
                                .app()
                                .mail()
                                .outbox()
                                .queue(
                                        tx,
                                        new OutgoingMail(
                                                "test",
                                                "ria@kampen.example",
                                                "Melding",
                                                "Beste lezer,\n",
                                                "incident",
                                                Ids.next(),
                                                List.of()),
                                        null))
                .toString();
    }

    private static void run() {
        app.server().app().jobs().runDue();
    }

    private static JsonNode mail(String id) {
        return app.as("teamleider")
                .call("getMail", Map.of("mailId", id))
                .expect(200)
                .json();
    }

    private static String column(String id, String name) {
        return app.value("SELECT " + name + " FROM mail WHERE id = '" + id + "'");
    }

    private static String recorded(String id) {
        return app.value(
                "SELECT count(*) FROM audit_entry WHERE action = 'recordMailReturn' AND object_id = '" + id + "'");
    }
}
