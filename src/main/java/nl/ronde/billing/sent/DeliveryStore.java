package nl.ronde.billing.sent;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code cak_delivery} and {@code yearly_delivery}: only ever added to. */
final class DeliveryStore {
    private static final String INSERT_CAK = """
            INSERT INTO cak_delivery (provider_id, id, agreement_id, iso_year, period, outcome, delivered_at,
                consulted_cak_at, told_municipality_at, reference, text, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""";

    private static final String LIST_CAK = """
            SELECT id, agreement_id, iso_year, period, outcome, delivered_at, consulted_cak_at, told_municipality_at,
                   reference, text, recorded_by, recorded_at
            FROM cak_delivery
            WHERE provider_id = $1
              AND ($2::timestamptz IS NULL OR (recorded_at, id) < ($2, $3::uuid))
              AND ($4::text IS NULL OR agreement_id = $4)
            ORDER BY recorded_at DESC, id DESC LIMIT $5""";

    private static final String INSERT_YEARLY = """
            INSERT INTO yearly_delivery (provider_id, id, agreement_id, kind, year, sent_at, sent_to, reference,
                turnover_cents, text, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";

    private static final String LIST_YEARLY = """
            SELECT id, agreement_id, kind, year, sent_at, sent_to, reference, turnover_cents, text, recorded_by, recorded_at
            FROM yearly_delivery
            WHERE provider_id = $1
              AND ($2::timestamptz IS NULL OR (recorded_at, id) < ($2, $3::uuid))
              AND ($4::text IS NULL OR agreement_id = $4)
            ORDER BY recorded_at DESC, id DESC LIMIT $5""";

    void insert(Tx tx, CakDelivery delivery) {
        tx.send(
                INSERT_CAK,
                delivery.id(),
                delivery.agreementId(),
                delivery.period().isoYear(),
                delivery.period().period(),
                delivery.outcome(),
                delivery.deliveredAt(),
                delivery.consultedCakAt(),
                delivery.toldMunicipalityAt(),
                delivery.reference(),
                delivery.text(),
                delivery.recordedBy(),
                delivery.recordedAt());
    }

    List<CakDelivery> cak(
            Tx tx, @Nullable String agreementId, @Nullable Instant beforeTime, @Nullable UUID beforeId, int rows) {
        return tx.list(LIST_CAK, DeliveryStore::cakDelivery, beforeTime, beforeId, agreementId, rows);
    }

    void insert(Tx tx, YearlyDelivery delivery) {
        tx.send(
                INSERT_YEARLY,
                delivery.id(),
                delivery.agreementId(),
                delivery.kind(),
                delivery.year(),
                delivery.sentAt(),
                delivery.sentTo(),
                delivery.reference(),
                delivery.turnoverCents(),
                delivery.text(),
                delivery.recordedBy(),
                delivery.recordedAt());
    }

    List<YearlyDelivery> yearly(
            Tx tx, @Nullable String agreementId, @Nullable Instant beforeTime, @Nullable UUID beforeId, int rows) {
        return tx.list(LIST_YEARLY, DeliveryStore::yearlyDelivery, beforeTime, beforeId, agreementId, rows);
    }

    private static CakDelivery cakDelivery(Row row) {
        return new CakDelivery(
                row.getUUID("id"),
                row.getString("agreement_id"),
                CarePeriod.of(row.getInteger("iso_year"), row.getInteger("period")),
                CakDelivery.Outcome.valueOf(row.getString("outcome")),
                SqlValues.instantOrNull(row, "delivered_at"),
                SqlValues.instantOrNull(row, "consulted_cak_at"),
                SqlValues.instantOrNull(row, "told_municipality_at"),
                row.getString("reference"),
                row.getString("text"),
                row.getUUID("recorded_by"),
                SqlValues.instant(row, "recorded_at"));
    }

    private static YearlyDelivery yearlyDelivery(Row row) {
        return new YearlyDelivery(
                row.getUUID("id"),
                row.getString("agreement_id"),
                YearlyDelivery.Kind.valueOf(row.getString("kind")),
                row.getInteger("year"),
                SqlValues.instantOrNull(row, "sent_at"),
                row.getString("sent_to"),
                row.getString("reference"),
                row.getLong("turnover_cents"),
                row.getString("text"),
                row.getUUID("recorded_by"),
                SqlValues.instant(row, "recorded_at"));
    }
}
