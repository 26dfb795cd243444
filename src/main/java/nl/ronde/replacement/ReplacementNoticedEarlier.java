package nl.ronde.replacement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report that came in later shows that an absence was noticed earlier than was known: the terms of its need end when they
 * would have, had that been known (DVO 11.11: the earlier of report and first visit).
 *
 * @param agreementId under which the help is delivered; null: the house standard
 * @param cannotWait whether the second term runs too
 */
public record ReplacementNoticedEarlier(
        UUID needId, @Nullable String agreementId, UUID clientId, Instant noticedAt, boolean cannotWait) {}
