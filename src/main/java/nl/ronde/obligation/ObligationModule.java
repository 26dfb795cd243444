package nl.ronde.obligation;

import java.util.Optional;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TermRule.TriggerDate;
import nl.ronde.assignment.AssignmentReceived;
import nl.ronde.audit.Audit;
import nl.ronde.identity.Addressees;
import nl.ronde.mail.Outbox;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.job.Jobs;

/** Builds this module's objects by hand and shows the few that others use. */
public final class ObligationModule {
    private final Db db;
    private final BusinessClock clock;
    private final Audit audit;
    private final Agreements agreements;
    private final ObligationStore store = new ObligationStore();
    private final NoticeStore notices = new NoticeStore();
    private final HouseTerms houseTerms = new HouseTerms();
    private final TermWords words;
    private final Obligations obligations;
    private final WarnInTime warnInTime;
    private final DailyDigest digest;
    private final Setbacks setbacks;
    private final TellAtOnce tellAtOnce;

    /**
     * Wires the module.
     *
     * @param publicUrl where this server is reached, for the links in mails
     */
    public ObligationModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            Agreements agreements,
            Addressees addressees,
            Outbox outbox,
            Optional<String> publicUrl) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
        this.agreements = agreements;
        this.words = new TermWords(agreements);
        this.obligations = new Obligations(agreements, store, houseTerms, clock, audit);
        TellRoles tell = new TellRoles(store, notices, audit);
        this.tellAtOnce = new TellAtOnce(tell, store, notices, clock);
        this.warnInTime = new WarnInTime(tell, notices, new UrgentMail(words, addressees, outbox, publicUrl), clock);
        this.setbacks = new Setbacks(words, tellAtOnce, store, addressees, outbox, clock, publicUrl);
        this.digest = new DailyDigest(words, notices, addressees, outbox, clock, publicUrl);
    }

    /** How many terms were met, for whom they concern. */
    public TermFigures figures() {
        return new TermFigures();
    }

    /** Opens and meets terms; subscribers in {@code App} call it. */
    public Obligations obligations() {
        return obligations;
    }

    /** Tells team leads of a term now; subscribers in {@code App} call it. */
    public TellAtOnce tellAtOnce() {
        return tellAtOnce;
    }

    /** Tells at once of a report that did not arrive; subscribers in {@code App} call it. */
    public Setbacks setbacks() {
        return setbacks;
    }

    /** A municipality assigned something: the term for the first visit begins. Subscribed in {@code App}. */
    public void assignmentReceived(Tx tx, AssignmentReceived event) {
        var assignment = event.assignment();
        var counts = agreements
                .agreementRule(assignment.agreementId(), TermKind.SERVICE_START, Optional.empty(), event.assignedOn())
                .flatMap(rule -> rule.trigger().date())
                .orElse(TriggerDate.ASSIGNED);
        var start =
                ServiceStart.of(counts, event.assignedOn(), assignment.firstDay(), event.sentOn(), event.receivedAt());
        Opening opening = Opening.of(
                        TermKind.SERVICE_START,
                        assignment.agreementId(),
                        Subject.assignment(assignment.id()),
                        assignment.clientId(),
                        start.at())
                .countingBecause(start.because());
        obligations.open(tx, opening.labelled(assignment.mark()));
    }

    /** Adds the jobs of this module: the digest of a morning tells of what was warned of before. */
    public void addJobs(Jobs jobs) {
        jobs.add(WarnInTime.NAME, warnInTime::run);
        jobs.add(DailyDigest.NAME, digest::run);
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        new ObligationRoutes(
                        new PreviewObligation(db, agreements, houseTerms),
                        new ReadObligations(db, store, clock, audit),
                        new WaiveObligation(db, store, clock, audit),
                        new ReadNotices(db, notices, clock, audit),
                        new GetObligationOverview(db, new OverviewStore(), clock, audit),
                        new SetHouseTerm(db, agreements, houseTerms, clock, audit),
                        words)
                .bind(api);
    }
}
