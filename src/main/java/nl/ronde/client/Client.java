package nl.ronde.client;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A client (cliënt), without the BSN: only {@link Clients} gives that.
 *
 * @param person the municipality's part where a message brought it; a message replaces it whole
 * @param callName how the person wants to be called; the provider's own, as the two after it
 * @param accessNote how to get in
 * @param localPhone the number that the provider calls
 */
record Client(
        UUID id,
        int version,
        Source source,
        boolean bsnKnown,
        Person person,
        @Nullable String callName,
        @Nullable String accessNote,
        @Nullable String localPhone) {

    /** Where a client's data come from. */
    enum Source {
        /** A message of the municipality. */
        @JsonProperty("iwmo")
        IWMO,
        /** Somebody in the office. */
        @JsonProperty("hand")
        HAND
    }

    Client with(Person newPerson, @Nullable String name, @Nullable String access, @Nullable String phone) {
        return new Client(
                id,
                version + 1,
                source,
                bsnKnown,
                newPerson,
                changed(callName, name),
                changed(accessNote, access),
                changed(localPhone, phone));
    }

    /** An absent text leaves what was; an empty one takes it away. */
    private static @Nullable String changed(@Nullable String old, @Nullable String given) {
        return given == null ? old : given.isBlank() ? null : given;
    }

    @Override
    public String toString() {
        return "Client[" + id + "]";
    }
}
