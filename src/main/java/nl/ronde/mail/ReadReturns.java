package nl.ronde.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.identity.Providers;
import nl.ronde.mail.ImapMailbox.Found;
import nl.ronde.mail.ImapMailbox.Look;
import nl.ronde.mail.ImapMailbox.Place;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import org.eclipse.angus.mail.util.MailConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job that looks for mail that came back. The mailbox is one for the installation: the Message-ID tells whose mail it was,
 * so each provider is asked for those found. Which server records a return is settled by the lock on the mail; a second one
 * finds it done. How far a server looked it keeps in mind only: after a start it looks at the last weeks again, which does
 * nothing twice.
 */
final class ReadReturns {
    static final String NAME = "read-returned-mail";

    /** A mail server tries for five days; a server of ours that was off for a while still hears of it. */
    private static final int HOURS_BACK = 30 * 24;

    private static final Logger LOG = LoggerFactory.getLogger(ReadReturns.class);

    private final Db db;
    private final MailStore store;
    private final ImapMailbox mailbox;
    private final RecordMailReturn record;
    private final Providers providers;
    private final BusinessClock clock;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile Place place = Place.NOWHERE;
    /** Why the mailbox cannot be read; empty: it can. */
    private volatile String trouble = "";

    ReadReturns(
            Db db,
            MailStore store,
            ImapMailbox mailbox,
            RecordMailReturn record,
            Providers providers,
            BusinessClock clock) {
        this.db = db;
        this.store = store;
        this.mailbox = mailbox;
        this.record = record;
        this.providers = providers;
        this.clock = clock;
    }

    /** Whether the mailbox could be read at the last look. */
    void measure(MeterRegistry metrics) {
        Gauge.builder("ronde.return.mailbox.up", this, it -> it.trouble.isEmpty() ? 1 : 0)
                .register(metrics);
    }

    /** A mailbox that hangs is not called by every run anew. */
    void run() {
        if (!underWay.compareAndSet(false, true)) {
            return;
        }
        try {
            look().ifPresent(this::settle);
        } finally {
            underWay.set(false);
        }
    }

    private Optional<Look> look() {
        try {
            Look look = mailbox.look(place, AmsterdamTime.plusHours(clock.instant(), -HOURS_BACK));
            if (!trouble.isEmpty()) {
                trouble = "";
                LOG.info("the mailbox of returned mail can be read again");
            }
            return Optional.of(look);
        } catch (Exception e) {
            isAway(e);
            return Optional.empty();
        }
    }

    /** Told once for each cause, not at every run; the server's words may hold an address. */
    private void isAway(Exception e) {
        String cause = switch (e) {
            case TimeoutException timeout -> "it did not answer in time";
            case MailConnectException connect -> "it is not reachable";
            case AuthenticationFailedException signIn -> "it refuses the sign-in";
            case FolderNotFoundException folder -> "it has no such folder";
            case MessagingException other -> "it allows no (safe) connection, or broke it off";
            default -> e.getClass().getSimpleName();
        };
        if (!cause.equals(trouble)) {
            trouble = cause;
            LOG.atWarn().addKeyValue("reason", cause).log("the mailbox of returned mail cannot be read");
        }
    }

    private void settle(Look look) {
        Map<Long, Outcome> outcomes = new HashMap<>();
        if (!look.found().isEmpty()) {
            for (UUID providerId : providers.ids()) {
                settle(providerId, look.found(), outcomes);
            }
        }
        List<Long> handled = numbers(outcomes, Outcome.HANDLED);
        Place next = look.next().again(numbers(outcomes, Outcome.NOT_YET));
        place = next.again(mark(next, handled) ? List.of() : handled);
    }

    private static List<Long> numbers(Map<Long, Outcome> outcomes, Outcome which) {
        return outcomes.entrySet().stream()
                .filter(each -> each.getValue() == which)
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean mark(Place where, List<Long> handled) {
        try {
            if (!handled.isEmpty()) {
                mailbox.mark(where, handled);
            }
            return true;
        } catch (Exception e) {
            isAway(e);
            return false;
        }
    }

    private void settle(UUID providerId, List<Found> found, Map<Long, Outcome> outcomes) {
        List<String> messageIds =
                found.stream().map(each -> each.report().messageId()).toList();
        Map<String, UUID> own = db.inTransaction(providerId, tx -> store.byMessageId(tx, messageIds));
        for (Found each : found) {
            UUID mailId = own.get(each.report().messageId());
            if (mailId != null) {
                outcomes.put(
                        each.number(), settle(providerId, mailId, each.report().reason()));
            }
        }
    }

    private enum Outcome {
        /** It is recorded that the mail came back, by now or before. */
        HANDLED,
        /** To be looked at again. */
        NOT_YET
    }

    private Outcome settle(UUID providerId, UUID mailId, String reason) {
        try {
            return db.inTransaction(providerId, tx -> settle(tx, mailId, reason));
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("mailId", mailId.toString())
                    .setCause(e)
                    .log("that a mail came back could not be recorded and will be tried again");
            return Outcome.NOT_YET;
        }
    }

    private Outcome settle(Tx tx, UUID mailId, String reason) {
        return store.lock(tx, mailId)
                .map(mail -> switch (mail.state()) {
                    // It came back faster than the mail server's word was written down.
                    case QUEUED -> Outcome.NOT_YET;
                    case RETURNED -> Outcome.HANDLED;
                    case ACCEPTED -> {
                        record.record(tx, Actor.system(tx.providerId(), NAME + " " + Ids.next()), mail, reason);
                        LOG.atWarn()
                                .addKeyValue("mailId", mailId.toString())
                                .log("a mail came back after it had been taken");
                        yield Outcome.HANDLED;
                    }
                })
                .orElse(Outcome.HANDLED);
    }
}
