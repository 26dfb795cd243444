package nl.ronde.assignment;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.assignment.AssignmentState.Source;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL that writes {@code assignment}, and the lists that the office reads of it. */
final class AssignmentStore {
    private static final String COLUMNS = """
            SELECT id, version, client_id, agreement_id, municipality_code, assignment_number, product_category,
                   product_code, first_day, last_day, volume, volume_unit, volume_frequency, withdrawn,
                   result_areas_state, source, assigned_on, assigned_at_time, budget_cents, change_reason, received_at,
                   listed_on, listed_decided_at, listed_received_at, local_note
            FROM assignment\s""";

    private static final String FIND = COLUMNS + "WHERE provider_id = $1 AND id = $2";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String OF_CLIENT = COLUMNS
            + "WHERE provider_id = $1 AND client_id = $2 AND municipality_code = $3 ORDER BY assignment_number, id FOR UPDATE";

    private static final String CLIENTS_OF_NUMBERS = """
            SELECT assignment_number FROM assignment
            WHERE provider_id = $1 AND municipality_code = $2 AND assignment_number = ANY($3)
              AND ($4::uuid IS NULL OR client_id <> $4)""";

    private static final String INSERT = """
            INSERT INTO assignment (provider_id, id, version, client_id, agreement_id, municipality_code,
                                    assignment_number, source, product_category, product_code, assigned_on,
                                    assigned_at_time, first_day, last_day, volume, volume_unit, volume_frequency,
                                    budget_cents, change_reason, received_at, withdrawn, local_note)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21,
                    $22)""";

    private static final String UPDATE = """
            UPDATE assignment SET version = $3, source = $4, assignment_number = $5, product_category = $6,
                   product_code = $7, assigned_on = $8, assigned_at_time = $9, first_day = $10, last_day = $11,
                   volume = $12, volume_unit = $13, volume_frequency = $14, budget_cents = $15, change_reason = $16,
                   received_at = $17, withdrawn = $18, local_note = $19, result_areas_state = $20
            WHERE provider_id = $1 AND id = $2""";

    private static final String SET_LISTED = """
            UPDATE assignment SET listed_on = $3, listed_decided_at = $4, listed_received_at = $5
            WHERE provider_id = $1 AND id = $2""";

    private static final String LIST = COLUMNS + """
            WHERE provider_id = $1
              AND ($2::uuid IS NULL OR client_id = $2)
              AND ($3::text IS NULL OR agreement_id = $3)
              AND ($4::date IS NULL OR (NOT withdrawn AND first_day <= $4 AND (last_day IS NULL OR last_day >= $4)))
              AND ($5::text IS NULL OR result_areas_state = $5)
              AND ($6::date IS NULL OR (first_day, id) > ($6, $7::uuid))
            ORDER BY first_day, id LIMIT $8""";

    Optional<AssignmentState> find(Tx tx, UUID id) {
        return tx.find(FIND, AssignmentStore::state, id);
    }

    Optional<AssignmentState> lock(Tx tx, UUID id) {
        return tx.find(LOCK, AssignmentStore::state, id);
    }

    /** Every assignment of a client by one municipality, locked. */
    List<AssignmentState> lockOfClient(Tx tx, UUID clientId, String municipalityCode) {
        return tx.list(OF_CLIENT, AssignmentStore::state, clientId, municipalityCode);
    }

    /** Those of these numbers that the municipality gave to another client; to anybody where no client is given. */
    List<Long> numbersOfOthers(Tx tx, String municipalityCode, Collection<Long> numbers, @Nullable UUID clientId) {
        return tx.list(
                CLIENTS_OF_NUMBERS,
                row -> row.getLong("assignment_number"),
                municipalityCode,
                numbers.toArray(Long[]::new),
                clientId);
    }

    void insert(Tx tx, AssignmentState state) {
        Assignment assignment = state.assignment();
        tx.send(
                INSERT,
                assignment.id(),
                assignment.version(),
                assignment.clientId(),
                assignment.agreementId(),
                assignment.municipalityCode(),
                assignment.number(),
                state.source(),
                assignment.productCategory(),
                assignment.productCode(),
                state.assignedOn(),
                state.assignedAtTime(),
                assignment.firstDay(),
                assignment.lastDay(),
                assignment.volume(),
                assignment.volumeUnit(),
                assignment.volumeFrequency(),
                state.budgetCents(),
                state.changeReason(),
                state.receivedAt(),
                assignment.withdrawn(),
                state.localNote());
    }

    void update(Tx tx, AssignmentState state) {
        Assignment assignment = state.assignment();
        tx.send(
                UPDATE,
                assignment.id(),
                assignment.version(),
                state.source(),
                assignment.number(),
                assignment.productCategory(),
                assignment.productCode(),
                state.assignedOn(),
                state.assignedAtTime(),
                assignment.firstDay(),
                assignment.lastDay(),
                assignment.volume(),
                assignment.volumeUnit(),
                assignment.volumeFrequency(),
                state.budgetCents(),
                state.changeReason(),
                state.receivedAt(),
                assignment.withdrawn(),
                state.localNote(),
                assignment.resultAreasKnown() ? "RECORDED" : "UNKNOWN");
    }

    void setListed(Tx tx, UUID id, Listing listing) {
        tx.send(SET_LISTED, id, listing.dated(), listing.decidedAt(), listing.receivedAt());
    }

    List<AssignmentState> list(
            Tx tx, Filter filter, @Nullable LocalDate afterFirstDay, @Nullable UUID afterId, int rows) {
        return tx.list(
                LIST,
                AssignmentStore::state,
                filter.clientId(),
                filter.agreementId(),
                filter.activeOn(),
                filter.resultAreas(),
                afterFirstDay,
                afterId,
                rows);
    }

    private static AssignmentState state(Row row) {
        LocalDate listedOn = row.getLocalDate("listed_on");
        return new AssignmentState(
                Assignments.assignment(row),
                Source.valueOf(row.getString("source")),
                row.getLocalDate("assigned_on"),
                row.getLocalTime("assigned_at_time"),
                row.getLong("budget_cents"),
                row.getString("change_reason"),
                SqlValues.instant(row, "received_at"),
                listedOn == null
                        ? null
                        : new Listing(
                                listedOn,
                                row.getLocalDateTime("listed_decided_at"),
                                SqlValues.instant(row, "listed_received_at")),
                row.getString("local_note"));
    }

    /** What a list is narrowed to; {@code resultAreas} is the state as the table writes it. */
    record Filter(
            @Nullable UUID clientId,
            @Nullable String agreementId,
            @Nullable LocalDate activeOn,
            @Nullable String resultAreas) {}
}
