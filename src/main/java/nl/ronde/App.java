package nl.ronde;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.agreement.Agreement;
import nl.ronde.agreement.AgreementModule;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.TermKind;
import nl.ronde.assignment.AssignmentChanged;
import nl.ronde.assignment.AssignmentModule;
import nl.ronde.assignment.AssignmentProblem;
import nl.ronde.assignment.AssignmentReceived;
import nl.ronde.assignment.AssignmentWithdrawn;
import nl.ronde.assignment.life.LifeModule;
import nl.ronde.assignment.life.LifeProblem;
import nl.ronde.assignment.life.ServiceDaysChanged;
import nl.ronde.audit.Audit;
import nl.ronde.audit.AuditModule;
import nl.ronde.billing.BillingModule;
import nl.ronde.billing.CakPeriods;
import nl.ronde.billing.sent.SentModule;
import nl.ronde.blob.BlobModule;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.client.ClientModule;
import nl.ronde.client.ClientProblem;
import nl.ronde.complaint.ComplaintModule;
import nl.ronde.complaint.ComplaintProblem;
import nl.ronde.complaint.ComplaintsReportSent;
import nl.ronde.complaint.YearEnded;
import nl.ronde.device.DeviceModule;
import nl.ronde.device.push.PushModule;
import nl.ronde.identity.IdentityModule;
import nl.ronde.identity.IdentityProblem;
import nl.ronde.identity.MunicipalReach;
import nl.ronde.identity.Providers;
import nl.ronde.incident.IncidentModule;
import nl.ronde.incident.meldcode.MeldcodeModule;
import nl.ronde.incident.security.SecurityModule;
import nl.ronde.mail.MailModule;
import nl.ronde.message.iwmo.intake.IwmoMessageReceived;
import nl.ronde.message.iwmo.intake.IwmoModule;
import nl.ronde.message.iwmo.intake.IwmoReplySent;
import nl.ronde.obligation.ObligationModule;
import nl.ronde.obligation.Subject;
import nl.ronde.plan.PlanModule;
import nl.ronde.plan.PlanProblem;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.config.Settings;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Contract;
import nl.ronde.platform.http.DocsRoutes;
import nl.ronde.platform.http.MinimumVersion;
import nl.ronde.platform.http.ProblemWriter;
import nl.ronde.platform.http.RequestLog;
import nl.ronde.platform.job.Jobs;
import nl.ronde.platform.keys.KeyRing;
import nl.ronde.platform.pdf.PdfWriter;
import nl.ronde.platform.problem.Problem;
import nl.ronde.platform.server.Infrastructure;
import nl.ronde.platform.waiting.HeavyWork;
import nl.ronde.replacement.ReplacementModule;
import nl.ronde.replacement.ReplacementStands;
import nl.ronde.schedule.ScheduleModule;
import nl.ronde.staff.StaffModule;
import nl.ronde.staff.StaffProblem;
import nl.ronde.staff.VogRecorded;
import nl.ronde.sync.SyncModule;
import nl.ronde.visit.VisitChangedAfterApproval;
import nl.ronde.visit.VisitDelivered;
import nl.ronde.visit.VisitModule;
import nl.ronde.visit.VisitProblem;
import nl.ronde.visit.missing.MissingModule;
import nl.ronde.visit.settle.SettleModule;
import nl.ronde.visit.work.WorkModule;

/**
 * Builds every object by hand, lowest module first: reading this file from top to bottom is reading who knows whom. Higher
 * modules subscribe here to what happens in lower ones.
 */
public final class App {
    private static final Contract CONTRACT = Contract.load();
    private static final Agreements AGREEMENTS = Agreements.load();

    private final BusinessClock clock;
    private final IdentityModule identity;
    private final AgreementModule agreement;
    private final MailModule mail;
    private final ClientModule client;
    private final AssignmentModule assignment;
    private final LifeModule life;
    private final StaffModule staff;
    private final DeviceModule devices;
    private final VisitModule visits;
    private final ObligationModule obligation;
    private final PlanModule plan;
    private final WorkModule work;
    private final SettleModule settle;
    private final ScheduleModule schedule;
    private final Events events = new Events();
    private final Jobs jobs;
    private final Api api;

