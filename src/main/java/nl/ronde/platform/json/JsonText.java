package nl.ronde.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.text.Normalizer;
import nl.ronde.platform.problem.CommonProblem;

/** Composes text; refuses text and numbers that are valid JSON but that PostgreSQL or a reader of ours would take for something else. */
final class JsonText {
    private static final BigDecimal MAX_EXACT = BigDecimal.valueOf(9_007_199_254_740_991L);

    private JsonText() {}

    /** Reads the whole text once, token by token, as it was written: a tree no longer knows a "-0". */
    static void check(JsonParser parser) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case FIELD_NAME -> checkText(parser.currentName());
                case VALUE_STRING -> checkText(parser.getText());
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> checkNumber(parser.getText());
                default -> {}
            }
        }
    }

    /** The tree with every text in Unicode NFC; the depth is bounded by the parser. */
    static JsonNode composed(JsonNode node) {
        if (node.isTextual()) {
            String text = node.textValue();
            return Normalizer.isNormalized(text, Normalizer.Form.NFC)
                    ? node
                    : TextNode.valueOf(Normalizer.normalize(text, Normalizer.Form.NFC));
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(composed(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, composed(array.get(i)));
            }
        }
        return node;
    }

    private static void checkText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                throw CommonProblem.MALFORMED_JSON.refuse("Een tekst bevat het verboden teken NUL.");
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw CommonProblem.MALFORMED_JSON.refuse("Een tekst bevat een half teken (los surrogaat).");
            } else if (Character.isISOControl(c) && c != '\n' && c != '\t') {
                throw CommonProblem.MALFORMED_JSON.refuse("Een tekst bevat een stuurteken.");
            }
        }
    }

    private static void checkNumber(String written) {
        // The exponent is judged before any arithmetic: 1e999999999 must not become a number of a billion digits.
        if (!Double.isFinite(Double.parseDouble(written))) {
            throw CommonProblem.MALFORMED_JSON.refuse("Een getal is te groot.");
        }
        if (written.startsWith("-") && Double.parseDouble(written) == 0d) {
            throw CommonProblem.MALFORMED_JSON.refuse("Een getal is -0.");
        }
        if (Math.abs(Double.parseDouble(written)) >= 1e15
                && new BigDecimal(written).abs().compareTo(MAX_EXACT) > 0) {
            throw CommonProblem.MALFORMED_JSON.refuse("Een getal is te groot.");
        }
    }
}
