package nl.ronde.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One line of the trail: who did or read what, of which clients, when, from which device and with which request. */
record AuditEntry(
        UUID id,
        Instant at,
        String action,
        Audit.Kind kind,
        @Nullable UUID userId,
        List<String> roles,
        @Nullable UUID deviceId,
        String requestId,
        String objectType,
        @Nullable UUID objectId,
        List<UUID> clientIds,
        @Nullable String reason) {}
