package nl.ronde.mail;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import nl.ronde.platform.text.EmailAddress;

/**
 * What may be queued: one address, one line of subject, and no more than a mail server takes. A line break in what becomes a
 * header would let whoever wrote it add headers and recipients of their own.
 */
final class MailCheck {
    /** Of the mail as it goes over the line; common mail servers take 20 to 25 MB. */
    static final long MOST_BYTES = 20L * 1024 * 1024;

    private static final int LONGEST_SUBJECT = 200;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\u0085]");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+");
    private static final Pattern FILE_NAME = Pattern.compile("[^\\p{Cntrl}\\u2028\\u2029\"/\\\\]{1,150}");

    private MailCheck() {}

    static void check(OutgoingMail mail) {
        if (!EmailAddress.isValid(mail.recipient())) {
            throw MailProblem.ADDRESS_INVALID.refuse();
        }
        String subject = mail.subject();
        if (subject.isBlank()
                || subject.length() > LONGEST_SUBJECT
                || CONTROL.matcher(subject).find()) {
            throw MailProblem.SUBJECT_INVALID.refuse();
        }
        for (OutgoingMail.Attachment each : mail.attachments()) {
            if (!FILE_NAME.matcher(each.fileName()).matches()
                    || !MEDIA_TYPE.matcher(each.mediaType()).matches()) {
                throw MailProblem.ATTACHMENT_INVALID.refuse();
            }
        }
        if (bytesOnTheLine(mail) > MOST_BYTES) {
            throw MailProblem.TOO_LARGE.refuse();
        }
    }

    /** Base64 makes four signs of three bytes, in lines of 76 with two for their end. */
    static long bytesOnTheLine(OutgoingMail mail) {
        long bytes = encoded(mail.body().getBytes(StandardCharsets.UTF_8).length);
        for (OutgoingMail.Attachment each : mail.attachments()) {
            bytes += encoded(each.content().length);
        }
        return bytes;
    }

    private static long encoded(long bytes) {
        long signs = (bytes + 2) / 3 * 4;
        return signs + (signs + 75) / 76 * 2;
    }
}
