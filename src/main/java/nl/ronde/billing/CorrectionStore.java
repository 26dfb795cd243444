package nl.ronde.billing;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.billing.CorrectionProposal.ExportedVisit;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code export_visit} and {@code correction_proposal}. */
final class CorrectionStore {
    private static final String ADD_VISIT = """
            INSERT INTO export_visit (provider_id, export_id, visit_id, visit_version, output, iso_year, period, minutes)
            VALUES ($1, $2, $3, $4, 'CAK', $5, $6, $7)""";

    private static final String LATEST_VERSIONS = """
            SELECT visit_id, max(visit_version) AS version FROM export_visit
            WHERE provider_id = $1 AND visit_id = ANY($2) AND iso_year = $3 AND period = $4 GROUP BY visit_id""";

    private static final String LATEST_OF_VISIT = """
            SELECT v.export_id, v.visit_version, v.iso_year, v.period, v.minutes, e.agreement_id
            FROM export_visit v JOIN cak_export e ON e.provider_id = v.provider_id AND e.id = v.export_id
            WHERE v.provider_id = $1 AND v.visit_id = $2 ORDER BY e.sequence_number DESC LIMIT 1""";

    private static final String PROPOSE = """
            INSERT INTO correction_proposal (provider_id, id, visit_id, client_id, export_id, output, agreement_id, iso_year,
                                             period, exported_version, exported_minutes, opened_at)
            VALUES ($1, $2, $3, $4, $5, 'CAK', $6, $7, $8, $9, $10, $11)
            ON CONFLICT (provider_id, visit_id, export_id) WHERE settled_at IS NULL DO NOTHING""";

    private static final String SETTLE = """
            UPDATE correction_proposal SET settled_at = $5, settled_by_export = $6
            WHERE provider_id = $1 AND agreement_id = $2 AND iso_year = $3 AND period = $4 AND settled_at IS NULL""";

    private static final String LIST = """
            SELECT id, visit_id, client_id, export_id, agreement_id, iso_year, period, exported_version, exported_minutes,
                   opened_at, settled_at, settled_by_export
            FROM correction_proposal
            WHERE provider_id = $1
              AND ($2::timestamptz IS NULL OR (opened_at, id) > ($2, $3::uuid))
              AND ($4::boolean IS NULL OR (settled_at IS NOT NULL) = $4)
              AND ($5::text IS NULL OR agreement_id = $5)
            ORDER BY opened_at, id LIMIT $6""";

    void addVisit(Tx tx, UUID visitId, ExportedVisit exported) {
        tx.send(
                ADD_VISIT,
                exported.exportId(),
                visitId,
                exported.version(),
                exported.period().isoYear(),
                exported.period().period(),
                exported.minutes());
    }

    /** The newest version of each visit that went into a file of the period. */
    Map<UUID, Integer> latestVersions(Tx tx, Collection<UUID> visitIds, CarePeriod period) {
        Map<UUID, Integer> versions = new HashMap<>();
        tx.list(
                        LATEST_VERSIONS,
                        row -> Map.entry(row.getUUID("visit_id"), row.getInteger("version")),
                        visitIds.toArray(UUID[]::new),
                        period.isoYear(),
                        period.period())
                .forEach(each -> versions.put(each.getKey(), each.getValue()));
        return versions;
    }

    /** How a visit was last exported, with its agreement. */
    Optional<Latest> latest(Tx tx, UUID visitId) {
        return tx.find(
                LATEST_OF_VISIT,
                row -> new Latest(
                        row.getString("agreement_id"),
                        new ExportedVisit(
                                row.getUUID("export_id"),
                                CarePeriod.of(row.getInteger("iso_year"), row.getInteger("period")),
                                row.getInteger("visit_version"),
                                row.getInteger("minutes"))),
                visitId);
    }

    /** Opens it, unless one is open for the same visit and file. */
    void propose(Tx tx, CorrectionProposal proposal) {
        tx.send(
                PROPOSE,
                proposal.id(),
                proposal.visitId(),
                proposal.clientId(),
                proposal.exported().exportId(),
                proposal.agreementId(),
                proposal.exported().period().isoYear(),
                proposal.exported().period().period(),
                proposal.exported().version(),
                proposal.exported().minutes(),
                proposal.openedAt());
    }

    /** Settles what is open for a period. */
    void settle(Tx tx, String agreementId, CarePeriod period, Instant at, @Nullable UUID exportId) {
        tx.send(SETTLE, agreementId, period.isoYear(), period.period(), at, exportId);
    }

    /** The oldest first. */
    List<CorrectionProposal> list(
            Tx tx,
            @Nullable Instant afterOpened,
            @Nullable UUID afterId,
            @Nullable Boolean settled,
            @Nullable String agreementId,
            int rows) {
        return tx.list(LIST, CorrectionStore::proposal, afterOpened, afterId, settled, agreementId, rows);
    }

    private static CorrectionProposal proposal(Row row) {
        return new CorrectionProposal(
                row.getUUID("id"),
                row.getUUID("visit_id"),
                row.getUUID("client_id"),
                row.getString("agreement_id"),
                new ExportedVisit(
                        row.getUUID("export_id"),
                        CarePeriod.of(row.getInteger("iso_year"), row.getInteger("period")),
                        row.getInteger("exported_version"),
                        row.getInteger("exported_minutes")),
                SqlValues.instant(row, "opened_at"),
                SqlValues.instantOrNull(row, "settled_at"),
                row.getUUID("settled_by_export"));
    }

    record Latest(String agreementId, ExportedVisit exported) {}
}
