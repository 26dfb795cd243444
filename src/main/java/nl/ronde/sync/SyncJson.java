package nl.ronde.sync;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.client.ClientCard;
import nl.ronde.plan.PlanState;
import nl.ronde.plan.SupportPlan;
import nl.ronde.visit.FactStore;
import nl.ronde.visit.OwnVisitStore;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitStatus;
import nl.ronde.visit.work.AssignedAreas;
import nl.ronde.visit.work.MyCatalogue;
import org.jspecify.annotations.Nullable;

/** What a pull answers, as in the contract. */
final class SyncJson {
    private SyncJson() {}

    record Page(
            List<Change> changes,
            String nextCursor,
            boolean hasMore,
            Instant serverTime,
            long scopeEpoch,
            LocalDate from,
            LocalDate until) {}

    enum Op {
        @JsonProperty("upsert")
        UPSERT,
        @JsonProperty("remove")
        REMOVE
    }

    enum Reason {
        @JsonProperty("deleted")
        DELETED,
        @JsonProperty("outOfScope")
        OUT_OF_SCOPE,
        @JsonProperty("retention")
        RETENTION
    }

    record Change(
            String type,
            String id,
            @Nullable Integer version,
            Op op,
            @Nullable Reason reason,
            @Nullable OwnVisit visit,
            @Nullable ClientCard client,
            @Nullable OwnAssignment assignment,
            @Nullable MyCatalogue catalogue) {
        static Change of(OwnVisitStore.Own own, List<FactStore.Done> activities) {
            Visit visit = own.visit();
            return new Change(
                    "visit",
                    visit.id().toString(),
                    visit.version(),
                    Op.UPSERT,
                    null,
                    OwnVisit.of(own, activities),
                    null,
                    null,
                    null);
        }

        static Change of(ClientCard client) {
            return new Change("client", client.id().toString(), null, Op.UPSERT, null, null, client, null, null);
        }

        static Change of(OwnAssignment assignment) {
            return new Change(
                    "assignment", assignment.id().toString(), null, Op.UPSERT, null, null, null, assignment, null);
        }

        static Change of(MyCatalogue catalogue) {
            return new Change("catalogue", catalogue.agreement(), null, Op.UPSERT, null, null, null, null, catalogue);
        }

        static Change removed(String type, UUID id, Reason reason) {
            return new Change(type, id.toString(), null, Op.REMOVE, reason, null, null, null, null);
        }
    }

    /** @param plans the shown versions of the support plan; null where there is none */
    record OwnAssignment(
            UUID id,
            List<AssignedAreas.Area> resultAreas,
            @Nullable List<OwnPlan> plans) {}

    /** A version of the support plan: what to show the client, and the hash to hand in with the consent. */
    record OwnPlan(
            UUID id,
            int number,
            PlanState state,
            String shownText,
            String hash,
            @Nullable Instant consentedAt) {
        static OwnPlan of(SupportPlan plan) {
            return new OwnPlan(
                    plan.id(),
                    plan.number(),
                    plan.state(),
                    Objects.requireNonNull(plan.shownText()),
                    Objects.requireNonNull(plan.hash()),
                    plan.consentedAt());
        }
    }

    record OwnVisit(
            UUID id,
            int version,
            VisitStatus status,
            LocalDate day,
            @Nullable Instant plannedBegin,
            @Nullable Instant plannedEnd,
            @Nullable Instant begin,
            @Nullable Instant end,
            @Nullable UUID jointVisitId,
            UUID clientId,
            @Nullable UUID assignmentId,
            @Nullable String agreement,
            boolean firstContact,
            boolean legitimationRecorded,
            List<FactStore.Done> activities) {
        static OwnVisit of(OwnVisitStore.Own own, List<FactStore.Done> activities) {
            Visit visit = own.visit();
            return new OwnVisit(
                    visit.id(),
                    visit.version(),
                    visit.status(),
                    visit.day(),
                    visit.plan().begin(),
                    visit.plan().end(),
                    visit.begin(),
                    visit.end(),
                    visit.plan().jointVisitId(),
                    visit.target().clientId(),
                    visit.target().assignmentId(),
                    visit.target().agreementId(),
                    own.firstContact(),
                    own.legitimated(),
                    activities);
        }
    }
}
