package nl.ronde.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How it goes was talked over with the client (Kampen B2 1.9e).
 *
 * @param earlier the evaluations of this version before it
 * @param nextOn when the next is agreed, Amsterdam date
 */
public record PlanEvaluated(
        UUID evaluationId,
        UUID planId,
        UUID clientId,
        String agreementId,
        LocalDate heldOn,
        List<UUID> earlier,
        @Nullable LocalDate nextOn) {}
