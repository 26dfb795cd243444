package nl.ronde.guard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.ronde.App;
import org.junit.jupiter.api.Test;

/**
 * The contract is well-formed: references lead somewhere, addresses declare their parameters, schemas are JSON Schema. What
 * is said in words is the linter's part ({@code api-spec/lint}).
 */
class ContractFormTest {
    private static final Pattern IN_ADDRESS = Pattern.compile("\\{([A-Za-z]+)}");

    @Test
    void every_reference_leads_somewhere() {
        JsonNode document = App.contract().document();
        assertThat(danglingReferences(document)).isEmpty();
        ObjectNode planted = document.deepCopy();
        ((ObjectNode) planted.at("/components/schemas/User/properties"))
                .putObject("x")
                .put("$ref", "#/components/nowhere");
        assertThat(danglingReferences(planted)).containsExactly("#/components/nowhere");
    }

    /** In {@code {description: Of the e-mail, or the reference}} YAML reads what follows the comma as a key of its own. */
    @Test
    void no_key_stands_without_a_value() {
        JsonNode document = App.contract().document();
        assertThat(keysWithoutValue(document, "")).isEmpty();
        ObjectNode planted = document.deepCopy();
        ((ObjectNode) planted.at("/components/schemas/User")).putNull("or the reference.");
        assertThat(keysWithoutValue(planted, "")).containsExactly("/components/schemas/User/or the reference.");
    }

    private static List<String> keysWithoutValue(JsonNode node, String at) {
        List<String> found = new ArrayList<>();
        node.properties().forEach(property -> {
            String here = at + "/" + property.getKey();
            if (property.getValue().isNull() && !here.contains("/example")) {
                found.add(here);
            }
            found.addAll(keysWithoutValue(property.getValue(), here));
        });
        for (int index = 0; node.isArray() && index < node.size(); index++) {
            found.addAll(keysWithoutValue(node.get(index), at + "/" + index));
        }
        return found;
    }

    @Test
    void every_address_declares_its_parameters() {
        App.contract().operations().values().forEach(operation -> {
            TreeSet<String> named = new TreeSet<>();
            var matcher = IN_ADDRESS.matcher(operation.path());
            while (matcher.find()) {
                named.add(matcher.group(1));
            }
            TreeSet<String> declared = new TreeSet<>();
            operation.parameters().stream()
                    .filter(parameter -> parameter.in().equals("path"))
                    .forEach(parameter -> declared.add(parameter.name()));
            assertThat(declared).as(operation.id()).isEqualTo(named);
        });
    }

    @Test
    void every_type_of_mutation_is_one_act_with_a_key_and_at_most_one_id_in_its_address() {
        JsonNode document = App.contract().document();
        List<String> types = new ArrayList<>();
        App.contract().operations().values().forEach(operation -> {
            JsonNode type = document.at(operation.pointer() + "/x-mutation");
            boolean takesKey = operation.parameters().stream()
                    .anyMatch(parameter -> parameter.name().equals("Idempotency-Key"));
            assertThat(!type.isMissingNode()).as(operation.id()).isEqualTo(takesKey);
            if (takesKey) {
                types.add(type.asText());
                assertThat(operation.parameters().stream()
                                .filter(parameter -> parameter.in().equals("path")))
                        .as(operation.id())
                        .hasSizeLessThan(2);
            }
        });
        assertThat(types).doesNotHaveDuplicates().contains("visit.check-in", "incident.report", "absence.report-sick");
    }

    @Test
    void every_schema_is_json_schema() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        App.contract()
                .document()
                .at("/components/schemas")
                .properties()
                .forEach(schema -> assertThat(meta.validate(schema.getValue()))
                        .as(schema.getKey())
                        .isEmpty());
        ObjectNode planted =
                App.contract().document().at("/components/schemas/User").deepCopy();
        planted.put("required", "id");
        assertThat(meta.validate(planted)).isNotEmpty();
    }

    private static List<String> danglingReferences(JsonNode document) {
        List<String> found = new ArrayList<>();
        for (JsonNode reference : document.findValues("$ref")) {
            if (!reference.asText().startsWith("#/")
                    || document.at(reference.asText().substring(1)).isMissingNode()) {
                found.add(reference.asText());
            }
        }
        return found;
    }
}
