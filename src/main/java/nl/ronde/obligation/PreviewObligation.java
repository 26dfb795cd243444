package nl.ronde.obligation;

import java.util.Optional;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.TermPreview;
import nl.ronde.agreement.TermTrigger;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** The calculator: what a term comes to when it starts at a given moment. Reads no database and opens nothing. */
final class PreviewObligation {
    private final Agreements agreements;

    PreviewObligation(Agreements agreements) {
        this.agreements = agreements;
    }

    TermPreview run(Command command) {
        if (agreements.find(command.agreement()).isEmpty()) {
            throw ObligationProblem.AGREEMENT_UNKNOWN.refuse(ObligationProblem.AGREEMENT_UNKNOWN.title(), "/agreement");
        }
        TermTrigger trigger = trigger(command.trigger());
        return preview(command, command.variant(), trigger)
                .orElseThrow(() -> ObligationProblem.TERM_NOT_IN_AGREEMENT.refuse(
                        ObligationProblem.TERM_NOT_IN_AGREEMENT.title(),
                        command.variant() != null
                                        && preview(command, null, trigger).isPresent()
                                ? "/variant"
                                : "/kind"));
    }

    private Optional<TermPreview> preview(Command command, @Nullable String variant, TermTrigger trigger) {
        return TermPreview.of(agreements, command.agreement(), command.kind(), Optional.ofNullable(variant), trigger);
    }

    private static TermTrigger trigger(String text) {
        try {
            return TermTrigger.parse(text);
        } catch (IllegalArgumentException e) {
            throw CommonProblem.INVALID_REQUEST.refuse(e.getMessage(), "/trigger");
        }
    }

    /** @param trigger an RFC 3339 instant or a date */
    record Command(String agreement, String kind, @Nullable String variant, String trigger) {}
}
