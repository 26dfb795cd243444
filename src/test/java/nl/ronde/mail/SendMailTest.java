package nl.ronde.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.ronde.audit.Audit;
import nl.ronde.mail.MoodyMailServer.Mood;
import nl.ronde.platform.config.MailServer;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.waiting.HeavyWork;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of mail with a mail server that has bad days. */
class SendMailTest {
    private static final SmtpSender.Patience SHORT = new SmtpSender.Patience(600, 600);

    private static TestApp app;
    private static MoodyMailServer server;
    private static UUID provider;

    private List<MailAccepted> accepted;
    private List<MailReturned> returned;
    private SendMail job;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        server = new MoodyMailServer();
        provider = UUID.fromString(new Fixtures(app).provider());
    }

    @AfterAll
    static void stop() {
        server.close();
        app.close();
    }

    @BeforeEach
    void empty() {
        app.sql("DELETE FROM mail_failure; DELETE FROM mail_attachment; DELETE FROM mail");
        server.is(Mood.TAKES);
        server.forget();
        accepted = new ArrayList<>();
        returned = new ArrayList<>();
        job = job(Optional.of(TestCertificate.get().pem()));
    }

    private SendMail job(Optional<Path> certificates) {
        Events events = new Events();
        events.on(MailAccepted.class, (tx, event) -> accepted.add(event));
        events.on(MailReturned.class, (tx, event) -> returned.add(event));
        return job(certificates, events);
    }

    private SendMail job(Optional<Path> certificates, Events events) {
        MailServer address = new MailServer(
                "localhost",
                server.port(),
                MailServer.Protection.STARTTLS,
                Optional.of(new MailServer.Login("ronde", "geheim")),
                certificates,
                "ronde@zorg.example.nl",
                "zorg.example.nl");
        return new SendMail(
                app.infrastructure().db(),
                new MailStore(),
                new SmtpSender(address, new HeavyWork(app.infrastructure().vertx(), "mail-test", 4, 30), SHORT),
                app.server().app().identity().providers(),
                app.clock(),
                new Audit(app.clock()),
                events);
    }

    @Test
    void what_the_server_takes_is_proven_by_its_words_its_time_and_the_message_id() {
        UUID id = queue("wmo@kampen.nl");
        job.run(provider);
        assertThat(server.taken()).hasSize(1);
        assertThat(server.taken().getFirst()).contains("Message-ID: " + column(id, "message_id"));
        assertThat(column(id, "state")).isEqualTo("ACCEPTED");
        assertThat(column(id, "server_answer")).isEqualTo("250 2.0.0 in de rij als 1");
        assertThat(accepted).singleElement().satisfies(event -> {
            assertThat(event.mailId()).isEqualTo(id);
            assertThat(event.acceptedAt()).isEqualTo(app.clock().instant());
            assertThat(event.messageId()).isEqualTo(column(id, "message_id"));
            assertThat(event.serverAnswer()).isEqualTo("250 2.0.0 in de rij als 1");
            assertThat(event.aboutType()).isEqualTo("incident");
        });
        job.run(provider);
        assertThat(server.taken()).as("once").hasSize(1);
    }

    @Test
    void a_mail_that_comes_back_later_is_to_bring_its_headers_only() {
        queue("wmo@kampen.nl");
        job.run(provider);
        assertThat(server.senders()).containsExactly("MAIL FROM:<ronde@zorg.example.nl> RET=HDRS");
    }

    @Test
    void an_address_that_does_not_exist_comes_back_at_once_and_does_not_hold_up_the_rest() {
        server.is(Mood.KNOWS_NOBODY);
        UUID first = queue("niemand@kampen.nl");
        UUID second = queue("ook-niemand@kampen.nl");
        job.run(provider);
        assertThat(column(first, "state")).isEqualTo("RETURNED");
        assertThat(column(second, "state")).isEqualTo("RETURNED");
        assertThat(returned)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.reason()).isEqualTo("550 5.1.1 deze gebruiker bestaat niet"));
        assertThat(accepted).isEmpty();
    }

    @Test
    void who_cannot_be_told_makes_no_mail_go_twice() {
        Events deaf = new Events();
        deaf.on(MailAccepted.class, (tx, event) -> {
            throw new IllegalStateException("planted");
        });
        SendMail sends = job(Optional.of(TestCertificate.get().pem()), deaf);
        UUID id = queue("wmo@kampen.nl");
        sends.run(provider);
        assertThat(column(id, "state")).isEqualTo("ACCEPTED");
        later(Duration.ofHours(1));
        sends.run(provider);
        assertThat(server.taken()).as("sent once").hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TAKES", "TAKES_AND_HANGS_UP", "KNOWS_NOBODY"})
    void what_passes_is_tried_again_under_the_same_message_id(Mood mood) {
        server.is(mood);
        UUID id = queue("wmo@kampen.nl");
        job.run(provider);
        assertThat(column(id, "state")).isEqualTo("QUEUED");
        assertThat(column(id, "attempts")).isEqualTo("1");
        assertThat(column(id, "last_failure")).isNotBlank().doesNotContain("\n");
        assertThat(column(id, "last_failure"))
                .as("Dutch, or the server's own words behind their code")
                .matches("(De mailserver [^:]*|.*?[45][0-9]{2}[ -].*)")
                .doesNotContain("Exception", "reading response", "EOF", "STARTTLS is required");
        assertThat(server.taken()).isEmpty();
        assertThat(server.callers()).isEqualTo(1);
        job.run(provider);
        assertThat(server.callers()).as("not before the pause is over").isEqualTo(1);
        server.is(Mood.TAKES);
        later(Duration.ofMinutes(1));
        job.run(provider);
        assertThat(server.taken()).singleElement().asString().contains("Message-ID: " + column(id, "message_id"));
        assertThat(column(id, "state")).isEqualTo("ACCEPTED");
        assertThat(accepted).hasSize(1);
        assertThat(returned).isEmpty();
    }

    @Test
    void what_was_taken_is_taken_however_the_server_hangs_up() {
        server.is(Mood.TAKES_AND_HANGS_UP);
        UUID id = queue("wmo@kampen.nl");
        job.run(provider);
        assertThat(column(id, "state")).isEqualTo("ACCEPTED");
        assertThat(accepted).hasSize(1);
    }

    @Test
    void a_server_that_is_away_costs_one_try_a_run_and_all_leave_when_it_is_back() {
        server.is(Mood.CLOSES_AT_THE_DOOR);
        for (int i = 0; i < 5; i++) {
            queue("wmo@kampen.nl");
        }
        job.run(provider);
        assertThat(server.callers()).isEqualTo(1);
        server.is(Mood.TAKES);
        later(Duration.ofMinutes(1));
        job.run(provider);
        assertThat(server.taken()).hasSize(5);
    }

    @Test
    void after_a_day_of_trying_with_longer_and_longer_pauses_it_is_given_up() {
        server.is(Mood.HAS_A_FULL_DISK);
        UUID id = queue("wmo@kampen.nl");
        Instant began = app.clock().instant();
        for (int tries = 1; returned.isEmpty(); tries++) {
            job.run(provider);
            // As long as the pause is: 1, 2, 4, 8, 16 and then every 30 minutes.
            later(Duration.ofMinutes(SendMail.pauseMinutes(tries)));
        }
        assertThat(Duration.between(began, returned.getFirst().returnedAt()))
                .isBetween(Duration.ofHours(24), Duration.ofHours(24).plusMinutes(30));
        int attempts = Integer.parseInt(column(id, "attempts"));
        assertThat(attempts).isBetween(48, 60);
        assertThat(app.value("SELECT count(*) FROM mail_failure WHERE mail_id = '" + id + "'"))
                .isEqualTo(String.valueOf(attempts));
        assertThat(returned.getFirst().reason()).isEqualTo("452 4.3.1 geen ruimte");
    }

    @Test
    void after_three_days_without_this_server_the_mail_still_leaves() {
        UUID id = queue("wmo@kampen.nl");
        later(Duration.ofDays(3));
        job.run(provider);
        assertThat(column(id, "state")).isEqualTo("ACCEPTED");
    }

    @Test
    void two_servers_at_one_moment_send_a_mail_once() throws Exception {
        UUID id = queue("wmo@kampen.nl");
        CountDownLatch gate = server.waitBeforeTaking();
        SendMail patient = new SendMail(
                app.infrastructure().db(),
                new MailStore(),
                new SmtpSender(
                        new MailServer(
                                "localhost",
                                server.port(),
                                MailServer.Protection.STARTTLS,
                                Optional.empty(),
                                Optional.of(TestCertificate.get().pem()),
                                "ronde@zorg.example.nl",
                                "zorg.example.nl"),
                        new HeavyWork(app.infrastructure().vertx(), "mail-test", 4, 30),
                        new SmtpSender.Patience(5_000, 20_000)),
                app.server().app().identity().providers(),
                app.clock(),
                new Audit(app.clock()),
                new Events());
        CompletableFuture<Void> one = CompletableFuture.runAsync(() -> patient.run(provider));
        while (server.callers() == 0) {
            Thread.onSpinWait();
        }
        job.run(provider);
        gate.countDown();
        one.get(20, TimeUnit.SECONDS);
        assertThat(server.callers()).isEqualTo(1);
        assertThat(server.taken()).hasSize(1);
        assertThat(column(id, "state")).isEqualTo("ACCEPTED");
    }

    @Test
    void what_a_server_left_behind_that_died_is_sent_by_another_after_ten_minutes() {
        UUID id = queue("wmo@kampen.nl");
        Instant now = app.clock().instant();
        app.infrastructure()
                .db()
                .inTransaction(
                        provider,
                        tx -> new SendingStore().claim(tx, now, now.plusSeconds(600), now.plusSeconds(86_400)));
        job.run(provider);
        assertThat(server.taken()).isEmpty();
        later(Duration.ofMinutes(10));
        job.run(provider);
        assertThat(server.taken()).hasSize(1);
        assertThat(column(id, "attempts")).isEqualTo("2");
        assertThat(column(id, "state")).isEqualTo("ACCEPTED");
    }

    @Test
    void a_server_with_a_certificate_that_nobody_vouches_for_gets_nothing() {
        UUID id = queue("wmo@kampen.nl");
        job(Optional.empty()).run(provider);
        assertThat(server.taken()).isEmpty();
        assertThat(column(id, "state")).isEqualTo("QUEUED");
    }

    @Test
    void a_mail_that_lapsed_is_not_sent_any_more() {
        UUID id = app.infrastructure()
                .db()
                .inTransaction(
                        provider,
                        tx -> outbox().queueUntil(
                                        tx,
                                        mail("planner@zorg.example.nl"),
                                        app.clock().instant().plusSeconds(3_600)));
        later(Duration.ofHours(1));
        job.run(provider);
        assertThat(server.callers()).isZero();
        assertThat(column(id, "state")).isEqualTo("RETURNED");
        assertThat(returned).hasSize(1);
    }

    @Test
    void a_mail_for_later_waits_for_its_moment() {
        app.infrastructure()
                .db()
                .inTransaction(
                        provider,
                        tx -> outbox().queue(
                                        tx,
                                        mail("wmo@kampen.nl"),
                                        app.clock().instant().plusSeconds(3_600)));
        job.run(provider);
        assertThat(server.taken()).isEmpty();
        later(Duration.ofHours(1));
        job.run(provider);
        assertThat(server.taken()).hasSize(1);
    }

    private static UUID queue(String recipient) {
        return app.infrastructure().db().inTransaction(provider, tx -> outbox().queue(tx, mail(recipient), null));
    }

    private static Outbox outbox() {
        return app.server().app().mail().outbox();
    }

    private static OutgoingMail mail(String recipient) {
        return new OutgoingMail(
                "test", recipient, "Melding", "Beste lezer,\n\nTekst.\n", "incident", Ids.next(), List.of());
    }

    private static void later(Duration duration) {
        app.clock().moveTo(app.clock().instant().plus(duration));
    }

    private static String column(UUID id, String name) {
        return app.value("SELECT " + name + " FROM mail WHERE id = '" + id + "'");
    }
}
