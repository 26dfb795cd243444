package nl.ronde.obligation;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TermSource;
import nl.ronde.calendar.Deadline;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.id.Ids;

/** A running term by itself, for tests of its words. */
record TestTerm(
        TermKind kind, String variant, String agreement, String label, String trigger, String due, boolean atOnce) {
    static final String KAMPEN = "kampen-hh1-2018";

    static TestTerm of(TermKind kind) {
        return new TestTerm(kind, null, KAMPEN, null, "2026-01-05T00:00:00+01:00", "2026-01-09T00:00:00+01:00", false);
    }

    TestTerm form(String name) {
        return new TestTerm(kind, name, agreement, label, trigger, due, atOnce);
    }

    TestTerm under(String id) {
        return new TestTerm(kind, variant, id, label, trigger, due, atOnce);
    }

    TestTerm labelled(String text) {
        return new TestTerm(kind, variant, agreement, text, trigger, due, atOnce);
    }

    TestTerm times(String from, String tooLate) {
        return new TestTerm(kind, variant, agreement, label, from, tooLate, atOnce);
    }

    TestTerm directly() {
        return new TestTerm(kind, variant, agreement, label, trigger, trigger, true);
    }

    Obligation term() {
        Instant dueAt = TermWorld.instant(due);
        UUID id = Ids.next();
        return new Obligation(
                id,
                1,
                kind,
                variant,
                label,
                agreement,
                new Obligation.Promise(
                        "De regel.", "het gedaan is", "Kampen", TermSource.AGREEMENT, atOnce, null, null),
                Subject.incident(id),
                null,
                Role.TEAM_LEAD,
                TermWorld.instant(trigger),
                dueAt,
                Deadline.at(dueAt).dueOn(),
                dueAt,
                null,
                ObligationState.RUNNING,
                null,
                null,
                null,
                null);
    }
}
