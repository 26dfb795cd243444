package nl.ronde.billing.sent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.TermKind;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The back office records what went to the municipality once a year (Kampen B2 5.9; DVO 2.4, 19.3), or that the auditor's
 * statement is not needed because the turnover there was below the limit that the agreement names.
 */
final class RecordYearlyDelivery {
    private final Db db;
    private final DeliveryStore store;
    private final Agreements agreements;
    private final SentRules rules;
    private final Audit audit;
    private final Events events;

    RecordYearlyDelivery(
            Db db, DeliveryStore store, Agreements agreements, SentRules rules, Audit audit, Events events) {
        this.db = db;
        this.store = store;
        this.agreements = agreements;
        this.rules = rules;
        this.audit = audit;
        this.events = events;
    }

    /** What was sent. */
    record Command(
            String agreement,
            YearlyDelivery.Kind kind,
            int year,
            Instant sentAt,
            String sentTo,
            @Nullable String reference,
            @Nullable String text) {}

    /**
     * Why no statement is sent.
     *
     * @param turnoverCents the turnover under the agreement in that year
     */
    record NotDue(String agreement, int year, long turnoverCents) {}

    YearlyDelivery sent(Actor actor, Command command) {
        Instant at = rules.past(command.sentAt(), "/sentAt");
        boolean proposal = command.kind() == YearlyDelivery.Kind.PRODUCTION_PROPOSAL;
        int sentIn = AmsterdamTime.dateOf(at).getYear();
        if (proposal ? command.year() != sentIn + 1 && command.year() != sentIn : command.year() >= sentIn) {
            throw SentProblem.YEAR_NOT_ENDED.refuse(
                    proposal ? "Een voorstel is voor het volgende jaar." : SentProblem.YEAR_NOT_ENDED.title(), "/year");
        }
        YearlyDelivery delivery = new YearlyDelivery(
                Ids.next(),
                command.agreement(),
                command.kind(),
                command.year(),
                at,
                command.sentTo(),
                command.reference(),
                null,
                command.text(),
                Objects.requireNonNull(actor.userId()),
                rules.now());
        return db.inTransaction(actor.providerId(), tx -> {
            keep(tx, actor, "recordYearlyDelivery", delivery);
            events.raise(
                    tx,
                    new YearlyDelivered(delivery.id(), delivery.kind(), delivery.agreementId(), delivery.year(), at));
            return delivery;
        });
    }

    YearlyDelivery notDue(Actor actor, NotDue told) {
        if (told.year() >= rules.today().getYear()) {
            throw SentProblem.YEAR_NOT_ENDED.refuse(SentProblem.YEAR_NOT_ENDED.title(), "/year");
        }
        YearlyDelivery delivery = new YearlyDelivery(
                Ids.next(),
                told.agreement(),
                YearlyDelivery.Kind.AUDITOR_STATEMENT,
                told.year(),
                null,
                null,
                null,
                told.turnoverCents(),
                null,
                Objects.requireNonNull(actor.userId()),
                rules.now());
        return db.inTransaction(actor.providerId(), tx -> {
            keep(tx, actor, "recordAuditorStatementNotDue", delivery);
            requireBelow(told);
            events.raise(
                    tx,
                    new StatementNotDue(
                            told.agreement(),
                            told.year(),
                            "De omzet over " + told.year() + " was lager dan de grens van de overeenkomst."));
            return delivery;
        });
    }

    private void requireBelow(NotDue told) {
        long limit = agreements
                .agreementRule(
                        told.agreement(),
                        TermKind.AUDITOR_STATEMENT,
                        Optional.empty(),
                        LocalDate.of(told.year(), 12, 31))
                .flatMap(rule -> rule.notDueBelowCents())
                .orElseThrow(() -> SentProblem.STATEMENT_ALWAYS_DUE.refuse(
                        SentProblem.STATEMENT_ALWAYS_DUE.title(), "/agreement"));
        if (told.turnoverCents() >= limit) {
            throw SentProblem.TURNOVER_TOO_HIGH.refuse(SentProblem.TURNOVER_TOO_HIGH.title(), "/turnoverCents");
        }
    }

    private void keep(Tx tx, Actor actor, String action, YearlyDelivery delivery) {
        rules.own(tx, delivery.agreementId());
        store.insert(tx, delivery);
        String what = delivery.agreementId() + " " + delivery.year();
        audit.append(tx, actor, Audit.Kind.CREATE, action, "yearly-delivery", delivery.id(), List.of(), what);
    }
}
