package nl.ronde.assignment.life;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Stops help for a while and lets it go on (tussentijdse stop, Kampen B2 5.5): no visits are planned in between. */
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
            boolean overlaps = days.stops(place.tx(), assignmentId).stream()
                    .anyMatch(each -> each.overlaps(given.from(), given.until()));
            if (overlaps) {
                throw LifeProblem.STOP_OVERLAPS.at("/from");
            }
            return LifeBook.Draft.of(EntryKind.STOP, AmsterdamTime.startOfDay(given.from()), given)
                    .days(given.from(), given.until())
                    .then(entry -> {
                        days.add(
                                place.tx(),
                                assignmentId,
                                new ServiceDays.Stop(entry.id(), given.from(), given.until()));
                        book.tellDays(place, given.plannedVisits().reason("De hulp is onderbroken."));
                    });
        });
    }

    LifeEntry restart(Actor actor, UUID assignmentId, UUID stopId, Restart given) {
        return book.write(actor, "restartService", assignmentId, place -> {
            LifeEntry stop = place.entry(stopId);
            ServiceDays.Stop held = days.stops(place.tx(), assignmentId).stream()
                    .filter(each -> each.id().equals(stopId))
                    .findFirst()
                    .orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (!held.holds(given.resumesOn())) {
                throw LifeProblem.NOT_STOPPED.at("/resumesOn");
            }
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
