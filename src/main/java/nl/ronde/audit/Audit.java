package nl.ronde.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Writes the trail. Every use case calls it once within its transaction: what cannot be written down does not happen, and
 * what is read without being written down is not shown. The content itself never goes into the trail.
 */
public final class Audit {
    private static final String APPEND = """
            INSERT INTO audit_entry (provider_id, id, at, action, kind, user_id, roles, device_id, request_id,
                                     object_type, object_id, client_ids, reason)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""";

    private final BusinessClock clock;

    /** A trail on this clock. */
    public Audit(BusinessClock clock) {
        this.clock = clock;
    }

    /** What was done, by its kind. */
    public enum Kind {
        @JsonProperty("create")
        CREATE,
        @JsonProperty("read")
        READ,
        @JsonProperty("update")
        UPDATE,
        @JsonProperty("delete")
        DELETE,
        @JsonProperty("search")
        SEARCH,
        @JsonProperty("export")
        EXPORT,
        @JsonProperty("signIn")
        SIGN_IN,
        @JsonProperty("deny")
        DENY
    }

    /**
     * Adds an entry about one object.
     *
     * @param action the operation's name in the contract
     * @param clientId the client it concerns, if any
     */
    public void append(
            Tx tx,
            Actor actor,
            Kind kind,
            String action,
            String objectType,
            @Nullable UUID objectId,
            @Nullable UUID clientId) {
        append(tx, actor, kind, action, objectType, objectId, clientId == null ? List.of() : List.of(clientId), null);
    }

    /** Adds an entry about a list or a search: one row with every client shown. */
    public void append(Tx tx, Actor actor, Kind kind, String action, String objectType, Collection<UUID> clientIds) {
        append(tx, actor, kind, action, objectType, null, clientIds, null);
    }

    /** Adds an entry with the reason that the user gave or the rule that let them in. */
    public void append(
            Tx tx,
            Actor actor,
            Kind kind,
            String action,
            String objectType,
            @Nullable UUID objectId,
            Collection<UUID> clientIds,
            @Nullable String reason) {
        tx.send(
                APPEND,
                Ids.next(),
                clock.instant(),
                action,
                kind,
                actor.userId(),
                actor.roles().stream().map(Role::word).sorted().toArray(String[]::new),
                actor.deviceId(),
                actor.requestId(),
                objectType,
                objectId,
                clientIds.stream().distinct().toArray(UUID[]::new),
                reason);
    }
}
