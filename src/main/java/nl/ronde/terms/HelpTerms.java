package nl.ronde.terms;

import nl.ronde.assignment.AgreementChoice;
import nl.ronde.assignment.Assignments;
import nl.ronde.assignment.life.LifeModule;
import nl.ronde.obligation.ObligationModule;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.VisitModule;

/**
 * Wires the terms of help itself: its start and end, what a municipality is told of it, and what visits prove and tell. A part of
 * {@code App}.
 */
public final class HelpTerms {
    private HelpTerms() {}

    /** Subscribes to everything that starts or meets one of these terms. */
    public static void listen(
            Events events,
            ObligationModule obligation,
            AgreementChoice agreements,
            Assignments assignments,
            LifeModule life,
            PlanTerms plans,
            VisitModule visits) {
        var obligations = obligation.obligations();
        var books = life.books();
        CareMessageTerms messages = new CareMessageTerms(obligations, books, assignments, visits.outcomes());
        messages.listen(events);
        new ServiceTerms(obligation, agreements, messages, plans, visits.outcomes()).listen(events);
        AssignmentTerms terms = new AssignmentTerms(obligations, books, assignments);
        terms.wire(events, life.watchEnds());
        new AwaitedVisits(obligations, books, visits.outcomes(), terms).listen(events);
        new MissedVisits(obligations, books, life.visitEntries(), visits.outcomes()).listen(events);
        new AdmissionTerms(obligations).listen(events);
        new NoticeTerms(obligations, books, visits.store()).listen(events);
        new Signals(books, life.visitEntries(), visits.facts(), obligation.tellAtOnce()).listen(events);
    }
}
