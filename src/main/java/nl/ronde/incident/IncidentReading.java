package nl.ronde.incident;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.ronde.agreement.ReportRecipient;
import nl.ronde.agreement.TermKind;
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

    /** The reports to this recipient that stand, the first first. */
    List<Incident.Report> told(ReportRecipient recipient) {
        return reports.stream()
                .filter(report -> report.recipient() == recipient && report.returnedAt() == null)
                .sorted(Comparator.comparing(Incident.Report::reportedAt))
                .toList();
    }

    /** Whether it is decided to be a serious incident that is no calamity, and nothing graver was told since. */
    boolean isSerious() {
        CalamityDecision decision = decision();
        return decision != null && decision.seriousIncident() && !isOutgrown();
    }

    /** Whether the law wants the supervisor told: as decided; until then of all that was told as more than an incident. */
    boolean isForSupervisorByLaw() {
        CalamityDecision decision = decision();
        return decision == null || isOutgrown() ? kind() != IncidentKind.INCIDENT : decision.isForSupervisor();
    }

    /** The duty by which the supervisor is told: the law's, or for a serious incident that of the agreement (DVO B3 F8). */
    TermKind supervisorDuty() {
        return isSerious() && !isForSupervisorByLaw() ? TermKind.CALAMITY_REPORT : TermKind.SUPERVISOR_REPORT;
    }

    boolean isCalamity() {
        return kind() == IncidentKind.CALAMITY;
    }

    /**
     * When it was noticed that this must be told: by the first account or decision that says so, whichever came first. Where
     * nothing says so, when the incident was noticed.
     *
     * @param duty which report: to the municipality, of a calamity, or to the supervisor
     */
    Instant began(TermKind duty) {
        Optional<Incident.Account> told = accounts.stream()
                .filter(account -> starts(duty, account.words().kind()))
                .findFirst();
        Optional<CalamityDecision> decided = decisions.reversed().stream()
                .filter(decision -> starts(duty, decision))
                .findFirst();
        return told.filter(account ->
                        decided.isEmpty() || account.decisions() < decided.get().number())
                .map(account -> account.time().occurredAt())
                .or(() -> decided.map(CalamityDecision::noticedAt))
                .orElse(incident.occurredAt());
    }

    private static boolean starts(TermKind duty, IncidentKind told) {
        return switch (duty) {
            case CALAMITY_REPORT -> told == IncidentKind.CALAMITY;
            case SUPERVISOR_REPORT -> told != IncidentKind.INCIDENT;
            default -> true;
        };
    }

    private static boolean starts(TermKind duty, CalamityDecision decision) {
        return switch (duty) {
            case CALAMITY_REPORT -> decision.calamity() || decision.seriousIncident();
            case SUPERVISOR_REPORT -> decision.isForSupervisor();
            default -> false;
        };
    }
}
