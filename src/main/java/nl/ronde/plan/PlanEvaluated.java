package nl.ronde.plan;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How it goes was talked over with the client (Kampen B2 1.9e, DVO B3 E1).
 *
 * @param earlier the evaluations of this version before it
 * @param counts whether everybody was there whom the agreement wants at the talk
 * @param nextOn when the next is agreed, Amsterdam date
 */
public record PlanEvaluated(
        UUID evaluationId,
        UUID planId,
        UUID clientId,
        String agreementId,
        LocalDate heldOn,
        List<UUID> earlier,
        boolean counts,
        @Nullable LocalDate nextOn) {}
