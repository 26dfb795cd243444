package nl.ronde.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** What modules above may know of users: their names, and how far a user of a municipality reaches. */
public final class KnownUsers {
    private static final String NAMES = """
            SELECT id, display_name, municipality_code FROM app_user WHERE provider_id = $1 AND id = ANY($2)""";

    private static final String REACH = """
            SELECT municipality_code, agreement_ids FROM app_user
            WHERE provider_id = $1 AND id = $2 AND municipality_code IS NOT NULL AND NOT disabled""";

    /**
     * A user.
     *
     * @param municipalityCode for which municipality; null for the provider's own people
     */
    public record Named(String displayName, @Nullable String municipalityCode) {}

    /** The users with these ids; an unknown id is left out. */
    public Map<UUID, Named> find(Tx tx, Collection<UUID> ids) {
        Map<UUID, Named> names = new HashMap<>();
        tx.list(
                        NAMES,
                        row -> Map.entry(
                                row.getUUID("id"),
                                new Named(row.getString("display_name"), row.getString("municipality_code"))),
                        (Object) ids.toArray(UUID[]::new))
                .forEach(each -> names.put(each.getKey(), each.getValue()));
        return names;
    }

    /** How far this user of a municipality reaches, as it stands now; empty for everybody else. */
    public Optional<MunicipalReach> reach(Tx tx, UUID userId) {
        return tx.find(
                REACH,
                row -> new MunicipalReach(
                        row.getString("municipality_code"),
                        Set.copyOf(List.of(row.getArrayOfStrings("agreement_ids")))),
                userId);
    }
}