    /** Wires the whole application over a database and a clock. */
    public App(Vertx vertx, Db db, BusinessClock clock, KeyRing keys, Settings settings, RequestLog requestLog) {
        this.clock = clock;
        Audit audit = new Audit(clock);
        HeavyWork heavyWork = new HeavyWork(vertx);
        this.identity = new IdentityModule(db, clock, audit, heavyWork, keys, settings.issuer(), App::isCovered);
        this.agreement = new AgreementModule(db, audit, AGREEMENTS);
        BlobModule blobs = new BlobModule(vertx, db, clock, audit, heavyWork, settings.fileBucket());
        this.mail = new MailModule(vertx, db, clock, audit, events, identity.providers(), settings.mailServer());
        this.client = new ClientModule(db, clock, audit, keys);
        this.staff = new StaffModule(db, clock, audit, events, AGREEMENTS);
        this.devices =
                new DeviceModule(db, clock, audit, identity.deviceSessions(), staff.workers(), settings.publicUrl());
        PushModule push = new PushModule(vertx, db, clock, audit, settings.fcmCredentials(), settings.fcmUrl());
        this.assignment = new AssignmentModule(
                db, clock, audit, events, AGREEMENTS, agreement.providerAgreements(), client.cards());
        this.life = new LifeModule(
                db,
                clock,
                audit,
                events,
                AGREEMENTS,
                agreement.providerAgreements(),
                assignment.assignments(),
                client.cards());
        this.visits = new VisitModule(
                db,
                clock,
                audit,
                events,
                AGREEMENTS,
                assignment.assignments(),
                client.cards(),
                staff.workers(),
                blobs.blobs(),
                new CakPeriods());
        this.settle = new SettleModule(
                db,
                clock,
                audit,
                events,
                AGREEMENTS,
                assignment.assignments(),
                client.cards(),
                staff.workers(),
                visits);
        this.work = new WorkModule(db, clock, audit, events, AGREEMENTS, client.cards(), visits, blobs.blobs());
        MissingModule missing = new MissingModule(db, clock, audit, staff.workers(), devices.devices());
        this.schedule = new ScheduleModule(
                db, clock, audit, assignment.assignments(), client.cards(), staff.workers(), visits.plannedVisits());
        this.obligation = new ObligationModule(
                db, clock, audit, AGREEMENTS, identity.addressees(), mail.outbox(), settings.publicUrl());
        IncidentModule incident = new IncidentModule(
                db,
                clock,
                audit,
                events,
                new IncidentModule.Lower(
                        identity,
                        agreement,
                        blobs.blobs(),
                        mail.outbox(),
                        client.cards(),
                        assignment.assignments(),
                        visits.store()));
        MeldcodeModule meldcode = new MeldcodeModule(db, clock, audit, client.cards(), identity.names());
        SecurityModule security = new SecurityModule(db, clock, audit, events, agreement);
        this.plan = new PlanModule(
                db,
                clock,
                audit,
                events,
                AGREEMENTS,
                assignment.assignments(),
                client.cards(),
                identity.providers(),
                blobs.blobs(),
                new PdfWriter(heavyWork));
        IwmoModule iwmo = new IwmoModule(
                db,
                clock,
                audit,
                events,
                heavyWork,
                keys,
                settings.iwmoSchemas(),
                identity.providers(),
                client.clients(),
                assignment);
        ComplaintModule complaints = new ComplaintModule(
                db,
                clock,
                audit,
                events,
                AGREEMENTS,
                agreement.providerAgreements(),
                identity.providers(),
                client.cards(),
                staff.workers(),
                assignment.assignments(),
                new PdfWriter(heavyWork));
        BillingModule billing = new BillingModule(
                db,
                clock,
                audit,
                keys.sealer(),
                identity.providers(),
                agreement.providerAgreements(),
                assignment.assignments(),
                client.clients(),
                settle.approvedVisits());
        events.on(
                AssignmentChanged.class,
                (tx, change) -> visits.outsideAssignment().handle(tx, system(tx), change.after()));
        events.on(
                AssignmentWithdrawn.class,
                (tx, gone) -> visits.outsideAssignment().handle(tx, system(tx), gone.assignment()));
        runTerms(events, assignment);
        new IncidentTerms(obligation.obligations(), AGREEMENTS, assignment.assignments(), visits.store())
                .listen(events);
        new SecurityTerms(obligation.obligations()).listen(events);
        ReplacementModule replacement = new ReplacementModule(
                db, clock, audit, events, assignment.assignments(), client.cards(), staff, visits);
        events.on(ReplacementStands.class, new ReplacementTerms(obligation.obligations())::follow);
        events.on(VogRecorded.class, new VogTerms(obligation.obligations())::recorded);
        new PlanTerms(obligation.obligations(), AGREEMENTS, plan.plans()).subscribe(events);
        events.on(VisitChangedAfterApproval.class, billing::visitChanged);
        new AssignmentTerms(obligation.obligations(), life.books(), assignment.assignments())
                .wire(events, life.watchEnds());
        events.on(ServiceDaysChanged.class, new ServiceStops(visits.outsideAssignment())::handle);
        ComplaintTerms complaintTerms = new ComplaintTerms(obligation.obligations());
        events.on(YearEnded.class, complaintTerms::start);
        events.on(ComplaintsReportSent.class, complaintTerms::meet);
        OfficeRegisters registers = new OfficeRegisters(
                db,
                clock,
                audit,
                events,
                AGREEMENTS,
                agreement,
                assignment.assignments(),
                client.cards(),
                obligation,
                (tx, clientId, assignmentIds) -> List.of());
        this.jobs = new Jobs(db, this::providerIds);
        blobs.addJobs(jobs);
        visits.addJobs(jobs);
        schedule.addJobs(jobs);
        obligation.addJobs(jobs);
        replacement.addJobs(jobs);
        life.addJobs(jobs);
        complaints.addJobs(jobs);
        push.addJobs(jobs);
        mail.addJobs(jobs);
        registers.addJobs(jobs);

        this.api = new Api(
                CONTRACT,
                identity.sessions(),
                new ProblemWriter(constraints()),
                clock,
                requestLog,
                new MinimumVersion(settings.minimumAppVersion()));
        new DocsRoutes(CONTRACT).bind(api);
        new AuditModule(db, audit).bind(api);
        identity.bind(api);
        agreement.bind(api);
        blobs.bind(api);
        client.bind(api);
        assignment.bind(api);
        life.bind(api);
        staff.bind(api);
        devices.bind(api);
        push.bind(api);
        visits.bind(api);
        work.bind(api);
        missing.bind(api);
        settle.bind(api);
        schedule.bind(api);
        obligation.bind(api);
        incident.bind(api);
        mail.bind(api);
        meldcode.bind(api);
        security.bind(api);
        replacement.bind(api);
        plan.bind(api);
        complaints.bind(api);
        iwmo.bind(api);
        billing.bind(api);
        registers.bind(api);
        SyncModule sync = new SyncModule(
                api,
                CONTRACT,
                db,
                clock,
                audit,
                AGREEMENTS,
                client.cards(),
                staff.workers(),
                visits,
                plan.plans(),
                devices.health());
        sync.addJobs(jobs);
        sync.bind(api);
    }

