package nl.ronde;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.function.Consumer;
import nl.ronde.agreement.AgreementModule;
import nl.ronde.agreement.Agreements;
import nl.ronde.assignment.AssignmentChanged;
import nl.ronde.assignment.AssignmentModule;
import nl.ronde.assignment.AssignmentWithdrawn;
import nl.ronde.assignment.life.LifeModule;
import nl.ronde.audit.Audit;
import nl.ronde.audit.AuditModule;
import nl.ronde.billing.BillingModule;
import nl.ronde.billing.CakPeriods;
import nl.ronde.blob.BlobModule;
import nl.ronde.client.ClientModule;
import nl.ronde.complaint.ComplaintModule;
import nl.ronde.device.DeviceModule;
import nl.ronde.device.push.PushModule;
import nl.ronde.identity.IdentityModule;
import nl.ronde.identity.MunicipalReach;
import nl.ronde.identity.Providers;
import nl.ronde.incident.IncidentModule;
import nl.ronde.incident.MunicipalReports;
import nl.ronde.mail.MailModule;
import nl.ronde.message.iwmo.intake.IwmoModule;
import nl.ronde.obligation.HouseTerms;
import nl.ronde.obligation.ObligationModule;
import nl.ronde.plan.PlanModule;
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
import nl.ronde.platform.server.Infrastructure;
import nl.ronde.platform.waiting.HeavyWork;
import nl.ronde.replacement.ReplacementModule;
import nl.ronde.schedule.ScheduleModule;
import nl.ronde.staff.StaffModule;
import nl.ronde.sync.SyncModule;
import nl.ronde.terms.CompetenceTerms;
import nl.ronde.terms.ComplaintTerms;
import nl.ronde.terms.HelpTerms;
import nl.ronde.terms.PlanTerms;
import nl.ronde.terms.ReplacementTerms;
import nl.ronde.terms.VogTerms;
import nl.ronde.visit.VisitChangedAfterApproval;
import nl.ronde.visit.VisitModule;
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
    private final StaffModule staff;
    private final DeviceModule devices;
    private final VisitModule visits;
    private final ObligationModule obligation;
    private final SettleModule settle;
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
        this.mail = new MailModule(
                vertx, db, clock, audit, events, identity.providers(), settings.mailServer(), settings.returnMailbox());
        ClientModule client = new ClientModule(db, clock, audit, keys);
        this.staff = new StaffModule(
                db,
                clock,
                audit,
                events,
                new StrictestVogRule(AGREEMENTS, agreement.providerAgreements(), new HouseTerms()));
        this.devices =
                new DeviceModule(db, clock, audit, identity.deviceSessions(), staff.workers(), settings.publicUrl());
        PushModule push = new PushModule(vertx, db, clock, audit, settings.fcmCredentials(), settings.fcmUrl());
        AssignmentModule assignment = new AssignmentModule(
                db, clock, audit, events, AGREEMENTS, agreement.providerAgreements(), client.cards());
        LifeModule life = new LifeModule(
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
        WorkModule work = new WorkModule(db, clock, audit, events, AGREEMENTS, client.cards(), visits, blobs.blobs());
        MissingModule missing = new MissingModule(db, clock, audit, staff.workers(), devices.devices());
        ScheduleModule schedule =
                new ScheduleModule(db, clock, audit, assignment.assignments(), client.cards(), staff.workers(), visits);
        this.obligation = new ObligationModule(
                db, clock, audit, AGREEMENTS, identity.addressees(), mail.outbox(), settings.publicUrl());
        IncidentRooms incidents = new IncidentRooms(
                db,
                clock,
                audit,
                events,
                AGREEMENTS,
                new IncidentModule.Lower(
                        identity,
                        agreement,
                        blobs.blobs(),
                        mail.outbox(),
                        client.cards(),
                        assignment.assignments(),
                        visits.store()),
                obligation.obligations(),
                obligation.setbacks());
        PlanModule plan = new PlanModule(
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
        ReplacementModule replacement = new ReplacementModule(
                db, clock, audit, events, AGREEMENTS, assignment.assignments(), client.cards(), staff, visits);
        new ReplacementTerms(obligation.obligations(), assignment.assignments()).listen(events);
        new VogTerms(obligation.obligations()).listen(events);
        new CompetenceTerms(obligation.obligations()).listen(events);
        PlanTerms planTerms = new PlanTerms(
                obligation.obligations(), AGREEMENTS, assignment.assignments(), life.books(), plan.plans());
        planTerms.subscribe(events);
        events.on(VisitChangedAfterApproval.class, billing::visitChanged);
        HelpTerms.listen(
                events, obligation, assignment.agreementChoice(), assignment.assignments(), life, planTerms, visits);
        new FollowServiceDays(visits.outsideAssignment(), replacement).listen(events);
        new ComplaintTerms(obligation.obligations(), AGREEMENTS, clock).listen(events);
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
                new MunicipalPlans(plan.plans(), plan.documents()),
                new MunicipalReports(assignment.assignments(), visits.store()));
        this.jobs = new Jobs(db, () -> identity.providers().ids());
        List.<Consumer<Jobs>>of(
                        blobs::addJobs,
                        visits::addJobs,
                        schedule::addJobs,
                        obligation::addJobs,
                        replacement::addJobs,
                        life::addJobs,
                        complaints::addJobs,
                        push::addJobs,
                        mail::addJobs,
                        registers::addJobs)
                .forEach(module -> module.accept(jobs));

        this.api = new Api(
                CONTRACT,
                identity.sessions(),
                new ProblemWriter(Constraints.all()),
                clock,
                requestLog,
                new MinimumVersion(settings.minimumAppVersion()));
        List.<Consumer<Api>>of(
                        new DocsRoutes(CONTRACT)::bind,
                        new AuditModule(db, audit)::bind,
                        identity::bind,
                        agreement::bind,
                        blobs::bind,
                        client::bind,
                        assignment::bind,
                        life::bind,
                        staff::bind,
                        devices::bind,
                        push::bind,
                        visits::bind,
                        work::bind,
                        missing::bind,
                        settle::bind,
                        schedule::bind,
                        obligation::bind,
                        incidents::bind,
                        mail::bind,
                        replacement::bind,
                        plan::bind,
                        complaints::bind,
                        iwmo::bind,
                        billing::bind,
                        registers::bind)
                .forEach(module -> module.accept(api));
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

    /** Agreements, and which of them a provider delivers under. */
    public AgreementModule agreement() {
        return agreement;
    }

    /** Terms that run. */
    public ObligationModule obligation() {
        return obligation;
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
}
