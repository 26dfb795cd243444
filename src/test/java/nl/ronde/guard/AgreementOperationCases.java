package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.Map;
import java.util.Set;
import nl.ronde.support.TestApp;

/** Periods and agreements: data of the software, the same for every provider. */
public final class AgreementOperationCases implements OperationCases {
    private static final Set<String> ANYONE = Set.of("anyone");

    @Override
    public Map<String, Case> cases(TestApp app) {
        var kampen = Map.of("agreementId", "kampen-hh1-2018");
        return Map.of(
                "getCarePeriod", new Case(ANYONE, Map.of("isoYear", 2026, "period", 1), null, 0),
                "listAgreements", new Case(ANYONE, Map.of(), null, 0),
                "getAgreement", new Case(ANYONE, kampen, null, 0),
                "setAgreementDelivery",
                        new Case(
                                Set.of("administrator"),
                                Map.of("agreementId", "kampen-hh1-2018", "If-Match", "\"1\""),
                                json("cakExport", true),
                                0));
    }
}
