package nl.ronde.assignment.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stop on new clients under an agreement (aannamestop, DVO 10.6).
 *
 * @param foreseenAt when it was seen to come
 * @param firstDay its first day, Amsterdam date
 * @param reopensOn when new clients are expected to be welcome again
 * @param waitingTimeMonths how long who accepts it waits, at most six months (DVO 10.8)
 * @param endedOn the day new clients were welcome again
 */
record AdmissionStop(
        UUID id,
        String agreementId,
        Instant foreseenAt,
        LocalDate firstDay,
        LocalDate reopensOn,
        @Nullable Integer waitingTimeMonths,
        String reason,
        @Nullable LocalDate endedOn,
        UUID recordedBy,
        Instant recordedAt) {

    /** That the municipalities were told. */
    record Report(
            UUID id, Instant reportedAt, Told.Channel channel, String text, UUID recordedBy, Instant recordedAt) {}
}
