package nl.ronde.billing;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code cak_counter}, {@code cak_export} and {@code cak_line}. */
final class CakStore {
    private static final String START_COUNTER = """
            INSERT INTO cak_counter (provider_id, last_number) VALUES ($1, 0) ON CONFLICT DO NOTHING""";

    private static final String LOCK_COUNTER =
            "SELECT last_number, last_processed_on FROM cak_counter WHERE provider_id = $1 FOR UPDATE";

    private static final String SET_COUNTER =
            "UPDATE cak_counter SET last_number = $2, last_processed_on = $3 WHERE provider_id = $1";

    private static final String INSERT = """
            INSERT INTO cak_export (provider_id, id, agreement_id, iso_year, period, sequence_number, processed_on, layout,
                                    file_name, sha256, line_count, total_minutes, period_minutes, made_at, made_by,
                                    content_sealed)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)""";

    private static final String INSERT_LINE = """
            INSERT INTO cak_line (provider_id, export_id, line_number, client_id, assignment_id, municipality_code,
                                  bsn_sealed, birth_date, product_category, product_code, assignment_number, minutes,
                                  previous_minutes, mutation)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)""";

    private static final String COLUMNS = """
            SELECT id, agreement_id, iso_year, period, sequence_number, processed_on, layout, file_name, sha256, line_count,
                   total_minutes, period_minutes, made_at, made_by
            FROM cak_export\s""";

    private static final String FIND = COLUMNS + "WHERE provider_id = $1 AND id = $2";

    private static final String LIST = COLUMNS + """
            WHERE provider_id = $1
              AND ($2::integer IS NULL OR sequence_number < $2)
              AND ($3::text IS NULL OR agreement_id = $3)
              AND ($4::integer IS NULL OR iso_year = $4)
              AND ($5::integer IS NULL OR period = $5)
            ORDER BY sequence_number DESC LIMIT $6""";

    private static final String CONTENT = "SELECT content_sealed FROM cak_export WHERE provider_id = $1 AND id = $2";

    private static final String LINE_COLUMNS = """
            SELECT l.export_id, l.line_number, l.client_id, l.assignment_id, l.municipality_code, l.bsn_sealed, l.birth_date,
                   l.product_category, l.product_code, l.assignment_number, l.minutes, l.previous_minutes, l.mutation
            FROM cak_line l\s""";

    private static final String LINES =
            LINE_COLUMNS + "WHERE l.provider_id = $1 AND l.export_id = $2 ORDER BY l.line_number";

    private static final String LINES_OF_PERIOD = LINE_COLUMNS + """
            JOIN cak_export e ON e.provider_id = l.provider_id AND e.id = l.export_id
            WHERE l.provider_id = $1 AND e.agreement_id = $2 AND e.iso_year = $3 AND e.period = $4
            ORDER BY e.sequence_number, l.line_number""";

    private final BillingVault vault;

    CakStore(BillingVault vault) {
        this.vault = vault;
    }

    /** The last file of the provider; whoever asks has the next until the end of the transaction. */
    Counter lockCounter(Tx tx) {
        tx.send(START_COUNTER);
        return tx.one(
                LOCK_COUNTER, row -> new Counter(row.getInteger("last_number"), row.getLocalDate("last_processed_on")));
    }

    void insert(Tx tx, CakExport export, byte[] content, List<CakLine> lines) {
        tx.send(SET_COUNTER, export.sequenceNumber(), export.processedOn());
        tx.send(
                INSERT,
                export.id(),
                export.agreementId(),
                export.period().isoYear(),
                export.period().period(),
                export.sequenceNumber(),
                export.processedOn(),
                export.layout(),
                export.fileName(),
                export.sha256(),
                export.lineCount(),
                export.totalMinutes(),
                export.periodMinutes(),
                export.madeAt(),
                export.madeBy(),
                vault.sealFile(tx.providerId(), export.id(), content));
        int number = 1;
        for (CakLine line : lines) {
            insertLine(tx, export.id(), number++, line);
        }
    }

