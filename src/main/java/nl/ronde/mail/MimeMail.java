package nl.ronde.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.util.Date;
import java.util.List;

/** A mail as it goes over the line (RFC 5322, MIME): UTF-8 throughout, headers encoded where they are not plain. */
final class MimeMail {
    private static final String UTF_8 = "UTF-8";

    private MimeMail() {}

    static MimeMessage of(
            Session session, Mail mail, List<OutgoingMail.Attachment> attachments, String from, String fromName)
            throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", mail.messageId());
            }
        };
        message.setFrom(sender(from, fromName));
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress(mail.content().recipient(), true));
        message.setSubject(mail.content().subject(), UTF_8);
        message.setSentDate(Date.from(mail.createdAt()));
        // No answers by machines: nobody reads them (RFC 3834).
        message.setHeader("Auto-Submitted", "auto-generated");
        if (attachments.isEmpty()) {
            message.setText(mail.content().body(), UTF_8);
        } else {
            MimeMultipart parts = new MimeMultipart();
            MimeBodyPart text = new MimeBodyPart();
            text.setText(mail.content().body(), UTF_8);
            parts.addBodyPart(text);
            for (OutgoingMail.Attachment each : attachments) {
                parts.addBodyPart(part(each));
            }
            message.setContent(parts);
        }
        message.saveChanges();
        return message;
    }

    private static InternetAddress sender(String from, String name) throws MessagingException {
        try {
            return new InternetAddress(from, name.replaceAll("\\p{Cntrl}", " "), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new MessagingException("UTF-8 is everywhere", e);
        }
    }

    private static MimeBodyPart part(OutgoingMail.Attachment attachment) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), attachment.mediaType())));
        part.setFileName(attachment.fileName());
        part.setDisposition(Part.ATTACHMENT);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }
}
