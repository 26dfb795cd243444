package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.Map;
import java.util.Set;
import nl.ronde.support.TestApp;

/** Whom to tell: each provider has its own, under the names of agreements that all know. */
final class ContactOperationCases implements OperationCases {
    private static final Set<String> KEEPERS = Set.of("backOffice", "administrator");

    @Override
    public Map<String, Case> cases(TestApp app) {
        Map<String, String> kampen =
                Map.of("agreementId", "kampen-hh1-2018", "municipalityCode", "0166", "contactRole", "desk");
        return Map.of(
                "listAgreementContacts",
                new Case(
                        Set.of("planner", "teamLead", "backOffice", "administrator"),
                        Map.of("agreementId", "kampen-hh1-2018"),
                        null,
                        0),
                "setAgreementContact",
                new Case(KEEPERS, kampen, json("name", "Matrix", "channel", "phone", "phone", "0381234567"), 0),
                "removeAgreementContact",
                new Case(KEEPERS, kampen, null, 404));
    }
}
