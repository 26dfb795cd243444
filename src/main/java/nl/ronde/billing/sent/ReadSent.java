package nl.ronde.billing.sent;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Shows what was sent, the last first, and an invoice with everything that became of it. */
final class ReadSent {
    private final Db db;
    private final InvoiceStore invoices;
    private final DeliveryStore deliveries;
    private final Audit audit;

    ReadSent(Db db, InvoiceStore invoices, DeliveryStore deliveries, Audit audit) {
        this.db = db;
        this.invoices = invoices;
        this.deliveries = deliveries;
        this.audit = audit;
    }

    /** An invoice with its disputes and payments. */
    record File(Invoice invoice, List<Invoice.Dispute> disputes, List<Invoice.Payment> payments) {}

    Page<Invoice> invoices(
            Actor actor,
            @Nullable String agreementId,
            @Nullable Integer isoYear,
            @Nullable Integer period,
            Request.Paging paging) {
        Instant beforeTime = paging.after(2, 0, Instant::parse);
        UUID beforeId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            audit.append(tx, actor, Audit.Kind.READ, "listInvoices", "invoice", List.of());
            return Page.of(
                    invoices.list(tx, agreementId, isoYear, period, beforeTime, beforeId, paging.rows()),
                    paging,
                    last -> List.of(last.sentAt().toString(), last.id().toString()));
        });
    }

    File invoice(Actor actor, UUID id) {
        return db.reading(actor.providerId(), tx -> {
            Invoice invoice = invoices.find(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(tx, actor, Audit.Kind.READ, "getInvoice", "invoice", id, null);
            return new File(invoice, invoices.disputes(tx, id), invoices.payments(tx, id));
        });
    }

    Page<CakDelivery> cakDeliveries(Actor actor, @Nullable String agreementId, Request.Paging paging) {
        Instant beforeTime = paging.after(2, 0, Instant::parse);
        UUID beforeId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            audit.append(tx, actor, Audit.Kind.READ, "listCakDeliveries", "cak-delivery", List.of());
            return Page.of(
                    deliveries.cak(tx, agreementId, beforeTime, beforeId, paging.rows()),
                    paging,
                    last -> List.of(last.recordedAt().toString(), last.id().toString()));
        });
    }

    Page<YearlyDelivery> yearlyDeliveries(Actor actor, @Nullable String agreementId, Request.Paging paging) {
        Instant beforeTime = paging.after(2, 0, Instant::parse);
        UUID beforeId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            audit.append(tx, actor, Audit.Kind.READ, "listYearlyDeliveries", "yearly-delivery", List.of());
            return Page.of(
                    deliveries.yearly(tx, agreementId, beforeTime, beforeId, paging.rows()),
                    paging,
                    last -> List.of(last.recordedAt().toString(), last.id().toString()));
        });
    }
}
