package nl.ronde.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.agreement.PlanDemands;
import nl.ronde.agreement.PlanDemands.CopyRecipient;
import nl.ronde.agreement.PlanDemands.TalkPartner;
import org.jspecify.annotations.Nullable;

/** What is kept beside the versions of a plan. */
public final class PlanFile {
    private PlanFile() {}

    /** A copy of the signed plan that somebody was given. */
    public record Copy(
            UUID id,
            CopyRecipient recipient,
            Channel channel,
            Instant givenAt,
            @Nullable String note,
            UUID recordedBy,
            Instant recordedAt) {}

    /** How the copy was given. */
    public enum Channel {
        @JsonProperty("handedOver")
        HANDED_OVER,
        @JsonProperty("letter")
        LETTER,
        @JsonProperty("email")
        EMAIL,
        @JsonProperty("portal")
        PORTAL
    }

    /** A talk on how it goes. */
    public record Evaluation(
            UUID id,
            LocalDate heldOn,
            Report report,
            @Nullable LocalDate nextOn,
            UUID recordedBy,
            Instant recordedAt) {}

    /**
     * What was said in the talk.
     *
     * @param participants who was there, and as what
     * @param results how each result goes
     * @param changes what changes because of it
     */
    public record Report(
            List<Participant> participants,
            List<ResultReview> results,
            @Nullable String changes) {
        /** Absent lists are empty ones. */
        public Report {
            participants = participants == null ? List.of() : List.copyOf(participants);
            results = results == null ? List.of() : List.copyOf(results);
        }

        /** Who the agreement wants at the talk and was not there (Kampen B2 1.9e); while somebody is, the term runs on. */
        public List<TalkPartner> missing(PlanDemands demands) {
            return demands.evaluatedWith().stream()
                    .filter(wanted -> participants.stream()
                            .noneMatch(each -> each.capacity().partner() == wanted))
                    .toList();
        }
    }

    /** Somebody at the talk. */
    public record Participant(String name, Capacity capacity) {}

    /** As what somebody was at the talk. */
    public enum Capacity {
        @JsonProperty("client")
        CLIENT(TalkPartner.CLIENT),
        @JsonProperty("representative")
        REPRESENTATIVE(TalkPartner.CLIENT),
        @JsonProperty("informalCarer")
        INFORMAL_CARER(null),
        @JsonProperty("municipality")
        MUNICIPALITY(TalkPartner.MUNICIPALITY),
        @JsonProperty("provider")
        PROVIDER(null);

        private final @Nullable TalkPartner partner;

        Capacity(@Nullable TalkPartner partner) {
            this.partner = partner;
        }

        /** For whom of those that an agreement wants there; null for anybody else. */
        public @Nullable TalkPartner partner() {
            return partner;
        }
    }

    /** How one result goes. */
    public record ResultReview(
            String result, Progress progress, @Nullable String text) {}

    /** How far it is. */
    public enum Progress {
        @JsonProperty("reached")
        REACHED,
        @JsonProperty("onTheWay")
        ON_THE_WAY,
        @JsonProperty("notReached")
        NOT_REACHED
    }

    /**
     * The municipality's plan as it was delivered.
     *
     * @param startBy the latest day on which help begins, where it sets one (DVO 11.3)
     * @param dueOn the last day for the support plan where urgency sets an earlier one (DVO 10.9)
     */
    public record MunicipalPlan(
            UUID id,
            UUID assignmentId,
            LocalDate receivedOn,
            String reference,
            List<String> results,
            @Nullable LocalDate startBy,
            @Nullable LocalDate dueOn,
            UUID recordedBy,
            Instant recordedAt) {}

    /** The texts that every plan of the provider begins with. */
    record Standard(int version, PlanContent.Information information, List<String> processAgreements) {
        static final Standard NONE = new Standard(0, PlanContent.Information.NONE, List.of());

        /** Absent lists are empty ones. */
        Standard {
            information = information == null ? PlanContent.Information.NONE : information;
            processAgreements = processAgreements == null ? List.of() : List.copyOf(processAgreements);
        }
    }
}
