package nl.ronde.billing.sent;

import nl.ronde.billing.sent.SentJson.CakJson;
import nl.ronde.billing.sent.SentJson.InvoiceFile;
import nl.ronde.billing.sent.SentJson.InvoiceJson;
import nl.ronde.billing.sent.SentJson.YearlyJson;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.http.Request;

/** Binds the operations on what was sent to their use cases. */
final class SentRoutes {
    private final RecordInvoice record;
    private final ChangeInvoice change;
    private final RecordCakDelivery cak;
    private final RecordYearlyDelivery yearly;
    private final ReadSent read;

    SentRoutes(
            RecordInvoice record,
            ChangeInvoice change,
            RecordCakDelivery cak,
            RecordYearlyDelivery yearly,
            ReadSent read) {
        this.record = record;
        this.change = change;
        this.cak = cak;
        this.yearly = yearly;
        this.read = read;
    }

    void bind(Api api) {
        invoices(api);
        api.bind(
                "recordCakDelivery",
                request -> Reply.created(
                        CakJson.of(cak.delivered(request.actor(), request.body(RecordCakDelivery.Delivered.class)))));
        api.bind(
                "recordCakNotPossible",
                request -> Reply.created(CakJson.of(
                        cak.notPossible(request.actor(), request.body(RecordCakDelivery.NotPossible.class)))));
        api.bind(
                "listCakDeliveries",
                request -> Reply.ok(read.cakDeliveries(
                                request.actor(), request.find("agreement").orElse(null), request.paging())
                        .map(CakJson::of)));
        api.bind(
                "recordYearlyDelivery",
                request -> Reply.created(
                        YearlyJson.of(yearly.sent(request.actor(), request.body(RecordYearlyDelivery.Command.class)))));
        api.bind(
                "recordAuditorStatementNotDue",
                request -> Reply.created(YearlyJson.of(
                        yearly.notDue(request.actor(), request.body(RecordYearlyDelivery.NotDue.class)))));
        api.bind(
                "listYearlyDeliveries",
                request -> Reply.ok(read.yearlyDeliveries(
                                request.actor(), request.find("agreement").orElse(null), request.paging())
                        .map(YearlyJson::of)));
    }

    private void invoices(Api api) {
        api.bind("recordInvoiceSent", request -> {
            Invoice made = record.run(request.actor(), request.body(RecordInvoice.Command.class));
            return Reply.created(InvoiceJson.of(made)).etag(made.version());
        });
        api.bind(
                "listInvoices",
                request -> Reply.ok(read.invoices(
                                request.actor(),
                                request.find("agreement").orElse(null),
                                request.find("isoYear").map(Integer::valueOf).orElse(null),
                                request.find("period").map(Integer::valueOf).orElse(null),
                                request.paging())
                        .map(InvoiceJson::of)));
        api.bind("getInvoice", request -> {
            ReadSent.File file = read.invoice(request.actor(), request.id("invoiceId"));
            return Reply.ok(InvoiceFile.of(file)).etag(file.invoice().version());
        });
        api.bind(
                "disputeInvoice",
                request -> changed(change.dispute(
                        request.actor(),
                        request.id("invoiceId"),
                        request.expectedVersion(),
                        request.body(ChangeInvoice.DisputeBegun.class))));
        api.bind(
                "endInvoiceDispute",
                request -> changed(change.endDispute(
                        request.actor(),
                        request.id("invoiceId"),
                        request.expectedVersion(),
                        request.body(ChangeInvoice.DisputeEnded.class))));
        api.bind(
                "recordInvoicePayment",
                request -> changed(change.pay(
                        request.actor(),
                        request.id("invoiceId"),
                        request.expectedVersion(),
                        request.body(ChangeInvoice.Paid.class))));
        api.bind("withdrawInvoice", this::withdraw);
    }

    private Reply withdraw(Request request) {
        return changed(change.withdraw(
                request.actor(),
                request.id("invoiceId"),
                request.expectedVersion(),
                request.body(ChangeInvoice.Withdrawn.class)));
    }

    private static Reply changed(Invoice invoice) {
        return Reply.ok(InvoiceJson.of(invoice)).etag(invoice.version());
    }
}
