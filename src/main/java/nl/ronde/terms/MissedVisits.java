package nl.ronde.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.assignment.life.Books;
import nl.ronde.assignment.life.EntryKind;
import nl.ronde.assignment.life.LifeEntry;
import nl.ronde.assignment.life.VisitEntries;
import nl.ronde.obligation.ObligationState;
import nl.ronde.obligation.Obligations;
import nl.ronde.platform.act.Acting;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.NotDelivered;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitCorrected;
import nl.ronde.visit.VisitNotDelivered;
import nl.ronde.visit.VisitOutcomes;
import nl.ronde.visit.VisitStatus;
import org.jspecify.annotations.Nullable;

/**
 * A visit that was not delivered for a cause on the client's side writes it in the book of its assignment, where the term to tell
 * the municipality begins: force majeure (DVO 15.2), or that the client refuses help (DVO 11.9). Nobody has to think of it.
 *
 * <p>One report tells of all that is known by then, so nothing is added while the term of an earlier one runs: that clock is the
 * strictest. Where a visit turns out otherwise its entry is taken back, and the next visit that relied on it gets its own.
 */
final class MissedVisits {
    private static final String OTHERWISE = "Het bezoek bleek toch anders te zijn gegaan.";

    private final Obligations obligations;
    private final Books books;
    private final VisitEntries entries;
    private final VisitOutcomes outcomes;

    MissedVisits(Obligations obligations, Books books, VisitEntries entries, VisitOutcomes outcomes) {
        this.obligations = obligations;
        this.books = books;
        this.entries = entries;
        this.outcomes = outcomes;
    }

    void listen(Events events) {
        events.on(VisitNotDelivered.class, (tx, missed) -> missed(tx, missed.visit(), missed.occurredAt()));
        events.on(VisitCorrected.class, this::corrected);
    }

    /** What a visit tells by this; null where it tells nothing. */
    private static @Nullable EntryKind kind(Visit visit) {
        NotDelivered why = visit.settlement().notDelivered();
        if (visit.status() != VisitStatus.NOT_DELIVERED
                || why == null
                || why.account() != NotDelivered.Account.CLIENT
                || visit.target().assignmentId() == null) {
            return null;
        }
        return why.reason() == NotDelivered.Reason.REFUSED ? EntryKind.CLIENT_REFUSAL : EntryKind.FORCE_MAJEURE;
    }

    private void missed(Tx tx, Visit visit, Instant noticedAt) {
        EntryKind kind = kind(visit);
        if (kind == null) {
            return;
        }
        entries.write(
                tx,
                actor(),
                new VisitEntries.News(
                        kind,
                        Objects.requireNonNull(visit.target().assignmentId()),
                        visit.id(),
                        visit.day(),
                        noticedAt,
                        words(Objects.requireNonNull(visit.settlement().notDelivered()))),
                entry -> VisitEntries.isBy(entry, visit.id())
                        || covers(entry, visit.day())
                        || runsSince(tx, entry, noticedAt));
    }

    /** What somebody recorded of whole days is told of this visit too; what another visit wrote is told of that one alone. */
    private static boolean covers(LifeEntry entry, LocalDate day) {
        return !VisitEntries.isByAVisit(entry)
                && entry.firstDay() != null
                && entry.lastDay() != null
                && !day.isBefore(entry.firstDay())
                && !day.isAfter(entry.lastDay());
    }

    private boolean runsSince(Tx tx, LifeEntry entry, Instant noticedAt) {
        return !entry.happenedAt().isAfter(noticedAt)
                && obligations
                        .find(tx, AssignmentTerms.term(entry), AssignmentTerms.entry(entry.id()))
                        .filter(term -> term.state() == ObligationState.RUNNING)
                        .isPresent();
    }

    private static String words(NotDelivered why) {
        return switch (why.reason()) {
            case NOBODY_HOME -> "Er was niemand thuis bij het bezoek.";
            case CLIENT_ABSENT -> "De cliënt was er niet bij het bezoek.";
            case REFUSED -> "De cliënt weigerde de hulp bij het bezoek.";
            default -> "Het bezoek ging niet door, voor rekening van de cliënt.";
        };
    }

    private void corrected(Tx tx, VisitCorrected event) {
        EntryKind was = kind(event.before());
        EntryKind is = kind(event.after());
        if (was == is && !event.movesToAnotherAssignment()) {
            return;
        }
        if (was != null) {
            takeBack(tx, event.before(), was);
        }
        // A visit that only now is not delivered is told as that.
        if (is != null && event.before().status() == VisitStatus.NOT_DELIVERED) {
            UUID assignmentId = Objects.requireNonNull(event.after().target().assignmentId());
            outcomes.notDelivered(tx, assignmentId).stream()
                    .filter(each -> each.visit().id().equals(event.after().id()))
                    .forEach(each -> missed(tx, each.visit(), each.noticedAt()));
        }
    }

    private void takeBack(Tx tx, Visit before, EntryKind kind) {
        UUID assignmentId = Objects.requireNonNull(before.target().assignmentId());
        List<LifeEntry> own = books.of(tx, assignmentId).stream()
                .filter(entry -> entry.kind() == kind && VisitEntries.isBy(entry, before.id()))
                .toList();
        for (LifeEntry entry : own) {
            if (entries.takeBack(tx, actor(), assignmentId, entry, OTHERWISE)) {
                outcomes.notDelivered(tx, assignmentId).stream()
                        .filter(each -> kind(each.visit()) == kind)
                        .filter(each -> !each.noticedAt().isBefore(entry.happenedAt()))
                        .forEach(each -> missed(tx, each.visit(), each.noticedAt()));
            }
        }
    }

    private static Actor actor() {
        return Acting.now().orElseThrow();
    }
}
