package nl.ronde.assignment.life;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.TermKind;
import nl.ronde.assignment.Assignment;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Notice of the client (Kampen B2 2.6: one calendar month from the first of the next), of the provider (Kampen B2 2.7, DVO
 * 11.10: consult first, and go on until there is a solution), and a client who refuses help (DVO 11.9).
 */
final class GiveNotice {
    private final LifeBook book;
    private final Agreements agreements;

    GiveNotice(LifeBook book, Agreements agreements) {
        this.book = book;
        this.agreements = agreements;
    }

    /** Who coordinates the change to another provider: the client, unless that is too much (Kampen B2 2.6). */
    enum Coordinator {
        @JsonProperty("client")
        CLIENT,
        @JsonProperty("verkenner")
        VERKENNER,
        @JsonProperty("gids")
        GIDS
    }

    record ClientNotice(
            LocalDate givenOn,
            Told.Channel channel,
            @Nullable Coordinator coordinatedBy,
            @Nullable String text,
            Told.PlannedVisits plannedVisits) {}

    /** Weighty reasons; the list of DVO 11.10 is open. */
    enum Ground {
        @JsonProperty("threat")
        THREAT,
        @JsonProperty("brokenTrust")
        BROKEN_TRUST,
        @JsonProperty("hygiene")
        HYGIENE,
        @JsonProperty("obligationsNotMet")
        OBLIGATIONS_NOT_MET,
        @JsonProperty("other")
        OTHER
    }

    /** @param intendedOn the first day on which the provider means to help no more */
    record ProviderNotice(LocalDate intendedOn, Ground ground, String motivation) {}

    record Refusal(Instant refusedAt, String text) {}

    LifeEntry byClient(Actor actor, UUID assignmentId, ClientNotice given) {
        return book.write(actor, "recordClientNotice", assignmentId, place -> {
            Instant givenAt = place.pastDay(given.givenOn(), "/givenOn");
            if (place.life().has(EntryKind.CLIENT_NOTICE)) {
                throw LifeProblem.NOTICE_GIVEN.refuse();
            }
            place.requireGoingOn(given.givenOn());
            LocalDate term = lastDay(place.assignment(), given.givenOn());
            LocalDate known = place.closing().lastDayOf(place.assignment());
            LocalDate lastDay = known != null && known.isBefore(term) ? known : term;
            return LifeBook.Draft.of(EntryKind.CLIENT_NOTICE, givenAt, given)
                    .days(given.givenOn(), lastDay)
                    .then(entry -> {
                        book.closeAfter(place, lastDay);
                        book.tellDays(place, given.plannedVisits().reason("De cliënt heeft opgezegd."));
                    });
        });
    }

    /** The last day of the notice period: as the agreement says, else as the house standard says. */
    private LocalDate lastDay(Assignment assignment, LocalDate givenOn) {
        return agreements
                .termRule(assignment.agreementId(), TermKind.CLIENT_NOTICE, Optional.empty(), givenOn)
                .flatMap(rule -> rule.lastDay(givenOn))
                .orElseThrow();
    }

    LifeEntry byProvider(Actor actor, UUID assignmentId, ProviderNotice given) {
        return book.write(actor, "recordProviderNotice", assignmentId, place -> {
            place.requireNotBefore(given.intendedOn(), "/intendedOn");
            place.requireGoingOn(place.today());
            boolean pending = place.life()
                    .last(EntryKind.PROVIDER_NOTICE)
                    .filter(notice ->
                            place.life().following(notice, EntryKind.DECISION).isEmpty())
                    .isPresent();
            if (pending) {
                throw LifeProblem.NOTICE_GIVEN.refuse();
            }
            return LifeBook.Draft.of(EntryKind.PROVIDER_NOTICE, AmsterdamTime.toMicroseconds(place.now()), given)
                    .days(given.intendedOn(), null);
        });
    }

    LifeEntry refusal(Actor actor, UUID assignmentId, Refusal given) {
        return book.write(actor, "recordClientRefusal", assignmentId, place -> {
            Instant at = place.past(given.refusedAt(), "/refusedAt");
            place.requireNotBefore(AmsterdamTime.dateOf(at), "/refusedAt");
            return LifeBook.Draft.of(EntryKind.CLIENT_REFUSAL, at, given);
        });
    }
}
