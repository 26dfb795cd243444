package nl.ronde.billing.sent;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code invoice}, {@code invoice_dispute} and {@code invoice_payment}. */
final class InvoiceStore {
    private static final String INSERT = """
            INSERT INTO invoice (provider_id, id, version, agreement_id, iso_year, period, number, total_cents, sent_at,
                channel, arrived_at, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""";

    private static final String SELECT = """
            SELECT i.id, i.version, i.agreement_id, i.iso_year, i.period, i.number, i.total_cents, i.sent_at, i.channel,
                   i.arrived_at, i.recorded_by, i.recorded_at, i.paid_cents, i.withdrawn_at, i.withdrawn_reason,
                   EXISTS (SELECT 1 FROM invoice_dispute d WHERE d.provider_id = $1 AND d.invoice_id = i.id
                           AND d.ended_at IS NULL) AS disputed
            FROM invoice i WHERE i.provider_id = $1\s""";

    private static final String FIND = SELECT + "AND i.id = $2";

    private static final String LOCK = FIND + " FOR UPDATE OF i";

    private static final String LIST = SELECT + """
            AND ($2::timestamptz IS NULL OR (i.sent_at, i.id) < ($2, $3::uuid))
            AND ($4::text IS NULL OR i.agreement_id = $4)
            AND ($5::integer IS NULL OR i.iso_year = $5)
            AND ($6::integer IS NULL OR i.period = $6)
            ORDER BY i.sent_at DESC, i.id DESC LIMIT $7""";

    private static final String STANDING = """
            SELECT id, sent_at FROM invoice
            WHERE provider_id = $1 AND agreement_id = $2 AND iso_year = $3 AND period = $4 AND withdrawn_at IS NULL
            ORDER BY sent_at, id LIMIT 1""";

    private static final String UPDATE = """
            UPDATE invoice SET version = $3, paid_cents = $4, withdrawn_at = $5, withdrawn_reason = $6
            WHERE provider_id = $1 AND id = $2""";

    private static final String BEGIN_DISPUTE = """
            INSERT INTO invoice_dispute (provider_id, id, invoice_id, disputed_at, reason, recorded_by)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String DISPUTES = """
            SELECT id, disputed_at, reason, ended_at, outcome FROM invoice_dispute
            WHERE provider_id = $1 AND invoice_id = $2 ORDER BY disputed_at, id""";

    private static final String END_DISPUTE = """
            UPDATE invoice_dispute SET ended_at = $3, outcome = $4, ended_by = $5
            WHERE provider_id = $1 AND invoice_id = $2 AND ended_at IS NULL""";

    private static final String PAY = """
            INSERT INTO invoice_payment (provider_id, id, invoice_id, paid_on, cents, reference, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String PAYMENTS = """
            SELECT id, paid_on, cents, reference, recorded_at FROM invoice_payment
            WHERE provider_id = $1 AND invoice_id = $2 ORDER BY paid_on, id""";

    void insert(Tx tx, Invoice invoice) {
        tx.update(
                INSERT,
                invoice.id(),
                invoice.version(),
                invoice.agreementId(),
                invoice.period().isoYear(),
                invoice.period().period(),
                invoice.number(),
                invoice.totalCents(),
                invoice.sentAt(),
                invoice.channel(),
                invoice.arrivedAt(),
                invoice.recordedBy(),
                invoice.recordedAt());
    }

    Optional<Invoice> find(Tx tx, UUID id) {
        return tx.find(FIND, InvoiceStore::invoice, id);
    }

    Optional<Invoice> lock(Tx tx, UUID id) {
        return tx.find(LOCK, InvoiceStore::invoice, id);
    }

    /** The last sent first. */
    List<Invoice> list(
            Tx tx,
            @Nullable String agreementId,
            @Nullable Integer isoYear,
            @Nullable Integer period,
            @Nullable Instant beforeTime,
            @Nullable UUID beforeId,
            int rows) {
        return tx.list(LIST, InvoiceStore::invoice, beforeTime, beforeId, agreementId, isoYear, period, rows);
    }

    /** The first sent of a period that was not withdrawn. */
    Optional<InvoiceWithdrawn.Remaining> earliestStanding(Tx tx, String agreementId, CarePeriod period) {
        return tx.find(
                STANDING,
                row -> new InvoiceWithdrawn.Remaining(row.getUUID("id"), SqlValues.instant(row, "sent_at")),
                agreementId,
                period.isoYear(),
                period.period());
    }

    void update(Tx tx, Invoice invoice) {
        tx.send(
                UPDATE,
                invoice.id(),
                invoice.version(),
                invoice.paidCents(),
                invoice.withdrawnAt(),
                invoice.withdrawnReason());
    }

    void beginDispute(Tx tx, UUID invoiceId, Invoice.Dispute dispute, UUID userId) {
        tx.send(BEGIN_DISPUTE, dispute.id(), invoiceId, dispute.disputedAt(), dispute.reason(), userId);
    }

    void endDispute(Tx tx, UUID invoiceId, Instant at, String outcome, UUID userId) {
        tx.send(END_DISPUTE, invoiceId, at, outcome, userId);
    }

    List<Invoice.Dispute> disputes(Tx tx, UUID invoiceId) {
        return tx.list(
                DISPUTES,
                row -> new Invoice.Dispute(
                        row.getUUID("id"),
                        SqlValues.instant(row, "disputed_at"),
                        row.getString("reason"),
                        SqlValues.instantOrNull(row, "ended_at"),
                        row.getString("outcome")),
                invoiceId);
    }

    void pay(Tx tx, UUID invoiceId, Invoice.Payment payment, UUID userId) {
        tx.send(
                PAY,
                payment.id(),
                invoiceId,
                payment.paidOn(),
                payment.cents(),
                payment.reference(),
                userId,
                payment.recordedAt());
    }

    List<Invoice.Payment> payments(Tx tx, UUID invoiceId) {
        return tx.list(
                PAYMENTS,
                row -> new Invoice.Payment(
                        row.getUUID("id"),
                        row.getLocalDate("paid_on"),
                        row.getLong("cents"),
                        row.getString("reference"),
                        SqlValues.instant(row, "recorded_at")),
                invoiceId);
    }

    private static Invoice invoice(Row row) {
        return new Invoice(
                row.getUUID("id"),
                row.getInteger("version"),
                row.getString("agreement_id"),
                CarePeriod.of(row.getInteger("iso_year"), row.getInteger("period")),
                row.getString("number"),
                row.getLong("total_cents"),
                SqlValues.instant(row, "sent_at"),
                Invoice.Channel.valueOf(row.getString("channel")),
                SqlValues.instant(row, "arrived_at"),
                row.getUUID("recorded_by"),
                SqlValues.instant(row, "recorded_at"),
                row.getLong("paid_cents"),
                SqlValues.instantOrNull(row, "withdrawn_at"),
                row.getString("withdrawn_reason"),
                row.getBoolean("disputed"));
    }
}
