package nl.ronde.terms;

import java.util.UUID;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.occasion.OccasionAnswered;
import nl.ronde.occasion.OccasionClosed;
import nl.ronde.occasion.OccasionExtended;
import nl.ronde.occasion.OccasionRegistered;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;

/**
 * What somebody registers starts its term, an answer meets it, an ending without one gives it up: proposal-reaction (COB 5.6),
 * signal-response (Kampen B2 4.1), information-request (Kampen B2 4.2, DVO 3.3), inspection-report (Kampen B2 4.3, DVO 14),
 * sroi-plan (Kampen art. 10.2) and agreement-exit (Kampen art. 5, DVO 5). {@code OccasionKind} names the term of each.
 */
public final class OccasionTerms {
    private final Obligations obligations;

    /** Wired by {@code App}. */
    public OccasionTerms(Obligations obligations) {
        this.obligations = obligations;
    }

    /** Subscribes to everything that starts or meets one of these terms. */
    public void listen(Events events) {
        events.on(OccasionRegistered.class, this::registered);
        events.on(OccasionAnswered.class, (tx, answered) -> {
            Subject occasion = subject(answered.occasionId());
            obligations.meet(tx, answered.kind().term(), answered.variant(), occasion, answered.at(), occasion);
        });
        events.on(
                OccasionExtended.class,
                (tx, more) -> obligations.postpone(
                        tx,
                        more.kind().term(),
                        more.variant(),
                        subject(more.occasionId()),
                        more.until(),
                        more.reason()));
        events.on(
                OccasionClosed.class,
                (tx, closed) -> obligations.lapse(
                        tx, closed.kind().term(), closed.variant(), subject(closed.occasionId()), closed.reason()));
    }

    private void registered(Tx tx, OccasionRegistered told) {
        Opening opening = Opening.of(
                        told.kind().term(),
                        told.agreementId(),
                        subject(told.occasionId()),
                        told.clientId(),
                        told.happenedAt())
                .labelled("kenmerk " + Ids.mark(told.occasionId()));
        Opening formed = told.variant() == null ? opening : opening.inVariant(told.variant());
        obligations.open(
                tx, told.askedUntil() == null ? formed : formed.until(told.askedUntil(), "Verzoek van de gemeente"));
    }

    private static Subject subject(UUID id) {
        return new Subject(Subject.Type.OCCASION, id);
    }
}
