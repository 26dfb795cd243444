package nl.ronde.assignment.life;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;

/** The municipality was told by iWmo that help began (305) or ended (307); the message itself was made elsewhere. */
final class TellByMessage {
    private final LifeBook book;

    TellByMessage(LifeBook book) {
        this.book = book;
    }

    enum Message {
        /** Startbericht (305). */
        @JsonProperty("start")
        START,
        /** Stopbericht (307). */
        @JsonProperty("stop")
        STOP
    }

    /**
     * A message that was sent.
     *
     * @param day Begindatum of a start, Einddatum of a stop
     * @param identification of the message, as in its header
     */
    record Sent(Message message, Instant sentAt, LocalDate day, String identification) {}

    LifeEntry record(Actor actor, UUID assignmentId, Sent given) {
        return book.write(actor, "recordCareMessage", assignmentId, place -> {
            Instant sentAt = place.past(given.sentAt(), "/sentAt");
            place.requireNotBefore(given.day(), "/day");
            if (given.day().isAfter(AmsterdamTime.dateOf(sentAt))) {
                throw LifeProblem.MESSAGE_BEFORE_ITS_DAY.at("/day");
            }
            return given.message() == Message.START
                    ? LifeBook.Draft.of(EntryKind.START_MESSAGE, sentAt, given).days(given.day(), null)
                    : LifeBook.Draft.of(EntryKind.STOP_MESSAGE, sentAt, given).days(null, given.day());
        });
    }
}
