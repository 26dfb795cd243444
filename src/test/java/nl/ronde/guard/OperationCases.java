package nl.ronde.guard;

import java.util.Map;
import java.util.Set;
import nl.ronde.support.TestApp;
import org.jspecify.annotations.Nullable;

/**
 * How the operations of one module are called for the matrix of roles and providers: every operation of the contract must
 * stand in one of these, or the build fails.
 */
public interface OperationCases {
    /** The cases by operationId, on a server with the demo loaded; every id in them belongs to the first provider. */
    Map<String, Case> cases(TestApp app);

    /**
     * One valid call of an operation.
     *
     * @param roles the roles that may call it, as words of the contract, written down here a second time on purpose; {@code
     *     anyone} for every signed-in user, {@code anonymous} where no sign-in is asked
     * @param parameters of path, query and header, with ids of the first provider
     * @param body as JSON object, text or bytes; null where the operation takes none
     * @param foreign what a user of the second provider with an allowed role gets for the very same call: 404 where an id
     *     stands in the path, the status of the refusal where it stands in the body, 0 where the call names nothing of the
     *     first provider (then the answer must hold none of its ids)
     */
    record Case(
            Set<String> roles,
            Map<String, ?> parameters,
            @Nullable Object body,
            int foreign) {}
}
