package nl.ronde.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of an incident at a moment.
 *
 * @param accounts in the order they came in; never empty
 * @param files the newest first
 * @param decisions the newest, which holds, first
 */
record IncidentReading(
        Incident incident,
        List<Incident.Account> accounts,
        List<Incident.Report> reports,
        List<IncidentFile> files,
        List<CalamityDecision> decisions,
        List<SentReport> mails,
        List<IncidentEntry> entries) {

    /** The file as it stands; null where nobody completed one. */
    @Nullable
    IncidentFile file() {
        return files.isEmpty() ? null : files.getFirst();
    }

    /** The decision that holds; null where nothing was decided. */
    @Nullable
    CalamityDecision decision() {
        return decisions.isEmpty() ? null : decisions.getFirst();
    }

    /** Whether something graver was told after the decision that holds: it must be decided anew. */
    boolean isOutgrown() {
        CalamityDecision decision = decision();
        return decision != null && accounts.stream().anyMatch(decision::isOutgrownBy);
    }

    /** What it is: as decided and as told since, where that is graver; undecided the gravest that anybody told. */
    IncidentKind kind() {
        CalamityDecision decision = decision();
        if (decision != null) {
            return decision.kind(accounts);
        }
        return accounts.stream()
                .map(account -> account.words().kind())
                .max(Enum::compareTo)
                .orElse(incident.kind());
    }

    boolean isCalamity() {
        return kind() == IncidentKind.CALAMITY;
    }
}
