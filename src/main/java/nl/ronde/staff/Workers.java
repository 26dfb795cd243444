package nl.ronde.staff;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** What the modules above ask about workers. */
public final class Workers {
    private static final String CARDS = "SELECT id, name FROM worker WHERE provider_id = $1 AND id = ANY($2)";

    private static final String SCHEDULABLE = """
            SELECT w.active_from, w.active_until, w.kind, w.confidentiality_signed_on IS NOT NULL AS signed,
                   (SELECT max(v.valid_until) FROM worker_vog v
                    WHERE v.provider_id = $1 AND v.worker_id = w.id AND v.issued_on <= $4) AS vog_until,
                   (SELECT max(coalesce(l.last_day, DATE '9999-12-31')) FROM worker_leave l
                    WHERE l.provider_id = $1 AND l.worker_id = w.id AND l.cancelled_at IS NULL
                      AND l.first_day <= $4 AND (l.last_day IS NULL OR l.last_day >= $3)) AS leave_until
            FROM worker w WHERE w.provider_id = $1 AND w.id = $2""";

    /** The cards by worker id; an unknown id is left out. */
    public Map<UUID, WorkerCard> cards(Tx tx, Collection<UUID> workerIds) {
        Map<UUID, WorkerCard> cards = new HashMap<>();
        if (!workerIds.isEmpty()) {
            tx.list(CARDS, row -> new WorkerCard(row.getUUID("id"), row.getString("name")), (Object)
                            workerIds.toArray(UUID[]::new))
                    .forEach(card -> cards.put(card.id(), card));
        }
        return cards;
    }

    /**
     * Refuses a worker who may not be scheduled on these days: not employed, without a valid VOG (Kampen B2 2.1; DVO B3 C4),
     * without what the agreement asks (DVO 12.3, 16.7), or absent. The refusal says why and until when.
     *
     * @param asked by the agreement of the help
     * @param field the field of the request that names the worker, for the problem
     */
    public void requireSchedulable(
            Tx tx, UUID workerId, LocalDate firstDay, LocalDate lastDay, AskedOfWorker asked, String field) {
        Found found = tx.find(
                        SCHEDULABLE,
                        row -> new Found(
                                row.getLocalDate("active_from"),
                                row.getLocalDate("active_until"),
                                row.getLocalDate("vog_until"),
                                row.getLocalDate("leave_until"),
                                WorkerKind.valueOf(row.getString("kind")),
                                row.getBoolean("signed")),
                        workerId,
                        firstDay,
                        lastDay)
                .orElseThrow(() -> StaffProblem.WORKER_UNKNOWN.refuse(StaffProblem.WORKER_UNKNOWN.title(), field));
        if (firstDay.isBefore(found.activeFrom())
                || (found.activeUntil() != null && lastDay.isAfter(found.activeUntil()))) {
            throw StaffProblem.NOT_EMPLOYED.refuse(
                    "In dienst van " + DutchMoment.day(found.activeFrom())
                            + (found.activeUntil() == null
                                    ? "."
                                    : " tot en met " + DutchMoment.day(found.activeUntil()) + "."),
                    field);
        }
        if (found.vogUntil() == null) {
            throw StaffProblem.NO_VALID_VOG.refuse("Er is geen VOG vastgelegd.", field);
        }
        if (found.vogUntil().isBefore(lastDay)) {
            throw StaffProblem.NO_VALID_VOG.refuse(
                    "De VOG is geldig tot en met " + DutchMoment.day(found.vogUntil()) + ".", field);
        }
        asked.statementLacking(found.signed()).ifPresent(why -> {
            throw StaffProblem.NO_STATEMENT.refuse(why, field);
        });
        if (found.leaveUntil() != null) {
            throw StaffProblem.ON_LEAVE.refuse(
                    AmsterdamTime.inRange(found.leaveUntil())
                            ? "Afwezig tot en met " + DutchMoment.day(found.leaveUntil()) + "."
                            : "Afwezig, het einde is nog niet bekend.",
                    field);
        }
        asked.supervisionLacking(found.kind()).ifPresent(why -> {
            throw StaffProblem.NEEDS_SUPERVISION.refuse(why, field);
        });
    }

    private record Found(
            LocalDate activeFrom,
            @Nullable LocalDate activeUntil,
            @Nullable LocalDate vogUntil,
            @Nullable LocalDate leaveUntil,
            WorkerKind kind,
            boolean signed) {}
}
