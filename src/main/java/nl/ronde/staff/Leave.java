package nl.ronde.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Days on which a worker is away (verlof). Never why: that is nobody's business here.
 *
 * @param firstDay Amsterdam date
 * @param lastDay inclusive; null where a sick worker does not know it yet
 * @param cancelledAt when it was taken back; null while it holds
 */
public record Leave(
        UUID id,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        LeaveKind kind,
        @Nullable Instant cancelledAt) {}
