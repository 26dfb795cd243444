package nl.ronde.municipality;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.identity.MunicipalReach;
import nl.ronde.obligation.TermFigures;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;

/** How the terms of a municipality's own clients went: numbers, no names. */
final class ReadTermFigures {
    private final Db db;
    private final OwnClients own;
    private final TermFigures figures;
    private final BusinessClock clock;
    private final Audit audit;

    ReadTermFigures(Db db, OwnClients own, TermFigures figures, BusinessClock clock, Audit audit) {
        this.db = db;
        this.own = own;
        this.figures = figures;
        this.clock = clock;
        this.audit = audit;
    }

    /** The figures of terms whose last day lies in these days, both included. */
    record Figures(LocalDate from, LocalDate until, int clients, List<TermFigures.Line> items) {}

    Figures run(Actor actor, LocalDate from, LocalDate until) {
        if (until.isBefore(from)) {
            throw MunicipalityProblem.PERIOD_TURNED_ROUND.refuse(
                    MunicipalityProblem.PERIOD_TURNED_ROUND.title(), "until");
        }
        return db.reading(actor.providerId(), tx -> {
            MunicipalReach reach = own.reach(tx, actor);
            List<UUID> clients = own.all(tx, reach);
            audit.append(tx, actor, Audit.Kind.READ, "getMunicipalityTerms", "obligation", List.of());
            return new Figures(
                    from,
                    until,
                    clients.size(),
                    figures.count(tx, clients, reach.agreements(), from, until, clock.instant()));
        });
    }
}
