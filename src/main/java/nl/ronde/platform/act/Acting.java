package nl.ronde.platform.act;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who acts in the request that this thread works on. For what is written because of an act by modules that the act does not
 * know, such as the history of a term; whoever decides by rights is handed the {@link Actor} itself.
 */
public final class Acting {
    private static final ScopedValue<Actor> ACTOR = ScopedValue.newInstance();

    private Acting() {}

    /** Does the work of a request of this actor; null where nobody has signed in. */
    public static <T> T as(@Nullable Actor actor, Supplier<T> work) {
        return actor == null ? work.get() : ScopedValue.where(ACTOR, actor).call(work::get);
    }

    /** Who acts; empty in a job, and where nobody has signed in. */
    public static Optional<Actor> now() {
        return ACTOR.isBound() ? Optional.of(ACTOR.get()) : Optional.empty();
    }
}
