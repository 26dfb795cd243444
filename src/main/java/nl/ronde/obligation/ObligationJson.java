package nl.ronde.obligation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.ronde.agreement.TermPreview;
import nl.ronde.agreement.TermSource;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Role;
import org.jspecify.annotations.Nullable;

/** Terms as the contract shows them: due moments with the offset of the Netherlands, as people read them. */
final class ObligationJson {
    private ObligationJson() {}

    record PreviewJson(
            String agreement,
            String kind,
            @Nullable String variant,
            OffsetDateTime trigger,
            LocalDate dueOn,
            OffsetDateTime dueAt,
            boolean atOnce,
            @Nullable OffsetDateTime hardLimitAt,
            String term,
            String ruleText,
            String metBy,
            String citation,
            TermSource source,
            @Nullable String note,
            @Nullable String agreementSays,
            boolean agreementInForce) {
        static PreviewJson of(TermPreview preview) {
            return new PreviewJson(
                    preview.agreement(),
                    preview.kind(),
                    preview.variant().orElse(null),
                    AmsterdamTime.withOffset(preview.trigger()),
                    preview.dueOn(),
                    AmsterdamTime.withOffset(preview.dueAt()),
                    preview.atOnce(),
                    preview.hardLimitAt().map(AmsterdamTime::withOffset).orElse(null),
                    preview.term(),
                    preview.ruleText(),
                    preview.metBy(),
                    preview.citation(),
                    preview.source(),
                    preview.note().orElse(null),
                    preview.agreementSays().orElse(null),
                    preview.agreementInForce());
        }
    }

    record SummaryJson(
            UUID id,
            int version,
            String kind,
            @Nullable String variant,
            @Nullable String subjectLabel,
            @Nullable String agreement,
            Subject subject,
            @Nullable UUID clientId,
            Role ownerRole,
            ObligationState state,
            boolean overdue,
            OffsetDateTime trigger,
            LocalDate dueOn,
            OffsetDateTime dueAt,
            boolean atOnce,
            @Nullable OffsetDateTime hardLimitAt,
            String citation,
            TermSource source,
            @Nullable OffsetDateTime metAt,
            @Nullable OffsetDateTime pausedAt) {
        static SummaryJson of(Obligation obligation, Instant now) {
            return new SummaryJson(
                    obligation.id(),
                    obligation.version(),
                    obligation.kind().code(),
                    obligation.variant(),
                    obligation.subjectLabel(),
                    obligation.agreementId(),
                    obligation.subject(),
                    obligation.clientId(),
                    obligation.ownerRole(),
                    obligation.state(),
                    obligation.isOverdue(now),
                    AmsterdamTime.withOffset(obligation.triggerAt()),
                    obligation.dueOn(),
                    AmsterdamTime.withOffset(obligation.dueAt()),
                    obligation.promise().atOnce(),
                    orNull(obligation.hardLimitAt()),
                    obligation.promise().citation(),
                    obligation.promise().source(),
                    orNull(obligation.metAt()),
                    orNull(obligation.pausedAt()));
        }
    }

    record DetailsJson(
            @JsonUnwrapped SummaryJson obligation,
            String explanation,
            String metBy,
            @Nullable LocalDate ruleFrom,
            @Nullable LocalDate ruleUntil,
            @Nullable Subject proof,
            @Nullable String waivedReason,
            List<EventJson> history) {
        static DetailsJson of(ReadObligations.WithHistory found, Instant now) {
            Obligation obligation = found.obligation();
            return new DetailsJson(
                    SummaryJson.of(obligation, now),
                    TermExplanation.of(obligation, found.history()),
                    obligation.promise().metBy(),
                    obligation.promise().ruleFrom(),
                    obligation.promise().ruleUntil(),
                    obligation.proof(),
                    obligation.waivedReason(),
                    found.history().stream().map(EventJson::of).toList());
        }
    }

    record EventJson(
            ObligationEvent.What what,
            OffsetDateTime occurredAt,
            OffsetDateTime recordedAt,
            @Nullable UUID userId,
            @Nullable Subject proof,
            @Nullable String reason,
            @Nullable Urgency urgency) {
        static EventJson of(ObligationEvent event) {
            return new EventJson(
                    event.what(),
                    AmsterdamTime.withOffset(event.occurredAt()),
                    AmsterdamTime.withOffset(event.recordedAt()),
                    event.userId(),
                    event.proof(),
                    event.reason(),
                    event.urgency());
        }
    }

    private static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
        return instant == null ? null : AmsterdamTime.withOffset(instant);
    }
}