    /** Identity knows no agreements. */
    private static boolean isCovered(MunicipalReach reach) {
        return !reach.agreements().isEmpty()
                && reach.agreements().stream()
                        .allMatch(id -> AGREEMENTS
                                .find(id)
                                .filter(each -> each.covers(reach.code()))
                                .isPresent());
    }

    private static Actor system(Tx tx) {
        return Actor.system(tx.providerId(), "event");
    }

    /** What starts and meets the terms. A rejected 301 owes its 302 too: the subject of that clock is the message. */
    private void runTerms(Events events, AssignmentModule assignment) {
        var obligations = obligation.obligations();
        events.on(
                IwmoMessageReceived.class,
                (tx, message) -> obligations.open(
                        tx,
                        TermKind.ASSIGNMENT_CONFIRMATION,
                        assignment
                                .agreementChoice()
                                .covering(tx, message.municipalityCode(), AmsterdamTime.dateOf(message.receivedAt()))
                                .stream()
                                .map(Agreement::id)
                                .findFirst()
                                .orElse(null),
                        Subject.iwmoMessage(message.messageId()),
                        message.clientId(),
                        message.receivedAt()));
        events.on(IwmoReplySent.class, (tx, sent) -> {
            Subject message = Subject.iwmoMessage(sent.messageId());
            obligations.meet(tx, TermKind.ASSIGNMENT_CONFIRMATION, message, sent.at(), message);
        });
        events.on(AssignmentReceived.class, obligation::assignmentReceived);
        events.on(VisitDelivered.class, (tx, visit) -> {
            if (visit.assignmentId() != null) {
                obligations.meet(
                        tx,
                        TermKind.SERVICE_START,
                        Subject.assignment(visit.assignmentId()),
                        visit.occurredAt(),
                        Subject.visit(visit.visitId()));
            }
        });
    }

