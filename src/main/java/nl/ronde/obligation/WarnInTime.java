package nl.ronde.obligation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import nl.ronde.audit.Audit;
import nl.ronde.obligation.WarningPlan.Step;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;

/**
 * The job that tells those who can act of running terms, once per level: {@link WarningPlan} says when. After a time without
 * a server only the level that holds now is told. What must be done at once goes to the team leads by mail as well, at any
 * hour.
 */
final class WarnInTime {
    static final String NAME = "warn-in-time";

    /** In one run, so that a transaction stays short; the rest is told in the next. */
    private static final int MOST = 500;

    private final ObligationStore obligations;
    private final NoticeStore notices;
    private final UrgentMail mail;
    private final BusinessClock clock;
    private final Audit audit;

    WarnInTime(ObligationStore obligations, NoticeStore notices, UrgentMail mail, BusinessClock clock, Audit audit) {
        this.obligations = obligations;
        this.notices = notices;
        this.mail = mail;
        this.clock = clock;
        this.audit = audit;
    }

    void run(Tx tx, Actor system) {
        Instant now = clock.instant();
        notices.sweep(tx, now);
        for (Obligation term : notices.toWarn(tx, now, MOST)) {
            WarningPlan plan = WarningPlan.of(term);
            plan.at(now).ifPresent(step -> tell(tx, system, term, step, now));
            notices.setNext(tx, term.id(), plan.next(now));
        }
    }

    private void tell(Tx tx, Actor system, Obligation term, Step step, Instant now) {
        obligations.addEvent(tx, ObligationEvent.warned(term, step.urgency(), step.from(), now));
        notices.end(tx, term.id(), now);
        for (Role role : told(term, step.urgency())) {
            notices.insert(tx, term, role, step.urgency(), now, null);
        }
        audit.append(tx, system, Audit.Kind.UPDATE, "warnObligation", "obligation", term.id(), term.clientId());
        if (term.cannotWait() && step.urgency().rank() >= Urgency.URGENT.rank()) {
            mail.queue(tx, term, step.urgency(), now);
        }
    }

    /** Whoever sees to it; the team lead too where it is overdue or cannot wait. */
    private static Set<Role> told(Obligation term, Urgency urgency) {
        Set<Role> roles = EnumSet.of(term.ownerRole());
        if (urgency == Urgency.OVERDUE || term.cannotWait()) {
            roles.add(Role.TEAM_LEAD);
        }
        return roles;
    }
}
