package nl.ronde.obligation;

import java.util.Optional;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.TermPreview;
import nl.ronde.agreement.TermTrigger;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** The calculator: what a term comes to when it starts at a given moment. Opens nothing; of the database it reads only what the provider chose itself. */
final class PreviewObligation {
    private final Db db;
    private final Agreements agreements;
    private final HouseTerms houseTerms;

    PreviewObligation(Db db, Agreements agreements, HouseTerms houseTerms) {
        this.db = db;
        this.agreements = agreements;
        this.houseTerms = houseTerms;
    }

    TermPreview run(Actor actor, Command command) {
        if (agreements.find(command.agreement()).isEmpty()) {
            throw ObligationProblem.AGREEMENT_UNKNOWN.refuse(ObligationProblem.AGREEMENT_UNKNOWN.title(), "/agreement");
        }
        TermTrigger trigger = trigger(command.trigger());
        return db.reading(actor.providerId(), tx -> preview(tx, command, command.variant(), trigger))
                .orElseThrow(() -> ObligationProblem.TERM_NOT_IN_AGREEMENT.refuse(
                        ObligationProblem.TERM_NOT_IN_AGREEMENT.title(),
                        command.variant() != null
                                        && TermPreview.of(
                                                        agreements,
                                                        command.agreement(),
                                                        command.kind(),
                                                        Optional.empty(),
                                                        trigger)
                                                .isPresent()
                                ? "/variant"
                                : "/kind"));
    }

    private Optional<TermPreview> preview(Tx tx, Command command, @Nullable String variant, TermTrigger trigger) {
        return TermPreview.of(
                agreements,
                command.agreement(),
                command.kind(),
                Optional.ofNullable(variant),
                trigger,
                rule -> houseTerms.of(tx, rule, trigger.date()));
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
