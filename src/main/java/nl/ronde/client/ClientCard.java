package nl.ronde.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What other modules show of a client: enough to find the door, never the BSN.
 *
 * @param displayName as a person is addressed, for example {@code A. Testclient}
 * @param phone the provider's own number where there is one, else the municipality's
 */
public record ClientCard(
        UUID id,
        String displayName,
        @Nullable String callName,
        @Nullable String street,
        @Nullable String houseNumber,
        @Nullable String postcode,
        @Nullable String city,
        @Nullable String phone,
        @Nullable String accessNote) {}
