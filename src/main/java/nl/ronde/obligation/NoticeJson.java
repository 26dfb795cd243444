package nl.ronde.obligation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.obligation.GetObligationOverview.Overview;
import nl.ronde.obligation.ObligationJson.SummaryJson;
import nl.ronde.obligation.OverviewStore.Counts;
import nl.ronde.obligation.OverviewStore.Line;
import nl.ronde.platform.act.Role;
import org.jspecify.annotations.Nullable;

/** Notices and the overview as the contract shows them. */
final class NoticeJson {
    private NoticeJson() {}

    record One(
            UUID id,
            Role role,
            Urgency urgency,
            String text,
            OffsetDateTime madeAt,
            @Nullable OffsetDateTime seenAt,
            @Nullable UUID seenBy,
            SummaryJson obligation) {
        static One of(Notice notice, TermWords words, Instant now) {
            Obligation term = notice.obligation();
            return new One(
                    notice.id(),
                    notice.role(),
                    notice.urgency(),
                    (notice.cause() == null ? "" : notice.cause() + " ") + words.what(term) + ". "
                            + words.until(term, now) + ". "
                            + term.promise().citation() + ".",
                    AmsterdamTime.withOffset(notice.madeAt()),
                    notice.seenAt() == null ? null : AmsterdamTime.withOffset(notice.seenAt()),
                    notice.seenBy(),
                    SummaryJson.of(term, now));
        }
    }

    record OverviewJson(
            OffsetDateTime at,
            LocalDate today,
            Counts totals,
            List<OfKind> byKind,
            List<OfOwner> byOwnerRole,
            List<Worst> worst) {
        static OverviewJson of(Overview overview, TermWords words) {
            return new OverviewJson(
                    AmsterdamTime.withOffset(overview.now()),
                    overview.today(),
                    overview.totals(),
                    overview.by(Line::kind).entrySet().stream().map(OfKind::of).toList(),
                    overview.by(Line::ownerRole).entrySet().stream()
                            .map(OfOwner::of)
                            .toList(),
                    overview.worst().stream()
                            .map(term -> new Worst(
                                    words.what(term) + ". " + words.until(term, overview.now()) + ".",
                                    SummaryJson.of(term, overview.now())))
                            .toList());
        }
    }

    record OfKind(String kind, @JsonUnwrapped Counts counts) {
        static OfKind of(Map.Entry<String, Counts> each) {
            return new OfKind(each.getKey(), each.getValue());
        }
    }

    record OfOwner(String ownerRole, @JsonUnwrapped Counts counts) {
        static OfOwner of(Map.Entry<String, Counts> each) {
            return new OfOwner(each.getKey(), each.getValue());
        }
    }

    record Worst(String text, SummaryJson obligation) {}
}
