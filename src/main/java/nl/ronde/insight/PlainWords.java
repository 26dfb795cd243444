package nl.ronde.insight;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.ronde.audit.Audit;

/** The words of the trail as a client reads them. */
final class PlainWords {
    private static final String PLAN = "uw ondersteuningsplan";

    private static final Map<String, String> ROLES = Map.of(
            "worker", "huishoudelijke hulp",
            "planner", "planner",
            "teamLead", "teamleider",
            "backOffice", "administratie",
            "administrator", "beheerder",
            "municipality", "gemeente");

    /** What an operation shows or does where the thing alone would say less, or more, than it was. */
    private static final Map<String, String> OPERATIONS = Map.ofEntries(
            Map.entry("revealClientBsn", "uw burgerservicenummer (BSN)"),
            Map.entry("findClientByBsn", "uw gegevens, gezocht met uw burgerservicenummer (BSN)"),
            Map.entry("listMunicipalityClients", "uw naam in de lijst van cliënten van uw gemeente"),
            Map.entry("getMunicipalityClient", "uw persoonsgegevens en de hulp die uw gemeente heeft toegekend"),
            Map.entry("listMunicipalityPlans", PLAN),
            Map.entry("getMunicipalityPlanPdf", PLAN),
            Map.entry("listMunicipalityIncidents", "meldingen van incidenten aan uw gemeente"),
            Map.entry("getMunicipalityTerms", "cijfers van uw gemeente over termijnen"),
            Map.entry("listClientContinuity", "cijfers over hoe vaak u een andere hulp had"),
            Map.entry("getClientContinuity", "cijfers over hoe vaak u een andere hulp had"),
            Map.entry("setFixedContact", "wie uw vaste contactpersoon is"),
            Map.entry("getReplacementRequirements", "wat uw hulp moet kunnen"),
            Map.entry("setReplacementRequirements", "wat uw hulp moet kunnen"),
            Map.entry("comparePlanWithVisits", "uw ondersteuningsplan naast de bezoeken bij u thuis"),
            Map.entry("recordPlanEvaluation", "het gesprek over uw ondersteuningsplan"),
            Map.entry("recordPlanCopy", "wie een afschrift van uw ondersteuningsplan kreeg"),
            Map.entry("getAssignmentTimeline", "hoe uw hulp is verlopen"),
            Map.entry("getComplaintsReport", "het jaarverslag over klachten, zonder namen"),
            Map.entry(
                    "previewIncidentReport",
                    "de tekst van een melding van een incident aan gemeente of toezichthouder"),
            Map.entry("sendIncidentReport", "een melding van een incident aan gemeente of toezichthouder"),
            Map.entry("recordIncidentReport", "een melding van een incident aan gemeente of toezichthouder"),
            Map.entry("getSyncChanges", "het overzicht op de telefoon van uw hulp"));

    private static final Map<String, String> THINGS = Map.ofEntries(
            Map.entry("client", "uw persoonsgegevens"),
            Map.entry("assignment", "de toewijzing van uw hulp"),
            Map.entry("assignmentEntry", "wat er met uw hulp is afgesproken of gebeurd"),
            Map.entry("officeTask", "een taak over uw toewijzing"),
            Map.entry("visit", "bezoeken bij u thuis"),
            Map.entry("visit-exception", "een bijzonderheid bij een bezoek"),
            Map.entry("visitSeries", "uw vaste afspraken"),
            Map.entry("care-period", "de gewerkte uren van een periode"),
            Map.entry("correction-proposal", "een verbetering van gewerkte uren"),
            Map.entry("incident", "een melding van een incident"),
            Map.entry("obligation", "een termijn die voor uw hulp loopt"),
            Map.entry("notice", "een herinnering aan een termijn voor uw hulp"),
            Map.entry("occasion", "een brief of vraag over uw hulp"),
            Map.entry("supportPlan", PLAN),
            Map.entry("planConsent", "wat u vindt van uw ondersteuningsplan"),
            Map.entry("municipalPlan", "het plan van uw gemeente"),
            Map.entry("complaint", "een klacht"),
            Map.entry("blob", "een foto of handtekening"),
            Map.entry("cak-export", "uren die naar het CAK gaan"),
            Map.entry("iwmoMessage", "een bericht van de gemeente over u"),
            Map.entry("replacementNeed", "vervanging van uw hulp"),
            Map.entry("replacementOffer", "vervanging van uw hulp"),
            Map.entry("unwantedCombination", "welke hulp niet bij u komt"),
            Map.entry("access-log", "dit overzicht"));

    private PlainWords() {}

    static String roles(List<String> words) {
        return words.stream()
                .map(word -> ROLES.getOrDefault(word, "medewerker"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** @param action the operation's name in the contract */
    static String what(String action, String objectType) {
        return find(action, objectType).orElse("uw dossier");
    }

    /** Empty where only the general words are left; a test keeps that from being so for anything about a client. */
    static Optional<String> find(String action, String objectType) {
        return Optional.ofNullable(OPERATIONS.get(action)).or(() -> Optional.ofNullable(THINGS.get(objectType)));
    }

    static String did(Audit.Kind kind) {
        return switch (kind) {
            case READ -> "bekeken";
            case SEARCH -> "gevonden bij zoeken";
            case EXPORT -> "in een bestand gezet";
            case CREATE -> "toegevoegd";
            case UPDATE -> "gewijzigd";
            case DELETE -> "verwijderd";
            case SIGN_IN, DENY -> "niet bekeken";
        };
    }
}
