package nl.ronde.agreement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a promise with a term is about; {@link #code()} is its name in data files, contract and database. */
public enum TermKind {
    /** The receipt of an assignment is confirmed (302). */
    ASSIGNMENT_CONFIRMATION,
    /** The first visit after an assignment. */
    SERVICE_START,
    /** The municipality learns that help began (305). */
    START_MESSAGE,
    /** The first visit after an urgent request. */
    URGENT_SERVICE_START,
    /** It is discussed that the start term cannot be met. */
    START_NOT_POSSIBLE,
    /** The provider's plan stands (Kampen: Ondersteuningsplan; DVO: plan van aanpak). */
    SUPPORT_PLAN,
    /** The signed plan is sent to those who need it. */
    PLAN_COPY,
    /** Progress is discussed with the client. */
    PLAN_EVALUATION,
    /** An incident or violence is reported to the municipality. */
    INCIDENT_REPORT,
    /** A calamity or crisis is reported. */
    CALAMITY_REPORT,
    /** A calamity or violence is reported to the Wmo supervisor. */
    SUPERVISOR_REPORT,
    /** A worker who is absent is replaced. */
    REPLACEMENT,
    /** The same where help cannot wait. */
    REPLACEMENT_NOW,
    /** A relevant change with the client is reported. */
    CHANGE_OF_SITUATION,
    /** Help that could not be given for a cause on the client's side is reported. */
    FORCE_MAJEURE_REPORT,
    /** A client who refuses help is reported. */
    CLIENT_REFUSES,
    /** The provider consults before it refuses or stops. */
    PROVIDER_ENDS_SERVICE,
    /** A dissatisfied client gets another worker. */
    WORKER_CHANGE,
    /** The client's own notice to the provider. */
    CLIENT_NOTICE,
    /** What comes after the decision is discussed. */
    DECISION_EXPIRY,
    /** Why an assignment ended is recorded. */
    END_REASON,
    /** The municipality learns that help ended (307). */
    STOP_MESSAGE,
    /** A stop on new clients is reported. */
    ADMISSION_STOP,
    /** The collective invoice of a period. */
    INVOICE,
    /** The municipality pays an invoice. */
    INVOICE_PAYMENT,
    /** The hours of a period go to the CAK. */
    CAK_HOURS,
    /** The yearly report of complaints. */
    COMPLAINTS_REPORT,
    /** The yearly account of production. */
    PRODUCTION_ACCOUNT,
    /** The auditor's statement with it. */
    AUDITOR_STATEMENT,
    /** The yearly proposal for next year's production. */
    PRODUCTION_PROPOSAL,
    /** The plan for social return. */
    SROI_PLAN,
    /** A reaction to a preliminary proposal (a right). */
    PROPOSAL_REACTION,
    /** A response to a risk signal of the municipality (a right). */
    SIGNAL_RESPONSE,
    /** Information that the municipality asks for. */
    INFORMATION_REQUEST,
    /** A security incident is reported to the municipality. */
    SECURITY_INCIDENT,
    /** A breach of personal data is notified. */
    DATA_BREACH,
    /** Notice of an inspection report or investigation. */
    INSPECTION_REPORT,
    /** A certificate of conduct (VOG) is renewed. */
    VOG_RENEWAL,
    /** A competence that a worker holds for a time is renewed. */
    COMPETENCE_RENEWAL,
    /** Notice to end the agreement itself. */
    AGREEMENT_EXIT;

    private static final Map<String, TermKind> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(TermKind::code, Function.identity()));

    /** The name outside the code: {@code service-start}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether its days are a period of notice in which work goes on, not a limit to be ahead of. */
    public boolean isNoticePeriod() {
        return this == CLIENT_NOTICE || this == AGREEMENT_EXIT;
    }

    /** Whether it is met by its days passing while help goes on: nobody can be late for that. */
    public boolean isWaitedOut() {
        return this == CLIENT_NOTICE;
    }

    /** The kind with this code, or empty. */
    public static Optional<TermKind> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
