package nl.ronde.plan;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.Intakes;
import nl.ronde.assignment.IntakeRecorded;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;

/** What tests of plans say in one word: draft, present, consent; and the terms that run. */
final class PlanWorld implements AutoCloseable {
    static final String DVO = "maastricht-dvo-2018";

    private final VisitWorld visits = new VisitWorld();

    VisitWorld visits() {
        return visits;
    }

    TestApp app() {
        return visits.app();
    }

    /** A client with an assignment. */
    record Care(UUID client, UUID assignment) {}

    Care care(String familyName) {
        UUID client = visits.fixtures().client(familyName);
        return new Care(client, visits.fixtures().assignment(client));
    }

    /** The same under the DVO, which has no catalogue of ours. */
    Care dvoCare(String familyName) {
        Care care = care(familyName);
        app().sql("UPDATE assignment SET agreement_id = '" + DVO + "', municipality_code = '0935' WHERE id = '"
                + care.assignment() + "'");
        app().sql("DELETE FROM assignment_result_area WHERE assignment_id = '" + care.assignment() + "'");
        return care;
    }

    /** What Kampen asks of a plan (B2 1.9c): a care part and process agreements. */
    static Map<String, Object> kampen() {
        return new LinkedHashMap<>(json(
                "careParts",
                List.of(
                        json(
                                "area",
                                "clean-home",
                                "result",
                                "Een schoon en leefbaar huis",
                                "goals",
                                List.of("Mevrouw ruimt zelf haar keuken op"),
                                "activities",
                                List.of(
                                        activity("vacuum-or-mop", 1, "visit", 40),
                                        activity("windows-inside", 1, "month", 30),
                                        json(
                                                "text",
                                                "Planten water geven",
                                                "frequency",
                                                json("times", 2, "per", "week")))),
                        json(
                                "area",
                                "meals",
                                "result",
                                "Een warme maaltijd",
                                "activities",
                                List.of(activity("hot-meal", 1, "visit", 20)))),
                "processAgreements",
                List.of("U zegt een afspraak een dag van tevoren af."),
                "workingTimes",
                List.of(json("weekday", "tuesday", "begin", "09:00", "end", "11:00", "everyNWeeks", 1))));
    }

    static Map<String, Object> activity(String code, int times, String per, int minutes) {
        return json("activity", code, "frequency", json("times", times, "per", per), "minutes", minutes);
    }

    /** Everything that DVO 11.4 and B3 E1 name. */
    static Map<String, Object> dvo() {
        return new LinkedHashMap<>(json(
                "careParts",
                List.of(json(
                        "result",
                        "Zelfstandig wonen",
                        "goals",
                        List.of("De administratie is op orde"),
                        "activities",
                        List.of(json("text", "Post doornemen", "frequency", json("times", 1, "per", "week"))))),
                "workingTimes",
                List.of(json("weekday", "monday", "begin", "13:00", "end", "15:00")),
                "informalCare",
                "Er zijn geen mantelzorgers.",
                "transport",
                "Vervoer is niet nodig: wij komen bij u thuis.",
                "information",
                information()));
    }

    static Map<String, Object> information() {
        return new LinkedHashMap<>(json(
                "execution", "Eén vaste medewerker komt elke week.",
                "cooperation", "Wij overleggen met de wijkverpleging.",
                "expertise", "Onze medewerkers zijn geschoold.",
                "refusalAndEnding", "Wij stoppen alleen na overleg met de regisseur.",
                "complaints", "U kunt een klacht sturen naar onze klachtenfunctionaris.",
                "rights", "U mag uw dossier inzien en meepraten in de cliëntenraad.",
                "phone", "043 123 45 67",
                "email", "info@aanbieder.example"));
    }

    JsonNode draft(Care care) {
        return app().as("planner")
                .call("createSupportPlan", Map.of("assignmentId", care.assignment()))
                .expect(201)
                .json();
    }

    Answer change(JsonNode plan, Map<String, Object> content) {
        return app().as("teamleider").call("changeSupportPlan", at(plan), content);
    }

    Answer present(JsonNode plan) {
        return app().as("teamleider").call("presentSupportPlan", at(plan), null);
    }

    /** A presented version with this content. */
    JsonNode presented(Care care, Map<String, Object> content) {
        return present(change(draft(care), content).expect(200).json())
                .expect(200)
                .json();
    }

    private static Map<String, String> at(JsonNode plan) {
        return Map.of(
                "planId",
                plan.path("id").asText(),
                "If-Match",
                plan.path("version").asText());
    }

    JsonNode plan(JsonNode plan) {
        return app().as("planner")
                .call("getSupportPlan", Map.of("planId", plan.path("id").asText()))
                .expect(200)
                .json();
    }

    Answer providerSigns(JsonNode plan) {
        return app().as("teamleider").call("signSupportPlan", at(plan(plan)), null);
    }

    /** A spoken consent to the text of this plan, as the office records it. */
    Answer agrees(JsonNode plan, Object... more) {
        return app().as("planner")
                .call("consentToPlan", Map.of("planId", plan.path("id").asText()), consent(plan, "spoken", more));
    }

    /** The body of a consent. */
    static Map<String, Object> consent(JsonNode plan, String way, Object... more) {
        Map<String, Object> body = new LinkedHashMap<>(json(
                "id",
                Ids.next().toString(),
                "way",
                way,
                "hash",
                plan.path("hash").asText(),
                "name",
                "A. Jansen",
                "witness",
                "Hanna de Hulp"));
        body.putAll(json(more));
        return body;
    }

    /** The intake was held, as the module of assignments tells it. */
    void intake(Care care, String agreement, String heldOn) {
        Intakes.held(app(), new IntakeRecorded(care.assignment(), care.client(), agreement, LocalDate.parse(heldOn)));
    }

    /** Every term of a client. */
    List<JsonNode> allTerms(Care care) {
        List<JsonNode> items = new ArrayList<>();
        app().as("teamleider")
                .call("listObligations", Map.of("clientId", care.client(), "limit", 200))
                .expect(200)
                .json()
                .path("items")
                .forEach(items::add);
        return items;
    }

    /** The terms of a client by kind, and variant where there is one. */
    Map<String, JsonNode> terms(Care care) {
        Map<String, JsonNode> terms = new LinkedHashMap<>();
        for (JsonNode each : allTerms(care)) {
            String kind = each.path("kind").asText();
            String variant = each.path("variant").asText();
            terms.put(variant.isEmpty() ? kind : kind + " " + variant, each);
        }
        return terms;
    }

    String state(Care care, String term) {
        JsonNode found = terms(care).get(term);
        assertThat(found).as(term + " of " + terms(care)).isNotNull();
        return found.path("state").asText();
    }

    @Override
    public void close() {
        visits.close();
    }
}
