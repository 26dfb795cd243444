package nl.ronde.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * What an agreement demands of the support plan; where it says nothing, {@link #HOUSE} holds.
 *
 * @param startsAt what begins the term to draw it up
 * @param providerSigns whether the provider signs it beside the client
 * @param copyTo who gets a copy once it is signed
 * @param evaluatedWith who must be at the yearly talk on how it goes for it to count
 * @param contents what must stand in it before it is shown to the client
 * @param ownDatesCitation the article by which the dates of the municipality's own plan or order lead; absent: none says so
 * @param citation the articles of the contents
 */
public record PlanDemands(
        Start startsAt,
        boolean providerSigns,
        List<CopyRecipient> copyTo,
        List<TalkPartner> evaluatedWith,
        List<Content> contents,
        Optional<String> ownDatesCitation,
        String citation) {
    /** The provider's own, where an agreement is silent. */
    public static final PlanDemands HOUSE = new PlanDemands(
            Start.INTAKE,
            false,
            List.of(CopyRecipient.CLIENT),
            List.of(TalkPartner.CLIENT),
            List.of(Content.CARE_PARTS),
            Optional.empty(),
            "Huisstandaard");

    /** Refuses demands that are not complete. */
    public PlanDemands {
        Required.value(startsAt, "plan.startsAt");
        copyTo = Required.list(copyTo, "plan.copyTo");
        evaluatedWith = Required.list(evaluatedWith, "plan.evaluatedWith");
        contents = Required.list(contents, "plan.contents");
        Required.text(citation, "plan.citation");
    }

    /** What begins the term to draw up the plan. */
    public enum Start {
        /** The intake. */
        @JsonProperty("intake")
        INTAKE,
        /** The delivery of the municipality's plan. */
        @JsonProperty("municipal-plan")
        MUNICIPAL_PLAN
    }

    /** Who gets a copy. */
    public enum CopyRecipient {
        /** The client, or who represents the client. */
        @JsonProperty("client")
        CLIENT,
        /** The municipality: regisseur, Verkenner. */
        @JsonProperty("municipality")
        MUNICIPALITY
    }

    /** Who must be at the yearly talk (Kampen B2 1.9e, DVO B3 E1). */
    public enum TalkPartner {
        /** The client, or who represents the client. */
        @JsonProperty("client")
        CLIENT,
        /** The municipality: Verkenner, regisseur. */
        @JsonProperty("municipality")
        MUNICIPALITY
    }

    /** A part of the plan that an agreement may demand. */
    public enum Content {
        /** The services for each result. */
        @JsonProperty("careParts")
        CARE_PARTS,
        /** A goal for each result. */
        @JsonProperty("goals")
        GOALS,
        /** What the client keeps to (procesafspraken). */
        @JsonProperty("processAgreements")
        PROCESS_AGREEMENTS,
        /** Days and times. */
        @JsonProperty("workingTimes")
        WORKING_TIMES,
        /** How informal carers take part, or that there are none. */
        @JsonProperty("informalCare")
        INFORMAL_CARE,
        /** Whether transport is needed, and why. */
        @JsonProperty("transport")
        TRANSPORT,
        /** The way of carrying out. */
        @JsonProperty("execution")
        EXECUTION,
        /** Working together with other providers of the client. */
        @JsonProperty("cooperation")
        COOPERATION,
        /** Specifications and expertise. */
        @JsonProperty("expertise")
        EXPERTISE,
        /** Refusing and ending the service. */
        @JsonProperty("refusalAndEnding")
        REFUSAL_AND_ENDING,
        /** The complaints procedure. */
        @JsonProperty("complaints")
        COMPLAINTS,
        /** Rights and having a say. */
        @JsonProperty("rights")
        RIGHTS,
        /** A general telephone number, reachable from 8.00 to 17.00. */
        @JsonProperty("phone")
        PHONE,
        /** An e-mail address. */
        @JsonProperty("email")
        EMAIL
    }
}
