package nl.ronde.assignment.life;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** What changes with the client (Kampen B2 1.9d, DVO B3 E6), and what keeps help away on the client's side (DVO 15.1-15.3). */
final class ChangeOfSituation {
    private final LifeBook book;

    ChangeOfSituation(LifeBook book) {
        this.book = book;
    }

    /**
     * @param visitId the visit whose signal told of it
     * @param relevant whether it matters for the help, by whoever records it; only a team lead's word starts no term
     * @param resultMustChange the granted Result no longer fits: to be talked over with the municipality (Kampen B2 1.9d)
     */
    record Change(
            Instant seenAt,
            String text,
            @Nullable UUID visitId,
            @Nullable Boolean relevant,
            @Nullable Boolean resultMustChange) {}

    /**
     * What is kept of a change.
     *
     * @param judged whether what is said of its relevance is the team lead's word; otherwise it waits for that
     */
    record Kept(@JsonUnwrapped Change change, boolean judged) {}

    record Judgement(boolean relevant, String reason) {}

    record ForceMajeure(
            Instant noticedAt, LocalDate from, @Nullable LocalDate until, String cause) {}

    LifeEntry record(Actor actor, UUID assignmentId, Change given) {
        return book.write(actor, "recordChangeOfSituation", assignmentId, place -> {
            Instant seenAt = place.past(given.seenAt(), "/seenAt");
            place.requireNotBefore(AmsterdamTime.dateOf(seenAt), "/seenAt");
            boolean judged = given.relevant() != null && actor.is(Role.TEAM_LEAD);
            return LifeBook.Draft.of(EntryKind.CHANGE_OF_SITUATION, seenAt, new Kept(given, judged));
        });
    }

    /** The team lead may come back on it: the newest judgement counts. */
    LifeEntry judge(Actor actor, UUID assignmentId, UUID entryId, Judgement given) {
        return book.write(actor, "judgeChangeOfSituation", assignmentId, place -> {
            LifeEntry change = place.entry(entryId);
            if (change.kind() != EntryKind.CHANGE_OF_SITUATION) {
                throw CommonProblem.NOT_FOUND.refuse();
            }
            return LifeBook.Draft.of(EntryKind.CHANGE_JUDGED, AmsterdamTime.toMicroseconds(place.now()), given)
                    .following(change);
        });
    }

    LifeEntry forceMajeure(Actor actor, UUID assignmentId, ForceMajeure given) {
        return book.write(actor, "recordForceMajeure", assignmentId, place -> {
            Instant at = place.past(given.noticedAt(), "/noticedAt");
            place.requireNotBefore(given.from(), "/from");
            if (given.until() != null && given.until().isBefore(given.from())) {
                throw LifeProblem.RANGE_INVALID.at("/until");
            }
            return LifeBook.Draft.of(EntryKind.FORCE_MAJEURE, at, given).days(given.from(), given.until());
        });
    }
}
