package nl.ronde.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.obligation.OverviewStore.Counts;
import nl.ronde.obligation.OverviewStore.Line;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;

/** The team lead's one page: how the terms stand, and which are worst. */
final class GetObligationOverview {
    private static final int MOST = 20;
    private static final int SUNDAY_AFTER_MONDAY = 6;

    private final Db db;
    private final OverviewStore store;
    private final BusinessClock clock;
    private final Audit audit;

    GetObligationOverview(Db db, OverviewStore store, BusinessClock clock, Audit audit) {
        this.db = db;
        this.store = store;
        this.clock = clock;
        this.audit = audit;
    }

    /** @param worst running and due this week at the latest, the longest overdue first */
    record Overview(Instant now, LocalDate today, List<Line> lines, List<Obligation> worst) {
        Counts totals() {
            return lines.stream().map(Line::counts).reduce(Counts.none(), Counts::plus);
        }

        Map<String, Counts> by(Function<Line, String> what) {
            Map<String, Counts> counts = new TreeMap<>();
            lines.forEach(line -> counts.merge(what.apply(line), line.counts(), Counts::plus));
            return counts;
        }
    }

    Overview run(Actor actor) {
        Instant now = clock.instant();
        LocalDate today = AmsterdamTime.dateOf(now);
        LocalDate sunday = AmsterdamTime.plusDays(AmsterdamTime.mondayOf(today), SUNDAY_AFTER_MONDAY);
        return db.reading(actor.providerId(), tx -> {
            Overview overview =
                    new Overview(now, today, store.count(tx, now, today, sunday), store.worst(tx, sunday, MOST));
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.READ,
                    "getObligationOverview",
                    "obligation",
                    overview.worst().stream()
                            .map(Obligation::clientId)
                            .filter(Objects::nonNull)
                            .toList());
            return overview;
        });
    }
}
