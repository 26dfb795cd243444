package nl.ronde.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client reads what it was that somebody looked at: everything that is written down about clients has words of its own. */
class PlainWordsTest {
    private static final Pattern CONSTANT = Pattern.compile("String ([A-Z_]+) =\\s+(\"[^\"]*\"|[A-Za-z.]+)[ ;]");
    private static final int TYPE = 4;

    /** Written down without any client; the meldcode is shown to nobody. */
    private static final Set<String> OF_NO_CLIENT = Set.of(
            "admissionStop",
            "agreement-contact",
            "audit-entry",
            "cak-delivery",
            "complaintsReport",
            "device",
            "handed-in act",
            "house-term",
            "invoice",
            "mail",
            "meldcode-case",
            "planStandards",
            "provider-agreement",
            "security-incident",
            "session",
            "team",
            "upload",
            "user",
            "worker",
            "yearly-delivery");

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            listMunicipalityPlans; client; uw ondersteuningsplan
            getMunicipalityPlanPdf; client; uw ondersteuningsplan
            listMunicipalityIncidents; client; meldingen van incidenten aan uw gemeente
            getMunicipalityTerms; obligation; cijfers van uw gemeente over termijnen
            listNotices; notice; een herinnering aan een termijn voor uw hulp
            getClient; client; uw persoonsgegevens
            listVisitSeries; visitSeries; uw vaste afspraken
            """)
    void what_it_was_is_said_by_the_operation_and_else_by_the_thing(String action, String type, String words) {
        assertThat(PlainWords.what(action, type)).isEqualTo(words);
    }

    @Test
    void nothing_that_is_written_down_about_a_client_falls_back_to_the_general_words() throws IOException {
        Map<String, String> files = new HashMap<>();
        try (Stream<Path> paths = Files.walk(Path.of("src/main/java"))) {
            for (Path path :
                    paths.filter(each -> each.toString().endsWith(".java")).toList()) {
                files.put(path.getFileName().toString().replace(".java", ""), Files.readString(path));
            }
        }
        Set<String> types = new TreeSet<>();
        files.forEach((name, text) -> {
            Matcher call = Pattern.compile("\\baudit\\s*\\.append\\(").matcher(text);
            while (call.find()) {
                String type = arguments(text, call.end()).get(TYPE);
                types.add(type.startsWith("\"") ? type.replace("\"", "") : constant(files, name, type));
            }
        });
        types.remove("type"); // a look that was denied is shown to nobody
        assertThat(types).contains("client", "notice", "supportPlan").hasSizeGreaterThan(30);
        assertThat(types)
                .filteredOn(type -> !OF_NO_CLIENT.contains(type))
                .allSatisfy(
                        type -> assertThat(PlainWords.find("", type)).as(type).isPresent());
    }

    /** The value of a constant of this or another class; its own name where it is none. */
    private static String constant(Map<String, String> files, String name, String type) {
        String[] parts = type.split("[.]");
        String owner = parts.length == 1 ? name : parts[parts.length - 2];
        Matcher constant = CONSTANT.matcher(files.getOrDefault(owner, ""));
        while (constant.find()) {
            if (constant.group(1).equals(parts[parts.length - 1])) {
                String value = constant.group(2);
                return value.startsWith("\"") ? value.replace("\"", "") : constant(files, owner, value);
            }
        }
        return type;
    }

    /** The arguments of a call that opened just before this place. */
    private static List<String> arguments(String text, int from) {
        List<String> found = new ArrayList<>();
        int depth = 1;
        boolean quoted = false;
        StringBuilder one = new StringBuilder();
        for (int i = from; depth > 0; i++) {
            char letter = text.charAt(i);
            quoted ^= letter == '"';
            if (!quoted && "([{".indexOf(letter) >= 0) {
                depth++;
            } else if (!quoted && ")]}".indexOf(letter) >= 0) {
                depth--;
            }
            if (depth == 0 || !quoted && depth == 1 && letter == ',') {
                found.add(one.toString().strip());
                one.setLength(0);
            } else {
                one.append(letter);
            }
        }
        return found;
    }
}
