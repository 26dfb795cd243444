package nl.ronde.replacement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.obligation.ObligationState;
import nl.ronde.staff.WorkerCard;
import nl.ronde.visit.VisitStatus;
import org.jspecify.annotations.Nullable;

/** A need for replacement as the office sees it. */
record NeedJson(
        UUID id,
        int version,
        Cause cause,
        UUID absentWorkerId,
        String absentWorkerName,
        UUID clientId,
        String clientName,
        UUID assignmentId,
        Instant noticedAt,
        boolean cannotWait,
        NeedState state,
        @Nullable Instant settledAt,
        @Nullable String settledReason,
        @Nullable TermJson term,
        @Nullable TermJson termNow,
        @Nullable Instant clientToldAt,
        int unfilled,
        List<VisitJson> visits,
        List<NearestMiss> nearestMisses,
        @Nullable List<OfferStore.Offer> offers,
        @Nullable List<OfferStore.Answered> answers,
        @Nullable List<RecordStore.Agreed> agreements,
        @Nullable List<RecordStore.Wish> wishes,
        @Nullable List<RecordStore.Told> told) {

    /** How a term stands now. */
    record TermJson(
            ObligationState state,
            Instant dueAt,
            boolean overdue,
            @Nullable Instant metAt) {
        static @Nullable TermJson of(DeskStore.@Nullable Term term, Instant now) {
            return term == null
                    ? null
                    : new TermJson(
                            term.state(),
                            term.dueAt(),
                            term.state() == ObligationState.RUNNING && !now.isBefore(term.dueAt()),
                            term.metAt());
        }
    }

    /** How a visit of the need stands. */
    enum Standing {
        @JsonProperty("unfilled")
        UNFILLED,
        /** Somebody is planned who has not agreed yet. */
        @JsonProperty("notAgreed")
        NOT_AGREED,
        @JsonProperty("filled")
        FILLED,
        @JsonProperty("returned")
        RETURNED,
        @JsonProperty("missed")
        MISSED,
        @JsonProperty("none")
        NONE
    }

    /** A visit of the need; the begin as reported where somebody was there, else as planned. */
    record VisitJson(
            UUID visitId,
            Instant begin,
            Instant end,
            VisitStatus status,
            Standing standing,
            @Nullable UUID workerId,
            @Nullable String workerName,
            @Nullable Instant agreedAt) {}

    /** Somebody at whom only one thing stands in the way of the first visit. */
    record NearestMiss(UUID workerId, String workerName, Candidate.Code code, boolean hard, String text) {
        static NearestMiss of(Candidate candidate) {
            Candidate.Exclusion only = candidate.exclusions().getFirst();
            return new NearestMiss(candidate.workerId(), candidate.workerName(), only.code(), only.hard(), only.text());
        }
    }

    /** What was written down about one need. */
    record Records(
            List<OfferStore.Offer> offers,
            List<OfferStore.Answered> answers,
            List<RecordStore.Agreed> agreements,
            List<RecordStore.Wish> wishes,
            List<RecordStore.Told> told) {}

    static NeedJson of(
            DeskStore.Entry entry,
            String clientName,
            Map<UUID, WorkerCard> workers,
            Filling filling,
            List<NeedVisit> visits,
            List<NearestMiss> misses,
            @Nullable Records more,
            Instant now) {
        Need need = entry.need();
        return new NeedJson(
                need.id(),
                need.version(),
                need.cause(),
                need.workerId(),
                name(workers, need.workerId()),
                need.clientId(),
                clientName,
                need.assignmentId(),
                need.noticedAt(),
                need.cannotWait(),
                need.state(),
                need.settledAt(),
                need.settledReason(),
                TermJson.of(entry.term(), now),
                TermJson.of(entry.termNow(), now),
                entry.toldAt(),
                filling.unfilled().size(),
                visits.stream().map(visit -> visit(visit, filling, workers)).toList(),
                misses,
                more == null ? null : more.offers(),
                more == null ? null : more.answers(),
                more == null ? null : more.agreements(),
                more == null ? null : more.wishes(),
                more == null ? null : more.told());
    }

    private static String name(Map<UUID, WorkerCard> workers, UUID id) {
        return workers.containsKey(id) ? workers.get(id).name() : "";
    }

    private static VisitJson visit(NeedVisit visit, Filling filling, Map<UUID, WorkerCard> workers) {
        return new VisitJson(
                visit.visitId(),
                visit.begin(),
                visit.end(),
                visit.status(),
                standing(visit, filling),
                visit.workerId(),
                visit.workerId() == null ? null : name(workers, visit.workerId()),
                visit.agreedAt());
    }

    private static Standing standing(NeedVisit visit, Filling filling) {
        if (filling.unfilled().contains(visit)) {
            return OfferStore.isFree(visit) ? Standing.UNFILLED : Standing.NOT_AGREED;
        }
        if (filling.filled().contains(visit)) {
            return Standing.FILLED;
        }
        if (filling.returned().contains(visit)) {
            return Standing.RETURNED;
        }
        return filling.missed().contains(visit) ? Standing.MISSED : Standing.NONE;
    }
}
