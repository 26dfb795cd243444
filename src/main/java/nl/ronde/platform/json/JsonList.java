package nl.ronde.platform.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.ronde.platform.problem.CommonProblem;

/**
 * Takes the elements of one list out of an object as the bytes they came in, so that each can be read strictly by itself:
 * one that is nested too deep or holds a number out of range does not take the others with it.
 */
public final class JsonList {
    /** Lenient, for it only finds where elements begin and end: what they hold is judged afterwards. */
    private static final JsonFactory LENIENT = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20_000)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonList() {}

    /**
     * Splits the object.
     *
     * @param field the list, a field of the object itself; where there is none the object is left as it is
     * @throws nl.ronde.platform.problem.Refusal {@code malformed-json} where the elements cannot be told apart
     */
    public static Split split(byte[] bytes, String field) {
        List<byte[]> elements = new ArrayList<>();
        try (JsonParser parser = LENIENT.createParser(bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Split(bytes, elements);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(field);
                if (parser.nextToken() == JsonToken.START_ARRAY && wanted) {
                    int from = (int) parser.currentLocation().getByteOffset();
                    take(parser, bytes, elements);
                    int until = (int) parser.currentTokenLocation().getByteOffset();
                    return new Split(envelope(bytes, from, until, elements.size()), elements);
                }
                parser.skipChildren();
            }
            return new Split(bytes, elements);
        } catch (IOException e) {
            throw CommonProblem.MALFORMED_JSON.refuse("De JSON is niet te lezen.");
        }
    }

    private static void take(JsonParser parser, byte[] bytes, List<byte[]> elements) throws IOException {
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw CommonProblem.MALFORMED_JSON.refuse("De JSON houdt halverwege op.");
            }
            int begin = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            if (token.isScalarValue()) {
                // Reads it to its end.
                parser.getText();
            }
            elements.add(Arrays.copyOfRange(
                    bytes, begin, (int) parser.currentLocation().getByteOffset()));
        }
    }

    /** The object with as many empty elements, for a check of everything around them. */
    private static byte[] envelope(byte[] bytes, int from, int until, int elements) {
        ByteArrayOutputStream envelope = new ByteArrayOutputStream();
        envelope.write(bytes, 0, from);
        for (int i = 0; i < elements; i++) {
            envelope.writeBytes((i == 0 ? "{}" : ",{}").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        }
        envelope.write(bytes, until, bytes.length - until);
        return envelope.toByteArray();
    }

    /** The object without what its list holds, and the elements of that list as they came. */
    public record Split(byte[] envelope, List<byte[]> elements) {}
}
