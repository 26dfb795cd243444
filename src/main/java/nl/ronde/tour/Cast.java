package nl.ronde.tour;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import nl.ronde.identity.Provider;

/** The people of the story: a provider nobody used before, its administrator, and whom she lets in. */
final class Cast {
    private static final String PASSWORD = "een lang wachtwoord";

    final Provider provider;
    final Person administrator;
    final Person planner;
    final Person teamLead;
    final Person backOffice;
    final Person worker;
    final String workerId;

    private final TourServer server;
    private final String suffix;

    Cast(TourServer server) {
        this.server = server;
        // Fictitious codes: 99 is given to no provider of care.
        String number = "%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        this.suffix = "." + number;
        this.provider = server.newProvider("99" + number);
        String link = server.providers().createFirstAdministrator(provider, "beheer" + suffix);
        this.administrator = activated("beheer" + suffix, link);
        administrator.call("setAgreementDelivery", Map.of("agreementId", Story.AGREEMENT), Map.of("cakExport", true));
        this.workerId = newWorker();
        this.planner = user("planner", "Petra Planner", Map.of());
        this.teamLead = user("teamLead", "Tom Teamleider", Map.of());
        this.backOffice = user("backOffice", "Bea Backoffice", Map.of());
        this.worker = user("worker", "Hanna Hulp", Map.of("workerId", workerId));
    }

    private String newWorker() {
        String id = administrator
                .call(
                        "createWorker",
                        Map.of(),
                        Map.of("name", "Hanna Hulp", "kind", "employee", "activeFrom", "2024-03-01"))
                .field("id");
        administrator.call("recordVog", Map.of("workerId", id), Map.of("issuedOn", "2024-02-12"));
        administrator.call("recordConfidentialityStatement", Map.of("workerId", id), Map.of("signedOn", "2024-03-01"));
        return id;
    }

    private Person user(String role, String displayName, Map<String, Object> more) {
        String username = role.toLowerCase(java.util.Locale.ROOT) + suffix;
        Map<String, Object> creation = new java.util.HashMap<>(more);
        creation.putAll(Map.of("username", username, "displayName", displayName, "roles", List.of(role)));
        String link = administrator
                .call("createUser", Map.of(), creation)
                .json()
                .at("/link/token")
                .asText();
        return activated(username, link);
    }

    private Person activated(String username, String link) {
        server.anybody().call("activateUser", Map.of(), Map.of("token", link, "password", PASSWORD));
        return server.person(username, PASSWORD);
    }
}
