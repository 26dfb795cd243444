package nl.ronde.assignment;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** What a municipality granted under some agreements; what it removed itself (reason 13) counts as never sent. */
public final class MunicipalAssignments {
    private static final String CLIENTS = """
            SELECT DISTINCT client_id FROM assignment
            WHERE provider_id = $1 AND municipality_code = $2 AND agreement_id = ANY($3) AND NOT withdrawn
              AND (last_day IS NULL OR last_day >= $4) AND ($5::uuid IS NULL OR client_id > $5)
            ORDER BY client_id LIMIT $6""";

    private static final String OF_CLIENTS = """
            SELECT id, version, client_id, agreement_id, municipality_code, assignment_number, product_category,
                   product_code, first_day, last_day, volume, volume_unit, volume_frequency, withdrawn, result_areas_state
            FROM assignment
            WHERE provider_id = $1 AND municipality_code = $2 AND agreement_id = ANY($3) AND NOT withdrawn
              AND (last_day IS NULL OR last_day >= $4) AND client_id = ANY($5)
            ORDER BY client_id, first_day, id""";

    /**
     * The clients with such an assignment that runs, or ended on or after a day, by id.
     *
     * @param municipalityCode CBS code, four digits
     * @param endedFrom Amsterdam date
     */
    public List<UUID> clients(
            Tx tx,
            String municipalityCode,
            Collection<String> agreementIds,
            LocalDate endedFrom,
            @Nullable UUID after,
            int rows) {
        return tx.list(
                CLIENTS,
                row -> row.getUUID("client_id"),
                municipalityCode,
                agreementIds.toArray(String[]::new),
                endedFrom,
                after,
                rows);
    }

    /** Those assignments of some clients, the oldest first. */
    public List<Assignment> ofClients(
            Tx tx,
            String municipalityCode,
            Collection<String> agreementIds,
            LocalDate endedFrom,
            Collection<UUID> clientIds) {
        return tx.list(
                OF_CLIENTS,
                Assignments::assignment,
                municipalityCode,
                agreementIds.toArray(String[]::new),
                endedFrom,
                clientIds.toArray(UUID[]::new));
    }
}
