package nl.ronde.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.blob.BlobKind;
import nl.ronde.platform.act.EventTime;
import org.jspecify.annotations.Nullable;

/**
 * What somebody reported of a client's consent (instemming) to a plan: evidence, bound to the hash of the exact text.
 *
 * @param given what the reporter tells
 * @param givenAt when the client agreed: as told, else the corrected time of the act
 * @param effect what it did
 * @param recordedBy the user
 */
record Consent(
        UUID id,
        int version,
        UUID planId,
        UUID clientId,
        Given given,
        Instant givenAt,
        Effect effect,
        UUID recordedBy,
        @Nullable UUID workerId,
        EventTime time,
        @Nullable Settlement settlement) {

    /**
     * @param id made by the phone
     * @param hash of the text that was shown
     * @param name who agreed or refused
     * @param capacity client, or as what that person acts ("dochter, gemachtigde")
     * @param witness who heard it, where it was spoken
     * @param reason why it was refused
     * @param file SHA-256 of the drawn signature or of the photo of the paper
     * @param givenAt where it was on another moment than the act: a paper that came by mail
     */
    record Given(
            UUID id,
            Way way,
            String hash,
            String name,
            @Nullable String capacity,
            @Nullable String witness,
            @Nullable String reason,
            @Nullable String file,
            @Nullable Instant givenAt) {
        /** Refuses what is no evidence of its kind; names the field. */
        void requireComplete() {
            switch (way) {
                case DRAWN -> require(file, "/file", "Een getekende handtekening heeft een bestand nodig.");
                case PAPER -> require(file, "/file", "Van het getekende papier is een foto nodig.");
                case REPRESENTATIVE ->
                    require(capacity, "/capacity", "In welke hoedanigheid vertegenwoordigt deze persoon de cliënt?");
                case SPOKEN -> require(witness, "/witness", "Bij mondelinge instemming is een getuige nodig.");
                case REFUSED -> require(reason, "/reason", "Waarom stemt de cliënt niet in?");
            }
        }

        private static void require(@Nullable String value, String pointer, String why) {
            if (value == null || value.isBlank()) {
                throw PlanProblem.CONSENT_INCOMPLETE.refuse(why, pointer);
            }
        }

        String capacityOrClient() {
            return capacity == null ? "cliënt" : capacity;
        }
    }

    /** How it was given. */
    enum Way {
        @JsonProperty("drawn")
        DRAWN("handtekening op de telefoon"),
        @JsonProperty("representative")
        REPRESENTATIVE("door een vertegenwoordiger"),
        @JsonProperty("spoken")
        SPOKEN("mondeling, met een getuige"),
        @JsonProperty("paper")
        PAPER("handtekening op papier"),
        @JsonProperty("refused")
        REFUSED("niet ingestemd");

        private final String dutch;

        Way(String dutch) {
            this.dutch = dutch;
        }

        String dutch() {
            return dutch;
        }

        BlobKind file() {
            return this == PAPER ? BlobKind.PHOTO : BlobKind.SIGNATURE;
        }
    }

    /** What a reported consent did. */
    enum Effect {
        /** The client agreed to this version. */
        @JsonProperty("consents")
        CONSENTS,
        /** The client does not agree. */
        @JsonProperty("refuses")
        REFUSES,
        /** Was known already: kept, changes nothing. */
        @JsonProperty("repeats")
        REPEATS,
        /** To a version that is no longer current: kept, for a person to settle. */
        @JsonProperty("otherVersion")
        OTHER_VERSION,
        /** To another text than that of this version: kept, for a person to settle. */
        @JsonProperty("otherText")
        OTHER_TEXT,
        /**
         * Refused after the client had agreed, or an agreement from before a refusal that was recorded already: kept, for a
         * person to settle.
         */
        @JsonProperty("contradicts")
        CONTRADICTS;

        boolean needsAPerson() {
            return this == REFUSES || this == OTHER_VERSION || this == OTHER_TEXT || this == CONTRADICTS;
        }

        /**
         * What this consent does to the plan as it is.
         *
         * @param givenAt when the client agreed or refused: a phone without a network may tell the older word last
         * @param known what was reported about this plan before
         */
        static Effect of(Given given, Instant givenAt, SupportPlan plan, List<Consent> known) {
            Effect effect = inOrder(given, plan);
            boolean refusedSince = known.stream()
                    .filter(each -> each.given().way() == Way.REFUSED && each.effect() != OTHER_TEXT)
                    .anyMatch(each -> each.givenAt().isAfter(givenAt));
            return effect == CONSENTS && refusedSince ? CONTRADICTS : effect;
        }

        private static Effect inOrder(Given given, SupportPlan plan) {
            boolean refused = given.way() == Way.REFUSED;
            if (!given.hash().equals(plan.hash())) {
                return OTHER_TEXT;
            }
            if (plan.state() == PlanState.SUPERSEDED) {
                return OTHER_VERSION;
            }
            if (plan.consentedAt() != null) {
                return refused ? CONTRADICTS : REPEATS;
            }
            return refused ? plan.state() == PlanState.REFUSED ? REPEATS : REFUSES : CONSENTS;
        }
    }

    /** How a person settled it. */
    record Settlement(Instant at, UUID by, String reason) {}

    boolean isOpen() {
        return effect.needsAPerson() && settlement == null;
    }
}
