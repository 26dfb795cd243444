package nl.ronde.agreement;

import java.util.Optional;
import nl.ronde.agreement.AgreementJson.CarePeriodJson;
import nl.ronde.agreement.AgreementJson.DeliveryJson;
import nl.ronde.agreement.AgreementJson.DetailsJson;
import nl.ronde.agreement.AgreementJson.ListJson;
import nl.ronde.agreement.AgreementJson.SummaryJson;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;

/** Binds the operations on agreements and periods. What they show are data of the software: nothing of it is personal. */
final class AgreementRoutes {
    private final Db db;
    private final Agreements agreements;
    private final ProviderAgreements providerAgreements;
    private final SetAgreementDelivery setDelivery;

    AgreementRoutes(
            Db db, Agreements agreements, ProviderAgreements providerAgreements, SetAgreementDelivery setDelivery) {
        this.db = db;
        this.agreements = agreements;
        this.providerAgreements = providerAgreements;
        this.setDelivery = setDelivery;
    }

    void bind(Api api) {
        api.bind(
                "getCarePeriod",
                request -> Reply.ok(
                        CarePeriodJson.of(CarePeriod.of(request.number("isoYear"), request.number("period")))));
        api.bind("listAgreements", request -> Reply.ok(list(request)));
        api.bind("getAgreement", this::get);
        api.bind("setAgreementDelivery", request -> {
            ProviderAgreement saved = setDelivery.run(
                    request.actor(),
                    request.text("agreementId"),
                    request.find("If-Match").map(seen -> request.expectedVersion()),
                    request.body(SetAgreementDelivery.Command.class));
            return Reply.ok(DeliveryJson.of(saved)).etag(saved.version());
        });
    }

    private ListJson list(Request request) {
        return db.reading(request.actor().providerId(), tx -> {
            var own = providerAgreements.list(tx);
            return new ListJson(agreements.list().stream()
                    .map(agreement -> SummaryJson.of(
                            agreement,
                            own.stream()
                                    .filter(each -> each.agreementId().equals(agreement.id()))
                                    .findFirst()))
                    .toList());
        });
    }

    private Reply get(Request request) {
        Agreement agreement = agreements.find(request.text("agreementId")).orElseThrow(CommonProblem.NOT_FOUND::refuse);
        Optional<ProviderAgreement> own =
                db.reading(request.actor().providerId(), tx -> providerAgreements.find(tx, agreement.id()));
        Reply reply = Reply.ok(DetailsJson.of(agreement, agreements, own));
        return own.map(each -> reply.etag(each.version())).orElse(reply);
    }
}
