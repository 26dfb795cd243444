package nl.ronde.replacement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.replacement.AffectedVisits.Affected;
import nl.ronde.staff.SickReported;

/**
 * Reports of one absence come in in any order. Where a later one tells of an earlier beginning, the first need of the absence at
 * each assignment began earlier too; what was opened for a part that was reported later keeps its own beginning.
 */
final class EarlierReports {
    /** With a visit on the days that were spoken of: else that report had opened no need. */
    private static final String FIRST_NEEDS = """
            SELECT DISTINCT ON (n.assignment_id) n.id FROM replacement_need n
            WHERE n.provider_id = $1 AND n.cause_id = $2 AND n.state <> 'LAPSED'
              AND EXISTS (SELECT 1 FROM replacement_visit rv JOIN visit v ON v.provider_id = $1 AND v.id = rv.visit_id
                          WHERE rv.provider_id = $1 AND rv.need_id = n.id AND v.day BETWEEN $3 AND $4)
            ORDER BY n.assignment_id, n.noticed_at, n.id""";

    private final NeedStore store;
    private final Events events;

    EarlierReports(NeedStore store, Events events) {
        this.store = store;
        this.events = events;
    }

    /**
     * Brings the needs of this absence forward.
     *
     * @param last of the days that the report spoke of
     * @param visits that the absence touches now
     */
    void bringForward(Tx tx, SickReported report, LocalDate last, List<Affected> visits) {
        List<UUID> first = tx.list(FIRST_NEEDS, row -> row.getUUID("id"), report.leaveId(), report.firstDay(), last);
        for (UUID id : first) {
            Need need = store.lock(tx, id).orElseThrow();
            // A report that only repeats an earlier one begins nothing: what came into view since counts from its
            // visit.
            Instant noticed = visits.stream()
                    .filter(visit -> visit.assignmentId().equals(need.assignmentId()))
                    .map(Affected::startsAt)
                    .reduce(
                            report.isEarliest() ? report.occurredAt() : need.noticedAt(),
                            (one, other) -> other.isBefore(one) ? other : one);
            if (noticed.isBefore(need.noticedAt())) {
                store.noticedAt(tx, id, noticed);
                events.raise(
                        tx,
                        new ReplacementNoticedEarlier(
                                id, need.agreementId(), need.clientId(), noticed, need.cannotWait()));
            }
        }
    }
}
