package nl.ronde.occasion;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.obligation.Obligation;
import nl.ronde.obligation.ObligationState;
import org.jspecify.annotations.Nullable;

/** Occasions as the contract shows them. */
final class OccasionJson {
    private OccasionJson() {}

    record SummaryJson(
            UUID id,
            int version,
            OccasionKind kind,
            @Nullable String variant,
            String agreement,
            @Nullable UUID clientId,
            Instant happenedAt,
            String toldBy,
            String what,
            @Nullable LocalDate askedUntil,
            boolean right,
            Occasion.State state,
            @Nullable String closedReason) {
        static SummaryJson of(Occasion occasion) {
            return new SummaryJson(
                    occasion.id(),
                    occasion.version(),
                    occasion.kind(),
                    occasion.variant(),
                    occasion.agreementId(),
                    occasion.clientId(),
                    occasion.happenedAt(),
                    occasion.toldBy(),
                    occasion.what(),
                    occasion.askedUntil(),
                    occasion.kind().isRight(),
                    occasion.state(),
                    occasion.closedReason());
        }
    }

    record DetailsJson(
            @JsonUnwrapped SummaryJson occasion,
            List<Occasion.Attachment> attachments,
            TermJson term,
            List<Occasion.Event> history) {
        static DetailsJson of(ReadOccasions.WithTerm found, Instant now) {
            return new DetailsJson(
                    SummaryJson.of(found.file().occasion()),
                    found.file().attachments(),
                    TermJson.of(found, now),
                    found.file().events());
        }
    }

    record TermJson(
            UUID id,
            ObligationState state,
            boolean overdue,
            LocalDate dueOn,
            OffsetDateTime dueAt,
            String citation,
            String source,
            String explanation) {
        static TermJson of(ReadOccasions.WithTerm found, Instant now) {
            Obligation term = found.term();
            return new TermJson(
                    term.id(),
                    term.state(),
                    term.isOverdue(now),
                    term.dueOn(),
                    AmsterdamTime.withOffset(term.dueAt()),
                    term.promise().citation(),
                    term.promise().source().code(),
                    found.explanation());
        }
    }
}
