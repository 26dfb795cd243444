package nl.ronde.obligation;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import nl.ronde.agreement.Agreement;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.TermKind;
import nl.ronde.calendar.DutchMoment;
import org.jspecify.annotations.Nullable;

/**
 * Terms in plain Dutch, for those who must act: what, and until when. By the form of the term, and with the agreement's own
 * word for the plan: what one agreement calls the Plan van aanpak is the municipality's in another. Never a name.
 */
final class TermWords {
    /** The house's word, which most clients' plans carry. */
    private static final String PLAN = "Ondersteuningsplan";

    private final Agreements agreements;

    TermWords(Agreements agreements) {
        this.agreements = agreements;
    }

    /** What must be done, with the word for its subject where it has one. */
    String what(Obligation term) {
        String what = isForSerious(term)
                ? "Calamiteit of ernstig incident melden"
                : what(term.kind(), term.variant() == null ? "" : term.variant(), plan(term.agreementId()));
        return term.subjectLabel() == null ? what : what + " (" + label(term.kind(), term.subjectLabel()) + ")";
    }

    /** Where the agreement wants both told alike (DVO B3 F8), the term says so. */
    private boolean isForSerious(Obligation term) {
        return term.kind() == TermKind.CALAMITY_REPORT
                && Optional.ofNullable(term.agreementId())
                        .flatMap(agreements::find)
                        .filter(agreement -> agreement.terms().stream()
                                .anyMatch(rule -> rule.kind() == term.kind() && rule.seriousIncidents()))
                        .isPresent();
    }

    private String plan(@Nullable String agreementId) {
        return Optional.ofNullable(agreementId)
                .flatMap(agreements::find)
                .map(Agreement::labels)
                .map(Agreement.Labels::supportPlan)
                .orElse(PLAN);
    }

    /** In a bracket a label goes on in lower case, but an abbreviation and what the office calls a competence stay as they are. */
    private static String label(TermKind kind, String text) {
        boolean word = text.length() > 1 && Character.isLowerCase(text.charAt(1));
        return word && kind != TermKind.COMPETENCE_RENEWAL
                ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1)
                : text;
    }

    /** @param variant empty for the usual form */
    private static String what(TermKind kind, String variant, String plan) {
        return switch (kind) {
            case ASSIGNMENT_CONFIRMATION -> "Toewijzing bevestigen met een retourbericht (302)";
            case SERVICE_START -> "Starten met de hulp";
            case URGENT_SERVICE_START -> "Met spoed starten met de hulp";
            case START_NOT_POSSIBLE -> "Overleggen dat op tijd starten niet lukt";
            case SUPPORT_PLAN -> plan + (variant.equals("sign") ? " laten ondertekenen" : " opstellen");
            case PLAN_COPY ->
                variant.equals("direct-referral")
                        ? plan + " naar de gemeente sturen, na een verwijzing zonder regisseur"
                        : "Afschrift van het ondertekende " + plan + " sturen";
            case PLAN_EVALUATION -> plan + " evalueren met de cliënt";
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
            case START_MESSAGE -> "Startbericht (305) sturen";
            case STOP_MESSAGE -> "Stopbericht (307) sturen";
            case END_REASON -> "Reden van het einde vastleggen";
            case ADMISSION_STOP ->
                variant.equals("before-start") ? "Cliëntenstop melden voordat hij ingaat" : "Cliëntenstop melden";
            case INVOICE -> "Verzamelfactuur sturen";
            case INVOICE_PAYMENT -> "Betaling van de gemeente ontvangen";
            case CAK_HOURS -> "Zorguren aanleveren bij het CAK";
            case COMPLAINTS_REPORT -> "Rapportage van klachten leveren";
            case PRODUCTION_ACCOUNT -> "Productieverantwoording aanleveren";
            case AUDITOR_STATEMENT -> "Controleverklaring aanleveren";
            case PRODUCTION_PROPOSAL -> "Voorstel voor de productie doen";
            case SROI_PLAN -> socialReturn(variant);
            case PROPOSAL_REACTION -> "Reageren op het voorstel (een recht)";
            case SIGNAL_RESPONSE -> signal(variant);
            case INFORMATION_REQUEST -> "Gevraagde informatie leveren aan de gemeente";
            case SECURITY_INCIDENT -> "Beveiligingsincident melden bij de gemeente";
            case DATA_BREACH -> "Datalek melden";
            case INSPECTION_REPORT -> "Gemeente op de hoogte stellen van de inspectie";
            case VOG_RENEWAL -> variant.equals("volunteer") ? "VOG van de vrijwilliger vernieuwen" : "VOG vernieuwen";
            case COMPETENCE_RENEWAL -> "Bekwaamheid vernieuwen";
            case AGREEMENT_EXIT ->
                variant.equals("municipality")
                        ? "Personeel en cliënten overdragen: de gemeente heeft de overeenkomst opgezegd"
                        : "Personeel en cliënten overdragen: de overeenkomst is opgezegd";
        };
    }

    private static String socialReturn(String variant) {
        return switch (variant) {
            case "overview" -> "Vierwekelijks overzicht Social Return sturen";
            case "extended" -> "Plan voor Social Return voorleggen (verlengde termijn)";
            default -> "Plan voor Social Return voorleggen";
        };
    }

    private static String signal(String variant) {
        return switch (variant) {
            case "signal" -> "Reageren op het signaal van de gemeente (een recht)";
            case "audit" -> "Reageren op het onderzoeksresultaat (een recht)";
            default -> "Reageren op het signaal of het onderzoeksresultaat van de gemeente (een recht)";
        };
    }

    /** Until when, as a sentence without its full stop. */
    String until(Obligation term, Instant now) {
        Instant limit = limit(term);
        if (limit == null) {
            // What was known ahead (planned leave) must be settled by the moment at which it begins.
            return now.isBefore(term.triggerAt())
                    ? "Uiterlijk " + DutchMoment.last(term.triggerAt())
                    : "Moet direct, sinds " + DutchMoment.dayOrMoment(term.triggerAt());
        }
        boolean past = !now.isBefore(limit);
        if (term.kind().isNoticePeriod()) {
            return (past ? "De opzegtermijn liep " : "De opzegtermijn loopt ") + DutchMoment.until(limit);
        }
        if (past) {
            return "Moest uiterlijk " + DutchMoment.last(limit);
        }
        if (term.promise().atOnce()) {
            return "Moet direct, uiterlijk " + DutchMoment.last(limit);
        }
        return (term.cannotWait() ? "Zo snel mogelijk, uiterlijk " : "Uiterlijk ") + DutchMoment.last(limit);
    }

    /** The limit beside "at once"; null where there is none. */
    private static @Nullable Instant limit(Obligation term) {
        boolean nothingBesideAtOnce = term.promise().atOnce() && !term.dueAt().isAfter(term.triggerAt());
        return nothingBesideAtOnce ? term.hardLimitAt() : term.dueAt();
    }
}
