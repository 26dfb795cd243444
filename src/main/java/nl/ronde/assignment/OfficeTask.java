package nl.ronde.assignment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person in the office has to look at. Opened by what happens, settled by a person or by what happens next;
 * never removed.
 *
 * @param assignmentId the subject; null for {@link Kind#NO_AGREEMENT}
 * @param settledBy null where it settled itself
 */
record OfficeTask(
        UUID id,
        Kind kind,
        UUID clientId,
        @Nullable UUID assignmentId,
        @Nullable UUID messageId,
        Instant openedAt,
        @Nullable Instant settledAt,
        @Nullable UUID settledBy,
        @Nullable String reason) {

    /** What there is to look at. */
    enum Kind {
        /** The result areas still have to come from the Dienstverleningsopdracht (Kampen B2 1.9b). */
        @JsonProperty("resultAreasUnknown")
        RESULT_AREAS_UNKNOWN,
        /** A valid assignment is missing from a newer message: ask the municipality. */
        @JsonProperty("absentFromNewerMessage")
        ABSENT_FROM_NEWER_MESSAGE,
        /** The municipality assigned something that no agreement covers: no assignment could be made of it. */
        @JsonProperty("noAgreement")
        NO_AGREEMENT,
        /** Visits are planned on days that the assignment no longer covers. */
        @JsonProperty("shortenedWithVisits")
        SHORTENED_WITH_VISITS
    }
}
