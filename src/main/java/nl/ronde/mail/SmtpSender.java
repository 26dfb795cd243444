package nl.ronde.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import nl.ronde.platform.config.MailServer;
import nl.ronde.platform.config.MailServer.Protection;
import nl.ronde.platform.waiting.HeavyWork;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.MailConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands one mail to the mail server (RFC 5321) and tells what it said. Only a 5xx about this very mail is for good: what is
 * wrong with the way there (no network, a certificate, a sign-in that is refused) passes, and is tried again.
 */
final class SmtpSender {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpSender.class);
    /** A reply code of RFC 5321. */
    private static final Pattern ANSWER = Pattern.compile("[2-5][0-9]{2}[ -]");

    private static final String CUT_OFF = "De mailserver verbrak de verbinding of antwoordde niet op tijd.";
    private static final int AWAY_CODE = 421;
    /** Said of the size that goes with the sender: about this very mail. */
    private static final int TOO_LARGE_CODE = 552;
    /** The server wants a sign-in, or a better one. */
    private static final List<Integer> ABOUT_SIGN_IN = List.of(530, 534, 535, 538);

    private final MailServer server;
    private final HeavyWork pool;
    private final Session session;

    /** @param pool waits as long as a whole mail may take, for nobody else */
    SmtpSender(MailServer server, HeavyWork pool, Patience patience) {
        this.server = server;
        this.pool = pool;
        this.session = Session.getInstance(properties(server, patience));
    }

    /**
     * How long to wait.
     *
     * @param connectMillis for a connection
     * @param replyMillis for each answer and each write
     */
    record Patience(int connectMillis, int replyMillis) {
        static final Patience USUAL = new Patience(5_000, 30_000);
    }

    private static Properties properties(MailServer server, Patience patience) {
        Properties all = new Properties();
        all.put("mail.smtp.host", server.host());
        all.put("mail.smtp.port", String.valueOf(server.port()));
        all.put("mail.smtp.connectiontimeout", String.valueOf(patience.connectMillis()));
        all.put("mail.smtp.timeout", String.valueOf(patience.replyMillis()));
        all.put("mail.smtp.writetimeout", String.valueOf(patience.replyMillis()));
        all.put("mail.smtp.localhost", server.domain());
        all.put("mail.smtp.from", server.from());
        all.put("mail.smtp.auth", String.valueOf(server.login().isPresent()));
        all.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        all.put("mail.smtp.quitwait", "false");
        // A mail that comes back brings its headers only, where the server knows how (RFC 3461): its text names
        // clients.
        all.put("mail.smtp.dsn.ret", "HDRS");
        all.put("mail.smtp.starttls.enable", String.valueOf(server.protection() == Protection.STARTTLS));
        all.put("mail.smtp.starttls.required", String.valueOf(server.protection() == Protection.STARTTLS));
        all.put("mail.smtp.ssl.enable", String.valueOf(server.protection() == Protection.TLS));
        all.put("mail.smtp.ssl.checkserveridentity", "true");
        server.certificates()
                .ifPresent(file -> all.put(
                        "mail.smtp.ssl.socketFactory", OwnTrust.socketFactory(file, "RONDE_SMTP_CERTIFICATES")));
        return all;
    }

    /** What became of a try. */
    enum Kind {
        /** The server took it. */
        ACCEPTED,
        /** The server will never take this mail. */
        REFUSED,
        /** Not this mail now. */
        LATER,
        /** The server does not take any mail now. */
        AWAY
    }

    /** @param words of the server, in one line, or Dutch where it said nothing */
    record Outcome(Kind kind, String words) {}

    /** Waits until the server has said what becomes of it; never throws for what a server does. */
    Outcome send(Mail mail, List<OutgoingMail.Attachment> attachments, String fromName) {
        try {
            return pool.run(() -> sendNow(mail, attachments, fromName));
        } catch (Exception e) {
            if (e instanceof TimeoutException) {
                return new Outcome(Kind.AWAY, "De mailserver antwoordde niet op tijd.");
            }
            // The message of the failure may hold an address: its kind alone is told.
            LOG.atError()
                    .addKeyValue("mailId", mail.id().toString())
                    .addKeyValue("reason", e.getClass().getSimpleName())
                    .log("a mail could not be sent");
            return new Outcome(Kind.LATER, "Er ging iets mis bij het versturen.");
        }
    }

    private Outcome sendNow(Mail mail, List<OutgoingMail.Attachment> attachments, String fromName)
            throws MessagingException {
        MimeMessage message;
        try {
            message = MimeMail.of(session, mail, attachments, server.from(), fromName);
        } catch (MessagingException e) {
            return new Outcome(Kind.REFUSED, "Deze e-mail kan niet worden opgemaakt.");
        }
        SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
        try {
            try {
                transport.connect(
                        server.host(),
                        server.port(),
                        server.login().map(MailServer.Login::user).orElse(null),
                        server.login().map(MailServer.Login::password).orElse(null));
            } catch (MessagingException e) {
                return new Outcome(Kind.AWAY, noWayThere(e));
            }
            transport.sendMessage(message, message.getAllRecipients());
            return new Outcome(Kind.ACCEPTED, ServerWords.line(transport.getLastServerResponse()));
        } catch (MessagingException e) {
            return failed(e);
        } finally {
            close(transport);
        }
    }

    private static void close(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // What was taken is taken, however the server says goodbye.
            LOG.debug("a mail server hung up without goodbye", e);
        }
    }

    private static String noWayThere(MessagingException e) {
        if (e instanceof MailConnectException) {
            return "De mailserver is niet bereikbaar.";
        }
        if (e instanceof AuthenticationFailedException) {
            return "De mailserver weigert de aanmelding" + said(e);
        }
        boolean cutOff = e.getNextException() instanceof IOException && !(e.getNextException() instanceof SSLException);
        return cutOff ? CUT_OFF : "De mailserver laat geen (veilige) verbinding toe" + said(e);
    }

    /** What the server itself said; the words of the library are English and say nothing to whom reads them. */
    private static String said(MessagingException e) {
        String line = ServerWords.line(e.getMessage());
        return ANSWER.matcher(line).lookingAt() ? ": " + line : ".";
    }

    private static Outcome failed(MessagingException failure) {
        int code = -1;
        String words = CUT_OFF;
        for (Exception each = failure; each instanceof MessagingException one; each = one.getNextException()) {
            if (one instanceof SMTPSenderFailedException from && from.getReturnCode() != TOO_LARGE_CODE) {
                // Every mail has the same sender: that it may not send is a matter of the account, and passes.
                return new Outcome(Kind.AWAY, from.getReturnCode() > 0 ? ServerWords.line(one.getMessage()) : CUT_OFF);
            }
            int own = code(one);
            if (own > 0) {
                code = own;
                words = ServerWords.line(one.getMessage());
            }
        }
        if (code < 400 || code == AWAY_CODE || ABOUT_SIGN_IN.contains(code)) {
            return new Outcome(Kind.AWAY, words);
        }
        return new Outcome(code < 500 ? Kind.LATER : Kind.REFUSED, words);
    }

    /** The innermost has the word of the server; -1 where it said nothing. */
    private static int code(MessagingException e) {
        if (e instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        if (e instanceof SMTPSenderFailedException from) {
            return from.getReturnCode();
        }
        return e instanceof SMTPSendFailedException sending ? sending.getReturnCode() : -1;
    }
}
