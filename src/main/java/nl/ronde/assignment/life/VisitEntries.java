package nl.ronde.assignment.life;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Tx;

/**
 * What a visit writes by itself in the book of its assignment: no help for a cause on the client's side (DVO 11.9, 15.2), and a
 * signal of a worker (DVO B3 E6). In the transaction of the visit; who acts there is who recorded it.
 */
public final class VisitEntries {
    private static final String VISIT = "visitId";

    private final LifeBook book;

    VisitEntries(LifeBook book) {
        this.book = book;
    }

    /** What the visit tells, and of which visit. */
    public record News(EntryKind kind, UUID assignmentId, UUID visitId, LocalDate day, Instant at, String text) {}

    record Missed(Instant noticedAt, LocalDate from, LocalDate until, String cause, UUID visitId, String source) {}

    record Refused(Instant refusedAt, String text, UUID visitId, String source) {}

    record Seen(Instant seenAt, String text, UUID visitId, String source) {}

    /** Whether a visit wrote this entry; a person may name a visit as well, and then it is the person's. */
    public static boolean isByAVisit(LifeEntry entry) {
        return entry.details().has("source");
    }

    /** Whether this visit wrote it. */
    public static boolean isBy(LifeEntry entry, UUID visitId) {
        return isByAVisit(entry) && entry.word(VISIT).equals(visitId.toString());
    }

    /**
     * Writes it.
     *
     * @param known an entry that makes another needless
     */
    public Optional<LifeEntry> write(Tx tx, Actor actor, News news, Predicate<LifeEntry> known) {
        return book.hear(
                tx,
                actor,
                operation(news.kind()),
                news.assignmentId(),
                place -> place.life().entries().stream()
                                .filter(entry -> entry.kind() == news.kind())
                                .anyMatch(known)
                        ? Optional.empty()
                        : Optional.of(draft(news)));
    }

    private static String operation(EntryKind kind) {
        return switch (kind) {
            case FORCE_MAJEURE -> "recordForceMajeure";
            case CLIENT_REFUSAL -> "recordClientRefusal";
            case CHANGE_OF_SITUATION -> "recordChangeOfSituation";
            default -> throw new IllegalArgumentException("no visit tells " + kind);
        };
    }

    private static LifeBook.Draft draft(News news) {
        Instant at = AmsterdamTime.toMicroseconds(news.at());
        return switch (news.kind()) {
            case FORCE_MAJEURE ->
                LifeBook.Draft.of(
                                news.kind(),
                                at,
                                new Missed(at, news.day(), news.day(), news.text(), news.visitId(), "visit"))
                        .days(news.day(), news.day());
            case CLIENT_REFUSAL ->
                LifeBook.Draft.of(news.kind(), at, new Refused(at, news.text(), news.visitId(), "visit"));
            default -> LifeBook.Draft.of(news.kind(), at, new Seen(at, news.text(), news.visitId(), "signal"));
        };
    }

    /**
     * The visit turns out otherwise: what it wrote is taken back, unless somebody was told of it or decided on it already.
     *
     * @param entry what it had written
     * @param reason Dutch, without names
     * @return whether it was taken back
     */
    public boolean takeBack(Tx tx, Actor actor, UUID assignmentId, LifeEntry entry, String reason) {
        return book.hear(tx, actor, "withdrawAssignmentEntry", assignmentId, place -> {
                    boolean used = place.life().entries().stream()
                            .anyMatch(each -> entry.id().equals(each.aboutId()));
                    return used || place.life().find(entry.id()).isEmpty()
                            ? Optional.empty()
                            : Optional.of(LifeBook.Draft.of(
                                            EntryKind.WITHDRAWAL,
                                            AmsterdamTime.toMicroseconds(place.now()),
                                            new TakeBack.Withdrawal(place.today(), reason))
                                    .following(entry));
                })
                .isPresent();
    }
}
