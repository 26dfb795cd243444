package nl.ronde.incident;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.agreement.AgreementContact;
import nl.ronde.agreement.ReportRecipient;
import nl.ronde.platform.act.ClockQuality;
import org.jspecify.annotations.Nullable;

/** Incidents as the contract shows them. */
final class IncidentJson {
    private IncidentJson() {}

    record Details(
            @JsonUnwrapped Incident incident,
            List<AccountJson> accounts,
            List<Incident.Report> reports,
            @Nullable String agreementId,
            @Nullable String municipalityCode,
            @Nullable IncidentFile file,
            List<IncidentFile> earlierFiles,
            @Nullable CalamityDecision decision,
            List<CalamityDecision> earlierDecisions,
            List<SentReport> mails,
            List<IncidentEntry> entries,
            @Nullable SupervisorJson supervisor) {
        static Details of(ReadIncidents.Shown shown) {
            IncidentReading reading = shown.reading();
            return new Details(
                    reading.incident(),
                    reading.accounts().stream().map(AccountJson::of).toList(),
                    reading.reports(),
                    shown.assignment() == null ? null : shown.assignment().agreementId(),
                    shown.assignment() == null ? null : shown.assignment().municipalityCode(),
                    reading.file(),
                    reading.files().stream().skip(1).toList(),
                    reading.decision(),
                    reading.decisions().stream().skip(1).toList(),
                    reading.mails(),
                    reading.entries(),
                    shown.supervisor() == null ? null : SupervisorJson.of(shown.supervisor(), reading));
        }
    }

    /**
     * Who supervises where it happened, and the terms of that region.
     *
     * @param reportDueOn the last day of the region's own term to report, from the same moment as the report's own term; "at
     *     once" of the law stands beside it
     * @param investigationDueOn the last day of the provider's own investigation, once the supervisor was told
     */
    record SupervisorJson(
            String name,
            AgreementContact.Channel channel,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String formAddress,
            @Nullable LocalDate reportDueOn,
            @Nullable LocalDate investigationDueOn,
            @Nullable String termSource) {
        static SupervisorJson of(AgreementContact contact, IncidentReading reading) {
            AgreementContact.Investigation investigation = contact.investigation();
            return new SupervisorJson(
                    contact.name(),
                    contact.channel(),
                    contact.email(),
                    contact.phone(),
                    contact.formAddress(),
                    contact.regionTerm()
                            .map(term -> term.deadline(reading.began(reading.supervisorDuty()))
                                    .dueOn())
                            .orElse(null),
                    investigation == null
                            ? null
                            : reading.reports().stream()
                                    .filter(report -> report.recipient() == ReportRecipient.SUPERVISOR)
                                    .filter(report -> report.returnedAt() == null)
                                    .map(Incident.Report::reportedAt)
                                    .findFirst()
                                    .map(told ->
                                            investigation.term().deadline(told).dueOn())
                                    .orElse(null),
                    contact.termSource());
        }
    }

    record AccountJson(
            UUID id,
            @JsonUnwrapped Incident.Words words,
            Instant occurredAt,
            Instant receivedAt,
            ClockQuality clockQuality) {
        static AccountJson of(Incident.Account account) {
            return new AccountJson(
                    account.id(),
                    account.words(),
                    account.time().occurredAt(),
                    account.time().receivedAt(),
                    account.time().quality());
        }
    }
}
