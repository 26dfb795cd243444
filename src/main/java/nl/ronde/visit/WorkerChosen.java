package nl.ronde.visit;

import java.time.Instant;
import java.util.UUID;

/**
 * A worker is about to be planned at a client and may be, as far as this module knows. Raised before anything is written: a
 * module above that knows better refuses.
 */
public record WorkerChosen(UUID workerId, UUID clientId, UUID assignmentId, Instant begin, Instant end) {}
