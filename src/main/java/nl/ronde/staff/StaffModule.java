package nl.ronde.staff;

import nl.ronde.audit.Audit;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Mutations;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;

/** Builds this module's objects by hand and shows the few that others use. */
public final class StaffModule {
    private final Workers workers = new Workers();
    private final AvailabilityStore availability = new AvailabilityStore();
    private final PlanningFacts planningFacts = new PlanningFacts(availability);
    private final ManageWorkers manageWorkers;
    private final KeepWorkerFile keepWorkerFile;
    private final RecordLeave recordLeave;
    private final ManageTeams manageTeams;
    private final AbsenceRoutes absence;

    /** Wires the module. */
    public StaffModule(Db db, BusinessClock clock, Audit audit, Events events, VogRules vogRules) {
        WorkerStore workerStore = new WorkerStore();
        WorkerFileStore files = new WorkerFileStore();
        TeamStore teams = new TeamStore();
        this.manageWorkers = new ManageWorkers(db, workerStore, files, teams, clock, audit, events);
        this.keepWorkerFile = new KeepWorkerFile(db, workerStore, files, vogRules, clock, audit, events);
        this.recordLeave = new RecordLeave(db, workerStore, files, clock, audit, events);
        this.manageTeams = new ManageTeams(db, teams, workerStore, audit);
        Mutations mutations = new Mutations(db);
        AbsenceStore absences = new AbsenceStore();
        this.absence = new AbsenceRoutes(
                new ReportAbsence(mutations, workerStore, files, absences, clock, audit, events),
                new ReadAbsence(db, workerStore, absences, audit),
                new KeepAvailability(db, mutations, workerStore, availability, clock, audit));
    }

    /** What the modules above ask about workers. */
    public Workers workers() {
        return workers;
    }

    /** What planning asks of all workers at once. */
    public PlanningFacts planningFacts() {
        return planningFacts;
    }

    /** Makes and changes workers. */
    public ManageWorkers manageWorkers() {
        return manageWorkers;
    }

    /** VOG, competences, confidentiality. */
    public KeepWorkerFile keepWorkerFile() {
        return keepWorkerFile;
    }

    /** Leave. */
    public RecordLeave recordLeave() {
        return recordLeave;
    }

    /** Teams. */
    public ManageTeams manageTeams() {
        return manageTeams;
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        new StaffRoutes(manageWorkers, keepWorkerFile, recordLeave, manageTeams).bind(api);
        absence.bind(api);
    }
}
