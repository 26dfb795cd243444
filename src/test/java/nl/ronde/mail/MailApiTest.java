package nl.ronde.mail;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.CapturedLog;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail from the outbox to a real mail server over STARTTLS with a sign-in, and what the office sees and does. */
class MailApiTest {
    private static GreenMail mailServer;
    private static StartTlsFront front;
    private static TestApp app;
    private static UUID provider;

    @BeforeAll
    static void start() {
        mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
        mailServer.setUser("ronde@zorg.example.nl", "ronde", "geheim");
        mailServer.start();
        front = new StartTlsFront(mailServer.getSmtp().getPort());
        app = TestApp.start(
                TestApp.START,
                Map.of(
                        "RONDE_SMTP_HOST", "localhost",
                        "RONDE_SMTP_PORT", String.valueOf(front.port()),
                        "RONDE_SMTP_USER", "ronde",
                        "RONDE_SMTP_PASSWORD", "geheim",
                        "RONDE_SMTP_CERTIFICATES", TestCertificate.get().pem().toString(),
                        "RONDE_MAIL_FROM", "ronde@zorg.example.nl"));
        provider = UUID.fromString(new Fixtures(app).provider());
    }

    @AfterAll
    static void stop() {
        app.close();
        front.close();
        mailServer.stop();
    }

    @Test
    void kampen_b2_2_5_a_mail_arrives_as_it_was_written_and_is_proven() throws Exception {
        byte[] pdf = "%PDF-1.7 één".getBytes(StandardCharsets.UTF_8);
        UUID incident = Ids.next();
        String id = queue(new OutgoingMail(
                "incident-municipality",
                "wmo@kampen.example.nl",
                "Melding van een incident – vóór 7 januari",
                "Geachte heer, mevrouw,\n\nHet ging mis bij één cliënt: € 25 schade.\n.\nMet groet\n",
                "incident",
                incident,
                List.of(new OutgoingMail.Attachment("melding één.pdf", "application/pdf", pdf))));
        app.server().app().jobs().runDue();

        JsonNode mail = app.as("teamleider")
                .call("getMail", Map.of("mailId", id))
                .expect(200)
                .json();
        assertThat(mail.path("state").asText()).as(mail.toString()).isEqualTo("accepted");
        assertThat(mail.path("acceptedAt").asText()).startsWith("2026-01-05T07:00:00");
        assertThat(mail.path("serverAnswer").asText()).startsWith("250");
        String messageId = mail.path("messageId").asText();
        assertThat(messageId)
                .as("not to be guessed from another")
                .matches("<" + id + "[.][0-9a-f]{32}@zorg.example.nl>");
        assertThat(mail.path("body").asText()).contains("€ 25");
        assertThat(mail.at("/attachments/0/bytes").asInt()).isEqualTo(pdf.length);
        assertThat(front.inTheClear()).isZero();

        MimeMessage got = received("wmo@kampen.example.nl");
        assertThat(got.getMessageID()).isEqualTo(messageId);
        assertThat(got.getSubject()).isEqualTo("Melding van een incident – vóór 7 januari");
        InternetAddress from = (InternetAddress) got.getFrom()[0];
        assertThat(from.getAddress()).isEqualTo("ronde@zorg.example.nl");
        assertThat(from.getPersonal()).isEqualTo(app.value("SELECT name FROM provider WHERE agb_code = '42420001'"));
        assertThat(got.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        Multipart parts = (Multipart) got.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString().replace("\r\n", "\n"))
                .isEqualTo("Geachte heer, mevrouw,\n\nHet ging mis bij één cliënt: € 25 schade.\n.\nMet groet\n");
        Part attachment = parts.getBodyPart(1);
        assertThat(attachment.getContentType()).startsWith("application/pdf");
        assertThat(jakarta.mail.internet.MimeUtility.decodeText(attachment.getFileName()))
                .isEqualTo("melding één.pdf");
        assertThat(attachment.getInputStream().readAllBytes()).isEqualTo(pdf);
    }

