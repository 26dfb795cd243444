package nl.ronde.platform.act;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act of a user that must have its effect exactly once, however often it is sent: online or, later, by sync.
 *
 * @param actor who acts
 * @param operation the operation's name in the contract
 * @param mutationId the key the phone made for this act; unique per provider and user, for ever
 * @param contentHash SHA-256 of operation, target and content: the same key with other content is told apart
 * @param time when it happened
 * @param deviceSeq the phone's own counter, where it said one
 * @param admission where the act had been kept without effect and is now carried out
 */
public record Act(
        Actor actor,
        String operation,
        UUID mutationId,
        byte[] contentHash,
        EventTime time,
        @Nullable Long deviceSeq,
        @Nullable Admission admission) {
    /** True where a person of the office has admitted this act: what the worker may reach is not asked again. */
    public boolean isAdmitted() {
        return admission != null && admission.byUser() != null;
    }
}
