package nl.ronde;

import nl.ronde.agreement.AgreementModule;
import nl.ronde.agreement.Agreements;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.billing.sent.SentModule;
import nl.ronde.client.ClientCards;
import nl.ronde.incident.MunicipalReports;
import nl.ronde.insight.InsightModule;
import nl.ronde.municipality.MunicipalityModule;
import nl.ronde.municipality.PlanReads;
import nl.ronde.obligation.ObligationModule;
import nl.ronde.occasion.OccasionModule;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.job.Jobs;
import nl.ronde.terms.OccasionTerms;
import nl.ronde.terms.PeriodTerms;
import nl.ronde.terms.SentTerms;

/**
 * Builds what the office keeps beside care itself: what was sent, what was asked, and who may look in; and wires the terms
 * that time starts and these registers meet. A part of {@code App}.
 */
final class OfficeRegisters {
    private final SentModule sent;
    private final OccasionModule occasions;
    private final MunicipalityModule municipality;
    private final InsightModule insight;
    private final PeriodTerms periodTerms;

    OfficeRegisters(
            Db db,
            BusinessClock clock,
            Audit audit,
            Events events,
            Agreements agreements,
            AgreementModule agreement,
            Assignments assignments,
            ClientCards cards,
            ObligationModule obligation,
            PlanReads plans,
            MunicipalReports reports) {
        var obligations = obligation.obligations();
        var providerAgreements = agreement.providerAgreements();
        this.sent = new SentModule(db, clock, audit, events, agreements, providerAgreements);
        this.occasions =
                new OccasionModule(db, clock, audit, events, agreements, providerAgreements, cards, obligations);
        this.municipality = new MunicipalityModule(
                db, clock, audit, agreements, assignments, cards, obligation.figures(), plans, reports);
        this.insight = new InsightModule(db, clock, audit, cards);
        this.periodTerms = new PeriodTerms(obligations, agreements, providerAgreements, clock);
        new SentTerms(obligations, periodTerms).listen(events);
        new OccasionTerms(obligations).listen(events);
    }

    void addJobs(Jobs jobs) {
        jobs.add("periodTerms", periodTerms::run);
    }

    void bind(Api api) {
        sent.bind(api);
        occasions.bind(api);
        municipality.bind(api);
        insight.bind(api);
    }
}
