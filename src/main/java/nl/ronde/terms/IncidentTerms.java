package nl.ronde.terms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.ContactRole;
import nl.ronde.agreement.ReportRecipient;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TermRule;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.assignment.NearestAssignment;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.incident.IncidentDecided;
import nl.ronde.incident.IncidentKind;
import nl.ronde.incident.IncidentReportRecorded;
import nl.ronde.incident.IncidentReportReturned;
import nl.ronde.incident.IncidentReported;
import nl.ronde.incident.ReportMailReturned;
import nl.ronde.obligation.Obligation;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Setback;
import nl.ronde.obligation.Setbacks;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitStore;
import org.jspecify.annotations.Nullable;

/**
 * Which terms an incident starts, and which a report about it meets (Kampen B2 2.5, B3; DVO B3 F8; Wmo 2015 art. 3.4). They
 * start when it was noticed, by the corrected time of the phone, in the transaction that stores it. More people read terms than
 * incidents: the reason of a decision stays with the incident.
 */
public final class IncidentTerms {
    private static final List<TermKind> ALL =
            List.of(TermKind.INCIDENT_REPORT, TermKind.CALAMITY_REPORT, TermKind.SUPERVISOR_REPORT);

    private final Obligations obligations;
    private final Setbacks setbacks;
    private final Agreements agreements;
    private final Assignments assignments;
    private final VisitStore visits;

    /** Wired by {@code App}. */
    public IncidentTerms(
            Obligations obligations,
            Setbacks setbacks,
            Agreements agreements,
            Assignments assignments,
            VisitStore visits) {
        this.obligations = obligations;
        this.setbacks = setbacks;
        this.agreements = agreements;
        this.assignments = assignments;
        this.visits = visits;
    }

    /** Follows incidents, decisions on them, and reports of them. */
    public void listen(Events events) {
        events.on(IncidentReported.class, this::start);
        events.on(IncidentDecided.class, this::decided);
        events.on(IncidentReportRecorded.class, this::meet);
        events.on(IncidentReportReturned.class, this::returned);
        events.on(ReportMailReturned.class, this::tellTeamLeads);
    }

    private void start(Tx tx, IncidentReported incident) {
        String agreementId = agreement(tx, incident.clientId(), incident.visitId(), incident.occurredAt());
        for (TermKind kind : startedBy(incident.kind())) {
            open(tx, kind, agreementId, incident.incidentId(), incident.clientId(), incident.occurredAt());
            if (incident.outgrowsDecision()) {
                obligations.revive(
                        tx,
                        kind,
                        null,
                        Subject.incident(incident.incidentId()),
                        "Na het besluit is iets ernstigers verteld: besluit opnieuw.");
            }
        }
    }

    /** What was decided to be a calamity, or violence that the law means, runs; what was decided not to be one lapses. */
    private void decided(Tx tx, IncidentDecided decision) {
        String agreementId = agreement(tx, decision.clientId(), decision.visitId(), decision.occurredAt());
        boolean asCalamity =
                decision.calamity() || decision.seriousIncident() && wantsSerious(agreementId, decision.noticedAt());
        follow(tx, TermKind.CALAMITY_REPORT, asCalamity, decision);
        follow(tx, TermKind.SUPERVISOR_REPORT, decision.forSupervisor(), decision);
        decision.told().forEach(report -> meet(tx, report));
    }

    private void follow(Tx tx, TermKind kind, boolean owed, IncidentDecided decision) {
        Subject incident = Subject.incident(decision.incidentId());
        if (owed) {
            String agreementId = agreement(tx, decision.clientId(), decision.visitId(), decision.occurredAt());
            open(tx, kind, agreementId, decision.incidentId(), decision.clientId(), decision.noticedAt());
            obligations.revive(
                    tx,
                    kind,
                    null,
                    incident,
                    "Besloten dat dit toch gemeld moet worden. Zie het besluit bij het incident.");
        } else {
            obligations.lapse(
                    tx,
                    kind,
                    null,
                    incident,
                    "Besloten dat dit hiervoor niet gemeld hoeft te worden. Zie het besluit bij het incident.");
        }
    }

    /** By the mark that stands in the mail to the municipality too: of two calamities in one night it says which. */
    private void open(
            Tx tx, TermKind kind, @Nullable String agreementId, UUID incidentId, UUID clientId, Instant from) {
        obligations.open(
                tx,
                Opening.of(kind, agreementId, Subject.incident(incidentId), clientId, from)
                        .labelled("kenmerk " + Ids.mark(incidentId)));
    }

