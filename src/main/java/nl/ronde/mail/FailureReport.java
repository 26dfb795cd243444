package nl.ronde.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Word of a mail server that a mail of ours did not arrive and will not (RFC 3464, a multipart/report with Action: failed).
 * Anybody can send one, so nothing in it is believed but the Message-ID, which only who handled that mail knows.
 *
 * @param messageId of the mail that came back, with angle brackets
 * @param reason the status and the words of that mail server, in one line
 */
record FailureReport(String messageId, String reason) {
    private static final int MOST_PARTS = 20;
    /** Of each part; a report is a few lines, headers are never longer. */
    private static final int MOST_BYTES = 64 * 1024;

    private static final int MOST_RECIPIENTS = 100;
    /** Lines that may divide parts; each part, and each recipient, takes the library a tenth of a millisecond. */
    private static final int MOST_DIVIDERS = 200;

    private static final String MAIL_THAT_CAME_BACK = "message/rfc822";
    /** As {@link Outbox} makes them, and made them before it put a random part in. */
    private static final Pattern OWN_ID =
            Pattern.compile("<[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}([.][0-9a-f]{32})?@[A-Za-z0-9.-]{1,253}>");

    private static final Pattern ANY_ID = Pattern.compile("<[^<>\\s]{1,998}>");
    private static final Pattern FAILED = Pattern.compile("\\s*failed\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    /** As in {@code smtp; 550 5.1.1 User unknown}. */
    private static final Pattern KIND_OF_WORDS = Pattern.compile("^\\s*[A-Za-z0-9-]+\\s*;");

    /** Whether a message may be one, by its Content-Type. */
    static boolean maybe(@Nullable String contentType) {
        return contentType != null
                && contentType.strip().toLowerCase(Locale.ROOT).startsWith("multipart/report");
    }

    /** Reads the beginning of a message; empty where it is anything else, or broken. */
    static Optional<FailureReport> read(byte[] beginning) {
        try {
            return read(
                    new MimeMessage((Session) null, new ByteArrayInputStream(beginning, 0, untilDividers(beginning))));
        } catch (MessagingException | IOException | RuntimeException e) {
            // Whatever lies in that mailbox: what cannot be read is no report, and people may look at it.
            return Optional.empty();
        }
    }

    private static int untilDividers(byte[] bytes) {
        int dividers = 0;
        for (int i = 2; i < bytes.length; i++) {
            // The library takes a lone CR for the end of a line too.
            boolean begins = bytes[i - 2] == '\n' || bytes[i - 2] == '\r';
            if (begins && bytes[i - 1] == '-' && bytes[i] == '-' && ++dividers > MOST_DIVIDERS) {
                return i;
            }
        }
        return bytes.length;
    }

    private static Optional<FailureReport> read(MimeMessage message) throws MessagingException, IOException {
        // Straight from the bytes: the library's own way looks for handlers by type.
        MimeMultipart parts = new MimeMultipart(message.getDataHandler().getDataSource());
        Optional<InternetHeaders> failure = Optional.empty();
        String about = null;
        for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
            BodyPart part = parts.getBodyPart(i);
            String type = part.getContentType().toLowerCase(Locale.ROOT);
            if (failure.isEmpty() && isOneOf(type, "message/delivery-status", "message/global-delivery-status")) {
                failure = failure(beginning(part));
            } else if (about == null
                    && isOneOf(
                            type,
                            MAIL_THAT_CAME_BACK,
                            "text/rfc822-headers",
                            "message/global",
                            "message/global-headers")) {
                about = new InternetHeaders(beginning(part)).getHeader("Message-ID", null);
            }
        }
        Optional<String> id = about == null ? answered(message) : lastId(about);
        return failure.flatMap(fields ->
                id.filter(each -> OWN_ID.matcher(each).matches()).map(each -> new FailureReport(each, reason(fields))));
    }

    private static boolean isOneOf(String type, String... types) {
        String bare = type.split(";", 2)[0].strip();
        return Stream.of(types).anyMatch(bare::equals);
    }

    private static InputStream beginning(BodyPart part) throws MessagingException, IOException {
        try (InputStream whole = part.getInputStream()) {
            return new ByteArrayInputStream(whole.readNBytes(MOST_BYTES));
        }
    }

    /**
     * The first recipient whom it did not reach; the fields of each follow an empty line. Our mail has one; where the report names several, that address stands for a
     * list, and a report of which not everybody knows is told again rather than believed.
     */
    private static Optional<InternetHeaders> failure(InputStream report) throws MessagingException, IOException {
        for (int i = 0; i < MOST_RECIPIENTS && report.available() > 0; i++) {
            InternetHeaders fields = new InternetHeaders(report);
            String action = fields.getHeader("Action", null);
            if (action != null && FAILED.matcher(action).matches()) {
                return Optional.of(fields);
            }
        }
        return Optional.empty();
    }

    /**
     * What the report answers, for servers that do not send the mail back. Only the nearest: a report on what somebody else
     * wrote in the same conversation names our mail further back.
     */
    private static Optional<String> answered(MimeMessage message) throws MessagingException {
        String inReplyTo = message.getHeader("In-Reply-To", null);
        return lastId(inReplyTo != null ? inReplyTo : message.getHeader("References", null));
    }

    private static Optional<String> lastId(@Nullable String header) {
        String last = null;
        for (Matcher ids = ANY_ID.matcher(header == null ? "" : header); ids.find(); ) {
            last = ids.group();
        }
        return Optional.ofNullable(last);
    }

    private static String reason(InternetHeaders fields) {
        String status = ServerWords.line(fields.getHeader("Status", null));
        String given = fields.getHeader("Diagnostic-Code", null);
        String words = given == null
                ? ""
                : KIND_OF_WORDS.matcher(given).replaceFirst("").strip();
        String reason = ServerWords.line(words.contains(status) ? words : status + " " + words);
        return reason.isEmpty() ? "De mailserver gaf geen reden." : reason;
    }
}
