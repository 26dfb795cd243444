package nl.ronde.mail;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.ReadOnlyFolderException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import nl.ronde.platform.config.MailServer.Protection;
import nl.ronde.platform.config.ReturnMailbox;
import nl.ronde.platform.waiting.HeavyWork;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mailbox that mail comes back to, over IMAP (RFC 3501). People read it too: it is looked at in a way that changes nothing
 * (EXAMINE, PEEK), and only what was handled is marked.
 */
final class ImapMailbox {
    /** Of one message; what counts stands before the text of the mail that came back. */
    static final int MOST_BYTES = 256 * 1024;
    /** Looked at in one go. */
    static final int MOST_MESSAGES = 100;
    /** On what was handled, beside "read", which people set too. */
    static final String HANDLED = "RondeHandled";

    private static final Logger LOG = LoggerFactory.getLogger(ImapMailbox.class);
    private static final String CONTENT_TYPE = "Content-Type";

    private final ReturnMailbox address;
    private final HeavyWork pool;
    private final Session session;

    /** @param pool waits as long as one look may take, for nobody else */
    ImapMailbox(ReturnMailbox address, HeavyWork pool, SmtpSender.Patience patience) {
        this.address = address;
        this.pool = pool;
        this.session = Session.getInstance(properties(address, patience));
    }

    private static Properties properties(ReturnMailbox address, SmtpSender.Patience patience) {
        Properties all = new Properties();
        all.put("mail.imap.connectiontimeout", String.valueOf(patience.connectMillis()));
        all.put("mail.imap.timeout", String.valueOf(patience.replyMillis()));
        all.put("mail.imap.writetimeout", String.valueOf(patience.replyMillis()));
        all.put("mail.imap.auth.mechanisms", "PLAIN LOGIN");
        all.put("mail.imap.starttls.enable", String.valueOf(address.protection() == Protection.STARTTLS));
        all.put("mail.imap.starttls.required", String.valueOf(address.protection() == Protection.STARTTLS));
        all.put("mail.imap.ssl.enable", String.valueOf(address.protection() == Protection.TLS));
        all.put("mail.imap.ssl.checkserveridentity", "true");
        all.put("mail.imap.peek", "true");
        all.put("mail.imap.fetchsize", String.valueOf(64 * 1024));
        // Else it would fetch every message to search by itself.
        all.put("mail.imap.throwsearchexception", "true");
        address.certificates()
                .ifPresent(file -> all.put(
                        "mail.imap.ssl.socketFactory", OwnTrust.socketFactory(file, "RONDE_IMAP_CERTIFICATES")));
        return all;
    }

    /**
     * How far the folder was looked at.
     *
     * @param validity of the numbers; where the server has another, they mean nothing any more
     * @param last the highest number seen
     * @param waiting numbers that are still to be looked at, the next one first
     */
    record Place(long validity, long last, List<Long> waiting) {
        static final Place NOWHERE = new Place(-1, 0, List.of());

        /** The same, with these to be looked at once more, after the others. */
        Place again(Collection<Long> numbers) {
            List<Long> all = new ArrayList<>(waiting);
            all.addAll(numbers);
            return new Place(validity, last, all);
        }
    }

    /** A report, and its number in the folder. */
    record Found(long number, FailureReport report) {}

    /** @param next where the next look goes on; the reports found are not among what waits */
    record Look(Place next, List<Found> found) {}

    /**
     * Looks at what came in, at most {@link #MOST_MESSAGES}.
     *
     * @param since how far back, where nothing was looked at yet
     * @throws Exception whatever a server does; its words may hold an address
     */
    Look look(Place before, Instant since) throws Exception {
        return pool.run(() -> inFolder(Folder.READ_ONLY, folder -> look(folder, before, since)));
    }

    /**
     * Marks what was handled as read and as handled, where this user may: it is for people, and spares a look after a start.
     *
     * @throws Exception whatever a server does; its words may hold an address
     */
    void mark(Place place, Collection<Long> numbers) throws Exception {
        pool.run(() -> {
            try {
                return inFolder(Folder.READ_WRITE, folder -> mark(folder, place, numbers));
            } catch (ReadOnlyFolderException e) {
                LOG.debug("this user may not mark what was read");
                return false;
            }
        });
    }

    private interface Act<T> {
        T in(IMAPFolder folder) throws MessagingException, IOException;
    }

