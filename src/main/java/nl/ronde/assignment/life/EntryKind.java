package nl.ronde.assignment.life;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an entry in the book of an assignment tells. */
public enum EntryKind {
    /** Client, Verkenner and provider met before anything was decided (kennismakingsgesprek, Kampen B2 1.7). */
    @JsonProperty("acquaintance")
    ACQUAINTANCE,
    /** The provider takes it on. */
    @JsonProperty("accepted")
    ACCEPTED,
    /** The provider wants to be spared it, with reasons; the municipality decides (Kampen B2 1.7, DVO 11.8). */
    @JsonProperty("declined")
    DECLINED,
    /** The intake was held. */
    @JsonProperty("intake")
    INTAKE,
    /** Help is asked for at once (spoedaanvraag, DVO B3 D4). */
    @JsonProperty("urgentRequest")
    URGENT_REQUEST,
    /** The start term cannot be met (DVO B3 E5). */
    @JsonProperty("startNotPossible")
    START_NOT_POSSIBLE,
    /** Days without help (tussentijdse stop, Kampen B2 5.5). */
    @JsonProperty("stop")
    STOP,
    /** Help goes on after a stop. */
    @JsonProperty("restart")
    RESTART,
    /** The client gives notice (opzegging, Kampen B2 2.6). */
    @JsonProperty("clientNotice")
    CLIENT_NOTICE,
    /** The provider means to stop (Kampen B2 2.7, DVO 11.10). */
    @JsonProperty("providerNotice")
    PROVIDER_NOTICE,
    /** The client refuses help (DVO 11.9). */
    @JsonProperty("clientRefusal")
    CLIENT_REFUSAL,
    /** A dissatisfied client asks for another worker (DVO 11.6). */
    @JsonProperty("workerChange")
    WORKER_CHANGE,
    /** Another worker was accepted, or the municipality appoints one. */
    @JsonProperty("workerChanged")
    WORKER_CHANGED,
    /** Something relevant changed with the client (Kampen B2 1.9d, DVO B3 E6). */
    @JsonProperty("changeOfSituation")
    CHANGE_OF_SITUATION,
    /** The team lead says whether that change matters. */
    @JsonProperty("changeJudged")
    CHANGE_JUDGED,
    /** No help for a cause on the client's side (overmacht, DVO 15.1). */
    @JsonProperty("forceMajeure")
    FORCE_MAJEURE,
    /** Somebody of the municipality was told or consulted. */
    @JsonProperty("report")
    REPORT,
    /** What the municipality decided. */
    @JsonProperty("decision")
    DECISION,
    /** What comes after the decision was talked about (DVO 9.2). */
    @JsonProperty("continuationTalk")
    CONTINUATION_TALK,
    /** Why it ends, and when (Kampen B2 1.10). */
    @JsonProperty("end")
    END,
    /** The other side confirmed why it ends. */
    @JsonProperty("endConfirmed")
    END_CONFIRMED,
    /** Notice, an end or a message was taken back: it counts as not given. */
    @JsonProperty("withdrawal")
    WITHDRAWAL,
    /** The municipality was told by a message that help began (305). */
    @JsonProperty("startMessage")
    START_MESSAGE,
    /** The same, that it ended (307). */
    @JsonProperty("stopMessage")
    STOP_MESSAGE
}
