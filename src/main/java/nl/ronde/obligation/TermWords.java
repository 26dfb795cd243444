package nl.ronde.obligation;

import java.time.Instant;
import nl.ronde.agreement.TermKind;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.DutchMoment;
import org.jspecify.annotations.Nullable;

/** Terms in plain Dutch, for those who must act: what, and until when. Never a name. */
final class TermWords {
    private TermWords() {}

    /** What must be done, with the word for its subject where it has one. */
    static String what(Obligation term) {
        String what = what(term.kind());
        return term.subjectLabel() == null ? what : what + " (" + term.subjectLabel() + ")";
    }

    private static String what(TermKind kind) {
        return switch (kind) {
            case ASSIGNMENT_CONFIRMATION -> "Toewijzing bevestigen met een retourbericht (302)";
            case SERVICE_START -> "Starten met de hulp";
            case URGENT_SERVICE_START -> "Met spoed starten met de hulp";
            case START_NOT_POSSIBLE -> "Overleggen dat op tijd starten niet lukt";
            case SUPPORT_PLAN -> "Ondersteuningsplan opstellen en laten ondertekenen";
            case PLAN_COPY -> "Afschrift van het ondertekende plan sturen";
            case PLAN_EVALUATION -> "Ondersteuningsplan evalueren met de cliënt";
            case INCIDENT_REPORT -> "Incident of geweld melden bij de gemeente";
            case CALAMITY_REPORT -> "Calamiteit melden";
            case SUPERVISOR_REPORT -> "Melden bij de toezichthouder Wmo";
            case REPLACEMENT -> "Vervanging regelen";
            case REPLACEMENT_NOW -> "Direct vervanging regelen";
            case CHANGE_OF_SITUATION -> "Gewijzigde situatie van de cliënt melden";
            case FORCE_MAJEURE_REPORT -> "Overmacht melden";
            case CLIENT_REFUSES -> "Melden dat de cliënt hulp weigert";
            case PROVIDER_ENDS_SERVICE -> "Overleggen voordat de hulp stopt";
            case WORKER_CHANGE -> "Een andere hulp regelen voor de cliënt";
            case CLIENT_NOTICE -> "Hulp voortzetten tot het einde van de opzegtermijn";
            case DECISION_EXPIRY -> "Voortzetting bespreken: het besluit loopt af";
            case END_REASON -> "Reden van het einde vastleggen";
            case ADMISSION_STOP -> "Cliëntenstop melden";
            case INVOICE -> "Verzamelfactuur sturen";
            case INVOICE_PAYMENT -> "Betaling van de gemeente ontvangen";
            case CAK_HOURS -> "Zorguren aanleveren bij het CAK";
            case COMPLAINTS_REPORT -> "Rapportage van klachten leveren";
            case PRODUCTION_ACCOUNT -> "Productieverantwoording aanleveren";
            case AUDITOR_STATEMENT -> "Controleverklaring aanleveren";
            case PRODUCTION_PROPOSAL -> "Voorstel voor de productie doen";
            case SROI_PLAN -> "Plan voor Social Return voorleggen";
            case PROPOSAL_REACTION -> "Reageren op het voorstel (een recht)";
            case SIGNAL_RESPONSE -> "Reageren op het signaal van de gemeente (een recht)";
            case INFORMATION_REQUEST -> "Gevraagde informatie leveren aan de gemeente";
            case SECURITY_INCIDENT -> "Beveiligingsincident melden bij de gemeente";
            case DATA_BREACH -> "Datalek melden";
            case INSPECTION_REPORT -> "Gemeente op de hoogte stellen van de inspectie";
            case VOG_RENEWAL -> "VOG vernieuwen";
            case COMPETENCE_RENEWAL -> "Bekwaamheid vernieuwen";
            case AGREEMENT_EXIT -> "Overdracht bij het einde van de overeenkomst";
        };
    }

    /** Until when, as a sentence without its full stop. */
    static String until(Obligation term, Instant now) {
        Instant limit = limit(term);
        if (limit == null) {
            return "Moet direct, sinds " + DutchMoment.of(term.triggerAt());
        }
        if (!now.isBefore(limit)) {
            return "Moest uiterlijk " + moment(limit);
        }
        if (term.promise().atOnce()) {
            return "Moet direct, uiterlijk " + moment(limit);
        }
        return (term.cannotWait() ? "Zo snel mogelijk, uiterlijk " : "Uiterlijk ") + moment(limit);
    }

    /** The limit beside "at once"; null where there is none. */
    private static @Nullable Instant limit(Obligation term) {
        boolean nothingBesideAtOnce = term.promise().atOnce() && !term.dueAt().isAfter(term.triggerAt());
        return nothingBesideAtOnce ? term.hardLimitAt() : term.dueAt();
    }

    /** A whole last day is named by itself, a moment within a day with its time. */
    private static String moment(Instant tooLate) {
        var day = AmsterdamTime.dateOf(tooLate);
        return tooLate.equals(AmsterdamTime.startOfDay(day))
                ? DutchMoment.of(AmsterdamTime.plusDays(day, -1))
                : DutchMoment.of(tooLate);
    }
}