    private <T> T inFolder(int mode, Act<T> act) throws MessagingException, IOException {
        // Both hang up at the end; what went wrong before that is what counts.
        try (Store store = session.getStore("imap")) {
            store.connect(
                    address.host(),
                    address.port(),
                    address.login().user(),
                    address.login().password());
            IMAPFolder folder = (IMAPFolder) store.getFolder(address.folder());
            folder.open(mode);
            try {
                return act.in(folder);
            } finally {
                if (folder.isOpen()) {
                    folder.close(false);
                }
            }
        }
    }

    private static Look look(IMAPFolder folder, Place before, Instant since) throws MessagingException, IOException {
        Place place = folder.getUIDValidity() == before.validity() ? news(folder, before) : begin(folder, since);
        List<Long> now = place.waiting().stream().limit(MOST_MESSAGES).toList();
        List<Long> rest = place.waiting().subList(now.size(), place.waiting().size());
        return new Look(new Place(place.validity(), place.last(), List.copyOf(rest)), reports(folder, now));
    }

    private static Place begin(IMAPFolder folder, Instant since) throws MessagingException {
        int count = folder.getMessageCount();
        long last = count == 0 ? 0 : folder.getUID(folder.getMessage(count));
        Message[] messages = folder.search(new ReceivedDateTerm(ComparisonTerm.GE, Date.from(since)));
        return new Place(folder.getUIDValidity(), last, newestFirst(folder, messages, 0));
    }

    private static Place news(IMAPFolder folder, Place before) throws MessagingException {
        // From a number on, a server always names the last message too, however low its number.
        List<Long> numbers =
                newestFirst(folder, folder.getMessagesByUID(before.last() + 1, UIDFolder.LASTUID), before.last());
        long last = numbers.isEmpty() ? before.last() : numbers.getFirst();
        return new Place(before.validity(), last, numbers).again(before.waiting());
    }

    private static List<Long> newestFirst(IMAPFolder folder, Message[] messages, long above) throws MessagingException {
        FetchProfile numbers = new FetchProfile();
        numbers.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(messages, numbers);
        List<Long> all = new ArrayList<>();
        for (Message each : messages) {
            all.add(folder.getUID(each));
        }
        all.removeIf(each -> each <= above);
        all.sort(Comparator.reverseOrder());
        return all;
    }

    private static List<Found> reports(IMAPFolder folder, List<Long> numbers) throws MessagingException, IOException {
        Message[] messages = present(folder, numbers);
        FetchProfile marks = new FetchProfile();
        marks.add(FetchProfile.Item.FLAGS);
        marks.add(CONTENT_TYPE);
        folder.fetch(messages, marks);
        List<Found> found = new ArrayList<>();
        for (Message each : messages) {
            try {
                Optional<FailureReport> report = report((IMAPMessage) each);
                if (report.isPresent()) {
                    found.add(new Found(folder.getUID(each), report.get()));
                }
            } catch (MessagingException | IOException e) {
                if (!folder.isOpen()) {
                    throw e;
                }
                // This one is gone meanwhile, or the server itself cannot read it: it must not hold up the others.
                LOG.debug("a message could not be fetched");
            }
        }
        return found;
    }

    private static Message[] present(IMAPFolder folder, Collection<Long> numbers) throws MessagingException {
        long[] all = numbers.stream().mapToLong(Long::longValue).toArray();
        return Arrays.stream(folder.getMessagesByUID(all))
                .filter(Objects::nonNull)
                .toArray(Message[]::new);
    }

    private static Optional<FailureReport> report(IMAPMessage message) throws MessagingException, IOException {
        String[] type = message.getHeader(CONTENT_TYPE);
        if (type == null || !FailureReport.maybe(type[0]) || message.getFlags().contains(HANDLED)) {
            return Optional.empty();
        }
        try (InputStream source = message.getMimeStream()) {
            return FailureReport.read(source.readNBytes(MOST_BYTES));
        }
    }

    private static boolean mark(IMAPFolder folder, Place place, Collection<Long> numbers) throws MessagingException {
        if (folder.getUIDValidity() != place.validity()) {
            return false;
        }
        Flags flags = new Flags(Flags.Flag.SEEN);
        if (folder.getPermanentFlags().contains(Flags.Flag.USER)) {
            flags.add(HANDLED);
        }
        folder.setFlags(present(folder, numbers), flags, true);
        return true;
    }
}
