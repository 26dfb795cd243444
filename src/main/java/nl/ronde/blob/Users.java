package nl.ronde.blob;

import java.util.UUID;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.problem.CommonProblem;

/** Files have an owner: the system itself sends none. */
final class Users {
    private Users() {}

    static UUID id(Actor actor) {
        if (actor.userId() == null) {
            throw CommonProblem.FORBIDDEN.refuse();
        }
        return actor.userId();
    }
}
