package nl.ronde.municipality;

import java.time.LocalDate;
import nl.ronde.agreement.Agreements;
import nl.ronde.municipality.MunicipalityJson.ClientJson;
import nl.ronde.municipality.MunicipalityJson.ListJson;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;

/** Binds the operations of the municipality's window to their use cases. */
final class MunicipalityRoutes {
    private final ReadOwnClients clients;
    private final ReadTermFigures figures;
    private final Agreements agreements;

    MunicipalityRoutes(ReadOwnClients clients, ReadTermFigures figures, Agreements agreements) {
        this.clients = clients;
        this.figures = figures;
        this.agreements = agreements;
    }

    void bind(Api api) {
        api.bind(
                "listMunicipalityClients",
                request -> Reply.ok(clients.list(request.actor(), request.paging())
                        .map(client -> ClientJson.of(client, agreements))));
        api.bind(
                "getMunicipalityClient",
                request -> Reply.ok(ClientJson.of(clients.get(request.actor(), request.id("clientId")), agreements)));
        api.bind(
                "listMunicipalityPlans",
                request -> Reply.ok(new ListJson<>(clients.plans(request.actor(), request.id("clientId")))));
        api.bind("getMunicipalityPlanPdf", request -> {
            PlanReads.Paper paper = clients.paper(request.actor(), request.id("clientId"), request.id("planId"));
            return Reply.file("application/pdf", paper.pdf().get(), paper.name());
        });
        api.bind(
                "listMunicipalityIncidents",
                request -> Reply.ok(new ListJson<>(clients.incidents(request.actor(), request.id("clientId")))));
        api.bind(
                "getMunicipalityTerms",
                request -> Reply.ok(figures.run(
                        request.actor(),
                        LocalDate.parse(request.text("from")),
                        LocalDate.parse(request.text("until")))));
    }
}
