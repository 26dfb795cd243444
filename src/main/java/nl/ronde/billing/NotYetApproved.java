package nl.ronde.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.visit.VisitStatus;
import nl.ronde.visit.settle.ApprovedVisits.Waiting;

/** Which visits stand in the way of an export and what to do about each: by their days, for a client is never named. */
final class NotYetApproved {
    private static final int MOST_DAYS = 10;

    private NotYetApproved() {}

    /** In whole Dutch sentences. */
    static String text(List<Waiting> visits) {
        return "Nog niet akkoord: " + visits.getFirst().of() + " bezoek(en)."
                + part(
                        visits,
                        List.of(VisitStatus.PLANNED, VisitStatus.VACANT),
                        "Gepland, maar zonder melding",
                        "Leg vast of ze geleverd zijn, of laat ze vervallen.")
                + part(visits, List.of(VisitStatus.UNDER_WAY), "Begonnen, maar zonder einde", "Leg het einde vast.")
                + part(
                        visits,
                        List.of(VisitStatus.COMPLETED, VisitStatus.NOT_DELIVERED),
                        "Geleverd of niet geleverd",
                        "Geef de periode akkoord.");
    }

    private static String part(List<Waiting> visits, List<VisitStatus> statuses, String what, String todo) {
        List<LocalDate> days = visits.stream()
                .filter(visit -> statuses.contains(visit.status()))
                .map(Waiting::day)
                .distinct()
                .toList();
        return days.isEmpty()
                ? ""
                : " " + what + " op "
                        + days.stream().limit(MOST_DAYS).map(DutchMoment::day).collect(Collectors.joining(", "))
                        + (days.size() > MOST_DAYS ? " en andere dagen" : "") + ". " + todo;
    }
}
