package nl.ronde.assignment.life;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One entry in the book of an assignment; never changed.
 *
 * @param assignmentId null only for an urgent request whose assignment has not come yet
 * @param agreementId the agreement of the assignment; of an urgent request the one it was made under, if known
 * @param aboutId the entry that this one follows
 * @param happenedAt when it happened; of a date, the start of that day in Amsterdam
 * @param firstDay the first Amsterdam date it concerns, where it concerns days
 * @param lastDay the last of them, included
 * @param workerId the worker it is about
 * @param details as it was recorded
 * @param recordedBy the user
 */
public record LifeEntry(
        UUID id,
        UUID clientId,
        @Nullable UUID assignmentId,
        @Nullable String agreementId,
        EntryKind kind,
        @Nullable UUID aboutId,
        Instant happenedAt,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable UUID workerId,
        JsonNode details,
        UUID recordedBy,
        Instant recordedAt) {
    /** Whether another entry tells the same of the same moment, whoever recorded it. */
    boolean saysTheSame(LifeEntry other) {
        return kind == other.kind
                && Objects.equals(aboutId, other.aboutId)
                && happenedAt.equals(other.happenedAt)
                && Objects.equals(firstDay, other.firstDay)
                && Objects.equals(lastDay, other.lastDay)
                && Objects.equals(workerId, other.workerId)
                && details.equals(other.details);
    }

    /** Whether help ends by it after its last day: an end, the client's notice, a death, a decision that help stops. */
    public boolean closes() {
        return switch (kind) {
            case END, CLIENT_NOTICE -> true;
            case STOP -> word("reason").equals("deceased") && firstDay == null;
            case DECISION -> lastDay != null;
            default -> false;
        };
    }

    /** Of a report: whether it was made to whom the agreement wants and says what it asks. */
    public boolean meetsTerm() {
        return details.path("meetsTerm").asBoolean(true);
    }

    /** A word of its details, empty where it has none of this name. */
    public String word(String name) {
        return details.path(name).asText();
    }
}
