package nl.ronde.municipality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Gives the support plans of a client; {@code App} connects it to the module that keeps them. */
public interface PlanReads {
    /**
     * The plans under these assignments that a municipality may read: what the client was shown, no drafts; the newest first.
     */
    List<PlanView> plans(Tx tx, UUID clientId, Collection<UUID> assignmentIds);

    /** The plan on paper, where it is under one of these assignments and the client was shown it; else empty. */
    Optional<Paper> paper(Tx tx, UUID planId, Collection<UUID> assignmentIds);

    /**
     * A document to print.
     *
     * @param name of the file
     * @param pdf prints it: slow, and after the transaction
     */
    record Paper(String name, Supplier<byte[]> pdf) {}

    /**
     * A plan as the municipality reads it.
     *
     * @param state a word of the plan's life
     * @param consentedAt when the client consented
     * @param evaluations talks about it
     */
    record PlanView(
            UUID planId,
            UUID assignmentId,
            int version,
            String state,
            @Nullable Instant drawnUpAt,
            @Nullable Instant consentedAt,
            @Nullable String text,
            List<Evaluation> evaluations) {}

    /** A talk about a plan, as it was recorded in writing. */
    record Evaluation(LocalDate heldOn, String text) {}
}
