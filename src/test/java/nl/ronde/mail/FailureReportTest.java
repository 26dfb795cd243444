package nl.ronde.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of returned mail, as mail servers write it and as somebody with bad intentions might. */
class FailureReportTest {
    private static final String ID =
            "<019b8d2e-5c00-7abc-8def-0123456789ab.0123456789abcdef0123456789abcdef@zorg.example.nl>";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postfix | 550 5.1.1 <ria@kampen.example>: Recipient address rejected: User unknown in relay recipient table",
                "exim | 5.0.0 552 5.2.2 Mailbox is full",
                "exchange | 550 5.1.1 RESOLVER.ADR.RecipNotFound; not found",
                "microsoft365 | 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ria@kampen.example not found by SMTP address lookup"
            })
    void each_kind_of_mail_server_tells_which_mail_and_why(String example, String reason) {
        assertThat(FailureReport.read(ReturnMailServer.example(example, ID))).contains(new FailureReport(ID, reason));
    }

    @ParameterizedTest
    @ValueSource(strings = {"postfix-delayed", "ordinary", "broken"})
    void what_is_no_final_failure_is_none(String example) {
        assertThat(FailureReport.read(ReturnMailServer.example(example, ID))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "delivered", "relayed", "expanded", "failedish", ""})
    void any_other_action_means_nothing(String action) {
        assertThat(FailureReport.read(changed("postfix", "Action: failed", "Action: " + action)))
                .isEmpty();
    }

    @Test
    void without_the_mail_that_came_back_the_report_answers_it() {
        assertThat(FailureReport.read(changed("exim", "Content-type: message/rfc822", "Content-type: text/plain")))
                .map(FailureReport::messageId)
                .contains(ID);
        assertThat(FailureReport.read(changed("exchange", "Content-Type: message/rfc822", "Content-Type: text/plain")))
                .map(FailureReport::messageId)
                .contains(ID);
    }

    @Test
    void a_report_on_what_a_person_wrote_after_our_mail_is_not_about_our_mail() {
        String theirs = "<een-antwoord@kampen.example>";
        assertThat(FailureReport.read(changed(
                        "microsoft365",
                        "In-Reply-To: " + ID,
                        "In-Reply-To: " + theirs,
                        "Message-ID: " + ID,
                        "Message-ID: " + theirs)))
                .isEmpty();
        assertThat(FailureReport.read(changed(
                        "exim",
                        "References: " + ID,
                        "References: " + ID + " " + theirs,
                        "Content-type: message/rfc822",
                        "Content-type: text/plain")))
                .isEmpty();
    }

    @Test
    void of_several_recipients_one_who_was_not_reached_counts() {
        byte[] list = changed(
                "postfix",
                "Final-Recipient: rfc822; ria@kampen.example",
                "Final-Recipient: rfc822; een@kampen.example\r\nAction: delivered\r\nStatus: 2.0.0\r\n\r\n"
                        + "Final-Recipient: rfc822; twee@kampen.example");
        assertThat(FailureReport.read(list)).map(FailureReport::messageId).contains(ID);
    }

    @Test
    void an_id_of_before_the_random_part_is_known_too() {
        String before = "<019b8d2e-5c00-7abc-8def-0123456789ab@zorg.example.nl>";
        assertThat(FailureReport.read(ReturnMailServer.example("postfix", before)))
                .map(FailureReport::messageId)
                .contains(before);
    }

    @Test
    void the_reason_is_one_clean_line_of_a_bounded_length() {
        String words = "smtp; 550 \u0000\u001b[31m\u202e " + "x".repeat(5_000);
        assertThat(FailureReport.read(
                        changed("exchange", "smtp;550 5.1.1 RESOLVER.ADR.RecipNotFound; not found", words)))
                .map(FailureReport::reason)
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("5.1.1 550")
                        .hasSize(1_000)
                        .matches("[ -~\u00a1-\u00ff]*"));
        assertThat(FailureReport.read(changed(
                        "exchange",
                        "Diagnostic-Code: smtp;550 5.1.1 RESOLVER.ADR.RecipNotFound; not found\r\n",
                        "",
                        "Status: 5.1.1",
                        "X-Status:")))
                .map(FailureReport::reason)
                .contains("De mailserver gaf geen reden.");
    }

    @Test
    void what_was_cut_or_damaged_on_its_way_breaks_nothing() {
        Random random = new Random(42);
        for (String example : new String[] {"postfix", "exim", "exchange", "microsoft365", "broken"}) {
            byte[] whole = ReturnMailServer.example(example, ID);
            for (int length = 0; length < whole.length; length += 7) {
                assertIsOneOrNone(FailureReport.read(Arrays.copyOf(whole, length)));
            }
            for (int i = 0; i < 300; i++) {
                byte[] damaged = whole.clone();
                for (int n = 0; n < 20; n++) {
                    damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
                }
                assertIsOneOrNone(FailureReport.read(damaged));
            }
        }
    }

    /** Whatever came through: a Message-ID of ours in form, and a reason that fits into one line of an answer. */
    private static void assertIsOneOrNone(Optional<FailureReport> read) {
        read.ifPresent(report -> {
            assertThat(report.messageId()).matches("<[0-9a-f.-]{36,80}@[A-Za-z0-9.-]+>");
            assertThat(report.reason()).isNotBlank().doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
            assertThat(report.reason().length()).isLessThanOrEqualTo(1_000);
        });
    }

    @Test
    void a_message_that_is_made_to_cost_much_costs_little() {
        String head = "Content-Type: multipart/report; boundary=a\r\n\r\n";
        String status = "--a\r\nContent-Type: message/delivery-status\r\n\r\n";
        // Each took many seconds before parts and recipients were bounded.
        assertTimeout(Duration.ofSeconds(20), () -> {
            assertThat(FailureReport.read(filled(head + status, "\n"))).isEmpty();
            assertThat(FailureReport.read(filled(head, "--a\r\n\r\n"))).isEmpty();
            assertThat(FailureReport.read(filled(head, "--a\r\r"))).isEmpty();
            assertThat(FailureReport.read(filled(head, status))).isEmpty();
            assertThat(FailureReport.read(filled(head + status + "\r\nAction: failed\r\nDiagnostic-Code: x;", " <")))
                    .isEmpty();
            assertThat(FailureReport.read(filled("Content-Type: multipart/report; boundary=a\r\nIn-Reply-To: ", "<")))
                    .isEmpty();
        });
    }

    private static byte[] filled(String beginning, String more) {
        return (beginning + more.repeat(ImapMailbox.MOST_BYTES / more.length())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] changed(String example, String... oldAndNew) {
        String text = new String(ReturnMailServer.example(example, ID), StandardCharsets.UTF_8);
        for (int i = 0; i < oldAndNew.length; i += 2) {
            assertThat(text).contains(oldAndNew[i]);
            text = text.replace(oldAndNew[i], oldAndNew[i + 1]);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
