package nl.ronde.assignment;

import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;

/** Builds this module's objects by hand and shows the few that others use. */
public final class AssignmentModule {
    private final Assignments assignments = new Assignments();
    private final ReceiveAssignments receive;
    private final OfficeTasks tasks;
    private final AgreementChoice choice;
    private final ManageAssignments manage;

    /** Wires the module. */
    public AssignmentModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            Events events,
            Agreements agreements,
            ProviderAgreements providerAgreements,
            ClientCards cards) {
        AssignmentStore store = new AssignmentStore();
        VersionStore versions = new VersionStore();
        this.tasks = new OfficeTasks(db, new OfficeTaskStore(), clock, audit);
        this.choice = new AgreementChoice(agreements, providerAgreements);
        this.receive = new ReceiveAssignments(store, versions, tasks, choice, events, audit);
        this.manage = new ManageAssignments(
                db,
                store,
                versions,
                new ResultAreaStore(),
                tasks,
                new AssignmentRules(agreements),
                providerAgreements,
                cards,
                events,
                clock,
                audit);
    }

    /** Reads assignments. */
    public Assignments assignments() {
        return assignments;
    }

    /** Takes in what a municipality sends. */
    public ReceiveAssignments receive() {
        return receive;
    }

    /** Tasks that higher modules open. */
    public OfficeTasks tasks() {
        return tasks;
    }

    /** Which agreements cover a municipality. */
    public AgreementChoice agreementChoice() {
        return choice;
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        new AssignmentRoutes(manage, tasks).bind(api);
    }
}
