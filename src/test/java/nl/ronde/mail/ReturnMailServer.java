package nl.ronde.mail;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A mail server that takes mail and keeps the mailbox it comes back to (GreenMail, SMTP and IMAP), with returned mail as other
 * servers write it: {@code src/test/resources/returned}, with made-up names.
 */
public final class ReturnMailServer implements AutoCloseable {
    private static final String ADDRESS = "ronde@zorg.example.nl";

    private final GreenMail server;
    private final GreenMailUser user;

    /** Opens ports of its own. */
    public ReturnMailServer() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort(),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP).dynamicPort()
        });
        user = server.setUser(ADDRESS, "ronde", "geheim-imap");
        server.start();
    }

    /** What an application is told of the mailbox. */
    public Map<String, String> mailbox() {
        return Map.of(
                "RONDE_IMAP_HOST", "localhost",
                "RONDE_IMAP_PORT", String.valueOf(imapPort()),
                "RONDE_IMAP_TLS", "none",
                "RONDE_IMAP_USER", "ronde",
                "RONDE_IMAP_PASSWORD", "geheim-imap");
    }

    /** What an application is told of both: it sends through this server too. */
    Map<String, String> settings() {
        Map<String, String> all = new HashMap<>(mailbox());
        all.putAll(Map.of(
                "RONDE_SMTP_HOST",
                "localhost",
                "RONDE_SMTP_PORT",
                String.valueOf(server.getSmtp().getPort()),
                "RONDE_SMTP_TLS",
                "none",
                "RONDE_MAIL_FROM",
                ADDRESS));
        return all;
    }

    int imapPort() {
        return server.getImap().getPort();
    }

    /** A message as one of the examples comes in. */
    public void comesIn(String example, String messageId) {
        comesIn(example(example, messageId));
    }

    void comesIn(byte[] message) {
        try {
            user.deliver(new MimeMessage((Session) null, new ByteArrayInputStream(message)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes of an example, about the mail with this Message-ID. */
    static byte[] example(String name, String messageId) {
        try (InputStream file = ReturnMailServer.class.getResourceAsStream("/returned/" + name + ".eml")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@MESSAGE_ID@", messageId)
                    .replace("\n", "\r\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The flags of each message in the order they came in. */
    List<Flags> flags() {
        return folder().getMessages().stream().map(StoredMessage::getFlags).toList();
    }

    /** Whether each is marked as read, in the order they came in. */
    public List<Boolean> read() {
        return flags().stream().map(each -> each.contains(Flags.Flag.SEEN)).toList();
    }

    void empty() {
        folder().deleteAllMessages();
    }

    /** Makes a folder beside the first one; where it was there before, its numbers begin again. */
    void makeFolder(String name) {
        ImapHostManager folders = server.getManagers().getImapHostManager();
        try {
            MailFolder before = folders.getFolder(user, name);
            if (before == null) {
                folders.createMailbox(user, name);
                return;
            }
            // GreenMail's word for "other numbers" is the second in which a folder was made.
            while (folders.getFolder(user, name).getUidValidity() == before.getUidValidity()) {
                folders.deleteMailbox(user, name);
                folders.createMailbox(user, name);
            }
        } catch (FolderException | AuthorizationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A message as one of the examples is put into another folder. */
    void comesInto(String folder, String example, String messageId) {
        try {
            server.getManagers()
                    .getImapHostManager()
                    .getFolder(user, folder)
                    .store(new MimeMessage((Session) null, new ByteArrayInputStream(example(example, messageId))));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private MailFolder folder() {
        try {
            return server.getManagers().getImapHostManager().getInbox(user);
        } catch (FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
