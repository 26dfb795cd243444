package nl.ronde.platform.act;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who asks. Made by the HTTP layer from a checked token, or by a job for the system itself.
 *
 * @param providerId whose data may be seen; every query and row-level security ask for it
 * @param userId the user; null for the system
 * @param workerId the worker this user is, if any
 * @param roles what this user may do
 * @param requestId the id of the request or of the run of a job, as in the logs and the audit trail
 * @param deviceId the enrolled phone, if the session belongs to one
 */
public record Actor(
        UUID providerId,
        @Nullable UUID userId,
        @Nullable UUID workerId,
        Set<Role> roles,
        String requestId,
        @Nullable UUID deviceId) {
    /** The system itself, in one provider: jobs and clocks. */
    public static Actor system(UUID providerId, String run) {
        return new Actor(providerId, null, null, Set.of(), run, null);
    }

    /** True where this user has the role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** True for a worker who has no role in the office: sees the own visits only. */
    public boolean isOnlyWorker() {
        return is(Role.WORKER) && roles.size() == 1;
    }
}
