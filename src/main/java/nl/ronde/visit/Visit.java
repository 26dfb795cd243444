package nl.ronde.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.ClockQuality;
import org.jspecify.annotations.Nullable;

/**
 * One worker (or vacant), one client, one assignment: what was planned and what happened.
 *
 * @param version rises with every change
 */
public record Visit(
        UUID id, int version, Target target, Plan plan, Actual actual, VisitStatus status, Settlement settlement) {

    /**
     * For whom, and under what.
     *
     * @param assignmentId null where a worker reported the visit and the office has not attached it yet
     * @param agreementId of the assignment
     */
    public record Target(
            UUID clientId,
            @Nullable UUID assignmentId,
            @Nullable String agreementId) {}

    /**
     * What the office planned.
     *
     * @param workerId null: vacant
     * @param seriesDay the day of the series this occurrence stands for, also after it was moved
     * @param detached changed by hand, so that its series leaves it alone
     * @param jointVisitId shared by the visits of two workers together
     * @param begin null for a visit that was never planned
     */
    public record Plan(
            @Nullable UUID workerId,
            @Nullable UUID seriesId,
            @Nullable LocalDate seriesDay,
            boolean detached,
            @Nullable UUID jointVisitId,
            @Nullable Instant begin,
            @Nullable Instant end) {}

    /**
     * What workers reported; begin and end are set once.
     *
     * @param doneBy the worker who did it
     * @param offPlan took place outside the plan
     * @param standsFor the planned visit this was reported on while another worker had done that one
     * @param checkOutDueAt from here on a missing check-out is an exception
     */
    public record Actual(
            @Nullable UUID doneBy,
            boolean offPlan,
            @Nullable UUID standsFor,
            @Nullable Instant begin,
            @Nullable ClockQuality beginQuality,
            @Nullable Instant end,
            @Nullable ClockQuality endQuality,
            @Nullable Instant checkOutDueAt) {
        /** Nothing reported. */
        public static final Actual NOTHING = new Actual(null, false, null, null, null, null, null, null);
    }

    /**
     * What the office made of it.
     *
     * @param setMinutes the number a person set instead of what the times say
     * @param approvedMinutes whole minutes, at approval
     */
    public record Settlement(
            Approval approval,
            @Nullable Instant adjustedBegin,
            @Nullable Instant adjustedEnd,
            @Nullable Integer setMinutes,
            boolean chargeable,
            @Nullable Integer approvedMinutes,
            @Nullable NotDelivered notDelivered,
            @Nullable String cancelReason) {
        /** Untouched. */
        public static final Settlement NONE = new Settlement(Approval.OPEN, null, null, null, true, null, null, null);
    }

    /** The begin that counts: corrected, else as reported; null where neither is known. */
    public @Nullable Instant begin() {
        return settlement.adjustedBegin() == null ? actual.begin() : settlement.adjustedBegin();
    }

    /** The end that counts. */
    public @Nullable Instant end() {
        return settlement.adjustedEnd() == null ? actual.end() : settlement.adjustedEnd();
    }

    /** Where the visit stands in time: the begin that counts, else the planned begin, else the end. */
    public Instant startsAt() {
        Instant begin = begin();
        if (begin != null && status != VisitStatus.NOT_DELIVERED) {
            return begin;
        }
        return Optional.ofNullable(plan.begin())
                .or(() -> Optional.ofNullable(begin))
                .or(() -> Optional.ofNullable(end()))
                .orElseThrow();
    }

    /** The Amsterdam date of {@link #startsAt()}, on which its minutes are booked. */
    public LocalDate day() {
        return AmsterdamTime.dateOf(startsAt());
    }

    /** Who did it, or is planned to. */
    public @Nullable UUID worker() {
        return actual.doneBy() == null ? plan.workerId() : actual.doneBy();
    }

    /** Whole minutes from begin to end, seconds dropped once; 0 where one is missing or they are the wrong way round. */
    public int deliveredMinutes() {
        Instant begin = begin();
        Instant end = end();
        return begin == null || end == null
                ? 0
                : (int) Math.min(1440 * 7L, Math.max(0, AmsterdamTime.minutesBetween(begin, end)));
    }

    /** The minutes to approve: nothing where it was not delivered or is not chargeable. */
    public int minutesToApprove() {
        if (status != VisitStatus.COMPLETED || !settlement.chargeable()) {
            return 0;
        }
        return settlement.setMinutes() == null ? deliveredMinutes() : settlement.setMinutes();
    }

    /** True while the office may still change the plan. */
    public boolean isPlannable() {
        return status == VisitStatus.PLANNED || status == VisitStatus.VACANT;
    }

    /** The visit after this step, or nothing where that is not a step from here. */
    public Optional<Visit> after(VisitStep step) {
        return VisitState.after(status, step).map(this::withStatus);
    }

    /** The same with another status. */
    public Visit withStatus(VisitStatus next) {
        return new Visit(id, version, target, plan, actual, next, settlement);
    }

    /** The same with another version. */
    public Visit withVersion(int next) {
        return new Visit(id, next, target, plan, actual, status, settlement);
    }

    /** The same for another client or assignment. */
    public Visit withTarget(Target next) {
        return new Visit(id, version, next, plan, actual, status, settlement);
    }

    /** The same with another plan. */
    public Visit withPlan(Plan next) {
        return new Visit(id, version, target, next, actual, status, settlement);
    }

    /** The same with more reported. */
    public Visit withActual(Actual next) {
        return new Visit(id, version, target, plan, next, status, settlement);
    }

    /** The same with another settlement. */
    public Visit withSettlement(Settlement next) {
        return new Visit(id, version, target, plan, actual, status, next);
    }

    /** The same with another state of approval; the minutes belong to an approval alone. */
    public Visit withApproval(Approval approval, @Nullable Integer minutes) {
        Settlement s = settlement;
        return withSettlement(new Settlement(
                approval,
                s.adjustedBegin(),
                s.adjustedEnd(),
                s.setMinutes(),
                s.chargeable(),
                minutes,
                s.notDelivered(),
                s.cancelReason()));
    }

    /** The same with a reason for not being delivered, or without. */
    public Visit withNotDelivered(@Nullable NotDelivered notDelivered) {
        Settlement s = settlement;
        return withSettlement(new Settlement(
                s.approval(),
                s.adjustedBegin(),
                s.adjustedEnd(),
                s.setMinutes(),
                s.chargeable(),
                s.approvedMinutes(),
                notDelivered,
                s.cancelReason()));
    }

    /** The same with corrected times; null leaves what is there. */
    public Visit withAdjusted(@Nullable Instant begin, @Nullable Instant end) {
        Settlement s = settlement;
        return withSettlement(new Settlement(
                s.approval(),
                begin == null ? s.adjustedBegin() : begin,
                end == null ? s.adjustedEnd() : end,
                s.setMinutes(),
                s.chargeable(),
                s.approvedMinutes(),
                s.notDelivered(),
                s.cancelReason()));
    }

    /** The same with a number of minutes that a person set. */
    public Visit withSetMinutes(int minutes) {
        Settlement s = settlement;
        return withSettlement(new Settlement(
                s.approval(),
                s.adjustedBegin(),
                s.adjustedEnd(),
                minutes,
                s.chargeable(),
                s.approvedMinutes(),
                s.notDelivered(),
                s.cancelReason()));
    }

    /** The same, chargeable or not. */
    public Visit withChargeable(boolean chargeable) {
        Settlement s = settlement;
        return withSettlement(new Settlement(
                s.approval(),
                s.adjustedBegin(),
                s.adjustedEnd(),
                s.setMinutes(),
                chargeable,
                s.approvedMinutes(),
                s.notDelivered(),
                s.cancelReason()));
    }

    /** The same, taken out of the plan for this reason. */
    public Visit withCancelReason(String reason) {
        Settlement s = settlement;
        return withSettlement(new Settlement(
                s.approval(),
                s.adjustedBegin(),
                s.adjustedEnd(),
                s.setMinutes(),
                s.chargeable(),
                s.approvedMinutes(),
                s.notDelivered(),
                reason));
    }
}
