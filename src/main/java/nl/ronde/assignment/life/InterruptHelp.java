package nl.ronde.assignment.life;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * Stops help for a while and lets it go on (tussentijdse stop, Kampen B2 5.5): no visits are planned in between. A death is
 * recorded here too, but ends help: nothing follows it, and what was recorded by mistake is taken back.
 */
final class InterruptHelp {
    private final LifeBook book;
    private final ServiceDays days;

    InterruptHelp(LifeBook book, ServiceDays days) {
        this.book = book;
        this.days = days;
    }

    enum Reason {
        @JsonProperty("hospital")
        HOSPITAL,
        @JsonProperty("temporaryStay")
        TEMPORARY_STAY,
        @JsonProperty("away")
        AWAY,
        @JsonProperty("atClientsRequest")
        AT_CLIENTS_REQUEST,
        @JsonProperty("moved")
        MOVED,
        @JsonProperty("deceased")
        DECEASED,
        @JsonProperty("other")
        OTHER
    }

    record Stop(
            LocalDate from,
            @Nullable LocalDate until,
            Reason reason,
            @Nullable String text,
            Told.PlannedVisits plannedVisits) {}

    record Restart(LocalDate resumesOn, @Nullable String text) {}

    LifeEntry stop(Actor actor, UUID assignmentId, Stop given) {
        return book.write(actor, "stopService", assignmentId, place -> {
            place.requireNotBefore(given.from(), "/from");
            if (given.until() != null && given.until().isBefore(given.from())) {
                throw LifeProblem.RANGE_INVALID.at("/until");
            }
            if (given.reason() == Reason.OTHER && given.text() == null) {
                throw LifeProblem.WORDS_REQUIRED.at("/text");
            }
            place.requireGoingOn(given.from());
            return given.reason() == Reason.DECEASED ? death(place, given) : interruption(place, given);
        });
    }

    /** A stop that stands already is no matter here: who was in hospital may die there. */
    private LifeBook.Draft death(LifeBook.Place place, Stop given) {
        if (given.until() != null) {
            throw LifeProblem.DEATH_IS_FINAL.at("/until");
        }
        LocalDate lastDay = AmsterdamTime.plusDays(given.from(), -1);
        if (lastDay.isAfter(place.today())) {
            throw LifeProblem.MOMENT_IN_FUTURE.at("/from");
        }
        return LifeBook.Draft.of(EntryKind.STOP, AmsterdamTime.startOfDay(given.from()), given)
                .days(null, lastDay)
                .then(entry -> {
                    book.closeAfter(place, lastDay);
                    book.tellDays(place, given.plannedVisits().reason("De cliënt is overleden."));
                });
    }

    private LifeBook.Draft interruption(LifeBook.Place place, Stop given) {
        boolean overlaps = days.stops(place.tx(), place.assignment().id()).stream()
                .anyMatch(each -> each.overlaps(given.from(), given.until()));
        if (overlaps) {
            throw LifeProblem.STOP_OVERLAPS.at("/from");
        }
        return LifeBook.Draft.of(EntryKind.STOP, AmsterdamTime.startOfDay(given.from()), given)
                .days(given.from(), given.until())
                .then(entry -> {
                    days.add(
                            place.tx(),
                            place.assignment().id(),
                            new ServiceDays.Stop(entry.id(), given.from(), given.until()));
                    book.tellDays(place, given.plannedVisits().reason("De hulp is onderbroken."));
                });
    }

    LifeEntry restart(Actor actor, UUID assignmentId, UUID stopId, Restart given) {
        return book.write(actor, "restartService", assignmentId, place -> {
            LifeEntry stop = place.entry(stopId);
            if (stop.kind() == EntryKind.STOP && stop.closes()) {
                throw LifeProblem.DEATH_IS_FINAL.refuse("Is het een vergissing, neem het dan terug.");
            }
            ServiceDays.Stop held = days.stops(place.tx(), assignmentId).stream()
                    .filter(each -> each.id().equals(stopId))
                    .findFirst()
                    .orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (!held.holds(given.resumesOn())) {
                throw LifeProblem.NOT_STOPPED.at("/resumesOn");
            }
            place.requireGoingOn(given.resumesOn());
            return LifeBook.Draft.of(EntryKind.RESTART, AmsterdamTime.startOfDay(given.resumesOn()), given)
                    .following(stop)
                    .days(given.resumesOn(), null)
                    .then(entry -> {
                        days.endStop(place.tx(), stopId, AmsterdamTime.plusDays(given.resumesOn(), -1));
                        book.tellDays(place, null);
                    });
        });
    }
}
