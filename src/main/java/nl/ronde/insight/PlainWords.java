package nl.ronde.insight;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.ronde.audit.Audit;

/** The words of the trail as a client reads them. */
final class PlainWords {
    private static final Map<String, String> ROLES = Map.of(
            "worker", "huishoudelijke hulp",
            "planner", "planner",
            "teamLead", "teamleider",
            "backOffice", "administratie",
            "administrator", "beheerder",
            "municipality", "gemeente");

    private static final Map<String, String> THINGS = Map.ofEntries(
            Map.entry("client", "uw persoonsgegevens"),
            Map.entry("assignment", "de toewijzing van uw hulp"),
            Map.entry("office-task", "een taak over uw toewijzing"),
            Map.entry("visit", "bezoeken bij u thuis"),
            Map.entry("visit-exception", "een bijzonderheid bij een bezoek"),
            Map.entry("visit-series", "uw vaste afspraken"),
            Map.entry("signal", "een signaal van uw hulp"),
            Map.entry("incident", "een melding van een incident"),
            Map.entry("obligation", "een termijn die voor uw hulp loopt"),
            Map.entry("occasion", "een brief of vraag over uw hulp"),
            Map.entry("plan", "uw ondersteuningsplan"),
            Map.entry("support-plan", "uw ondersteuningsplan"),
            Map.entry("supportPlan", "uw ondersteuningsplan"),
            Map.entry("plan-evaluation", "het gesprek over uw ondersteuningsplan"),
            Map.entry("complaint", "een klacht"),
            Map.entry("blob", "een foto of handtekening"),
            Map.entry("upload", "een foto of handtekening"),
            Map.entry("cak-export", "uren die naar het CAK gaan"),
            Map.entry("iwmo-message", "een bericht van de gemeente over u"),
            Map.entry("mail", "een e-mail over uw hulp"),
            Map.entry("sync", "het overzicht op de telefoon van uw hulp"),
            Map.entry("access-log", "dit overzicht"));

    private PlainWords() {}

    static String roles(List<String> words) {
        return words.stream()
                .map(word -> ROLES.getOrDefault(word, "medewerker"))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    static String what(String objectType) {
        return THINGS.getOrDefault(objectType, "uw dossier");
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
