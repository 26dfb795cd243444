package nl.ronde.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.TermKind;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.Deadline;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.obligation.ObligationEvent.What;
import nl.ronde.platform.act.Acting;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Opens terms and meets them, in the transaction of the event that does so. */
public final class Obligations {
    private static final String RUN = "event";

    private final ObligationStore store;
    private final BusinessClock clock;
    private final Audit audit;
    private final NewTerm terms;

    Obligations(Agreements agreements, ObligationStore store, HouseTerms houseTerms, BusinessClock clock, Audit audit) {
        this.terms = new NewTerm(agreements, houseTerms);
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
        return open(tx, Opening.of(kind, agreementId, subject, clientId, triggerAt));
    }

    /**
     * Opens a term, once per kind, form and subject: the same event again changes nothing.
     *
     * @return the term, the one of before where it was open already; empty where nothing gives this kind a term
     */
    public Optional<Obligation> open(Tx tx, Opening opening) {
        return terms.of(tx, opening).map(obligation -> opened(tx, obligation));
    }

    /**
     * Meets a term by what happened; met late when that was after the term. Nothing happens where there is no such term, it
     * was waived, or it was met before.
     *
     * @param occurredAt when it happened, also where that is reported later
     * @param proof what meets it
     * @return the term as it stands now, if there is one
     */
    public Optional<Obligation> meet(Tx tx, TermKind kind, Subject subject, Instant occurredAt, Subject proof) {
        return meet(tx, kind, null, subject, occurredAt, proof);
    }

    /** The same for one form of the term. */
    public Optional<Obligation> meet(
            Tx tx, TermKind kind, @Nullable String variant, Subject subject, Instant occurredAt, Subject proof) {
        return store.lock(tx, kind, variant, subject).map(term -> met(tx, term, occurredAt, proof));
    }

    private Obligation met(Tx tx, Obligation term, Instant occurredAt, Subject proof) {
        Optional<Obligation> reached = term.met(occurredAt, proof);
        reached.ifPresent(met -> {
            store.update(tx, met);
            history(tx, ObligationEvent.met(met, clock.instant()));
            trail(tx, Audit.Kind.UPDATE, "meetObligation", met);
        });
        return reached.orElse(term);
    }

    /**
     * What had met a term was undone (a mail came back, an acceptance was withdrawn): it runs again with the due moment it
     * had. Nothing happens where it is not met.
     *
     * @param reason Dutch, without names
     */
    public void reopen(Tx tx, TermKind kind, @Nullable String variant, Subject subject, String reason) {
        store.lock(tx, kind, variant, subject)
                .flatMap(Obligation::reopened)
                .ifPresent(running -> runAgain(tx, running, "reopenObligation", reason));
    }

    /**
     * A term that had lapsed or was waived runs again, with the due moment it had, because what it runs for is there after all
     * (a decision was revised). Nothing happens where it was not ended that way.
     *
     * @param reason Dutch, without names
     */
    public void revive(Tx tx, TermKind kind, @Nullable String variant, Subject subject, String reason) {
        store.lock(tx, kind, variant, subject)
                .flatMap(Obligation::revived)
                .ifPresent(running -> runAgain(tx, running, "reviveObligation", reason));
    }

    /**
     * What had lapsed for this reason runs again, because the reason is gone; a waiver of a person, or another reason, stands.
     *
     * @param because the reason that {@link #lapse} was given
     * @param reason Dutch, without names
     */
    public void undoLapse(
            Tx tx, TermKind kind, @Nullable String variant, Subject subject, String because, String reason) {
        store.lock(tx, kind, variant, subject)
                .filter(obligation -> because.equals(obligation.waivedReason()))
                .flatMap(Obligation::revived)
                .ifPresent(running -> runAgain(tx, running, "reviveObligation", reason));
    }

    private void runAgain(Tx tx, Obligation running, String action, String reason) {
        store.update(tx, running);
        history(tx, ObligationEvent.reopened(running, clock.instant(), reason));
        trail(tx, Audit.Kind.UPDATE, action, running);
    }

    /**
     * Ends a running term because what it ran for is no more (an assignment was withdrawn); waived, with this reason.
     *
     * @param reason Dutch, without names
     */
    public void lapse(Tx tx, TermKind kind, @Nullable String variant, Subject subject, String reason) {
        store.lock(tx, kind, variant, subject)
                .filter(obligation -> obligation.state() == ObligationState.RUNNING)
                .ifPresent(obligation -> {
                    Obligation ended = obligation.waived(reason);
                    store.update(tx, ended);
                    history(tx, ObligationEvent.waived(ended, clock.instant(), null));
                    trail(tx, Audit.Kind.UPDATE, "lapseObligation", ended);
                });
    }

    /**
     * The same where what it ran for ended of itself (help came to its last day): what was due by then was missed and stays
     * overdue until a person waives it.
     *
     * @param end the first instant after it
     * @param reason Dutch, without names
     */
    public void lapseUnlessMissed(
            Tx tx, TermKind kind, @Nullable String variant, Subject subject, Instant end, String reason) {
        boolean missed = store.find(tx, kind, variant, subject)
                .filter(term -> !term.dueAt().isAfter(end))
                .isPresent();
        if (!missed) {
            lapse(tx, kind, variant, subject, reason);
        }
    }