    @Test
    void the_list_shows_what_became_of_mail_about_a_thing_and_no_text() {
        UUID incident = Ids.next();
        queue(mail("eerste@kampen.example.nl", incident));
        queue(mail("tweede@kampen.example.nl", incident));
        queue(mail("ander@kampen.example.nl", Ids.next()));
        Map<String, Object> about = json("aboutType", "incident", "aboutId", incident.toString());
        Answer waiting = app.as("backoffice").call("listMails", about).expect(200);
        assertThat(waiting.json().path("items").findValuesAsText("recipient"))
                .containsExactly("tweede@kampen.example.nl", "eerste@kampen.example.nl");
        assertThat(waiting.json().path("sends").asBoolean()).isTrue();
        assertThat(waiting.text()).doesNotContain("Beste lezer");
        app.server().app().jobs().runDue();
        Map<String, Object> queued = json("state", "queued", "aboutId", incident.toString());
        assertThat(app.as("beheer").call("listMails", queued).expect(200).json().path("items"))
                .isEmpty();
        Answer page = app.as("beheer")
                .call("listMails", json("state", "accepted", "aboutId", incident.toString(), "limit", 1))
                .expect(200);
        Answer next = app.as("beheer")
                .call("listMails", json("aboutId", incident.toString(), "limit", 1, "cursor", page.field("nextCursor")))
                .expect(200);
        assertThat(next.json().path("items").findValuesAsText("recipient")).containsExactly("eerste@kampen.example.nl");
        assertThat(next.json().has("nextCursor")).isFalse();
    }

    @Test
    void reading_a_mail_leaves_a_trace() {
        String id = queue(mail("wmo@kampen.example.nl", Ids.next()));
        app.as("teamleider").call("getMail", Map.of("mailId", id)).expect(200);
        assertThat(app.value("SELECT kind FROM audit_entry WHERE action = 'getMail' AND object_id = '" + id + "'"))
                .isEqualTo("READ");
    }

    @Test
    void a_mail_that_came_back_is_recorded_once_and_sent_again_to_another_address() {
        String id = queue(mail("weg@kampen.example.nl", Ids.next()));
        Map<String, Object> reason = json("reason", "Mailbox bestaat niet meer");
        app.as("teamleider")
                .call("recordMailReturn", Map.of("mailId", id), reason)
                .expectProblem(409, "mail-not-accepted");
        app.server().app().jobs().runDue();
        app.as("teamleider").call("resendMail", Map.of("mailId", id), json()).expectProblem(409, "mail-not-returned");

        JsonNode returned = app.as("teamleider")
                .call("recordMailReturn", Map.of("mailId", id), reason)
                .expect(200)
                .json();
        assertThat(returned.path("state").asText()).isEqualTo("returned");
        assertThat(returned.path("lastFailure").asText()).isEqualTo("Mailbox bestaat niet meer");
        assertThat(returned.path("serverAnswer").asText())
                .as("the proof of before stays")
                .startsWith("250");
        assertThat(returned.has("acceptedAt")).isTrue();
        assertThat(returned.has("returnedBy")).isTrue();
        app.as("backoffice")
                .call("recordMailReturn", Map.of("mailId", id), reason)
                .expectProblem(409, "mail-not-accepted");

        app.as("backoffice")
                .call("resendMail", Map.of("mailId", id), json("recipient", "nieuw@kampen.example.nl\n"))
                .expectProblem(400, "invalid-request");
        JsonNode again = app.as("backoffice")
                .call("resendMail", Map.of("mailId", id), json("recipient", "nieuw@kampen.example.nl"))
                .expect(201)
                .json();
        assertThat(again.path("resendOf").asText()).isEqualTo(id);
        assertThat(again.path("messageId").asText())
                .isNotEqualTo(returned.path("messageId").asText());
        assertThat(again.path("body")).isEqualTo(returned.path("body"));
        app.as("backoffice").call("resendMail", Map.of("mailId", id), json()).expectProblem(409, "mail-already-resent");
        app.server().app().jobs().runDue();
        assertThat(app.as("beheer")
                        .call("getMail", Map.of("mailId", again.path("id").asText()))
                        .field("state"))
                .isEqualTo("accepted");
        assertThat(app.as("beheer").call("getMail", Map.of("mailId", id)).field("resentAs"))
                .isEqualTo(again.path("id").asText());
    }

    @Test
    void of_two_who_record_or_resend_at_one_moment_one_is_first() throws Exception {
        String id = queue(mail("samen@kampen.example.nl", Ids.next()));
        app.server().app().jobs().runDue();
        assertThat(atOnce(() -> app.as("teamleider")
                        .call("recordMailReturn", Map.of("mailId", id), json("reason", "Terug"))
                        .status()))
                .containsExactlyInAnyOrder(200, 409);
        assertThat(atOnce(() -> app.as("teamleider")
                        .call("resendMail", Map.of("mailId", id), json())
                        .status()))
                .containsExactlyInAnyOrder(201, 409);
    }

