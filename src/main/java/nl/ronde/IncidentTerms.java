package nl.ronde;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.ReportRecipient;
import nl.ronde.agreement.TermKind;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.incident.IncidentKind;
import nl.ronde.incident.IncidentReportRecorded;
import nl.ronde.incident.IncidentReported;
import nl.ronde.obligation.Obligation;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitStore;
import org.jspecify.annotations.Nullable;

/**
 * Which terms an incident starts, and which a report about it meets (Kampen B2 2.5, B3; DVO B3 F8; Wmo 2015 art. 3.4). They
 * start when it was noticed, by the corrected time of the phone, in the transaction that stores it.
 */
final class IncidentTerms {
    private static final List<TermKind> ALL =
            List.of(TermKind.INCIDENT_REPORT, TermKind.CALAMITY_REPORT, TermKind.SUPERVISOR_REPORT);

    private final Obligations obligations;
    private final Agreements agreements;
    private final Assignments assignments;
    private final VisitStore visits;

    IncidentTerms(Obligations obligations, Agreements agreements, Assignments assignments, VisitStore visits) {
        this.obligations = obligations;
        this.agreements = agreements;
        this.assignments = assignments;
        this.visits = visits;
    }

    void start(Tx tx, IncidentReported incident) {
        String agreementId = agreement(tx, incident);
        for (TermKind kind : startedBy(incident.kind())) {
            obligations.open(
                    tx,
                    kind,
                    agreementId,
                    Subject.incident(incident.incidentId()),
                    incident.clientId(),
                    incident.occurredAt());
        }
    }

    /** Every incident goes to the municipality; of violence it is not asked yet by whom, so the stricter duty runs. */
    private static List<TermKind> startedBy(IncidentKind kind) {
        List<TermKind> kinds = new ArrayList<>(List.of(TermKind.INCIDENT_REPORT));
        if (kind == IncidentKind.CALAMITY) {
            kinds.add(TermKind.CALAMITY_REPORT);
        }
        if (kind != IncidentKind.INCIDENT) {
            kinds.add(TermKind.SUPERVISOR_REPORT);
        }
        return kinds;
    }

    /** The agreement of the visit it happened at; else of the oldest assignment that covers the day; else none. */
    private @Nullable String agreement(Tx tx, IncidentReported incident) {
        return ofVisit(tx, incident)
                .or(() -> assignments.ofClient(tx, incident.clientId()).stream()
                        .filter(assignment -> assignment.covers(AmsterdamTime.dateOf(incident.occurredAt())))
                        .map(Assignment::agreementId)
                        .findFirst())
                .orElse(null);
    }

    private Optional<String> ofVisit(Tx tx, IncidentReported incident) {
        return incident.visitId() == null
                ? Optional.empty()
                : visits.find(tx, incident.visitId())
                        .map(Visit::target)
                        .filter(target -> target.clientId().equals(incident.clientId()))
                        .map(Visit.Target::agreementId);
    }

    void meet(Tx tx, IncidentReportRecorded report) {
        Subject incident = Subject.incident(report.incidentId());
        for (TermKind kind : ALL) {
            boolean matches = obligations
                    .find(tx, kind, incident)
                    .filter(term -> toldTo(term, report.recipient()))
                    .isPresent();
            if (matches) {
                obligations.meet(tx, kind, incident, report.reportedAt(), Subject.incidentReport(report.reportId()));
            }
        }
    }

    private boolean toldTo(Obligation term, ReportRecipient recipient) {
        return agreements
                .reportedTo(term.agreementId(), term.kind(), AmsterdamTime.dateOf(term.triggerAt()))
                .contains(recipient);
    }
}
