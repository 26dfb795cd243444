package nl.ronde.terms;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.assignment.life.Books;
import nl.ronde.assignment.life.EntryKind;
import nl.ronde.assignment.life.LifeEntry;
import nl.ronde.assignment.life.VisitEntries;
import nl.ronde.obligation.TellAtOnce;
import nl.ronde.platform.act.Acting;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.FactStore;
import nl.ronde.visit.SignalReported;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitCorrected;

/**
 * A worker's signal reaches the office: it is a change of situation that awaits the team lead's judgement, and its term runs from
 * the moment it was seen (DVO B3 E6), for nobody may lose two working days by not looking. What was seen stays in the book; a
 * notice says only that there is something to judge.
 */
final class Signals {
    private static final String CAUSE =
            "Een medewerker gaf bij een bezoek een signaal door. Beoordeel of het van belang is voor de hulp.";

    private final Books books;
    private final VisitEntries entries;
    private final FactStore facts;
    private final TellAtOnce tell;

    Signals(Books books, VisitEntries entries, FactStore facts, TellAtOnce tell) {
        this.books = books;
        this.entries = entries;
        this.facts = facts;
        this.tell = tell;
    }

    void listen(Events events) {
        events.on(SignalReported.class, (tx, signal) -> signalled(tx, signal.visit(), signal.text(), signal.seenAt()));
        events.on(VisitCorrected.class, this::corrected);
    }

    /** Of a visit that belongs to no assignment yet it is told once it does. */
    private void signalled(Tx tx, Visit visit, String text, Instant seenAt) {
        UUID assignmentId = visit.target().assignmentId();
        if (assignmentId == null) {
            return;
        }
        entries.write(
                        tx,
                        actor(),
                        new VisitEntries.News(
                                EntryKind.CHANGE_OF_SITUATION, assignmentId, visit.id(), visit.day(), seenAt, text),
                        known -> VisitEntries.isBy(known, visit.id()) && isSame(known.word("text"), text))
                .ifPresent(entry ->
                        tell.teamLeads(tx, TermKind.CHANGE_OF_SITUATION, AssignmentTerms.entry(entry.id()), CAUSE));
    }

    private static boolean isSame(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** What was seen was seen at the client whom the visit belongs to now. */
    private void corrected(Tx tx, VisitCorrected event) {
        if (!event.movesToAnotherAssignment()) {
            return;
        }
        UUID before = event.before().target().assignmentId();
        if (before != null) {
            List<LifeEntry> own = books.of(tx, before).stream()
                    .filter(entry -> entry.kind() == EntryKind.CHANGE_OF_SITUATION
                            && VisitEntries.isBy(entry, event.before().id()))
                    .toList();
            own.forEach(entry ->
                    entries.takeBack(tx, actor(), before, entry, "Het bezoek hoorde niet bij deze toewijzing."));
        }
        facts.events(tx, event.after().id()).rows().stream()
                .filter(fact -> fact.kind() == FactStore.Kind.SIGNAL && fact.text() != null)
                .forEach(fact -> signalled(tx, event.after(), fact.text(), fact.occurredAt()));
    }

    private static Actor actor() {
        return Acting.now().orElseThrow();
    }
}
