package nl.ronde.staff;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.json.Weekday;
import org.jspecify.annotations.Nullable;

/**
 * What planning asks of a worker, over some days. Pure.
 *
 * @param statementSigned whether she has signed the confidentiality statement
 * @param minutesPerWeek contracted; null where nothing is agreed
 * @param activeUntil last day of employment, inclusive; null where no end is known
 * @param leaves that touch these days and hold
 * @param said which word of hers counts on which of these days
 */
public record WorkerPlanning(
        UUID id,
        String name,
        WorkerKind kind,
        boolean statementSigned,
        @Nullable Integer minutesPerWeek,
        LocalDate activeFrom,
        @Nullable LocalDate activeUntil,
        List<Held> vogs,
        List<Able> competences,
        List<Away> leaves,
        List<Said> said) {

    /** A VOG: from its issue to its last day. */
    public record Held(LocalDate issuedOn, LocalDate validUntil) {}

    /** A competence; {@code validUntil} inclusive, null where it does not lapse. */
    public record Able(
            String competence,
            LocalDate validFrom,
            @Nullable LocalDate validUntil) {}

    /** Days away; {@code lastDay} inclusive, null where it is not known. */
    public record Away(LocalDate firstDay, @Nullable LocalDate lastDay) {}

    /** When she says she can, from the first to the last day. */
    public record Said(LocalDate firstDay, LocalDate lastDay, List<Window> windows) {}

    /** From when to when on a weekday, on the clock in the Netherlands. */
    public record Window(Weekday weekday, LocalTime begin, LocalTime end) {}

    /** What she said about a time, the best first. */
    public enum Says {
        @JsonProperty("yes")
        YES,
        @JsonProperty("nothing")
        NOTHING,
        @JsonProperty("no")
        NO
    }

    /** Whether she works here on this day. */
    public boolean employedOn(LocalDate day) {
        return !day.isBefore(activeFrom) && (activeUntil == null || !day.isAfter(activeUntil));
    }

    /** The last day of the best VOG she holds on this day, also where that is past; null where there is none. */
    public @Nullable LocalDate vogUntil(LocalDate day) {
        return vogs.stream()
                .filter(vog -> !vog.issuedOn().isAfter(day))
                .map(Held::validUntil)
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    /** A competence of these that she does not hold on this day. */
    public Optional<String> lacking(List<String> asked, LocalDate day) {
        return asked.stream()
                .filter(name -> competences.stream()
                        .noneMatch(able -> able.competence().equalsIgnoreCase(name)
                                && !day.isBefore(able.validFrom())
                                && (able.validUntil() == null || !day.isAfter(able.validUntil()))))
                .findFirst();
    }

    /** The leave that covers this day, of several the one that ends last. */
    public Optional<Away> leaveOn(LocalDate day) {
        return leaves.stream()
                .filter(leave ->
                        !day.isBefore(leave.firstDay()) && (leave.lastDay() == null || !day.isAfter(leave.lastDay())))
                .reduce((one, other) -> one.lastDay() == null
                                || other.lastDay() != null && one.lastDay().isAfter(other.lastDay())
                        ? one
                        : other);
    }

    /** What she said about this stretch; one that ends on another day fits no window. */
    public Says says(Instant begin, Instant end) {
        LocalDate day = AmsterdamTime.dateOf(begin);
        Weekday weekday = Weekday.valueOf(day.getDayOfWeek().name());
        return Stream.of(said)
                .flatMap(List::stream)
                .filter(word -> !day.isBefore(word.firstDay()) && !day.isAfter(word.lastDay()))
                .findFirst()
                .map(word -> word.windows().stream()
                                .anyMatch(window -> window.weekday() == weekday
                                        && Objects.equals(day, AmsterdamTime.dateOf(end))
                                        && !AmsterdamTime.timeOf(begin).isBefore(window.begin())
                                        && !AmsterdamTime.timeOf(end).isAfter(window.end()))
                        ? Says.YES
                        : Says.NO)
                .orElse(Says.NOTHING);
    }
}
