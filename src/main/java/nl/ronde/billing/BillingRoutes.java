package nl.ronde.billing;

import nl.ronde.billing.BillingJson.DetailsJson;
import nl.ronde.billing.BillingJson.ExportJson;
import nl.ronde.billing.BillingJson.ProposalJson;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;

/** Binds the operations on files to the CAK. */
final class BillingRoutes {
    private final CreateCakExport create;
    private final ReadCakExports read;
    private final Corrections corrections;

    BillingRoutes(CreateCakExport create, ReadCakExports read, Corrections corrections) {
        this.create = create;
        this.read = read;
        this.corrections = corrections;
    }

    void bind(Api api) {
        api.bind(
                "createCakExport",
                request -> Reply.created(
                        DetailsJson.of(create.run(request.actor(), request.body(CreateCakExport.Command.class)))));
        api.bind(
                "listCakExports",
                request -> Reply.ok(read.list(
                                request.actor(),
                                request.find("agreement").orElse(null),
                                request.find("isoYear").map(Integer::valueOf).orElse(null),
                                request.find("period").map(Integer::valueOf).orElse(null),
                                request.paging())
                        .map(ExportJson::of)));
        api.bind(
                "getCakExport", request -> Reply.ok(DetailsJson.of(read.get(request.actor(), request.id("exportId")))));
        api.bind("getCakExportFile", request -> {
            var file = read.file(request.actor(), request.id("exportId"));
            return Reply.file("text/csv", file.content(), file.name());
        });
        api.bind(
                "listCorrectionProposals",
                request -> Reply.ok(corrections
                        .list(
                                request.actor(),
                                request.find("settled").map(Boolean::valueOf).orElse(null),
                                request.find("agreement").orElse(null),
                                request.paging())
                        .map(ProposalJson::of)));
    }
}
