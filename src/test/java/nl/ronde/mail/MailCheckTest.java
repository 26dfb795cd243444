package nl.ronde.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be queued. */
class MailCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "wmo@kampen.nl",
                "a.b+c@sub.example.nl",
                "o'neil@example.nl",
            })
    void an_address_is_taken(String address) {
        assertThatCode(() -> MailCheck.check(mail(address, "Melding"))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wmo",
                "wmo@",
                "@kampen.nl",
                "wmo@kampen",
                "wmo@kampen.nl\r\nBcc: ander@example.nl",
                "wmo@kampen.nl\n",
                "wmo@kampen.nl, ander@example.nl",
                "Wmo <wmo@kampen.nl>",
                "wmo @kampen.nl",
                "wmo@kampen..nl",
                "wmo@-kampen.nl",
                "wmo@kampen.nl;"
            })
    void what_is_no_single_address_is_refused(String address) {
        assertThatThrownBy(() -> MailCheck.check(mail(address, "Melding")))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.problem()).isEqualTo(MailProblem.ADDRESS_INVALID));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "Melding\r\nBcc: ander@example.nl", "Melding\n", "Mel\u0000ding", "Mel\u2028ding"})
    void a_subject_of_no_or_several_lines_is_refused(String subject) {
        assertThatThrownBy(() -> MailCheck.check(mail("wmo@kampen.nl", subject)))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.problem()).isEqualTo(MailProblem.SUBJECT_INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb.pdf", "a\"b.pdf", "../a.pdf", ""})
    void a_name_that_is_no_file_name_is_refused(String fileName) {
        assertThatThrownBy(() ->
                        MailCheck.check(with(new OutgoingMail.Attachment(fileName, "application/pdf", new byte[1]))))
                .isInstanceOfSatisfying(
                        Refusal.class, e -> assertThat(e.problem()).isEqualTo(MailProblem.ATTACHMENT_INVALID));
    }

    @Test
    void fourteen_megabytes_are_taken_and_thirty_are_refused() {
        assertThatCode(() -> MailCheck.check(with(pdf(14)))).doesNotThrowAnyException();
        assertThatThrownBy(() -> MailCheck.check(with(pdf(30)))).isInstanceOfSatisfying(Refusal.class, e -> {
            assertThat(e.problem()).isEqualTo(MailProblem.TOO_LARGE);
            assertThat(e.problem().title()).contains("20 MB");
        });
        assertThatThrownBy(() -> MailCheck.check(new OutgoingMail(
                        "t", "wmo@kampen.nl", "M", "T", "incident", Ids.next(), List.of(pdf(8), pdf(8)))))
                .isInstanceOf(Refusal.class);
    }

    private static OutgoingMail.Attachment pdf(int megabytes) {
        return new OutgoingMail.Attachment("plan.pdf", "application/pdf", new byte[megabytes * 1024 * 1024]);
    }

    private static OutgoingMail with(OutgoingMail.Attachment attachment) {
        return new OutgoingMail("t", "wmo@kampen.nl", "M", "T", "incident", Ids.next(), List.of(attachment));
    }

    private static OutgoingMail mail(String recipient, String subject) {
        return new OutgoingMail("t", recipient, subject, "Tekst", "incident", Ids.next(), List.of());
    }
}