    /**
     * Lets a running term stand still (an invoice is disputed). Nothing happens where it does not run or stands still already.
     *
     * @param at since when
     * @param reason Dutch, without names
     */
    public void pause(Tx tx, TermKind kind, @Nullable String variant, Subject subject, Instant at, String reason) {
        store.lock(tx, kind, variant, subject)
                .flatMap(obligation -> obligation.paused(at))
                .ifPresent(paused -> keep(tx, paused, What.PAUSED, at, "pauseObligation", reason));
    }

    /** Lets it go on: what was left when it was paused is left now. Nothing happens where it does not stand still. */
    public void resume(Tx tx, TermKind kind, @Nullable String variant, Subject subject, Instant at, String reason) {
        store.lock(tx, kind, variant, subject)
                .flatMap(obligation -> obligation.resumed(at))
                .ifPresent(resumed -> keep(tx, resumed, What.RESUMED, at, "resumeObligation", reason));
    }

    /**
     * Gives a running term a later end, granted by whoever asked. An end that is no later one changes nothing.
     *
     * @param lastDay the last day on which it is in time, Amsterdam date
     * @param reason Dutch, without names
     */
    public void postpone(
            Tx tx, TermKind kind, @Nullable String variant, Subject subject, LocalDate lastDay, String reason) {
        store.lock(tx, kind, variant, subject)
                .flatMap(obligation -> obligation.postponed(Deadline.onWholeDay(lastDay)))
                .ifPresent(later -> keep(tx, later, What.POSTPONED, clock.instant(), "postponeObligation", reason));
    }

    /**
     * A term that is open already turns out to have begun earlier: it ends when it would have, had that been known. Nothing
     * happens where it ends no earlier by that, was waived or stands still.
     *
     * @param opening the term as it would begin now
     * @param reason Dutch, without names
     */
    public void bringForward(Tx tx, Opening opening, String reason) {
        terms.of(tx, opening)
                .ifPresent(known -> store.lock(tx, known.kind(), known.variant(), known.subject())
                        .flatMap(term -> term.broughtForward(new Deadline(known.dueAt(), known.dueOn())))
                        .ifPresent(earlier -> keep(
                                tx, earlier, What.BROUGHT_FORWARD, clock.instant(), "bringForwardObligation", reason)));
    }

    /**
     * A running term turns out to have begun later: it ends when it would have, had that been known. Nothing happens where it
     * ends no later by that.
     *
     * @param opening the term as it would begin now
     * @param reason Dutch, without names
     */
    public void putBack(Tx tx, Opening opening, String reason) {
        terms.of(tx, opening)
                .ifPresent(known -> store.lock(tx, known.kind(), known.variant(), known.subject())
                        .flatMap(term -> term.postponed(new Deadline(known.dueAt(), known.dueOn())))
                        .ifPresent(later ->
                                keep(tx, later, What.POSTPONED, clock.instant(), "putBackObligation", reason)));
    }

    /**
     * A term that is open already gets a date that the assignment itself sets, earlier or later than the rule's; what met it
     * is in time or late by that date. Nothing happens where there is no such term, it was waived or stands still.
     */
    public void setOwnDate(Tx tx, TermKind kind, Subject subject, Opening.OwnDate own) {
        store.lock(tx, kind, null, subject)
                .ifPresent(term -> term.ownDate(Deadline.onWholeDay(own.lastDay()), NewTerm.promise(term, own))
                        .ifPresent(dated -> {
                            store.setPromise(tx, dated);
                            What what = dated.dueAt().isBefore(term.dueAt()) ? What.BROUGHT_FORWARD : What.POSTPONED;
                            keep(tx, dated, what, clock.instant(), "setOwnDate", own.citation() + ".");
                        }));
    }

    private void keep(Tx tx, Obligation changed, What what, Instant at, String action, String reason) {
        store.update(tx, changed);
        String until = what == What.PAUSED ? "" : " Nieuwe laatste dag: " + DutchMoment.of(changed.dueOn()) + ".";
        history(tx, ObligationEvent.moved(changed, what, at, clock.instant(), reason + until));
        trail(tx, Audit.Kind.UPDATE, action, changed);
    }

    /** Those of these subjects of one type that have, or had, a term of one of these kinds. */
    public Set<UUID> known(Tx tx, Subject.Type type, Collection<UUID> subjectIds, Collection<TermKind> kinds) {
        return subjectIds.isEmpty() ? Set.of() : store.known(tx, type, subjectIds, kinds);
    }

    /** The term of this kind that runs, or ran, for the subject. */
    public Optional<Obligation> find(Tx tx, TermKind kind, Subject subject) {
        return find(tx, kind, null, subject);
    }

    /** The same for one form of the term. */
    public Optional<Obligation> find(Tx tx, TermKind kind, @Nullable String variant, Subject subject) {
        return store.find(tx, kind, variant, subject);
    }

    /** How the due moment of a term came about, in Dutch, with what moved it since. */
    public String explain(Tx tx, Obligation term) {
        return TermExplanation.of(term, store.events(tx, term.id()));
    }

    private Obligation opened(Tx tx, Obligation obligation) {
        if (!store.insert(tx, obligation)) {
            return store.lock(tx, obligation.kind(), obligation.variant(), obligation.subject())
                    .orElseThrow();
        }
        history(tx, ObligationEvent.opened(obligation, clock.instant()));
        trail(tx, Audit.Kind.CREATE, "openObligation", obligation);
        return obligation;
    }

    /** Who did what led to it stands in the history; nobody where it was a job. */
    private void history(Tx tx, ObligationEvent event) {
        store.addEvent(tx, event.by(Acting.now().map(Actor::userId).orElse(null)));
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
