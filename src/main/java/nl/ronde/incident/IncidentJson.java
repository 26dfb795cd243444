package nl.ronde.incident;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.act.ClockQuality;

/** Incidents as the contract shows them. */
final class IncidentJson {
    private IncidentJson() {}

    record Details(@JsonUnwrapped Incident incident, List<AccountJson> accounts, List<Incident.Report> reports) {
        static Details of(ReadIncidents.File file) {
            return new Details(
                    file.incident(),
                    file.accounts().stream().map(AccountJson::of).toList(),
                    file.reports());
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
