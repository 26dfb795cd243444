package nl.ronde.platform.http;

/** What one operation does: a use case behind a request. Runs on a virtual thread; may wait in {@code platform.db} only. */
@FunctionalInterface
public interface Endpoint {
    /** Answers the request or throws a {@link nl.ronde.platform.problem.Refusal}. */
    Reply handle(Request request);
}
