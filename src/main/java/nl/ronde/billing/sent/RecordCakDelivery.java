package nl.ronde.billing.sent;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import nl.ronde.audit.Audit;
import nl.ronde.billing.CakPeriods;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The back office records that the CAK has the hours of a period, or that its demands could not be met, the CAK was consulted
 * and the municipality told (Kampen B2 5.6-5.8, DVO B3 H5).
 */
final class RecordCakDelivery {
    private final Db db;
    private final DeliveryStore store;
    private final CakPeriods exported;
    private final SentRules rules;
    private final Audit audit;
    private final Events events;

    RecordCakDelivery(Db db, DeliveryStore store, CakPeriods exported, SentRules rules, Audit audit, Events events) {
        this.db = db;
        this.store = store;
        this.exported = exported;
        this.rules = rules;
        this.audit = audit;
        this.events = events;
    }

    /** A file that the CAK has. */
    record Delivered(
            String agreement,
            int isoYear,
            int period,
            Instant deliveredAt,
            @Nullable String reference) {}

    /** Why there is none, and who was told. */
    record NotPossible(
            String agreement,
            int isoYear,
            int period,
            Instant consultedCakAt,
            Instant toldMunicipalityAt,
            String text) {}

    CakDelivery delivered(Actor actor, Delivered told) {
        Instant at = rules.past(told.deliveredAt(), "/deliveredAt");
        CarePeriod period = SentRules.over(told.isoYear(), told.period(), at);
        CakDelivery delivery = new CakDelivery(
                Ids.next(),
                told.agreement(),
                period,
                CakDelivery.Outcome.DELIVERED,
                at,
                null,
                null,
                told.reference(),
                null,
                Objects.requireNonNull(actor.userId()),
                rules.now());
        return record(actor, "recordCakDelivery", delivery, at);
    }

    CakDelivery notPossible(Actor actor, NotPossible told) {
        Instant consulted = rules.past(told.consultedCakAt(), "/consultedCakAt");
        Instant municipality = rules.past(told.toldMunicipalityAt(), "/toldMunicipalityAt");
        Instant both = consulted.isAfter(municipality) ? consulted : municipality;
        CarePeriod period = SentRules.over(told.isoYear(), told.period(), both);
        CakDelivery delivery = new CakDelivery(
                Ids.next(),
                told.agreement(),
                period,
                CakDelivery.Outcome.NOT_POSSIBLE,
                null,
                consulted,
                municipality,
                null,
                told.text(),
                Objects.requireNonNull(actor.userId()),
                rules.now());
        return record(actor, "recordCakNotPossible", delivery, both);
    }

    private CakDelivery record(Actor actor, String action, CakDelivery delivery, Instant at) {
        return db.inTransaction(actor.providerId(), tx -> {
            if (!rules.own(tx, delivery.agreementId()).cakExport()) {
                throw SentProblem.CAK_EXPORT_OFF.refuse(SentProblem.CAK_EXPORT_OFF.title(), "/agreement");
            }
            if (delivery.outcome() == CakDelivery.Outcome.DELIVERED
                    && !exported.isExported(tx, delivery.agreementId(), delivery.period())) {
                throw SentProblem.CAK_EXPORT_MISSING.refuse(SentProblem.CAK_EXPORT_MISSING.title(), "/period");
            }
            store.insert(tx, delivery);
            String what = delivery.agreementId() + " " + delivery.period();
            audit.append(tx, actor, Audit.Kind.CREATE, action, "cak-delivery", delivery.id(), List.of(), what);
            events.raise(tx, new CakDelivered(delivery.id(), delivery.agreementId(), delivery.period(), at));
            return delivery;
        });
    }
}
