package nl.ronde.platform.problem;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Thrown where an act is refused; the HTTP layer writes it as {@code application/problem+json}. Rolls the transaction back. */
public final class Refusal extends RuntimeException {
    private final transient Problem problem;
    private final @Nullable String detail;
    private final transient List<FieldProblem> fields;
    private final @Nullable Integer retryAfterSeconds;

    Refusal(Problem problem, @Nullable String detail, @Nullable String field) {
        this(
                problem,
                detail,
                field == null ? List.of() : List.of(new FieldProblem(field, detail == null ? problem.title() : detail)),
                null);
    }

    /** A refusal that names several wrong fields at once, or the seconds after which a repeat can help. */
    public Refusal(
            Problem problem, @Nullable String detail, List<FieldProblem> fields, @Nullable Integer retryAfterSeconds) {
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.detail = detail;
        this.fields = List.copyOf(fields);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** The entry of the catalogue. */
    public Problem problem() {
        return problem;
    }

    /** The Dutch explanation, if there is more to say than the title. */
    public @Nullable String detail() {
        return detail;
    }

    /** The fields that are wrong; empty where no single field is. */
    public List<FieldProblem> fields() {
        return fields;
    }

    /** For the header {@code Retry-After}, in seconds. */
    public @Nullable Integer retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** One wrong field: a JSON pointer or parameter name, and what is wrong in Dutch. Never the value itself. */
    public record FieldProblem(String field, String detail) {}
}
