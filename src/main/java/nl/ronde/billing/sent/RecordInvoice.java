package nl.ronde.billing.sent;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** The back office records that the collective invoice of a care period was sent (Kampen B2 5.3). */
final class RecordInvoice {
    private final Db db;
    private final InvoiceStore store;
    private final SentRules rules;
    private final Audit audit;
    private final Events events;

    RecordInvoice(Db db, InvoiceStore store, SentRules rules, Audit audit, Events events) {
        this.db = db;
        this.store = store;
        this.rules = rules;
        this.audit = audit;
        this.events = events;
    }

    /**
     * What was sent.
     *
     * @param totalCents VAT included
     * @param arrivedAt when the municipality received it; absent: when it was sent
     */
    record Command(
            String agreement,
            int isoYear,
            int period,
            String number,
            long totalCents,
            Instant sentAt,
            Invoice.Channel channel,
            @Nullable Instant arrivedAt) {}

    Invoice run(Actor actor, Command command) {
        Instant sentAt = rules.past(command.sentAt(), "/sentAt");
        Instant arrivedAt = command.arrivedAt() == null ? sentAt : rules.past(command.arrivedAt(), "/arrivedAt");
        if (arrivedAt.isBefore(sentAt)) {
            throw SentProblem.ARRIVED_BEFORE_SENT.refuse(SentProblem.ARRIVED_BEFORE_SENT.title(), "/arrivedAt");
        }
        CarePeriod period = SentRules.over(command.isoYear(), command.period(), sentAt);
        Invoice invoice = new Invoice(
                Ids.next(),
                1,
                command.agreement(),
                period,
                command.number(),
                command.totalCents(),
                sentAt,
                command.channel(),
                arrivedAt,
                Objects.requireNonNull(actor.userId()),
                rules.now(),
                0,
                null,
                null,
                false);
        return db.inTransaction(actor.providerId(), tx -> {
            rules.own(tx, command.agreement());
            store.insert(tx, invoice);
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.CREATE,
                    "recordInvoiceSent",
                    "invoice",
                    invoice.id(),
                    List.of(),
                    command.agreement() + " " + period);
            events.raise(tx, new InvoiceSent(invoice.id(), invoice.agreementId(), period, sentAt, arrivedAt));
            return invoice;
        });
    }
}
