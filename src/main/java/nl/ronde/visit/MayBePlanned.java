package nl.ronde.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.db.Tx;
import nl.ronde.staff.AskedOfWorker;
import nl.ronde.staff.Workers;
import org.jspecify.annotations.Nullable;

/** Whether a worker may be planned at a visit, by her own file and by what the agreement of the help asks. */
public final class MayBePlanned {
    private static final String FIELD = "/workerId";

    /** Who is in training, or unpaid, accompanies nobody (DVO 12.3: "gekwalificeerde medewerkers"). */
    private static final String BESIDE = """
            SELECT 1 FROM visit v
            JOIN worker w ON w.provider_id = $1 AND w.id = v.worker_id AND w.kind NOT IN ('TRAINEE', 'VOLUNTEER')
            WHERE v.provider_id = $1 AND v.joint_visit_id = $2 AND v.client_id = $3 AND v.id <> $4
              AND v.status IN ('PLANNED', 'UNDER_WAY', 'COMPLETED') AND v.planned_begin < $6 AND v.planned_end > $5
            LIMIT 1""";

    private final Workers workers;
    private final Agreements agreements;

    MayBePlanned(Workers workers, Agreements agreements) {
        this.workers = workers;
        this.agreements = agreements;
    }

    /** Refuses who may not; the refusal says why and until when. */
    void require(
            Tx tx,
            UUID workerId,
            Visit.Target target,
            UUID visitId,
            @Nullable UUID jointVisitId,
            Instant begin,
            Instant end) {
        AskedOfWorker asked = new AskedOfWorker(
                agreements.staffDemands(target.agreementId()),
                () -> jointVisitId != null
                        && tx.find(BESIDE, row -> true, jointVisitId, target.clientId(), visitId, begin, end)
                                .isPresent());
        workers.requireSchedulable(tx, workerId, AmsterdamTime.dateOf(begin), AmsterdamTime.dateOf(end), asked, FIELD);
    }

    /** The same for a series under this agreement, whose visits are of one worker alone. */
    public void requireAlone(Tx tx, UUID workerId, @Nullable String agreementId, LocalDate day) {
        AskedOfWorker asked = new AskedOfWorker(agreements.staffDemands(agreementId), () -> false);
        workers.requireSchedulable(tx, workerId, day, day, asked, FIELD);
    }
}
