package nl.ronde.obligation;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.db.Tx;

/** Tells roles of a term: a notice for each in the place of the one before, a line of its history, and the trail. */
final class TellRoles {
    private final ObligationStore obligations;
    private final NoticeStore notices;
    private final Audit audit;

    TellRoles(ObligationStore obligations, NoticeStore notices, Audit audit) {
        this.obligations = obligations;
        this.notices = notices;
        this.audit = audit;
    }

    /**
     * Tells them.
     *
     * @param told how urgently, and why now where something beside the term's own calendar says so
     */
    void tell(Tx tx, Actor system, Obligation term, Set<Role> roles, ObligationEvent told, Instant now) {
        obligations.addEvent(tx, told);
        notices.end(tx, term.id(), now);
        for (Role role : roles) {
            notices.insert(tx, term, role, Objects.requireNonNull(told.urgency()), now, told.reason());
        }
        audit.append(tx, system, Audit.Kind.UPDATE, "warnObligation", "obligation", term.id(), term.clientId());
    }
}
