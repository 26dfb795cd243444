package nl.ronde.plan;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.agreement.PlanDemands.TalkPartner;
import nl.ronde.platform.act.ClockQuality;
import org.jspecify.annotations.Nullable;

/** Plans as the contract shows them. */
final class PlanJson {
    private PlanJson() {}

    record SummaryJson(
            UUID id,
            int version,
            UUID assignmentId,
            UUID clientId,
            String agreement,
            int number,
            PlanState state,
            @Nullable String hash,
            @Nullable Instant presentedAt,
            @Nullable Instant consentedAt,
            @Nullable Instant providerSignedAt,
            @Nullable Instant signedAt,
            Instant createdAt) {
        static SummaryJson of(SupportPlan plan) {
            return new SummaryJson(
                    plan.id(),
                    plan.version(),
                    plan.assignmentId(),
                    plan.clientId(),
                    plan.agreementId(),
                    plan.number(),
                    plan.state(),
                    plan.hash(),
                    plan.presentedAt(),
                    plan.consentedAt(),
                    plan.providerSignedAt(),
                    plan.signedAt(),
                    plan.createdAt());
        }
    }

    record DetailsJson(
            @JsonUnwrapped SummaryJson plan,
            String title,
            String municipalTitle,
            PlanContent content,
            @Nullable String shownText,
            List<ConsentJson> consents,
            List<PlanFile.Copy> copies,
            List<EvaluationJson> evaluations) {
        static DetailsJson of(ReadPlans.File file) {
            return new DetailsJson(
                    SummaryJson.of(file.plan()),
                    file.title(),
                    file.municipalTitle(),
                    file.plan().content(),
                    file.plan().shownText(),
                    file.consents().stream().map(ConsentJson::of).toList(),
                    file.copies(),
                    file.evaluations().stream()
                            .map(each -> EvaluationJson.of(each, each.report().missing(file.demands())))
                            .toList());
        }
    }

    record EvaluationJson(
            UUID id,
            LocalDate heldOn,
            PlanFile.Report report,
            @Nullable LocalDate nextOn,
            boolean meetsTerm,
            List<TalkPartner> missing,
            UUID recordedBy,
            Instant recordedAt) {
        static EvaluationJson of(PlanFile.Evaluation talk, List<TalkPartner> missing) {
            return new EvaluationJson(
                    talk.id(),
                    talk.heldOn(),
                    talk.report(),
                    talk.nextOn(),
                    missing.isEmpty(),
                    missing,
                    talk.recordedBy(),
                    talk.recordedAt());
        }
    }

    record ConsentJson(
            UUID id,
            int version,
            UUID planId,
            UUID clientId,
            Consent.Way way,
            String hash,
            String name,
            String capacity,
            @Nullable String witness,
            @Nullable String reason,
            @Nullable String file,
            Instant givenAt,
            Consent.Effect effect,
            boolean open,
            UUID recordedBy,
            @Nullable UUID workerId,
            Instant occurredAt,
            Instant receivedAt,
            ClockQuality clockQuality,
            Consent.@Nullable Settlement settlement) {
        static ConsentJson of(Consent consent) {
            Consent.Given given = consent.given();
            return new ConsentJson(
                    consent.id(),
                    consent.version(),
                    consent.planId(),
                    consent.clientId(),
                    given.way(),
                    given.hash(),
                    given.name(),
                    given.capacityOrClient(),
                    given.witness(),
                    given.reason(),
                    given.file(),
                    consent.givenAt(),
                    consent.effect(),
                    consent.isOpen(),
                    consent.recordedBy(),
                    consent.workerId(),
                    consent.time().occurredAt(),
                    consent.time().receivedAt(),
                    consent.time().quality(),
                    consent.settlement());
        }
    }

    /** A plan on a worker's phone: what to show the client, and the hash to hand in with the consent. */
    record MyPlanJson(
            UUID id,
            UUID assignmentId,
            int number,
            PlanState state,
            String title,
            PlanContent content,
            String shownText,
            String hash,
            Instant presentedAt,
            @Nullable Instant consentedAt) {
        static MyPlanJson of(SupportPlan plan, String title) {
            return new MyPlanJson(
                    plan.id(),
                    plan.assignmentId(),
                    plan.number(),
                    plan.state(),
                    title,
                    plan.content(),
                    Objects.requireNonNull(plan.shownText()),
                    Objects.requireNonNull(plan.hash()),
                    Objects.requireNonNull(plan.presentedAt()),
                    plan.consentedAt());
        }
    }

    record MyPlansJson(List<MyPlanJson> items) {}
}
