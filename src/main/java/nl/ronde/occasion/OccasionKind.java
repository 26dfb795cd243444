package nl.ronde.occasion;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import nl.ronde.agreement.TermKind;
import org.jspecify.annotations.Nullable;

/** What was registered, and the term that it starts. */
public enum OccasionKind {
    /** A preliminary proposal was published (COB 5.6); reacting is a right. */
    @JsonProperty("proposal-reaction")
    PROPOSAL_REACTION(TermKind.PROPOSAL_REACTION, Set.of()),
    /** The municipality told of a risk signal or of an audit's result (Kampen B2 4.1); responding is a right. */
    @JsonProperty("signal-response")
    SIGNAL_RESPONSE(TermKind.SIGNAL_RESPONSE, Set.of("signal", "audit")),
    /** The municipality asks for information (Kampen B2 4.2; DVO 3.3). */
    @JsonProperty("information-request")
    INFORMATION_REQUEST(TermKind.INFORMATION_REQUEST, Set.of()),
    /** An inspection report appeared, or an investigation runs (Kampen B2 4.3; DVO 14). */
    @JsonProperty("inspection-report")
    INSPECTION_REPORT(TermKind.INSPECTION_REPORT, Set.of()),
    /** The agreement was signed (Kampen art. 10.2), or the last overview was given (DVO B7.7). */
    @JsonProperty("sroi-plan")
    SROI_PLAN(TermKind.SROI_PLAN, Set.of("extended", "overview")),
    /** Notice was given by registered letter (Kampen art. 5; DVO 5); {@code municipality}: the municipality gave it. */
    @JsonProperty("agreement-exit")
    AGREEMENT_EXIT(TermKind.AGREEMENT_EXIT, Set.of("municipality"));

    private final TermKind term;
    private final Set<String> variants;

    OccasionKind(TermKind term, Set<String> variants) {
        this.term = term;
        this.variants = variants;
    }

    /** The term that it starts. */
    public TermKind term() {
        return term;
    }

    /** Whether an agreement may know this form of it. */
    boolean knows(@Nullable String variant) {
        return variant == null || variants.contains(variant);
    }

    /** Whether answering is the provider's right, not its duty. */
    boolean isRight() {
        return this == PROPOSAL_REACTION || this == SIGNAL_RESPONSE;
    }
}
