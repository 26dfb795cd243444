package nl.ronde.client.sync;

import com.google.gson.JsonObject;
import java.time.Instant;

/** What became of an act, in the server's words. */
public final class Outcome {
    private final String word;
    private final String code;
    private final String title;
    private final String answer;
    private final Instant at;

    /**
     * An outcome.
     *
     * @param word the outcome's word in the contract; of a repeat, what became of it the first time
     * @param code the problem's stable code, or null
     * @param title the problem in Dutch, for the worker, or null
     * @param answer the answer of the online operation as JSON, or null
     * @param at the server's time of the answer
     */
    public Outcome(String word, String code, String title, String answer, Instant at) {
        this.word = word;
        this.code = code;
        this.title = title;
        this.answer = answer;
        this.at = at;
    }

    /** Reads one entry of {@code outcomes}; a word that this client does not know means received. */
    static Outcome of(JsonObject entry, Instant at) {
        String word = Json.text(entry, "outcome");
        String first = Json.text(entry, "first");
        JsonObject problem = Json.object(entry, "problem");
        JsonObject answer = Json.object(entry, "answer");
        return new Outcome(
                "duplicate".equals(word) && first != null ? first : word,
                problem == null ? null : Json.text(problem, "code"),
                problem == null ? null : Json.text(problem, "title"),
                answer == null ? null : answer.toString(),
                at);
    }

    MutationState state() {
        switch (word) {
            case "rejected":
                return MutationState.REJECTED;
            case "held":
            case "review":
                return MutationState.WITH_PLANNER;
            default:
                return MutationState.ACKNOWLEDGED;
        }
    }

    /** The outcome's word: applied, merged, duplicate, held, review, rejected, or one of a newer server. */
    public String word() {
        return word;
    }

    /** The problem's stable code, or null. */
    public String code() {
        return code;
    }

    /** The problem in Dutch, or null. */
    public String title() {
        return title;
    }

    /** The answer of the online operation as JSON, or null. */
    public String answer() {
        return answer;
    }

    /** The server's time of the answer. */
    public Instant at() {
        return at;
    }
}