    /** The mail came back: what it had met runs again, unless another report stands. */
    private void returned(Tx tx, IncidentReportReturned report) {
        Subject incident = Subject.incident(report.incidentId());
        Subject proof = Subject.incidentReport(report.reportId());
        for (TermKind kind : ALL) {
            boolean provenByIt = obligations
                    .find(tx, kind, incident)
                    .filter(term -> proof.equals(term.proof()))
                    .isPresent();
            boolean dismissed = kind == TermKind.CALAMITY_REPORT && report.noCalamity() && !owedAsSerious(tx, report)
                    || kind == TermKind.SUPERVISOR_REPORT && report.notForSupervisor();
            if (provenByIt) {
                obligations.reopen(
                        tx, kind, null, incident, "De e-mail is teruggekomen: de melding is niet aangekomen.");
            }
            if (provenByIt && dismissed) {
                obligations.lapse(
                        tx, kind, null, incident, "Al besloten dat dit hiervoor niet gemeld hoeft te worden.");
            }
        }
        report.remaining().forEach(other -> meet(tx, other));
    }

    private boolean owedAsSerious(Tx tx, IncidentReportReturned report) {
        return report.seriousIncident()
                && obligations
                        .find(tx, TermKind.CALAMITY_REPORT, Subject.incident(report.incidentId()))
                        .filter(term -> wantsSerious(term.agreementId(), term.triggerAt()))
                        .isPresent();
    }

    /** Whether the agreement wants a serious incident told as a calamity is (DVO B3 F8). */
    private boolean wantsSerious(@Nullable String agreementId, Instant noticedAt) {
        return agreementId != null
                && agreements
                        .agreementRule(
                                agreementId,
                                TermKind.CALAMITY_REPORT,
                                Optional.empty(),
                                AmsterdamTime.dateOf(noticedAt))
                        .filter(TermRule::seriousIncidents)
                        .isPresent();
    }

    private void tellTeamLeads(Tx tx, ReportMailReturned mail) {
        Subject incident = Subject.incident(mail.incidentId());
        List<TermKind> waiting = ALL.stream()
                .filter(kind -> obligations
                        .find(tx, kind, incident)
                        .filter(term -> toldTo(term, mail.recipient()))
                        .isPresent())
                .toList();
        String whom = mail.recipient() == ReportRecipient.SUPERVISOR ? "de toezichthouder Wmo" : "de gemeente";
        String sentTo = "de " + mail.sentTo().dutch();
        setbacks.tell(tx, incident, waiting, new Setback(whom, sentTo, todo(mail.sentTo())));
    }

    private static String todo(ContactRole sentTo) {
        return switch (sentTo) {
            case CONTACT ->
                "Stuur de melding aan de vervanger, of herstel het adres van de contactpersoon en stuur haar opnieuw.";
            case DEPUTY -> "Herstel het adres van de vervanger of van de contactpersoon en stuur de melding opnieuw.";
            default ->
                "Herstel het adres en stuur de melding opnieuw, of meld op een andere manier en leg het kenmerk vast.";
        };
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

    /** The agreement of the visit it happened at; else of the assignment nearest to the day; else none. */
    private @Nullable String agreement(Tx tx, UUID clientId, @Nullable UUID visitId, Instant occurredAt) {
        return ofVisit(tx, clientId, visitId)
                .or(() -> NearestAssignment.of(assignments.ofClient(tx, clientId), AmsterdamTime.dateOf(occurredAt))
                        .map(Assignment::agreementId))
                .orElse(null);
    }

    private Optional<String> ofVisit(Tx tx, UUID clientId, @Nullable UUID visitId) {
        return visitId == null
                ? Optional.empty()
                : visits.find(tx, visitId)
                        .map(Visit::target)
                        .filter(target -> target.clientId().equals(clientId))
                        .map(Visit.Target::agreementId);
    }

    private void meet(Tx tx, IncidentReportRecorded report) {
        Subject incident = Subject.incident(report.incidentId());
        for (TermKind kind : ALL) {
            boolean matches = obligations
                    .find(tx, kind, incident)
                    .filter(term -> toldTo(term, report.recipient()))
                    .isPresent();
            if (matches && proves(kind, report)) {
                obligations.meet(tx, kind, incident, report.reportedAt(), Subject.incidentReport(report.reportId()));
            }
        }
    }

    /**
     * Kampen B2 2.5, and the house after it, ask for an e-mail with description and name: a call does not replace it. The
     * supervisor's reference shows that the report is known there. Of a calamity any word counts (Kampen B3).
     */
    private static boolean proves(TermKind kind, IncidentReportRecorded report) {
        return switch (kind) {
            case INCIDENT_REPORT -> report.byMail();
            case SUPERVISOR_REPORT -> report.withReference();
            default -> true;
        };
    }

    private boolean toldTo(Obligation term, ReportRecipient recipient) {
        return agreements
                .reportedTo(term.agreementId(), term.kind(), AmsterdamTime.dateOf(term.triggerAt()))
                .contains(recipient);
    }
}
