package nl.ronde.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.identity.Providers;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that sends. A mail is claimed in one transaction, sent outside any, and settled in a third; who dies in between
 * leaves it to the next after ten minutes. So every mail is sent at least once, always under one Message-ID, and never by
 * two servers for long. A mail server that is away costs one try a run: the others wait untried.
 */
final class SendMail {
    static final String NAME = "send-mail";

    /** In one run for one provider, so that others have their turn. */
    private static final int MOST = 50;
    /** Longer than any try takes ({@link SmtpSender}). */
    private static final int MINE_MINUTES = 10;

    private static final int TRIED_HOURS = 24;
    private static final int LONGEST_PAUSE_MINUTES = 30;
    private static final Logger LOG = LoggerFactory.getLogger(SendMail.class);

    private final Db db;
    private final MailStore mails;
    private final SendingStore store = new SendingStore();
    private final SmtpSender sender;
    private final Providers providers;
    private final BusinessClock clock;
    private final Audit audit;
    private final Events events;
    /** Providers whose mail this server is sending: a slow mail server is not called by every run anew. */
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();

    SendMail(
            Db db,
            MailStore mails,
            SmtpSender sender,
            Providers providers,
            BusinessClock clock,
            Audit audit,
            Events events) {
        this.db = db;
        this.mails = mails;
        this.sender = sender;
        this.providers = providers;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    void run(UUID providerId) {
        if (!underWay.add(providerId)) {
            return;
        }
        try {
            boolean goesOn = true;
            for (int i = 0; goesOn && i < MOST; i++) {
                Optional<Claimed> claimed = db.inTransaction(providerId, this::claim);
                goesOn = claimed.isPresent() && handle(providerId, claimed.get());
            }
        } finally {
            underWay.remove(providerId);
        }
    }

    private Optional<Claimed> claim(Tx tx) {
        Instant now = clock.instant();
        return store.claim(
                        tx,
                        now,
                        AmsterdamTime.plusMinutes(now, MINE_MINUTES),
                        AmsterdamTime.plusHours(now, TRIED_HOURS))
                .map(mail -> new Claimed(
                        mail,
                        mails.attachments(tx, mail.id()),
                        providers.current(tx).name()));
    }

    /** False where the mail server is away, so that nothing else need be tried now. */
    private boolean handle(UUID providerId, Claimed claimed) {
        Mail mail = claimed.mail();
        Instant lapsesAt = mail.lapsesAt();
        if (lapsesAt != null && !clock.instant().isBefore(lapsesAt)) {
            settle(providerId, mail, (tx, news) -> giveUp(tx, mail, null, "Te laat om nog te versturen.", news));
            return true;
        }
        SmtpSender.Outcome outcome = sender.send(mail, claimed.attachments(), claimed.from());
        settle(providerId, mail, (tx, news) -> {
            switch (outcome.kind()) {
                case ACCEPTED -> accept(tx, mail, outcome.words(), news);
                case REFUSED -> giveUp(tx, mail, clock.instant(), outcome.words(), news);
                case LATER, AWAY -> later(tx, mail, outcome.words(), news);
            }
        });
        return outcome.kind() != SmtpSender.Kind.AWAY;
    }

    /** What became of a mail, and who is told of it in the same transaction. */
    private interface Settling {
        void in(Tx tx, Consumer<Object> news);
    }

    private void settle(UUID providerId, Mail mail, Settling how) {
        try {
            db.inTransaction(providerId, tx -> {
                how.in(tx, event -> events.raise(tx, event));
                return true;
            });
        } catch (RuntimeException e) {
            // What others do with the news must not send a mail again that was taken: its own state is kept, and a term
            // that waits for it runs on, in sight.
            LOG.atError()
                    .addKeyValue("mailId", mail.id().toString())
                    .setCause(e)
                    .log("what became of a mail is kept, but who waits for it could not be told");
            db.inTransaction(providerId, tx -> {
                how.in(tx, event -> {});
                return true;
            });
        }
    }

    private void accept(Tx tx, Mail mail, String answer, Consumer<Object> news) {
        Instant now = clock.instant();
        if (store.accepted(tx, mail.id(), now, answer)) {
            trail(tx, mail, "acceptMail");
            news.accept(mail.accepted(now, answer));
        }
    }

    private void later(Tx tx, Mail mail, String reason, Consumer<Object> news) {
        Instant now = clock.instant();
        Instant giveUpAt = mail.giveUpAt();
        if (giveUpAt != null && !now.isBefore(giveUpAt)) {
            giveUp(tx, mail, now, reason, news);
            return;
        }
        store.later(tx, mail, now, AmsterdamTime.plusMinutes(now, pauseMinutes(mail.attempts())), reason);
        trail(tx, mail, "postponeMail");
        LOG.atWarn()
                .addKeyValue("mailId", mail.id().toString())
                .addKeyValue("attempt", mail.attempts())
                .log("a mail could not be sent and will be tried again");
    }

    private void giveUp(Tx tx, Mail mail, @Nullable Instant tried, String reason, Consumer<Object> news) {
        Instant now = clock.instant();
        if (store.returned(tx, mail, tried, now, reason)) {
            trail(tx, mail, "returnMail");
            LOG.atWarn().addKeyValue("mailId", mail.id().toString()).log("a mail did not reach its recipient");
            news.accept(mail.returned(now, reason));
        }
    }

    /** 1, 2, 4, 8, 16 and then every 30 minutes. */
    static int pauseMinutes(int attempts) {
        return attempts > 5 ? LONGEST_PAUSE_MINUTES : 1 << Math.max(0, attempts - 1);
    }

    private void trail(Tx tx, Mail mail, String action) {
        Actor system = Actor.system(tx.providerId(), NAME + " " + Ids.next());
        audit.append(tx, system, Audit.Kind.UPDATE, action, Outbox.TYPE, mail.id(), null);
    }

    private record Claimed(Mail mail, List<OutgoingMail.Attachment> attachments, String from) {}
}
