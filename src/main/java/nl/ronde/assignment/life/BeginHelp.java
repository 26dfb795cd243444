package nl.ronde.assignment.life;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.agreement.MunicipalParty;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.IntakeRecorded;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.event.Events;
import org.jspecify.annotations.Nullable;

/**
 * From the acquaintance talk to the intake (Kampen B2 1.7, 5.4; DVO 11.8). Who declines tells the municipality why; it
 * decides, and until then the start term runs on. An intake that leads to nothing is no start, and nothing is invoiced.
 */
final class BeginHelp {
    private final LifeBook book;
    private final Events events;

    BeginHelp(LifeBook book, Events events) {
        this.book = book;
        this.events = events;
    }

    enum TalkOutcome {
        @JsonProperty("goAhead")
        GO_AHEAD,
        @JsonProperty("clientDeclines")
        CLIENT_DECLINES,
        @JsonProperty("providerDeclines")
        PROVIDER_DECLINES,
        @JsonProperty("undecided")
        UNDECIDED
    }

    /** @param with who were there besides the provider, in words */
    record Acquaintance(
            LocalDate heldOn,
            String with,
            TalkOutcome outcome,
            @Nullable String text) {}

    record Acceptance(
            @Nullable LocalDate acceptedOn, @Nullable String text) {}

    enum DeclineReason {
        @JsonProperty("noCapacity")
        NO_CAPACITY,
        @JsonProperty("notSuitable")
        NOT_SUITABLE,
        @JsonProperty("unsafe")
        UNSAFE,
        @JsonProperty("other")
        OTHER
    }

    record Decline(
            DeclineReason reason,
            String motivation,
            MunicipalParty reportedTo,
            Instant reportedAt,
            Told.Channel channel) {}

    enum IntakeOutcome {
        @JsonProperty("followUp")
        FOLLOW_UP,
        @JsonProperty("noFollowUp")
        NO_FOLLOW_UP
    }

    /** @param heldBy who of the provider held it, in words */
    record Intake(
            LocalDate heldOn,
            String heldBy,
            @Nullable UUID workerId,
            IntakeOutcome outcome,
            @Nullable String text) {}

    LifeEntry acquaintance(Actor actor, UUID assignmentId, Acquaintance given) {
        return book.write(actor, "recordAcquaintance", assignmentId, place -> {
            // Before the order is given there may be a talk already (1.7, 1.8): only the future is refused.
            if (given.heldOn().isAfter(place.today())) {
                throw LifeProblem.MOMENT_IN_FUTURE.at("/heldOn");
            }
            requireOpen(place);
            return LifeBook.Draft.of(EntryKind.ACQUAINTANCE, AmsterdamTime.startOfDay(given.heldOn()), given)
                    .then(entry -> {
                        if (given.outcome() == TalkOutcome.CLIENT_DECLINES) {
                            book.doesNotBegin(place, "De cliënt kiest na de kennismaking een andere aanbieder.");
                        }
                    });
        });
    }

    LifeEntry accept(Actor actor, UUID assignmentId, Acceptance given) {
        return book.write(actor, "acceptAssignment", assignmentId, place -> {
            requireOpen(place);
            LocalDate day = given.acceptedOn() == null ? place.today() : given.acceptedOn();
            return LifeBook.Draft.of(EntryKind.ACCEPTED, place.pastDay(day, "/acceptedOn"), given);
        });
    }

    LifeEntry decline(Actor actor, UUID assignmentId, Decline given) {
        return book.write(actor, "declineAssignment", assignmentId, place -> {
            requireOpen(place);
            if (place.life().standing() == Life.Standing.DECLINING) {
                throw LifeProblem.REFUSAL_UNDECIDED.refuse();
            }
            return LifeBook.Draft.of(EntryKind.DECLINED, place.past(given.reportedAt(), "/reportedAt"), given);
        });
    }

    LifeEntry intake(Actor actor, UUID assignmentId, Intake given) {
        return book.write(actor, "recordIntake", assignmentId, place -> {
            Instant heldAt = place.pastDay(given.heldOn(), "/heldOn");
            if (place.life().has(EntryKind.INTAKE)) {
                throw LifeProblem.INTAKE_RECORDED.refuse();
            }
            place.requireGoingOn(given.heldOn());
            if (given.outcome() == IntakeOutcome.NO_FOLLOW_UP && given.text() == null) {
                throw LifeProblem.WORDS_REQUIRED.at("/text");
            }
            return LifeBook.Draft.of(EntryKind.INTAKE, heldAt, given)
                    .worker(given.workerId())
                    .then(entry -> afterIntake(place, given));
        });
    }

    private void afterIntake(LifeBook.Place place, Intake given) {
        Assignment assignment = place.assignment();
        if (given.outcome() == IntakeOutcome.NO_FOLLOW_UP) {
            book.doesNotBegin(place, "De intake leidde niet tot hulp (Kampen B2 5.4).");
        } else {
            events.raise(
                    place.tx(),
                    new IntakeRecorded(
                            assignment.id(), assignment.clientId(), assignment.agreementId(), given.heldOn()));
        }
    }

    /** Nothing was decided yet, or the provider thinks again while the municipality has not decided. */
    private static void requireOpen(LifeBook.Place place) {
        switch (place.life().standing()) {
            case ACCEPTED -> throw LifeProblem.ALREADY_ACCEPTED.refuse();
            case NOT_STARTED -> throw LifeProblem.NOT_STARTING.refuse();
            default -> place.requireGoingOn(place.today());
        }
    }
}
