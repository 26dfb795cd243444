package nl.ronde.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of how an incident went on (voortgang), was closed or reopened.
 *
 * @param text what happened; for a closing its findings (bevindingen)
 * @param toldTo who was told of it
 * @param mediaContact contact with the media, which goes through the municipality (Kampen B3)
 * @param measures at a closing: what was changed so that it does not happen again
 */
record IncidentEntry(
        UUID id,
        Kind kind,
        String text,
        @Nullable String toldTo,
        @Nullable String mediaContact,
        @Nullable String measures,
        UUID recordedBy,
        Instant recordedAt) {
    enum Kind {
        @JsonProperty("update")
        UPDATE,
        @JsonProperty("closed")
        CLOSED,
        @JsonProperty("reopened")
        REOPENED
    }
}