    private static List<Integer> atOnce(Callable<Integer> call) throws Exception {
        app.as("teamleider");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(List.of(call, call)).stream()
                    .map(done -> done.resultNow())
                    .toList();
        }
    }

    @Test
    void without_a_mail_server_the_start_says_so_mail_waits_and_the_office_sees_it() {
        try (CapturedLog log = CapturedLog.start();
                TestApp without = TestApp.start()) {
            assertThat(log.text().lines().filter(line -> line.contains("RONDE_SMTP_HOST")))
                    .hasSize(1);
            UUID there = UUID.fromString(new Fixtures(without).provider());
            without.infrastructure()
                    .db()
                    .inTransaction(
                            there,
                            tx -> without.server()
                                    .app()
                                    .mail()
                                    .outbox()
                                    .queue(tx, mail("wmo@kampen.example.nl", Ids.next()), null));
            without.server().app().jobs().runDue();
            JsonNode list =
                    without.as("teamleider").call("listMails").expect(200).json();
            assertThat(list.path("sends").asBoolean()).isFalse();
            assertThat(list.path("readsReturns").asBoolean()).isFalse();
            assertThat(list.at("/items/0/state").asText()).isEqualTo("queued");
            assertThat(list.at("/items/0/attempts").asInt()).isZero();
        }
    }

    @Test
    void no_request_waits_for_a_mail_server_that_says_nothing() throws Exception {
        try (MoodyMailServer silent = new MoodyMailServer();
                TestApp slow = TestApp.start(
                        TestApp.START,
                        Map.of(
                                "RONDE_SMTP_HOST", "localhost",
                                "RONDE_SMTP_PORT", String.valueOf(silent.port()),
                                "RONDE_MAIL_FROM", "ronde@zorg.example.nl"))) {
            silent.is(MoodyMailServer.Mood.SAYS_NOTHING);
            UUID there = UUID.fromString(new Fixtures(slow).provider());
            UUID id = slow.infrastructure()
                    .db()
                    .inTransaction(
                            there,
                            tx -> slow.server()
                                    .app()
                                    .mail()
                                    .outbox()
                                    .queue(tx, mail("wmo@kampen.example.nl", Ids.next()), null));
            CompletableFuture<Void> job =
                    CompletableFuture.runAsync(slow.server().app().jobs()::runDue);
            while (silent.callers() == 0) {
                Thread.onSpinWait();
            }
            for (int i = 0; i < 20; i++) {
                slow.as("teamleider").call("getMail", Map.of("mailId", id)).expect(200);
            }
            assertThat(job).isNotDone();
            silent.close();
            job.get(20, TimeUnit.SECONDS);
            assertThat(slow.as("teamleider")
                            .call("getMail", Map.of("mailId", id))
                            .json()
                            .at("/failures/0/attempt")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_user_has_an_address_that_can_be_changed_and_taken_away() {
        JsonNode made = app.as("beheer")
                .call(
                        "createUser",
                        Map.of(),
                        json(
                                "username", "postbus",
                                "displayName", "Post",
                                "roles", List.of("planner"),
                                "email", "post@zorg.example.nl"))
                .expect(201)
                .json()
                .path("user");
        assertThat(made.path("email").asText()).isEqualTo("post@zorg.example.nl");
        assertThat(app.as("postbus").call("getMe").expect(200).field("email")).isEqualTo("post@zorg.example.nl");
        Answer changed = change(made.path("id").asText(), "\"1\"", "ander@zorg.example.nl");
        assertThat(changed.field("email")).isEqualTo("ander@zorg.example.nl");
        Answer none = change(made.path("id").asText(), changed.header("ETag"), "");
        assertThat(none.json().has("email")).isFalse();
        assertThat(app.as("postbus").call("getMe").expect(200).json().has("email"))
                .isFalse();
    }

    private static Answer change(String userId, String version, String email) {
        return app.as("beheer")
                .call("changeUser", Map.of("userId", userId, "If-Match", version), json("email", email))
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"post", "post@zorg", "a@b.nl\n", "a@b.nl\nBcc: c@d.nl", "A <a@b.nl>", "a@b.nl,c@d.nl", "\n", " "
            })
    void what_is_no_address_of_a_user_is_refused(String email) {
        app.as("beheer")
                .call(
                        "createUser",
                        Map.of(),
                        json("username", "fout", "displayName", "F", "roles", List.of("planner"), "email", email))
                .expectProblem(400, "invalid-request");
    }

    private static MimeMessage received(String recipient) throws Exception {
        for (MimeMessage each : mailServer.getReceivedMessages()) {
            if (each.getAllRecipients()[0].toString().equals(recipient)) {
                return each;
            }
        }
        throw new AssertionError("nothing for " + recipient);
    }

    private static String queue(OutgoingMail mail) {
        return app.infrastructure()
                .db()
                .inTransaction(
                        provider, tx -> app.server().app().mail().outbox().queue(tx, mail, null))
                .toString();
    }

    private static OutgoingMail mail(String recipient, UUID incident) {
        return new OutgoingMail(
                "test", recipient, "Melding", "Beste lezer,\n\nTekst.\n", "incident", incident, List.of());
    }
}
