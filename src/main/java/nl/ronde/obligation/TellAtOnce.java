package nl.ronde.obligation;

import java.time.Instant;
import java.util.EnumSet;
import nl.ronde.agreement.TermKind;
import nl.ronde.obligation.ObligationEvent.What;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;

/**
 * Tells team leads and whoever sees to it of a running term now, because something happened, in the place of what was told of it
 * before; the term's own next level comes as it would have.
 */
public final class TellAtOnce {
    private static final String RUN = "event";

    private final TellRoles tell;
    private final ObligationStore obligations;
    private final NoticeStore notices;
    private final BusinessClock clock;

    TellAtOnce(TellRoles tell, ObligationStore obligations, NoticeStore notices, BusinessClock clock) {
        this.tell = tell;
        this.obligations = obligations;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Tells them, if the term runs.
     *
     * @param cause why now, in whole Dutch sentences, without names
     */
    public void teamLeads(Tx tx, TermKind kind, Subject subject, String cause) {
        obligations
                .lock(tx, kind, null, subject)
                .filter(term -> term.state() == ObligationState.RUNNING)
                .ifPresent(term -> tell(tx, Actor.system(tx.providerId(), RUN), term, cause, clock.instant()));
    }

    void tell(Tx tx, Actor system, Obligation term, String cause, Instant now) {
        WarningPlan plan = WarningPlan.of(term);
        Urgency urgency = plan.at(now)
                .map(WarningPlan.Step::urgency)
                .filter(each -> each == Urgency.OVERDUE)
                .orElse(Urgency.URGENT);
        tell.tell(
                tx,
                system,
                term,
                EnumSet.of(term.ownerRole(), Role.TEAM_LEAD),
                new ObligationEvent(Ids.next(), term.id(), What.WARNED, now, now, null, null, cause, urgency),
                now);
        notices.setNext(tx, term.id(), plan.next(now));
    }
}
