package nl.ronde.complaint;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A complaint (klacht) at its newest state.
 *
 * @param agreementId under which it is reported; null where the client had no assignment and nobody said
 * @param receivedOn Amsterdam date
 * @param complainantName where it is not the client
 * @param aboutWorkerId the worker it is about
 * @param handlerId the user who handles it; never the person it is about
 */
record Complaint(
        UUID id,
        int version,
        UUID clientId,
        @Nullable UUID assignmentId,
        @Nullable String agreementId,
        LocalDate receivedOn,
        Complainant complainant,
        @Nullable String complainantName,
        Channel channel,
        Kind kind,
        String text,
        @Nullable UUID aboutWorkerId,
        UUID handlerId,
        @Nullable Settlement settlement,
        UUID recordedBy,
        Instant recordedAt) {

    /**
     * What came of it.
     *
     * @param measures stand in the yearly report and hold no names
     * @param settledOn Amsterdam date
     */
    record Settlement(
            Cause cause,
            @Nullable String causeText,
            Result settlement,
            @Nullable String settlementText,
            String measures,
            Satisfied satisfied,
            LocalDate settledOn) {}

    /** The same under this assignment and agreement. */
    Complaint at(PlaceComplaint.Place place) {
        return new Complaint(
                id,
                version,
                clientId,
                place.assignmentId(),
                place.agreementId(),
                receivedOn,
                complainant,
                complainantName,
                channel,
                kind,
                text,
                aboutWorkerId,
                handlerId,
                settlement,
                recordedBy,
                recordedAt);
    }

    Complaint changed(Kind newKind, String newText, @Nullable UUID newWorker, UUID newHandler) {
        return new Complaint(
                id,
                version + 1,
                clientId,
                assignmentId,
                agreementId,
                receivedOn,
                complainant,
                complainantName,
                channel,
                newKind,
                newText,
                newWorker,
                newHandler,
                settlement,
                recordedBy,
                recordedAt);
    }

    Complaint settled(Settlement by) {
        return new Complaint(
                id,
                version + 1,
                clientId,
                assignmentId,
                agreementId,
                receivedOn,
                complainant,
                complainantName,
                channel,
                kind,
                text,
                aboutWorkerId,
                handlerId,
                by,
                recordedBy,
                recordedAt);
    }

    /** Who complains. */
    enum Complainant {
        @JsonProperty("client")
        CLIENT,
        @JsonProperty("representative")
        REPRESENTATIVE,
        @JsonProperty("family")
        FAMILY,
        @JsonProperty("other")
        OTHER
    }

    /** How it came in, or the report went out. */
    enum Channel {
        @JsonProperty("email")
        EMAIL,
        @JsonProperty("phone")
        PHONE,
        @JsonProperty("form")
        FORM,
        @JsonProperty("letter")
        LETTER,
        @JsonProperty("talk")
        TALK
    }

    /** What it is about (aard), with the word of the report. */
    enum Kind {
        @JsonProperty("conduct")
        CONDUCT("Bejegening"),
        @JsonProperty("quality")
        QUALITY("Kwaliteit van de hulp"),
        @JsonProperty("planning")
        PLANNING("Planning en tijden"),
        @JsonProperty("continuity")
        CONTINUITY("Vervanging en vaste hulp"),
        @JsonProperty("communication")
        COMMUNICATION("Communicatie"),
        @JsonProperty("privacy")
        PRIVACY("Privacy"),
        @JsonProperty("damage")
        DAMAGE("Schade of vermissing"),
        @JsonProperty("other")
        OTHER("Anders");

        private final String dutch;

        Kind(String dutch) {
            this.dutch = dutch;
        }

        String dutch() {
            return dutch;
        }
    }

    /** What it came from (oorzaak). */
    enum Cause {
        @JsonProperty("conductOfWorker")
        CONDUCT_OF_WORKER("Gedrag van de medewerker"),
        @JsonProperty("skill")
        SKILL("Bekwaamheid"),
        @JsonProperty("planning")
        PLANNING("Planning"),
        @JsonProperty("staffShortage")
        STAFF_SHORTAGE("Tekort aan personeel"),
        @JsonProperty("communication")
        COMMUNICATION("Communicatie"),
        @JsonProperty("expectations")
        EXPECTATIONS("Verwachtingen"),
        @JsonProperty("outsideProvider")
        OUTSIDE_PROVIDER("Buiten de aanbieder"),
        @JsonProperty("other")
        OTHER("Anders");

        private final String dutch;

        Cause(String dutch) {
            this.dutch = dutch;
        }

        String dutch() {
            return dutch;
        }
    }

    /** How it was settled (afwikkeling). */
    enum Result {
        @JsonProperty("upheld")
        UPHELD("Gegrond"),
        @JsonProperty("partlyUpheld")
        PARTLY_UPHELD("Deels gegrond"),
        @JsonProperty("unfounded")
        UNFOUNDED("Ongegrond"),
        @JsonProperty("solvedInTalk")
        SOLVED_IN_TALK("In gesprek opgelost"),
        @JsonProperty("withdrawn")
        WITHDRAWN("Ingetrokken");

        private final String dutch;

        Result(String dutch) {
            this.dutch = dutch;
        }

        String dutch() {
            return dutch;
        }
    }

    /** Whether who complained is satisfied. */
    enum Satisfied {
        @JsonProperty("yes")
        YES("Ja"),
        @JsonProperty("partly")
        PARTLY("Deels"),
        @JsonProperty("no")
        NO("Nee"),
        @JsonProperty("unknown")
        UNKNOWN("Onbekend");

        private final String dutch;

        Satisfied(String dutch) {
            this.dutch = dutch;
        }

        String dutch() {
            return dutch;
        }
    }
}
