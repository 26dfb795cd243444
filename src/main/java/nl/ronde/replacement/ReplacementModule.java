package nl.ronde.replacement;

import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Mutations;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.job.Jobs;
import nl.ronde.staff.AbsenceEnded;
import nl.ronde.staff.CompetenceRemoved;
import nl.ronde.staff.EmploymentEnds;
import nl.ronde.staff.LeaveCancelled;
import nl.ronde.staff.LeaveRecorded;
import nl.ronde.staff.SickReported;
import nl.ronde.staff.StaffModule;
import nl.ronde.visit.OwnVisitStore;
import nl.ronde.visit.VisitModule;
import nl.ronde.visit.VisitNotDelivered;
import nl.ronde.visit.VisitPlanned;
import nl.ronde.visit.WorkerChosen;

/**
 * Builds this module's objects by hand and listens to what leaves visits without a worker. It raises {@link ReplacementStands},
 * which the terms follow.
 */
public final class ReplacementModule {
    private final ReplacementRoutes routes;
    private final VacateVisits vacate;
    private final FollowHelpDays followHelpDays;

    /** Wires the module; what it listens to is wired here too, since all of it lies below. */
    public ReplacementModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            Events events,
            Agreements agreements,
            Assignments assignments,
            ClientCards clients,
            StaffModule staff,
            VisitModule visits) {
        AskedOfStaff asked = new AskedOfStaff(agreements);
        NeedStore needs = new NeedStore(new NeedVisits(asked));
        HelpDays helpDays = new HelpDays();
        RecordStore records = new RecordStore();
        OfferStore offers = new OfferStore();
        UnwantedStore unwantedStore = new UnwantedStore();
        Requirements requirements = new Requirements();
        AffectedVisits affected = new AffectedVisits();
        WatchNeeds watch = new WatchNeeds(needs, helpDays, records, offers, clock, audit, events);
        OpenNeeds openNeeds =
                new OpenNeeds(affected, helpDays, new EarlierReports(needs, events), needs, requirements, watch, audit);
        this.followHelpDays = new FollowHelpDays(helpDays, needs, openNeeds, watch, clock);
        UnwantedCombinations unwanted =
                new UnwantedCombinations(db, unwantedStore, requirements, clients, staff.workers(), clock, audit);
        this.vacate = new VacateVisits(
                affected, asked, openNeeds, needs, offers, watch, visits.store(), visits.plannedVisits(), clock);
        this.routes = new ReplacementRoutes(
                new ReadNeeds(
                        db,
                        new DeskStore(),
                        needs,
                        records,
                        offers,
                        new Candidates(staff.planningFacts(), agreements, clients, requirements, unwantedStore),
                        clients,
                        staff.workers(),
                        clock,
                        audit),
                new NeedRecords(db, needs, records, watch, staff.workers(), clock, audit),
                new Requirements.Keep(db, requirements, assignments, needs, watch, vacate, clock, audit),
                new OfferReplacement(db, needs, offers, visits.plannedVisits(), clock, audit),
                new AnswerOffer(
                        new Mutations(db),
                        offers,
                        needs,
                        records,
                        watch,
                        visits.store(),
                        visits.plannedVisits(),
                        clock,
                        audit),
                new MyOffers(db, offers, needs, new OwnVisitStore(), clients, clock, audit),
                unwanted,
                new Continuity(db, new ContinuityStore(), clients, staff.workers(), clock, audit),
                new Papers(db, clock, audit));
        events.on(SickReported.class, openNeeds::sick);
        events.on(AbsenceEnded.class, openNeeds::recovered);
        events.on(LeaveRecorded.class, openNeeds::leave);
        events.on(LeaveCancelled.class, openNeeds::leaveCancelled);
        events.on(EmploymentEnds.class, openNeeds::employmentEnds);
        events.on(
                CompetenceRemoved.class,
                (tx, gone) -> vacate.withoutCompetence(tx, Actor.system(tx.providerId(), VacateVisits.NAME)));
        events.on(VisitPlanned.class, (tx, planned) -> {
            openNeeds.planned(tx, planned.visit());
            followHelpDays.planned(tx, planned.visit());
        });
        events.on(VisitNotDelivered.class, (tx, missed) -> openNeeds.planned(tx, missed.visit()));
        events.on(WorkerChosen.class, unwanted::guard);
    }

    /** Help is given on other days under this assignment, and its planned visits were looked at: so are its needs. */
    public void helpDaysChanged(Tx tx, UUID assignmentId) {
        followHelpDays.changed(tx, assignmentId);
    }

    /** Adds the job of this module. */
    public void addJobs(Jobs jobs) {
        jobs.add(VacateVisits.NAME, vacate::run);
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        routes.bind(api);
    }
}
