package nl.ronde.obligation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TermRule;
import nl.ronde.agreement.TermTrigger;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.Term;
import nl.ronde.obligation.Obligation.Promise;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** Opens terms and meets them, in the transaction of the event that does so. */
public final class Obligations {
    private static final String RUN = "event";

    private final Agreements agreements;
    private final ObligationStore store;
    private final BusinessClock clock;
    private final Audit audit;

    Obligations(Agreements agreements, ObligationStore store, BusinessClock clock, Audit audit) {
        this.agreements = agreements;
        this.store = store;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Opens a term, once per kind and subject: the same event again changes nothing.
     *
     * @param agreementId null where no agreement covers the subject: the house standard holds
     * @param clientId the client it concerns, if any
     * @param triggerAt what starts it; for a date, the start of that day in Amsterdam
     * @return the term, the one of before where it was open already; empty where nothing gives this kind a term
     */
    public Optional<Obligation> open(
            Tx tx,
            TermKind kind,
            @Nullable String agreementId,
            Subject subject,
            @Nullable UUID clientId,
            Instant triggerAt) {
        TermTrigger trigger = TermTrigger.at(triggerAt);
        return rule(kind, agreementId, trigger)
                .map(rule -> opened(tx, rule, agreementId, subject, clientId, trigger.at()));
    }

    /**
     * Meets a term by what happened; met late when that was after the term. Nothing happens where there is no such term, it
     * was waived, or it was met before.
     *
     * @param occurredAt when it happened, also where that is reported later
     * @param proof what meets it
     */
    public void meet(Tx tx, TermKind kind, Subject subject, Instant occurredAt, Subject proof) {
        store.lock(tx, kind, subject)
                .flatMap(obligation -> obligation.met(occurredAt, proof))
                .ifPresent(met -> {
                    store.update(tx, met);
                    store.addEvent(tx, ObligationEvent.met(met, clock.instant()));
                    trail(tx, Audit.Kind.UPDATE, "meetObligation", met);
                });
    }

    /** The term of this kind that runs, or ran, for the subject. */
    public Optional<Obligation> find(Tx tx, TermKind kind, Subject subject) {
        return store.find(tx, kind, subject);
    }

    private Optional<TermRule> rule(TermKind kind, @Nullable String agreementId, TermTrigger trigger) {
        return agreementId == null
                ? agreements.houseRule(kind, Optional.empty(), trigger.date())
                : agreements.termRule(agreementId, kind, Optional.empty(), trigger.date());
    }

    private Obligation opened(
            Tx tx,
            TermRule rule,
            @Nullable String agreementId,
            Subject subject,
            @Nullable UUID clientId,
            Instant triggerAt) {
        Term term = rule.term().orElseThrow();
        var deadline = term.deadline(triggerAt);
        Obligation obligation = new Obligation(
                Ids.next(),
                1,
                rule.kind(),
                agreementId,
                new Promise(
                        rule.sentence(),
                        rule.metBy(),
                        rule.citation(),
                        rule.source(),
                        rule.atOnce() || term.equals(Term.atOnce())),
                subject,
                clientId,
                owner(rule.kind()),
                triggerAt,
                deadline.dueAt(),
                deadline.dueOn(),
                rule.hardLimit().map(limit -> limit.deadline(triggerAt).dueAt()).orElse(null),
                ObligationState.RUNNING,
                null,
                null,
                null);
        if (!store.insert(tx, obligation)) {
            return store.lock(tx, rule.kind(), subject).orElseThrow();
        }
        store.addEvent(tx, ObligationEvent.opened(obligation, clock.instant()));
        trail(tx, Audit.Kind.CREATE, "openObligation", obligation);
        return obligation;
    }

    /** Who sees to it: messages and money are of the back office, care is of the planner, the rest of the team lead. */
    private static Role owner(TermKind kind) {
        return switch (kind) {
            case ASSIGNMENT_CONFIRMATION, END_REASON, INVOICE, INVOICE_PAYMENT, CAK_HOURS -> Role.BACK_OFFICE;
            case SERVICE_START, URGENT_SERVICE_START, START_NOT_POSSIBLE, REPLACEMENT, REPLACEMENT_NOW -> Role.PLANNER;
            default -> Role.TEAM_LEAD;
        };
    }

    private void trail(Tx tx, Audit.Kind kind, String action, Obligation obligation) {
        audit.append(
                tx,
                Actor.system(tx.providerId(), RUN),
                kind,
                action,
                "obligation",
                obligation.id(),
                obligation.clientId());
    }
}
