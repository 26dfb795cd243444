package nl.ronde.sync;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.ParkedActs;
import nl.ronde.platform.http.ProblemDocument;
import org.jspecify.annotations.Nullable;

/** What became of one item, as in the contract. */
record Outcome(
        @Nullable UUID mutationId,
        Word outcome,
        @Nullable Word first,
        @Nullable UUID entityId,
        @Nullable Integer version,
        @Nullable JsonNode answer,
        @Nullable ProblemDocument problem) {
    enum Word {
        @JsonProperty("applied")
        APPLIED,
        @JsonProperty("merged")
        MERGED,
        @JsonProperty("duplicate")
        DUPLICATE,
        @JsonProperty("held")
        HELD,
        @JsonProperty("review")
        REVIEW,
        @JsonProperty("rejected")
        REJECTED;

        static Word of(ParkedActs.State state) {
            return switch (state) {
                case HELD -> HELD;
                case REVIEW, KEPT -> REVIEW;
                case REJECTED -> REJECTED;
                case APPLIED -> APPLIED;
            };
        }
    }

    /** It took effect, now or when it had been sent before. */
    static Outcome done(Item item, JsonNode answer, boolean repeated) {
        Word word = answer.path("merged").asBoolean() ? Word.MERGED : Word.APPLIED;
        JsonNode version = answer.path("version");
        return new Outcome(
                item.mutationId(),
                repeated ? Word.DUPLICATE : word,
                repeated ? word : null,
                bookedOn(answer).orElse(item.entityId()),
                version.isInt() ? version.asInt() : null,
                answer,
                null);
    }

    private static Optional<UUID> bookedOn(JsonNode answer) {
        for (String field : new String[] {"visitId", "id"}) {
            if (answer.path(field).isTextual()) {
                return Optional.of(UUID.fromString(answer.path(field).asText()));
            }
        }
        return Optional.empty();
    }

    /** It was received and has no effect yet; {@code repeated} where it had been received before. */
    static Outcome kept(Item item, ParkedActs.State state, boolean repeated, @Nullable ProblemDocument problem) {
        Word word = Word.of(state);
        return new Outcome(
                item.mutationId(),
                repeated ? Word.DUPLICATE : word,
                repeated ? word : null,
                item.entityId(),
                null,
                null,
                problem);
    }
}
