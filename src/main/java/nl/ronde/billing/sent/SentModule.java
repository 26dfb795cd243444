package nl.ronde.billing.sent;

import java.util.Map;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.audit.Audit;
import nl.ronde.billing.CakPeriods;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.problem.Problem;

/** Builds this module's objects by hand. It raises what happened to invoices, CAK hours and yearly accounts. */
public final class SentModule {
    private final SentRoutes routes;

    /** Wires the module. */
    public SentModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            Events events,
            Agreements agreements,
            ProviderAgreements providerAgreements) {
        InvoiceStore invoices = new InvoiceStore();
        DeliveryStore deliveries = new DeliveryStore();
        SentRules rules = new SentRules(providerAgreements, clock);
        this.routes = new SentRoutes(
                new RecordInvoice(db, invoices, rules, audit, events),
                new ChangeInvoice(db, invoices, rules, audit, events),
                new RecordCakDelivery(db, deliveries, new CakPeriods(), rules, audit, events),
                new RecordYearlyDelivery(db, deliveries, agreements, rules, audit, events),
                new ReadSent(db, invoices, deliveries, audit));
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        routes.bind(api);
    }

    /** What a constraint of the database means to a caller. */
    public static Map<String, Problem> constraints() {
        return Map.of("invoice_number_is_unique", SentProblem.INVOICE_NUMBER_TAKEN);
    }
}