    /** For an operator's command, which needs no ports and no other module. */
    static Providers providersOnly(Infrastructure infrastructure, Settings settings) {
        return new IdentityModule(
                        infrastructure.db(),
                        infrastructure.clock(),
                        new Audit(infrastructure.clock()),
                        new HeavyWork(infrastructure.vertx()),
                        infrastructure.keys(),
                        settings.issuer(),
                        App::isCovered)
                .providers();
    }

    /** What a constraint of the database means to a caller, by its name in the migrations. */
    private static Map<String, Problem> constraints() {
        Map<String, Problem> constraints = new HashMap<>();
        constraints.put("app_user_username_is_unique", IdentityProblem.USERNAME_TAKEN);
        constraints.put("app_user_worker_has_one_user", IdentityProblem.WORKER_HAS_USER);
        constraints.put("app_user_worker_exists", IdentityProblem.WORKER_UNKNOWN);
        constraints.put("provider_agb_code_is_unique", IdentityProblem.AGB_CODE_TAKEN);
        constraints.putAll(ClientProblem.constraints());
        constraints.putAll(AssignmentProblem.constraints());
        constraints.putAll(LifeProblem.constraints());
        constraints.putAll(ComplaintProblem.constraints());
        constraints.putAll(StaffProblem.constraints());
        constraints.putAll(VisitProblem.constraints());
        constraints.putAll(PlanProblem.constraints());
        constraints.putAll(SentModule.constraints());
        return constraints;
    }

    /** The contract that this server answers. */
    public static Contract contract() {
        return CONTRACT;
    }

    /** A router with every operation of the contract. */
    public Router router(Vertx vertx) {
        return api.router(vertx);
    }

    /** Planned visits and what happened. */
    public VisitModule visits() {
        return visits;
    }

    /** Settled and approved visits. */
    public SettleModule settle() {
        return settle;
    }

    /** What runs without a request. */
    public Jobs jobs() {
        return jobs;
    }

    /** Users, sessions and providers. */
    public IdentityModule identity() {
        return identity;
    }

    /** Clients. */
    public ClientModule client() {
        return client;
    }

    /** Assignments. */
    public AssignmentModule assignment() {
        return assignment;
    }

    /** Agreements, and which of them a provider delivers under. */
    public AgreementModule agreement() {
        return agreement;
    }

    /** Terms that run. */
    public ObligationModule obligation() {
        return obligation;
    }

    /** Support plans. */
    public PlanModule plan() {
        return plan;
    }

    /** Workers and teams. */
    public StaffModule staff() {
        return staff;
    }

    /** Mail that leaves. */
    public MailModule mail() {
        return mail;
    }

    /** Phones. */
    public DeviceModule devices() {
        return devices;
    }

    /** How lower modules tell higher ones; for who plays what happens outside, such as the answer of a mail server. */
    public Events events() {
        return events;
    }

    /** The business clock. */
    public BusinessClock clock() {
        return clock;
    }

    private List<UUID> providerIds() {
        return identity.providers().ids();
    }
}
