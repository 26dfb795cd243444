package nl.ronde.obligation;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
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

    private final TellRoles tell;
    private final NoticeStore notices;
    private final UrgentMail mail;
    private final BusinessClock clock;

    WarnInTime(TellRoles tell, NoticeStore notices, UrgentMail mail, BusinessClock clock) {
        this.tell = tell;
        this.notices = notices;
        this.mail = mail;
        this.clock = clock;
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
        tell.tell(
                tx,
                system,
                term,
                told(term, step.urgency()),
                ObligationEvent.warned(term, step.urgency(), step.from(), now),
                now);
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
