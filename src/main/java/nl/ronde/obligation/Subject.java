package nl.ronde.obligation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import nl.ronde.agreement.TermKind;

/**
 * What a term runs for, or what proves that it was met.
 *
 * @param type what it is
 * @param id its id in its own module
 */
public record Subject(Type type, UUID id) {
    /** An iWmo message that was received. */
    public static Subject iwmoMessage(UUID id) {
        return new Subject(Type.IWMO_MESSAGE, id);
    }

    /** An assignment. */
    public static Subject assignment(UUID id) {
        return new Subject(Type.ASSIGNMENT, id);
    }

    /** A visit. */
    public static Subject visit(UUID id) {
        return new Subject(Type.VISIT, id);
    }

    /** An incident, violence or a calamity. */
    public static Subject incident(UUID id) {
        return new Subject(Type.INCIDENT, id);
    }

    /** The record that somebody was told of an incident. */
    public static Subject incidentReport(UUID id) {
        return new Subject(Type.INCIDENT_REPORT, id);
    }

    /** The help of one assignment that an absence leaves without its worker. */
    public static Subject replacementNeed(UUID id) {
        return new Subject(Type.REPLACEMENT_NEED, id);
    }

    /**
     * A period or a year of an agreement, for one kind of term: the same id whenever it is asked for.
     *
     * @param period such as {@code 2026P05} or {@code 2026}
     */
    public static Subject period(UUID providerId, String agreementId, TermKind kind, String period) {
        String name = String.join("|", providerId.toString(), agreementId, kind.code(), period);
        return new Subject(Type.PERIOD, UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    /** The kinds of things that terms know of. */
    public enum Type {
        @JsonProperty("iwmoMessage")
        IWMO_MESSAGE,
        @JsonProperty("assignment")
        ASSIGNMENT,
        @JsonProperty("visit")
        VISIT,
        @JsonProperty("incident")
        INCIDENT,
        @JsonProperty("incidentReport")
        INCIDENT_REPORT,
        @JsonProperty("replacementNeed")
        REPLACEMENT_NEED,
        /** One version of a support plan. */
        @JsonProperty("supportPlan")
        SUPPORT_PLAN,
        /** The talk with the client on how it goes. */
        @JsonProperty("planEvaluation")
        PLAN_EVALUATION,
        /** A client. */
        @JsonProperty("client")
        CLIENT,
        /** A worker. */
        @JsonProperty("worker")
        WORKER,
        /** A certificate of conduct of a worker. */
        @JsonProperty("vog")
        VOG,
        /** A competence of a worker. */
        @JsonProperty("competence")
        COMPETENCE,
        /** An agreement of this provider, by an id made from its name. */
        @JsonProperty("agreement")
        AGREEMENT,
        /** A period or a year of an agreement, by an id made from both. */
        @JsonProperty("period")
        PERIOD,
        /** A mail that left. */
        @JsonProperty("mail")
        MAIL,
        /** An entry in the book of an assignment. */
        @JsonProperty("assignmentEntry")
        ASSIGNMENT_ENTRY,
        /** A stop on new clients, or that it was reported. */
        @JsonProperty("admissionStop")
        ADMISSION_STOP,
        /** One of several ends of an assignment, by an id made from its last day. */
        @JsonProperty("assignmentEnd")
        ASSIGNMENT_END,
        /** Something that somebody registered and that starts a term. */
        @JsonProperty("occasion")
        OCCASION,
        /** A complaint. */
        @JsonProperty("complaint")
        COMPLAINT,
        /** A security incident or breach of personal data. */
        @JsonProperty("securityIncident")
        SECURITY_INCIDENT,
        /** An invoice that was sent. */
        @JsonProperty("invoice")
        INVOICE,
        /** The record that hours reached the CAK. */
        @JsonProperty("cakDelivery")
        CAK_DELIVERY,
        /** What was sent to the municipality over a year. */
        @JsonProperty("yearlyDelivery")
        YEARLY_DELIVERY
    }
}
