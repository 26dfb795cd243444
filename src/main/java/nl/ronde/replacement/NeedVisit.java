package nl.ronde.replacement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.visit.NotDelivered;
import nl.ronde.visit.VisitStatus;
import org.jspecify.annotations.Nullable;

/**
 * A visit that an absence touches, as it stands now.
 *
 * @param workerId who did it, else who is planned
 * @param workerAway whether that worker cannot go on this day: leave, sickness, not employed, no VOG, or without what the
 *     agreement asks
 * @param expert whether that worker holds every competence the assignment asks for on this day
 * @param agreedAt when that worker agreed; null where nobody knows that
 * @param byOffer whether she agreed on her own phone
 * @param assignedAt when she was put in the plan last
 * @param helped whether help is given on this day: not after its end, in a stop, or under a decision that is no more
 * @param accompanied whether a qualified worker goes along
 */
record NeedVisit(
        UUID visitId,
        LocalDate day,
        Instant begin,
        Instant end,
        VisitStatus status,
        NotDelivered.@Nullable Account account,
        @Nullable UUID workerId,
        boolean workerAway,
        boolean expert,
        @Nullable Instant agreedAt,
        boolean byOffer,
        @Nullable Instant assignedAt,
        boolean helped,
        boolean accompanied) {}
