package nl.ronde.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.ronde.App;
import nl.ronde.guard.planted.visit.PlantedProblem;
import nl.ronde.platform.http.Contract;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Problem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the contract says of every operation, and that the refusals of contract and code are one set. That every operation is
 * bound and every bound one documented is checked at each start by {@code Api}; that each answer fits, by each test's client.
 */
class ContractTest {
    /** Refusals that no caller of the API gets, each with its reason. */
    private static final Map<String, String> NOT_OVER_HTTP =
            Map.of("agb-code-taken", "providers are made by the operator's command");

    private static final Pattern PERSONAL = Pattern.compile(
            "bsn|.*name|birth.*|.*phone.*|email|street|postcode|address|city|search|query|q", Pattern.CASE_INSENSITIVE);

    private static JavaClasses code;

    @BeforeAll
    static void read() {
        code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("nl.ronde");
    }

    @Test
    void every_operation_says_what_it_is() {
        JsonNode document = App.contract().document();
        assertThat(shortcomings(document)).isEmpty();
        ObjectNode planted = document.deepCopy();
        ObjectNode me = (ObjectNode) planted.at("/paths/~1v1~1me/get");
        me.remove(List.of("summary", "description"));
        me.putArray("tags").add("nowhere");
        ((ObjectNode) me.path("responses")).remove("4XX");
        ((ObjectNode) planted.at("/components/schemas/SignIn")).remove("additionalProperties");
        assertThat(shortcomings(planted))
                .contains(
                        "getMe: no summary",
                        "getMe: no description",
                        "getMe: tag nowhere is not explained",
                        "getMe: no 4XX",
                        "createToken: takes unknown fields");
    }

    private static List<String> shortcomings(JsonNode document) {
        Set<String> tags = new HashSet<>();
        document.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
        List<String> found = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (method.getKey().equals("parameters")) {
                        return;
                    }
                    JsonNode operation = method.getValue();
                    String id = operation.path("operationId").asText();
                    for (String each : List.of("operationId", "summary", "description")) {
                        if (operation.path(each).asText().isBlank()) {
                            found.add(id + ": no " + each);
                        }
                    }
                    if (operation.path("tags").size() != 1) {
                        found.add(id + ": not one tag");
                    }
                    operation.path("tags").forEach(tag -> {
                        if (!tags.contains(tag.asText())) {
                            found.add(id + ": tag " + tag.asText() + " is not explained");
                        }
                    });
                    if (!operation.path("responses").has("4XX")) {
                        found.add(id + ": no 4XX");
                    }
                    JsonNode body = operation.at("/requestBody/content/application~1json/schema");
                    if (body.has("$ref")) {
                        body = document.at(body.path("$ref").asText().substring(1));
                    }
                    if (!body.isMissingNode()
                            && !body.path("additionalProperties").isBoolean()) {
                        found.add(id + ": takes unknown fields");
                    }
                }));
        return found;
    }

    @Test
    void nothing_personal_stands_in_an_address() {
        List<String> found = new ArrayList<>();
        for (Contract.Operation operation : App.contract().operations().values()) {
            operation.parameters().stream()
                    .filter(parameter -> !parameter.in().equals("header"))
                    .filter(parameter -> PERSONAL.matcher(parameter.name()).matches())
                    .forEach(parameter -> found.add(operation.id() + " " + parameter.name()));
        }
        assertThat(found).isEmpty();
        assertThat(List.of("bsn", "familyName", "name", "birthDate", "q"))
                .allMatch(name -> PERSONAL.matcher(name).matches());
    }

    @Test
    void the_refusals_of_contract_and_code_are_one_set() {
        Set<String> inContract = new TreeSet<>();
        App.contract().operations().values().forEach(each -> inContract.addAll(each.problems()));
        Map<String, String> inCode = new TreeMap<>();
        for (Problem problem : problems()) {
            if (!(problem instanceof CommonProblem)) {
                inCode.put(problem.code(), problem.getClass().getSimpleName());
            }
        }
        Set<String> onlyInCode = new TreeSet<>(inCode.keySet());
        onlyInCode.removeAll(inContract);
        Set<String> onlyInContract = new TreeSet<>(inContract);
        onlyInContract.removeAll(inCode.keySet());
        assertThat(onlyInCode)
                .as("refusals of the code that no operation lists in x-problems")
                .isEqualTo(NOT_OVER_HTTP.keySet());
        assertThat(onlyInContract).as("x-problems that no code refuses with").isEmpty();
    }

    @Test
    void a_code_stands_for_one_refusal_with_one_status() {
        Map<String, Problem> seen = new TreeMap<>();
        for (Problem problem : problems()) {
            // Two modules that do not know each other may refuse for the same reason.
            Problem other = seen.put(problem.code(), problem);
            assertThat(other == null || other.status() == problem.status() && other.getClass() != problem.getClass())
                    .as(problem.code())
                    .isTrue();
            assertThat(problem.code()).matches("[a-z0-9]+(-[a-z0-9]+)*");
            assertThat(problem.status()).isBetween(400, 599);
            assertThat(problem.title()).as(problem.code()).endsWith(".").hasSizeLessThan(140);
        }
        assertThat(seen).hasSizeGreaterThan(25);
    }

    @Test
    void every_refusal_is_given_somewhere() {
        assertThat(neverGiven(code)).isEmpty();
        assertThat(neverGiven(new ClassFileImporter().importClasses(PlantedProblem.class)))
                .containsExactly("PlantedProblem.NEVER_GIVEN");
    }

    private static List<String> neverGiven(JavaClasses classes) {
        Set<String> used = new HashSet<>();
        for (JavaClass each : classes) {
            for (JavaFieldAccess access : each.getFieldAccessesFromSelf()) {
                if (!access.getOrigin().getName().equals("<clinit>")
                        && !access.getOrigin().getName().equals("$values")) {
                    used.add(access.getTarget().getOwner().getSimpleName() + "."
                            + access.getTarget().getName());
                }
            }
        }
        List<String> never = new ArrayList<>();
        for (JavaClass each : classes) {
            if (each.isEnum() && each.isAssignableTo(Problem.class)) {
                for (Object constant : each.reflect().getEnumConstants()) {
                    String name = each.getSimpleName() + "." + ((Enum<?>) constant).name();
                    if (!used.contains(name) && !givenByStatus(constant)) {
                        never.add(name);
                    }
                }
            }
        }
        return never;
    }

    /** The common ones are found by the status that the router gives. */
    private static boolean givenByStatus(Object constant) {
        return constant instanceof CommonProblem;
    }

    private static List<Problem> problems() {
        List<Problem> problems = new ArrayList<>();
        for (JavaClass each : code) {
            if (each.isEnum() && each.isAssignableTo(Problem.class)) {
                for (Object constant : each.reflect().getEnumConstants()) {
                    problems.add((Problem) constant);
                }
            }
        }
        return problems;
    }

    @Test
    void the_contract_is_valid_yaml_without_a_key_twice() throws Exception {
        YAMLMapper strict = YAMLMapper.builder()
                .enable(com.fasterxml.jackson.core.StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        assertThat(strict.readTree(App.contract().text()))
                .isEqualTo(App.contract().document());
    }
}
