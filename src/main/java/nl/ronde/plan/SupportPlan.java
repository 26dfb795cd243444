package nl.ronde.plan;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * One version of a support plan.
 *
 * @param version of the row, for {@code If-Match}
 * @param number of the plan, 1 for the first of the assignment
 * @param shownText the exact text that was shown, canonical JSON; null for a draft
 * @param hash SHA-256 of that text, hexadecimal
 * @param consentedAt when the client agreed
 * @param signedAt when the last of those who must sign had signed
 */
public record SupportPlan(
        UUID id,
        int version,
        UUID assignmentId,
        UUID clientId,
        String agreementId,
        int number,
        PlanState state,
        PlanContent content,
        @Nullable String shownText,
        @Nullable String hash,
        @Nullable Instant presentedAt,
        @Nullable Instant consentedAt,
        @Nullable Instant providerSignedAt,
        @Nullable UUID providerSignedBy,
        @Nullable Instant signedAt,
        Instant createdAt) {

    SupportPlan requireVersion(int expected) {
        if (version != expected) {
            throw CommonProblem.VERSION_MISMATCH.refuse();
        }
        return this;
    }

    SupportPlan requireDraft() {
        if (state != PlanState.DRAFT) {
            throw PlanProblem.NOT_DRAFT.refuse();
        }
        return this;
    }

    SupportPlan withContent(PlanContent next) {
        return new SupportPlan(
                id,
                version + 1,
                assignmentId,
                clientId,
                agreementId,
                number,
                state,
                next,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                createdAt);
    }

    SupportPlan presented(String text, String textHash, Instant at) {
        return new SupportPlan(
                id,
                version + 1,
                assignmentId,
                clientId,
                agreementId,
                number,
                PlanState.PRESENTED,
                content,
                text,
                textHash,
                at,
                null,
                null,
                null,
                null,
                createdAt);
    }

    SupportPlan in(PlanState next) {
        return signatures(next, consentedAt, providerSignedAt, providerSignedBy, signedAt);
    }

    /** With the client's consent; signed with it unless the provider must still sign. */
    SupportPlan consented(Instant at, boolean providerMustSign) {
        return completed(at, providerSignedAt, providerSignedBy, providerMustSign);
    }

    /** With the provider's signature; signed with it where the client agreed before. */
    SupportPlan signedByProvider(UUID user, Instant at) {
        if (state == PlanState.SIGNED) {
            return signatures(state, consentedAt, at, user, signedAt);
        }
        return completed(consentedAt, at, user, true);
    }

    private SupportPlan completed(
            @Nullable Instant client, @Nullable Instant provider, @Nullable UUID by, boolean providerMustSign) {
        boolean complete = client != null && (provider != null || !providerMustSign);
        Instant last = client != null && provider != null && provider.isAfter(client) ? provider : client;
        return signatures(
                complete ? PlanState.SIGNED : PlanState.PRESENTED, client, provider, by, complete ? last : null);
    }

    private SupportPlan signatures(
            PlanState next,
            @Nullable Instant client,
            @Nullable Instant provider,
            @Nullable UUID by,
            @Nullable Instant signed) {
        return new SupportPlan(
                id,
                version + 1,
                assignmentId,
                clientId,
                agreementId,
                number,
                next,
                content,
                shownText,
                hash,
                presentedAt,
                client,
                provider,
                by,
                signed,
                createdAt);
    }
}
