package nl.ronde.agreement;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import nl.ronde.calendar.Term;
import nl.ronde.calendar.TermUnit;

/** Reads the data files, strictly: an unknown field, a field that is there twice or a wrong type is an error. */
final class AgreementFiles {
    private static final ObjectMapper MAPPER = YAMLMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addDeserializer(Term.class, new TermReader())
                    .addDeserializer(TermKind.class, new TermKindReader()))
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private AgreementFiles() {}

    /**
     * Reads a file of the class path.
     *
     * @throws IllegalStateException when it is missing or wrong; the message names the file, the line and the cause
     */
    static <T> T resource(String path, Class<T> type) {
        try (var in = AgreementFiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("The data file is missing: " + path);
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), path, type);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    /** Reads the text of a file; the name is for the error message only. */
    static <T> T parse(String yaml, String name, Class<T> type) {
        try {
            return MAPPER.readValue(yaml, type);
        } catch (JsonProcessingException e) {
            var line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new IllegalStateException("%s, line %d: %s".formatted(name, line, e.getOriginalMessage()), e);
        }
    }

    /**
     * A term as it stands in a file.
     *
     * @param unit the name of a {@link TermUnit}, lower case with hyphens
     * @param amount for the units that count something
     * @param date for {@code before-yearly-date}: month and day, the first date that is too late
     * @param rollsOver whether its last day moves to the next working day
     */
    private record TermInFile(String unit, Integer amount, String date, Boolean rollsOver) {

        Term toTerm() {
            var unitCode = Required.text(unit, "unit");
            var termUnit = Arrays.stream(TermUnit.values())
                    .filter(candidate -> code(candidate).equals(unitCode))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such unit: " + unitCode));
            var yearlyDate = Optional.ofNullable(date).map(monthDay -> MonthDay.parse("--" + monthDay));
            return new Term(termUnit, amount == null ? 0 : amount, yearlyDate, Boolean.TRUE.equals(rollsOver));
        }

        private static String code(TermUnit unit) {
            return unit.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final class TermReader extends StdDeserializer<Term> {
        TermReader() {
            super(Term.class);
        }

        @Override
        public Term deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var inFile = context.readValue(parser, TermInFile.class);
            try {
                return inFile.toTerm();
            } catch (RuntimeException e) {
                throw context.weirdStringException(String.valueOf(inFile), Term.class, e.getMessage());
            }
        }
    }

    private static final class TermKindReader extends StdDeserializer<TermKind> {
        TermKindReader() {
            super(TermKind.class);
        }

        @Override
        public TermKind deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            var code = parser.getText();
            return TermKind.find(code).orElseThrow(() ->
                    (IOException) context.weirdStringException(code, TermKind.class, "no such kind of term"));
        }
    }
}
