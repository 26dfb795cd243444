package nl.ronde.assignment.life;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How an assignment stands, read from its book; pure.
 *
 * @param entries what counts, in the order in which it was recorded
 * @param takenBack what was taken back, and counts no more
 */
record Life(List<LifeEntry> entries, Set<UUID> takenBack) {
    private static final String OUTCOME = "outcome";
    private static final String AGREED = "agreed";

    /** The life that stands in this book. */
    static Life of(List<LifeEntry> book) {
        Set<UUID> gone = book.stream()
                .filter(entry -> entry.kind() == EntryKind.WITHDRAWAL)
                .map(LifeEntry::aboutId)
                .collect(Collectors.toUnmodifiableSet());
        return new Life(
                book.stream().filter(entry -> !gone.contains(entry.id())).toList(), gone);
    }

    boolean isTakenBack(UUID entryId) {
        return takenBack.contains(entryId);
    }

    /** Whether the provider is going to help. */
    enum Standing {
        /** Nothing was said yet. */
        @JsonProperty("open")
        OPEN,
        @JsonProperty("accepted")
        ACCEPTED,
        /** The provider wants to be spared it; the municipality has not decided. */
        @JsonProperty("declining")
        DECLINING,
        /** Help does not begin. */
        @JsonProperty("notStarted")
        NOT_STARTED,
        /** The last day of help is past; no entry says so, the calendar does. */
        @JsonProperty("ended")
        ENDED
    }

    /** What the newest of the entries that say something of it says. */
    Standing standing() {
        Standing standing = Standing.OPEN;
        for (LifeEntry entry : entries) {
            standing = standing(entry).orElse(standing);
        }
        return standing;
    }

    private Optional<Standing> standing(LifeEntry entry) {
        return switch (entry.kind()) {
            case ACQUAINTANCE ->
                entry.word(OUTCOME).equals("clientDeclines") ? Optional.of(Standing.NOT_STARTED) : Optional.empty();
            case ACCEPTED -> Optional.of(Standing.ACCEPTED);
            case DECLINED -> Optional.of(Standing.DECLINING);
            case INTAKE ->
                Optional.of(entry.word(OUTCOME).equals("noFollowUp") ? Standing.NOT_STARTED : Standing.ACCEPTED);
            case DECISION ->
                find(entry.aboutId())
                        .filter(about -> about.kind() == EntryKind.DECLINED)
                        .map(about -> isAgreed(entry) ? Standing.NOT_STARTED : Standing.ACCEPTED);
            default -> Optional.empty();
        };
    }

    /** Whether a death or a decision of the municipality ended help before this day; no end that is recorded is later. */
    boolean stoppedFor(LocalDate day) {
        return entries.stream()
                .filter(entry -> entry.kind() == EntryKind.STOP || entry.kind() == EntryKind.DECISION)
                .filter(LifeEntry::closes)
                .anyMatch(entry -> day.isAfter(entry.lastDay()));
    }

    static boolean isAgreed(LifeEntry decision) {
        return decision.word(OUTCOME).equals(AGREED);
    }

    /** The entry with this id, if it stands in this book. */
    Optional<LifeEntry> find(@Nullable UUID id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** The newest entry of a kind. */
    Optional<LifeEntry> last(EntryKind kind) {
        return entries.stream().filter(entry -> entry.kind() == kind).reduce((first, second) -> second);
    }

    /** The entries of a kind that follow another. */
    List<LifeEntry> following(LifeEntry about, EntryKind kind) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind && about.id().equals(entry.aboutId()))
                .toList();
    }

    boolean has(EntryKind kind) {
        return last(kind).isPresent();
    }
}
