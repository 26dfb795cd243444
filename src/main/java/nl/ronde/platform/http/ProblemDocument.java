package nl.ronde.platform.http;

import java.util.List;
import nl.ronde.platform.problem.Problem;
import nl.ronde.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** A refusal as RFC 9457 has it, in the form of the contract. */
public record ProblemDocument(
        String type,
        String title,
        int status,
        String code,
        @Nullable String detail,
        @Nullable List<Refusal.FieldProblem> errors,
        String requestId) {
    /** What the caller of this request is told. */
    public static ProblemDocument of(Refusal refusal, String requestId) {
        Problem problem = refusal.problem();
        return new ProblemDocument(
                "urn:ronde:problem:" + problem.code(),
                problem.title(),
                problem.status(),
                problem.code(),
                refusal.detail(),
                refusal.fields().isEmpty() ? null : refusal.fields(),
                requestId);
    }
}