    private void insertLine(Tx tx, UUID exportId, int number, CakLine line) {
        CakHours hours = line.hours();
        tx.send(
                INSERT_LINE,
                exportId,
                number,
                hours.clientId(),
                hours.assignmentId(),
                hours.key().municipalityCode(),
                vault.sealBsn(tx.providerId(), exportId, number, hours.key().bsn()),
                hours.birthDate(),
                hours.key().productCategory(),
                hours.key().productCode(),
                hours.key().assignmentNumber(),
                hours.minutes(),
                line.previousMinutes(),
                line.mutation());
    }

    Optional<CakExport> find(Tx tx, UUID id) {
        return tx.find(FIND, CakStore::export, id);
    }

    /** The newest first. */
    List<CakExport> list(
            Tx tx,
            @Nullable Integer beforeNumber,
            @Nullable String agreementId,
            @Nullable Integer isoYear,
            @Nullable Integer period,
            int rows) {
        return tx.list(LIST, CakStore::export, beforeNumber, agreementId, isoYear, period, rows);
    }

    /** The file as it was made. */
    Optional<byte[]> content(Tx tx, UUID id) {
        return tx.find(CONTENT, row -> row.getBuffer("content_sealed").getBytes(), id)
                .map(envelope -> vault.openFile(tx.providerId(), id, envelope));
    }

    List<CakLine> lines(Tx tx, UUID exportId) {
        return tx.list(LINES, row -> line(tx.providerId(), row), exportId);
    }

    /** What the CAK has of a period: every line sent, the later over the earlier. */
    List<CakHours> sent(Tx tx, String agreementId, CarePeriod period) {
        Map<CakHours.Key, CakHours> state = new LinkedHashMap<>();
        tx.list(LINES_OF_PERIOD, row -> line(tx.providerId(), row), agreementId, period.isoYear(), period.period())
                .forEach(line -> {
                    if (line.mutation() == Mutation.REMOVED) {
                        state.remove(line.hours().key());
                    } else {
                        state.put(line.hours().key(), line.hours());
                    }
                });
        return new ArrayList<>(state.values());
    }

    private CakLine line(UUID providerId, Row row) {
        String bsn = vault.openBsn(
                providerId,
                row.getUUID("export_id"),
                row.getInteger("line_number"),
                row.getBuffer("bsn_sealed").getBytes());
        var key = new CakHours.Key(
                row.getString("municipality_code"),
                bsn,
                row.getString("product_category"),
                row.getString("product_code"),
                row.getLong("assignment_number"));
        var hours = new CakHours(
                row.getUUID("client_id"),
                row.getUUID("assignment_id"),
                key,
                row.getLocalDate("birth_date"),
                row.getInteger("minutes"));
        return new CakLine(hours, Mutation.valueOf(row.getString("mutation")), row.getInteger("previous_minutes"));
    }

    private static CakExport export(Row row) {
        return new CakExport(
                row.getUUID("id"),
                row.getString("agreement_id"),
                CarePeriod.of(row.getInteger("iso_year"), row.getInteger("period")),
                row.getInteger("sequence_number"),
                row.getLocalDate("processed_on"),
                row.getString("layout"),
                row.getString("file_name"),
                row.getString("sha256"),
                row.getInteger("line_count"),
                row.getLong("total_minutes"),
                row.getLong("period_minutes"),
                SqlValues.instant(row, "made_at"),
                row.getUUID("made_by"));
    }

    /**
     * The last file of a provider.
     *
     * @param number 0 where there is none yet
     */
    record Counter(int number, @Nullable LocalDate processedOn) {
        /** The day of the next file: today, but never before the last one. */
        LocalDate nextProcessedOn(LocalDate today) {
            return processedOn != null && processedOn.isAfter(today) ? processedOn : today;
        }
    }
}
