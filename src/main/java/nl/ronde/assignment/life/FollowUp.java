package nl.ronde.assignment.life;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.MunicipalParty;
import nl.ronde.agreement.TermKind;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.json.Json;
import org.jspecify.annotations.Nullable;

/** Who of the municipality was told or consulted about an entry, and what was decided. */
final class FollowUp {
    /** Of what the municipality is told, and the term that this may meet. */
    private static final Map<EntryKind, TermKind> REPORTED = Map.of(
            EntryKind.START_NOT_POSSIBLE, TermKind.START_NOT_POSSIBLE,
            EntryKind.CHANGE_OF_SITUATION, TermKind.CHANGE_OF_SITUATION,
            EntryKind.FORCE_MAJEURE, TermKind.FORCE_MAJEURE_REPORT,
            EntryKind.CLIENT_REFUSAL, TermKind.CLIENT_REFUSES,
            EntryKind.PROVIDER_NOTICE, TermKind.PROVIDER_ENDS_SERVICE);

    private static final Set<EntryKind> DECIDED = EnumSet.of(
            EntryKind.DECLINED,
            EntryKind.CHANGE_OF_SITUATION,
            EntryKind.FORCE_MAJEURE,
            EntryKind.CLIENT_REFUSAL,
            EntryKind.PROVIDER_NOTICE);

    private final LifeBook book;
    private final Agreements agreements;

    FollowUp(LifeBook book, Agreements agreements) {
        this.book = book;
        this.agreements = agreements;
    }

    /** @param bridgingHelp what helps the client until the start (DVO B3 E5), or why nothing has to */
    record Report(
            MunicipalParty to,
            @Nullable String name,
            Instant reportedAt,
            Told.Channel channel,
            String text,
            @Nullable String bridgingHelp) {}

    /**
     * What is kept of a report, with what it was worth on that day.
     *
     * @param missing whom the agreement wants told instead, any of these; or that nothing was said of bridging help
     */
    record Kept(@JsonUnwrapped Report report, boolean meetsTerm, List<String> missing) {}

    enum Outcome {
        @JsonProperty("agreed")
        AGREED,
        @JsonProperty("notAgreed")
        NOT_AGREED
    }

    record Decision(MunicipalParty by, Instant decidedAt, Outcome outcome, String text) {}

    LifeEntry report(Actor actor, UUID assignmentId, UUID entryId, Report given) {
        return book.write(actor, "recordAssignmentReport", assignmentId, place -> {
            LifeEntry about = place.entry(entryId);
            if (!REPORTED.containsKey(about.kind())) {
                throw LifeProblem.NO_REPORT_ASKED.refuse();
            }
            Instant at = place.past(given.reportedAt(), "/reportedAt");
            // Consulting before one means to stop is what is asked (Kampen B2 2.7).
            boolean tooEarly = about.kind() != EntryKind.PROVIDER_NOTICE && at.isBefore(about.happenedAt());
            if (tooEarly) {
                throw LifeProblem.REPORT_TOO_EARLY.at("/reportedAt");
            }
            List<String> missing = missing(place, about, given);
            return LifeBook.Draft.of(EntryKind.REPORT, at, new Kept(given, missing.isEmpty(), missing))
                    .following(about);
        });
    }

    /** Telling somebody else is kept, but is not what the agreement asks (DVO B3 E5, E6, 11.8-11.10, 15.2; Kampen B2 2.7). */
    private List<String> missing(LifeBook.Place place, LifeEntry about, Report given) {
        Set<MunicipalParty> wanted = agreements.consults(
                place.assignment().agreementId(),
                Objects.requireNonNull(REPORTED.get(about.kind())),
                AmsterdamTime.dateOf(about.happenedAt()));
        Stream<String> parties = wanted.isEmpty() || wanted.contains(given.to())
                ? Stream.empty()
                : wanted.stream().sorted().map(party -> Json.tree(party).asText());
        boolean unbridged = about.kind() == EntryKind.START_NOT_POSSIBLE && given.bridgingHelp() == null;
        return Stream.concat(parties, unbridged ? Stream.of("bridgingHelp") : Stream.empty())
                .toList();
    }

    LifeEntry decide(Actor actor, UUID assignmentId, UUID entryId, Decision given) {
        return book.write(actor, "recordAssignmentDecision", assignmentId, place -> {
            LifeEntry about = place.entry(entryId);
            if (!DECIDED.contains(about.kind())) {
                throw LifeProblem.NO_DECISION_ASKED.refuse();
            }
            if (!place.life().following(about, EntryKind.DECISION).isEmpty()) {
                throw LifeProblem.ALREADY_DECIDED.refuse();
            }
            boolean overtaken =
                    about.kind() == EntryKind.DECLINED && place.life().standing() != Life.Standing.DECLINING;
            if (overtaken) {
                throw LifeProblem.ALREADY_ACCEPTED.refuse();
            }
            Instant at = place.past(given.decidedAt(), "/decidedAt");
            if (about.kind() == EntryKind.CLIENT_REFUSAL && given.outcome() == Outcome.AGREED) {
                return helpStops(place, about, at, given);
            }
            return LifeBook.Draft.of(EntryKind.DECISION, at, given)
                    .following(about)
                    .then(entry -> {
                        if (about.kind() == EntryKind.DECLINED && given.outcome() == Outcome.AGREED) {
                            book.doesNotBegin(
                                    place,
                                    "De gemeente heeft besloten dat de aanbieder deze hulp niet hoeft te leveren.");
                        }
                    });
        });
    }

    /** The client need not have help that she refuses (DVO 11.9): the day of the decision is the last, unless help ends before. */
    private LifeBook.Draft helpStops(LifeBook.Place place, LifeEntry refusal, Instant at, Decision given) {
        if (at.isBefore(refusal.happenedAt())) {
            throw LifeProblem.REPORT_TOO_EARLY.at("/decidedAt");
        }
        LifeBook.Draft decision =
                LifeBook.Draft.of(EntryKind.DECISION, at, given).following(refusal);
        LocalDate day = AmsterdamTime.dateOf(at);
        LocalDate known = place.closing().lastDayOf(place.assignment());
        boolean endsBefore = known != null && !day.isBefore(known);
        return endsBefore
                ? decision
                : decision.days(null, day).then(entry -> {
                    book.closeAfter(place, day);
                    book.tellDays(place, "De cliënt weigert de hulp en de gemeente heeft besloten dat die stopt.");
                });
    }
}
