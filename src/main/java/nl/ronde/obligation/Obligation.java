package nl.ronde.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TermSource;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.Deadline;
import nl.ronde.platform.act.Role;
import org.jspecify.annotations.Nullable;

/**
 * A term that runs, or ran, for a subject.
 *
 * @param variant which form, where a kind has more than one
 * @param subjectLabel by what people tell this subject from others, in Dutch
 * @param agreementId under which agreement; null where none covers the subject and the house standard holds
 * @param promise what was promised, as the rule said on the trigger's day
 * @param clientId the client it concerns, if any
 * @param ownerRole who sees to it
 * @param triggerAt what started it
 * @param dueAt the first instant that is too late
 * @param dueOn the last day, Amsterdam date
 * @param warnDueAt what warnings count back from: {@code dueAt} as if every day counted, never later
 * @param hardLimitAt the first instant beyond the limit that stands beside "at once"
 * @param metAt when it was met, by the event's own time; null unless met or met late
 * @param proof what met it
 * @param pausedAt since when it stands still (an invoice in dispute); null where it does not
 */
public record Obligation(
        UUID id,
        int version,
        TermKind kind,
        @Nullable String variant,
        @Nullable String subjectLabel,
        @Nullable String agreementId,
        Promise promise,
        Subject subject,
        @Nullable UUID clientId,
        Role ownerRole,
        Instant triggerAt,
        Instant dueAt,
        LocalDate dueOn,
        Instant warnDueAt,
        @Nullable Instant hardLimitAt,
        ObligationState state,
        @Nullable Instant metAt,
        @Nullable Subject proof,
        @Nullable String waivedReason,
        @Nullable Instant pausedAt) {
    private static final long TO_HEAR_OF_IT_MINUTES = 60;

    /**
     * What was promised.
     *
     * @param ruleText the rule in one Dutch sentence
     * @param metBy what meets it, Dutch
     * @param citation the article, or the house standard
     * @param atOnce the source says "at once": due now, and shown so until it is met
     * @param ruleFrom the first day of the version of the rule that held; null where it has had no other before
     * @param ruleUntil the last day of that version; null where no end is known
     */
    public record Promise(
            String ruleText,
            String metBy,
            String citation,
            TermSource source,
            boolean atOnce,
            @Nullable LocalDate ruleFrom,
            @Nullable LocalDate ruleUntil) {}

    /** Whether it still runs and its due moment is past; while it stands still no time passes for it. */
    public boolean isOverdue(Instant now) {
        return state == ObligationState.RUNNING
                && !kind.isWaitedOut()
                && !counted(now).isBefore(dueAt);
    }

    private Instant counted(Instant moment) {
        return pausedAt != null && moment.isAfter(pausedAt) ? pausedAt : moment;
    }

    /** Whether it is urgent from its first moment: "at once", a calamity ("as soon as possible"), a breach of data. */
    public boolean cannotWait() {
        return promise.atOnce() || kind == TermKind.CALAMITY_REPORT || kind == TermKind.DATA_BREACH;
    }

    /**
     * From when on it is late. What is due at its own beginning cannot be met before it: it is in time until the limit that
     * stands beside "at once", or within the hour in which somebody can hear of it and act.
     */
    Instant lateFrom() {
        if (!promise.atOnce() || dueAt.isAfter(triggerAt)) {
            return dueAt;
        }
        // Brought forward, it was due before the beginning that was known first.
        return hardLimitAt == null ? AmsterdamTime.plusMinutes(dueAt, TO_HEAR_OF_IT_MINUTES) : hardLimitAt;
    }

    /**
     * Met by an event: late when that happened at {@link #lateFrom} or after. What arrives later about an earlier moment (a
     * phone that was offline) wins over the later moment.
     *
     * @return the changed term; empty where this changes nothing
     */
    Optional<Obligation> met(Instant occurredAt, Subject by) {
        boolean already = metAt != null && !occurredAt.isBefore(metAt);
        if (state == ObligationState.WAIVED || already) {
            return Optional.empty();
        }
        boolean inTime = kind.isWaitedOut() || counted(occurredAt).isBefore(lateFrom());
        ObligationState reached = inTime ? ObligationState.MET : ObligationState.MET_LATE;
        return Optional.of(changed(reached, occurredAt, by, null));
    }

    /** Given up with a reason. */
    Obligation waived(String reason) {
        if (state != ObligationState.RUNNING) {
            throw ObligationProblem.NOT_RUNNING.refuse();
        }
        return changed(ObligationState.WAIVED, null, null, reason);
    }

    /** It stands still from this moment; empty where it does not run or stands still already. */
    Optional<Obligation> paused(Instant at) {
        return state != ObligationState.RUNNING || pausedAt != null
                ? Optional.empty()
                : Optional.of(changed(state, new Deadline(dueAt, dueOn), at));
    }

    /** It goes on, with as much time left as it had; empty where it does not stand still. */
    Optional<Obligation> resumed(Instant at) {
        return pausedAt == null || at.isBefore(pausedAt)
                ? Optional.empty()
                : Optional.of(changed(state, new Deadline(dueAt, dueOn).afterPause(pausedAt, at), null));
    }

    /** It has a later end; empty where it does not run or the end is no later one. */
    Optional<Obligation> postponed(Deadline later) {
        return state != ObligationState.RUNNING || !later.dueAt().isAfter(dueAt)
                ? Optional.empty()
                : Optional.of(changed(state, later, pausedAt));
    }

    /** It began before that was known, so it ends earlier, and what met it may have been late; empty where it ends no earlier. */
    Optional<Obligation> broughtForward(Deadline earlier) {
        if (state == ObligationState.WAIVED
                || pausedAt != null
                || !earlier.dueAt().isBefore(dueAt)) {
            return Optional.empty();
        }
        Obligation known = changed(state, earlier, null);
        return Optional.of(
                metAt == null || metAt.isBefore(known.lateFrom())
                        ? known
                        : changed(ObligationState.MET_LATE, earlier, null));
    }

    /** The assignment itself sets this date; empty where the term ends then already, was waived or stands still. */
    Optional<Obligation> ownDate(Deadline own, Promise words) {
        if (state == ObligationState.WAIVED || pausedAt != null || own.dueAt().equals(dueAt)) {
            return Optional.empty();
        }
        ObligationState metThen =
                metAt != null && metAt.isBefore(own.dueAt()) ? ObligationState.MET : ObligationState.MET_LATE;
        return Optional.of(changed(metAt == null ? state : metThen, own, null).promised(words));
    }

    private Obligation promised(Promise words) {
        return new Obligation(
                id,
                version,
                kind,
                variant,
                subjectLabel,
                agreementId,
                words,
                subject,
                clientId,
                ownerRole,
                triggerAt,
                dueAt,
                dueOn,
                warnDueAt,
                hardLimitAt,
                state,
                metAt,
                proof,
                waivedReason,
                pausedAt);
    }

    /** What had met it was undone: it runs again, with the due moment it had. */
    Optional<Obligation> reopened() {
        return metAt == null ? Optional.empty() : Optional.of(changed(ObligationState.RUNNING, null, null, null));
    }

    /** What it was ended for turned out otherwise: it runs again, with the due moment it had. */
    Optional<Obligation> revived() {
        return state == ObligationState.WAIVED
                ? Optional.of(changed(ObligationState.RUNNING, null, null, null))
                : Optional.empty();
    }

    private Obligation changed(
            ObligationState to, @Nullable Instant at, @Nullable Subject by, @Nullable String reason) {
        return with(to, new Deadline(dueAt, dueOn), at, by, reason, null);
    }

    private Obligation changed(ObligationState to, Deadline due, @Nullable Instant standsSince) {
        return with(to, due, metAt, proof, waivedReason, standsSince);
    }

    private Obligation with(
            ObligationState to,
            Deadline due,
            @Nullable Instant at,
            @Nullable Subject by,
            @Nullable String reason,
            @Nullable Instant standsSince) {
        return new Obligation(
                id,
                version + 1,
                kind,
                variant,
                subjectLabel,
                agreementId,
                promise,
                subject,
                clientId,
                ownerRole,
                triggerAt,
                due.dueAt(),
                due.dueOn(),
                due.dueAt().equals(dueAt) ? warnDueAt : due.dueAt(),
                hardLimitAt,
                to,
                at,
                by,
                reason,
                standsSince);
    }
}
