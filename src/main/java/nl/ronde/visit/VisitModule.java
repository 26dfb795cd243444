package nl.ronde.visit;

import nl.ronde.agreement.Agreements;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.blob.Blobs;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.job.Jobs;
import nl.ronde.staff.Workers;

/**
 * Builds this package's objects by hand and shows those that others use: {@link #plannedVisits()} and {@link
 * #outsideAssignment()} to the modules above, the rest to {@code visit.work} and {@code visit.settle}.
 */
public final class VisitModule {
    private final VisitStore visits = new VisitStore();
    private final FactStore facts = new FactStore();
    private final ExceptionStore exceptions = new ExceptionStore();
    private final AdjustmentStore adjustments = new AdjustmentStore();
    private final CheckStore checkStore = new CheckStore();
    private final VisitOutcomes outcomes = new VisitOutcomes();
    private final VisitDesk desk;
    private final VisitChecks checks;
    private final Legitimations legitimations;
    private final MayBePlanned mayBePlanned;
    private final PlannedVisits plannedVisits;
    private final VisitsOutsideAssignment outsideAssignment;
    private final MissingCheckOuts missingCheckOuts;
    private final PlanVisits planVisits;
    private final VisitReads reads;

    /**
     * Wires the module.
     *
     * @param exported asks billing what has been exported; {@link ExportedPeriods#NONE} where there is no billing
     */
    public VisitModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            Events events,
            Agreements agreements,
            Assignments assignments,
            ClientCards clients,
            Workers workers,
            Blobs blobs,
            ExportedPeriods exported) {
        this.desk = new VisitDesk(visits, exceptions, clock, events);
        this.checks = new VisitChecks(checkStore, facts, assignments, agreements, exported, clock);
        this.legitimations = new Legitimations(facts, checkStore, desk, audit);
        this.mayBePlanned = new MayBePlanned(workers, agreements);
        this.plannedVisits = new PlannedVisits(visits, desk, assignments, mayBePlanned, audit, clock, events);
        this.outsideAssignment = new VisitsOutsideAssignment(visits, desk, audit, plannedVisits);
        this.missingCheckOuts = new MissingCheckOuts(checkStore, desk, audit, clock);
        this.planVisits = new PlanVisits(db, plannedVisits, visits);
        this.reads = new VisitReads(
                db, visits, new VisitListStore(), facts, exceptions, adjustments, clients, workers, blobs, audit);
    }

    /** The plan, for series. */
    public PlannedVisits plannedVisits() {
        return plannedVisits;
    }

    /** Whether a worker may be planned, for series. */
    public MayBePlanned mayBePlanned() {
        return mayBePlanned;
    }

    /** What a change of an assignment means for its planned visits. */
    public VisitsOutsideAssignment outsideAssignment() {
        return outsideAssignment;
    }

    /** Visits, one by one. */
    public VisitStore store() {
        return visits;
    }

    /** Which visits were delivered and which were not. */
    public VisitOutcomes outcomes() {
        return outcomes;
    }

    /** Visits as the office sees them. */
    public VisitReads reads() {
        return reads;
    }

    /** What workers reported. */
    public FactStore facts() {
        return facts;
    }

    /** Exceptions. */
    public ExceptionStore exceptions() {
        return exceptions;
    }

    /** Corrections. */
    public AdjustmentStore adjustments() {
        return adjustments;
    }

    /** Loads and saves visits under change. */
    public VisitDesk desk() {
        return desk;
    }

    /** Finds what is odd. */
    public VisitChecks checks() {
        return checks;
    }

    /** Identification per pair. */
    public Legitimations legitimations() {
        return legitimations;
    }

    /** Adds the jobs of this module. */
    public void addJobs(Jobs jobs) {
        jobs.add(MissingCheckOuts.NAME, missingCheckOuts);
    }

    /** Binds the operations of this package. */
    public void bind(Api api) {
        new VisitRoutes(planVisits, reads).bind(api);
    }
}
