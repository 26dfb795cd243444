package nl.ronde.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import nl.ronde.audit.Audit;
import nl.ronde.mail.StartTlsFront.Speaks;
import nl.ronde.platform.config.MailServer.Login;
import nl.ronde.platform.config.MailServer.Protection;
import nl.ronde.platform.config.ReturnMailbox;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.waiting.HeavyWork;
import nl.ronde.support.CapturedLog;
import nl.ronde.support.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A mailbox that is down, that hangs, or that cannot be trusted: one line in the log, no secret in it, and on it goes. */
class ReturnMailboxTroubleTest {
    private static final SmtpSender.Patience SHORT = new SmtpSender.Patience(600, 600);
    private static final String CANNOT = "the mailbox of returned mail cannot be read";

    private static TestApp app;
    private static ReturnMailServer server;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        server = new ReturnMailServer();
    }

    @AfterAll
    static void stop() {
        app.close();
        server.close();
    }

    @Test
    void a_mailbox_that_is_down_is_told_once() {
        ReturnMailServer down = new ReturnMailServer();
        int port = down.imapPort();
        down.close();
        try (CapturedLog log = CapturedLog.start()) {
            ReadReturns job = job(app, new Events(), address(port));
            job.run();
            job.run();
            assertThat(lines(log, CANNOT)).isEqualTo(1);
            assertThat(log.text())
                    .contains("it is not reachable")
                    .doesNotContain("geheim", "localhost", "ronde@", "port " + port);
        }
    }

    @Test
    void when_it_is_back_that_is_told_too() {
        try (CapturedLog log = CapturedLog.start();
                StartTlsFront front = new StartTlsFront(server.imapPort(), Speaks.IMAP)) {
            ReadReturns job = job(
                    app,
                    new Events(),
                    with(
                            address(front.port()),
                            Protection.STARTTLS,
                            Optional.of(TestCertificate.get().pem()),
                            "geheim-imap",
                            "Later"));
            job.run();
            server.makeFolder("Later");
            job.run();
            job.run();
            assertThat(lines(log, CANNOT)).isEqualTo(1);
            assertThat(lines(log, "the mailbox of returned mail can be read again"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_wrong_password_and_a_folder_that_is_not_there_are_told_as_that() {
        try (CapturedLog log = CapturedLog.start()) {
            ReturnMailbox right = address(server.imapPort());
            job(app, new Events(), with(right, Protection.NONE, Optional.empty(), "geheim-mis", "INBOX"))
                    .run();
            job(app, new Events(), with(right, Protection.NONE, Optional.empty(), "geheim-imap", "Nergens"))
                    .run();
            assertThat(log.text())
                    .contains("it refuses the sign-in", "it has no such folder")
                    .doesNotContain("geheim", "localhost", "ronde@", "Nergens");
        }
    }

    @Test
    void one_that_says_nothing_is_left_after_a_while() throws Exception {
        try (CapturedLog log = CapturedLog.start();
                MoodyMailServer silent = new MoodyMailServer()) {
            silent.is(MoodyMailServer.Mood.SAYS_NOTHING);
            job(app, new Events(), address(silent.port())).run();
            assertThat(lines(log, CANNOT)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "IMAP, STARTTLS, true, true",
        "NOTHING, TLS, true, true",
        "IMAP, STARTTLS, false, false",
        "NOTHING, TLS, false, false",
        "IMAP_WITHOUT_STARTTLS, STARTTLS, true, false"
    })
    void nobody_signs_in_over_a_line_that_is_not_protected(
            Speaks speaks, Protection protection, boolean vouchedFor, boolean reads) {
        try (CapturedLog log = CapturedLog.start();
                StartTlsFront front = new StartTlsFront(server.imapPort(), speaks)) {
            Optional<Path> trusted =
                    vouchedFor ? Optional.of(TestCertificate.get().pem()) : Optional.empty();
            job(app, new Events(), with(address(front.port()), protection, trusted, "geheim-imap", "INBOX"))
                    .run();
            assertThat(lines(log, CANNOT)).isEqualTo(reads ? 0 : 1);
            assertThat(front.inTheClear()).isZero();
        }
    }

    @Test
    void whether_it_can_be_read_is_a_metric() {
        try (TestApp away = TestApp.start(
                TestApp.START,
                Map.of(
                        "RONDE_IMAP_HOST", "localhost",
                        "RONDE_IMAP_PORT", "1",
                        "RONDE_IMAP_USER", "ronde",
                        "RONDE_IMAP_PASSWORD", "geheim"))) {
            assertThat(away.infrastructure().metrics().scrape()).contains("ronde_return_mailbox_up 1");
            away.server().app().jobs().runDue();
            assertThat(away.infrastructure().metrics().scrape()).contains("ronde_return_mailbox_up 0");
        }
        assertThat(app.infrastructure().metrics().scrape()).doesNotContain("ronde_return_mailbox");
    }

    private static long lines(CapturedLog log, String words) {
        return log.text().lines().filter(line -> line.contains(words)).count();
    }

    static ReturnMailbox address(int port) {
        return address(port, "INBOX");
    }

    static ReturnMailbox address(int port, String folder) {
        return new ReturnMailbox(
                "localhost", port, Protection.NONE, new Login("ronde", "geheim-imap"), Optional.empty(), folder);
    }

    private static ReturnMailbox with(
            ReturnMailbox like, Protection protection, Optional<Path> certificates, String password, String folder) {
        return new ReturnMailbox(
                like.host(), like.port(), protection, new Login("ronde", password), certificates, folder);
    }

    static ReadReturns job(TestApp of, Events events, ReturnMailbox address) {
        MailStore store = new MailStore();
        return new ReadReturns(
                of.infrastructure().db(),
                store,
                new ImapMailbox(address, new HeavyWork(of.infrastructure().vertx(), "returns-test", 4, 30), SHORT),
                new RecordMailReturn(of.infrastructure().db(), store, of.clock(), new Audit(of.clock()), events),
                of.server().app().identity().providers(),
                of.clock());
    }
}
