package nl.ronde.billing.sent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** What becomes of an invoice that was sent: disputed and agreed upon, paid in parts or whole, withdrawn. */
final class ChangeInvoice {
    private final Db db;
    private final InvoiceStore store;
    private final SentRules rules;
    private final Audit audit;
    private final Events events;

    ChangeInvoice(Db db, InvoiceStore store, SentRules rules, Audit audit, Events events) {
        this.db = db;
        this.store = store;
        this.rules = rules;
        this.audit = audit;
        this.events = events;
    }

    Invoice dispute(Actor actor, UUID id, int seen, DisputeBegun begun) {
        Instant at = rules.past(begun.disputedAt(), "/disputedAt");
        return change(actor, id, seen, "disputeInvoice", (tx, invoice) -> {
            Invoice next = invoice.withDispute(true);
            if (invoice.disputed()) {
                throw SentProblem.INVOICE_DISPUTED.refuse();
            }
            requireAfter(invoice, at, "/disputedAt");
            UUID userId = Objects.requireNonNull(actor.userId());
            store.beginDispute(tx, id, new Invoice.Dispute(Ids.next(), at, begun.reason(), null, null), userId);
            events.raise(tx, new InvoiceDisputed(id, at));
            return next;
        });
    }

    Invoice endDispute(Actor actor, UUID id, int seen, DisputeEnded ended) {
        Instant at = rules.past(ended.endedAt(), "/endedAt");
        return change(actor, id, seen, "endInvoiceDispute", (tx, invoice) -> {
            Invoice next = invoice.withDispute(false);
            if (!invoice.disputed()) {
                throw SentProblem.INVOICE_NOT_DISPUTED.refuse();
            }
            Invoice.Dispute running = store.disputes(tx, id).getLast();
            if (at.isBefore(running.disputedAt())) {
                throw SentProblem.BEFORE_DISPUTE.refuse(SentProblem.BEFORE_DISPUTE.title(), "/endedAt");
            }
            store.endDispute(tx, id, at, ended.outcome(), Objects.requireNonNull(actor.userId()));
            events.raise(tx, new InvoiceDisputeEnded(id, at));
            return next;
        });
    }

    Invoice pay(Actor actor, UUID id, int seen, Paid paid) {
        if (paid.paidOn().isAfter(rules.today())) {
            throw SentProblem.SENT_IN_FUTURE.refuse(SentProblem.SENT_IN_FUTURE.title(), "/paidOn");
        }
        return change(actor, id, seen, "recordInvoicePayment", (tx, invoice) -> {
            Invoice next = invoice.paid(paid.cents());
            if (paid.paidOn().isBefore(AmsterdamTime.dateOf(invoice.sentAt()))) {
                throw SentProblem.BEFORE_INVOICE.refuse(SentProblem.BEFORE_INVOICE.title(), "/paidOn");
            }
            var payment = new Invoice.Payment(Ids.next(), paid.paidOn(), paid.cents(), paid.reference(), rules.now());
            store.pay(tx, id, payment, Objects.requireNonNull(actor.userId()));
            if (next.state() == Invoice.State.PAID) {
                Instant startOfDay = AmsterdamTime.startOfDay(paid.paidOn());
                Instant at = startOfDay.isBefore(invoice.arrivedAt()) ? invoice.arrivedAt() : startOfDay;
                events.raise(tx, new InvoicePaid(id, at));
            }
            return next;
        });
    }

    Invoice withdraw(Actor actor, UUID id, int seen, Withdrawn withdrawn) {
        return change(actor, id, seen, "withdrawInvoice", (tx, invoice) -> {
            Invoice next = invoice.withdrawn(rules.now(), withdrawn.reason());
            store.update(tx, next);
            events.raise(
                    tx,
                    new InvoiceWithdrawn(
                            id,
                            invoice.agreementId(),
                            invoice.period(),
                            store.earliestStanding(tx, invoice.agreementId(), invoice.period())
                                    .orElse(null)));
            return next;
        });
    }

    private static void requireAfter(Invoice invoice, Instant at, String field) {
        if (at.isBefore(invoice.sentAt())) {
            throw SentProblem.BEFORE_INVOICE.refuse(SentProblem.BEFORE_INVOICE.title(), field);
        }
    }

    private Invoice change(Actor actor, UUID id, int seen, String action, Step step) {
        return db.inTransaction(actor.providerId(), tx -> {
            Invoice invoice = store.lock(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (invoice.version() != seen) {
                throw CommonProblem.VERSION_MISMATCH.refuse();
            }
            Invoice next = step.take(tx, invoice);
            store.update(tx, next);
            audit.append(tx, actor, Audit.Kind.UPDATE, action, "invoice", id, null);
            return next;
        });
    }

    @FunctionalInterface
    private interface Step {
        Invoice take(Tx tx, Invoice invoice);
    }

    record DisputeBegun(Instant disputedAt, String reason) {}

    record DisputeEnded(Instant endedAt, String outcome) {}

    record Paid(LocalDate paidOn, long cents, @Nullable String reference) {}

    record Withdrawn(String reason) {}
}
