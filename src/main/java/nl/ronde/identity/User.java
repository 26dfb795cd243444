package nl.ronde.identity;

import java.util.Set;
import java.util.UUID;
import nl.ronde.platform.act.Role;
import org.jspecify.annotations.Nullable;

/**
 * A person who can sign in.
 *
 * @param username unique in the installation
 * @param email where mail for this user goes, if anywhere
 * @param workerId the worker this user is; required for the role worker
 * @param hasPassword false until the one-time link was used
 * @param sessionVersion rises when every session of the user must end
 * @param municipality whose clients a user of a municipality may read of; null for everybody else
 */
public record User(
        UUID id,
        int version,
        String username,
        String displayName,
        @Nullable String email,
        Set<Role> roles,
        @Nullable UUID workerId,
        boolean disabled,
        boolean hasPassword,
        int sessionVersion,
        @Nullable MunicipalReach municipality) {
    /** Refuses a set of roles that cannot work: a worker's acts need the worker they belong to. */
    static void checkRoles(Set<Role> roles, @Nullable UUID workerId, @Nullable MunicipalReach municipality) {
        checkMunicipality(roles, workerId, municipality);
        if (roles.contains(Role.WORKER) && workerId == null) {
            throw IdentityProblem.WORKER_MISSING.refuse(IdentityProblem.WORKER_MISSING.title(), "/workerId");
        }
    }

    /** Who works for a municipality works for nobody else here, and only for a municipality that is named. */
    private static void checkMunicipality(
            Set<Role> roles, @Nullable UUID workerId, @Nullable MunicipalReach municipality) {
        boolean municipal = roles.contains(Role.MUNICIPALITY);
        if (municipal && (roles.size() > 1 || workerId != null)) {
            throw IdentityProblem.MUNICIPALITY_STANDS_ALONE.refuse(
                    IdentityProblem.MUNICIPALITY_STANDS_ALONE.title(), "/roles");
        }
        if (municipal != (municipality != null)) {
            throw IdentityProblem.MUNICIPALITY_MISSING.refuse(
                    IdentityProblem.MUNICIPALITY_MISSING.title(), "/municipality");
        }
    }

    User changed(String newDisplayName, @Nullable String newEmail, Set<Role> newRoles, @Nullable UUID newWorkerId) {
        boolean rights = !newRoles.equals(roles) || !java.util.Objects.equals(newWorkerId, workerId);
        return new User(
                id,
                version + 1,
                username,
                newDisplayName,
                newEmail,
                newRoles,
                newWorkerId,
                disabled,
                hasPassword,
                rights ? sessionVersion + 1 : sessionVersion,
                municipality);
    }

    User withDisabled(boolean nowDisabled) {
        return new User(
                id,
                version + 1,
                username,
                displayName,
                email,
                roles,
                workerId,
                nowDisabled,
                hasPassword,
                sessionVersion + 1,
                municipality);
    }

    User withSessionsEnded() {
        return new User(
                id,
                version + 1,
                username,
                displayName,
                email,
                roles,
                workerId,
                disabled,
                hasPassword,
                sessionVersion + 1,
                municipality);
    }
}
