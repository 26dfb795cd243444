package nl.ronde.platform.act;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An act that was done before it is sent: it goes through the same operation as if it had been sent at once.
 *
 * @param operationId the operation of the contract
 * @param actor whose act it is
 * @param requestId of the request or the run of a job that carries it out
 * @param receivedAt the business clock when it was handed in
 * @param entityId what goes into the operation's address, where that has an id
 * @param mutationId its key
 * @param deviceSeq the phone's own counter
 * @param body the body of the operation, with {@code occurred} and {@code sentAt}
 * @param admission where it had been kept without effect
 */
public record HandedIn(
        String operationId,
        Actor actor,
        String requestId,
        Instant receivedAt,
        @Nullable UUID entityId,
        UUID mutationId,
        long deviceSeq,
        ObjectNode body,
        @Nullable Admission admission) {}
