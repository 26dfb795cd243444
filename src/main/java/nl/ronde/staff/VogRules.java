package nl.ronde.staff;

import java.time.LocalDate;
import nl.ronde.agreement.TermRule;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** How long a VOG counts for a provider. The terms that it chose for itself are kept by a module above this one. */
@FunctionalInterface
public interface VogRules {
    /** The variant of the rule for volunteers. */
    String VOLUNTEER = "volunteer";

    /** The rule for a VOG that was issued on this day (Amsterdam date). */
    Ruling of(Tx tx, WorkerKind kind, LocalDate issuedOn);

    /**
     * @param rule one with a term
     * @param agreementId the agreement that asks it; null for the provider's own standard
     */
    record Ruling(TermRule rule, @Nullable String agreementId) {}
}
