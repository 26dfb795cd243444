package nl.ronde.replacement;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a need for replacement stands, told whenever somebody looked: the terms follow it (DVO 11.11, 11.12).
 *
 * @param agreementId under which the help is delivered; null: the house standard
 * @param noticedAt what the terms count from
 * @param cannotWait whether the second term runs too
 * @param met what settles the term of five days: filled, or the client's wish for none; null while it must run
 * @param metNow what settles "at once": filled by experts; the client's wish does not
 * @param lapsed why it runs for nothing any more; null where it does not lapse
 * @param again why a term that had been met runs again, should it, Dutch
 */
public record ReplacementStands(
        UUID needId,
        UUID assignmentId,
        @Nullable String agreementId,
        UUID clientId,
        Instant noticedAt,
        boolean cannotWait,
        @Nullable Proof met,
        @Nullable Proof metNow,
        @Nullable String lapsed,
        String again) {

    /**
     * What happened.
     *
     * @param visitId the visit that was filled last; null where the client's wish settles it
     */
    public record Proof(Instant at, @Nullable UUID visitId) {}
}
