package nl.ronde.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import nl.ronde.platform.problem.CommonProblem;

/**
 * The one JSON mapper. Reading is strict where the library is lenient: duplicate keys, comments, trailing text, a
 * byte-order mark, lone surrogates, NUL, numbers without a double's value and deep nesting are refused, each before any
 * rule sees the text; text is brought to Unicode NFC, so that "Zoë" is one name however a keyboard wrote it. Writing leaves absent values out and gives times as RFC 3339.
 */
public final class Json {
    /** The deepest nesting that is read. */
    public static final int MAX_DEPTH = 32;

    private static final ObjectMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    textual -> textual.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .build();

    private Json() {}

    /**
     * Parses a request body.
     *
     * @throws nl.ronde.platform.problem.Refusal {@code malformed-json} with a reason that never repeats the text
     */
    public static JsonNode parse(byte[] bytes) {
        String text = decode(bytes);
        JsonNode node;
        try {
            JsonText.check(MAPPER.createParser(text));
            node = MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw CommonProblem.MALFORMED_JSON.refuse(reason(e));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if (node == null || node.isMissingNode()) {
            throw CommonProblem.MALFORMED_JSON.refuse("De inhoud is leeg.");
        }
        return JsonText.composed(node);
    }

    private static String decode(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw CommonProblem.MALFORMED_JSON.refuse("De tekst is geen geldige UTF-8.");
        }
    }

    private static String reason(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        String where = e.getLocation() == null
                ? ""
                : " (regel " + e.getLocation().getLineNr() + ", teken "
                        + e.getLocation().getColumnNr() + ")";
        if (message.startsWith("Duplicate field")) {
            return "Een veld staat er tweemaal in" + where + ".";
        }
        if (message.contains("nesting depth")) {
            return "De inhoud is dieper dan " + MAX_DEPTH + " niveaus" + where + ".";
        }
        if (message.contains("Number value length")) {
            return "Een getal heeft te veel cijfers" + where + ".";
        }
        return "De JSON is niet te lezen" + where + ".";
    }

    /** A checked tree as a record. The contract has validated it, so a failure here is a fault of the contract. */
    public static <T> T as(JsonNode node, Class<T> type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw CommonProblem.INVALID_REQUEST.refuse("Een waarde past niet bij wat hier verwacht wordt.");
        }
    }

    /** Reads back what this server wrote itself. */
    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON does not fit " + type.getSimpleName(), e);
        }
    }

    /** A record as JSON text. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /** A record as UTF-8 JSON. */
    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    /** A record as a tree, for tests of shape and for hashing. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** Reads a tree of the project's own files (contract, agreements) with another mapper's settings. */
    public static JsonNode readTree(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }
}
