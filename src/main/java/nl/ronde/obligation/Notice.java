package nl.ronde.obligation;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.platform.act.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a role is told of a running term.
 *
 * @param role who is told
 * @param madeAt when it was told
 * @param seenAt when somebody said that it was seen; null: not yet
 * @param cause why it was told then, in whole Dutch sentences; null where the term's own calendar says so
 */
record Notice(
        UUID id,
        Obligation obligation,
        Role role,
        Urgency urgency,
        Instant madeAt,
        @Nullable Instant seenAt,
        @Nullable UUID seenBy,
        @Nullable String cause) {}
