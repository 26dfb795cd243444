package nl.ronde.assignment.life;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Why and when help ends, in writing by both (Kampen B2 1.10), and the talk about what comes after the decision (DVO 9.2). The
 * provider ends it only after consultation, once there is a solution (Kampen B2 2.7, DVO 11.10).
 */
final class EndHelp {
    private final LifeBook book;

    EndHelp(LifeBook book) {
        this.book = book;
    }

    /** The list of Kampen B2 1.10, which is open. */
    enum Reason {
        /** Volgens Plan van aanpak en Ondersteuningsplan. */
        @JsonProperty("asPlanned")
        AS_PLANNED,
        /** In overleg, op verzoek Inwoner. */
        @JsonProperty("agreedAtClientsRequest")
        AGREED_AT_CLIENTS_REQUEST,
        /** In overleg, op verzoek Gemeente: het Besluit is ingetrokken, beëindigd of aangepast. */
        @JsonProperty("agreedDecisionChanged")
        AGREED_DECISION_CHANGED,
        /** In overleg, op verzoek Gemeente: wanprestatie Aanbieder. */
        @JsonProperty("agreedNonPerformance")
        AGREED_NON_PERFORMANCE,
        /** In overleg, op verzoek Gemeente: het resultaat wordt niet bereikt. */
        @JsonProperty("agreedResultNotReached")
        AGREED_RESULT_NOT_REACHED,
        /** In overleg, op verzoek Aanbieder. */
        @JsonProperty("agreedAtProvidersRequest")
        AGREED_AT_PROVIDERS_REQUEST,
        /** Eenzijdig door de Inwoner. */
        @JsonProperty("byClient")
        BY_CLIENT,
        /** Eenzijdig door de Aanbieder. */
        @JsonProperty("byProvider")
        BY_PROVIDER,
        /** Externe omstandigheden, zoals overlijden of verhuizen. */
        @JsonProperty("externalCircumstances")
        EXTERNAL_CIRCUMSTANCES,
        @JsonProperty("other")
        OTHER
    }

    /** Whether the client agreed or not, the article asks the same of the provider. */
    private static final Set<Reason> AT_PROVIDERS_WISH =
            EnumSet.of(Reason.AGREED_AT_PROVIDERS_REQUEST, Reason.BY_PROVIDER);

    record End(LocalDate lastDay, Reason reason, @Nullable String text, Told.PlannedVisits plannedVisits) {}

    enum Side {
        @JsonProperty("client")
        CLIENT,
        @JsonProperty("municipality")
        MUNICIPALITY
    }

    record Confirmation(
            Side by,
            LocalDate confirmedOn,
            Told.Channel channel,
            @Nullable String text) {}

    enum Wish {
        @JsonProperty("continue")
        CONTINUE,
        @JsonProperty("stop")
        STOP,
        @JsonProperty("otherHelp")
        OTHER_HELP
    }

    record ContinuationTalk(LocalDate heldOn, Wish outcome, String text) {}

    LifeEntry end(Actor actor, UUID assignmentId, End given) {
        return book.write(actor, "endAssignment", assignmentId, place -> {
            requireNoneHolds(place);
            LocalDate decided = place.assignment().lastDay();
            // Who died before the first day had no day of help: that end is recorded on the day that closed the book.
            if (!given.lastDay().equals(place.closing().lastDay())) {
                place.requireNotBefore(given.lastDay(), "/lastDay");
            }
            boolean tooLate = decided != null && given.lastDay().isAfter(decided)
                    || place.life().stoppedFor(given.lastDay());
            if (tooLate) {
                throw LifeProblem.AFTER_ASSIGNMENT.at("/lastDay");
            }
            if (given.reason() == Reason.OTHER && given.text() == null) {
                throw LifeProblem.WORDS_REQUIRED.at("/text");
            }
            if (AT_PROVIDERS_WISH.contains(given.reason())) {
                requireConsulted(place.life());
            }
            // The ordinary end is the decision's own: where the municipality lengthens the decision, help goes on.
            boolean cuts = decided == null
                    || given.lastDay().isBefore(decided)
                    || place.closing().lastDay() != null;
            return LifeBook.Draft.of(EntryKind.END, AmsterdamTime.startOfDay(given.lastDay()), given)
                    .days(null, given.lastDay())
                    .then(entry -> {
                        if (place.closing().charged()) {
                            if (cuts) {
                                book.closeAfter(place, given.lastDay());
                            }
                            book.tellDays(place, given.plannedVisits().reason("De hulp is geëindigd."));
                        }
                    });
        });
    }

    /** Refuses a second end, unless the decision has got another last day since the first. */
    private static void requireNoneHolds(LifeBook.Place place) {
        LocalDate current = place.closing().lastDayOf(place.assignment());
        boolean holds = place.life()
                .last(EntryKind.END)
                .filter(end -> !place.closing().charged() || Objects.equals(end.lastDay(), current))
                .isPresent();
        if (holds) {
            throw LifeProblem.END_RECORDED.refuse();
        }
    }

    private static void requireConsulted(Life life) {
        LifeEntry notice = life.last(EntryKind.PROVIDER_NOTICE)
                .filter(each -> life.following(each, EntryKind.REPORT).stream().anyMatch(LifeEntry::meetsTerm))
                .orElseThrow(LifeProblem.CONSULTATION_MISSING::refuse);
        if (life.following(notice, EntryKind.DECISION).stream().noneMatch(Life::isAgreed)) {
            throw LifeProblem.CONTINUITY_MISSING.refuse();
        }
    }

    LifeEntry confirm(Actor actor, UUID assignmentId, Confirmation given) {
        return book.write(actor, "confirmAssignmentEnd", assignmentId, place -> {
            LifeEntry end = place.life().last(EntryKind.END).orElseThrow(LifeProblem.END_NOT_RECORDED::refuse);
            return LifeBook.Draft.of(EntryKind.END_CONFIRMED, place.pastDay(given.confirmedOn(), "/confirmedOn"), given)
                    .following(end);
        });
    }

    LifeEntry talk(Actor actor, UUID assignmentId, ContinuationTalk given) {
        return book.write(
                actor,
                "recordContinuationTalk",
                assignmentId,
                place -> LifeBook.Draft.of(
                        EntryKind.CONTINUATION_TALK, place.pastDay(given.heldOn(), "/heldOn"), given));
    }
}
