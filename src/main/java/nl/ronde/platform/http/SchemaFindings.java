package nl.ronde.platform.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Refusal;
import nl.ronde.platform.problem.Refusal.FieldProblem;

/** Says in Dutch which field does not fit the contract and why; never repeats the value, which may be a BSN. */
final class SchemaFindings {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,60}|[0-9]{1,4}");

    private SchemaFindings() {}

    /** Refuses a body that does not fit. */
    static void checkBody(Schema schema, JsonNode body) {
        List<Error> errors = schema.validate(body);
        if (!errors.isEmpty()) {
            throw refusal(errors, "");
        }
    }

    /** Refuses a parameter that does not fit. */
    static void checkParameter(Schema schema, String name, JsonNode value) {
        List<Error> errors = schema.validate(value);
        if (!errors.isEmpty()) {
            throw refusal(errors, name);
        }
    }

    private static Refusal refusal(List<Error> errors, String prefix) {
        Map<String, FieldProblem> fields = new LinkedHashMap<>();
        for (Error error : errors) {
            String field = prefix.isEmpty() ? pointer(error) : prefix;
            fields.putIfAbsent(field, new FieldProblem(field, sentence(error)));
        }
        List<FieldProblem> list = List.copyOf(fields.values());
        String detail = list.size() == 1 ? list.getFirst().detail() : list.size() + " velden zijn niet goed ingevuld.";
        return new Refusal(CommonProblem.INVALID_REQUEST, detail, list, null);
    }

    private static String pointer(Error error) {
        NodePath location = error.getInstanceLocation();
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < location.getNameCount(); i++) {
            pointer.append('/').append(safe(String.valueOf(location.getElement(i))));
        }
        if (error.getProperty() != null) {
            pointer.append('/').append(safe(error.getProperty()));
        }
        return pointer.isEmpty() ? "/" : pointer.toString();
    }

    /** A name of a field, unless it looks like a value that was put in its place. */
    private static String safe(String name) {
        return SAFE.matcher(name).matches() ? name : "?";
    }

    private static String sentence(Error error) {
        Object[] arguments = error.getArguments();
        String first = arguments == null || arguments.length == 0 ? "" : String.valueOf(arguments[0]);
        return switch (error.getKeyword()) {
            case "required" -> "Dit veld is verplicht.";
            case "additionalProperties", "unevaluatedProperties" -> "Dit veld is hier onbekend.";
            case "type" -> "Dit veld heeft het verkeerde soort waarde.";
            case "format" -> "Dit veld heeft niet de juiste vorm" + form(first) + ".";
            case "pattern" -> "Dit veld heeft niet de juiste vorm.";
            case "minLength" -> "Dit veld is te kort (minstens " + first + ").";
            case "maxLength" -> "Dit veld is te lang (hoogstens " + first + ").";
            case "minimum", "exclusiveMinimum" -> "Dit getal is te klein (minstens " + first + ").";
            case "maximum", "exclusiveMaximum" -> "Dit getal is te groot (hoogstens " + first + ").";
            case "enum", "const" -> "Deze waarde bestaat hier niet.";
            case "minItems" -> "Deze lijst is te kort (minstens " + first + ").";
            case "maxItems" -> "Deze lijst is te lang (hoogstens " + first + ").";
            case "uniqueItems" -> "In deze lijst staat iets dubbel.";
            case "minProperties" -> "Er is geen enkel veld ingevuld.";
            default -> "Dit past niet bij wat hier verwacht wordt.";
        };
    }

    private static String form(String format) {
        return switch (format) {
            case "date" -> " (een datum als 2026-01-31)";
            case "date-time" -> " (een tijdstip met zone, als 2026-01-31T09:00:00+01:00)";
            case "uuid" -> " (een UUID)";
            case "email" -> " (een e-mailadres)";
            default -> "";
        };
    }
}
