package nl.ronde.message.iwmo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.validation.Schema;
import nl.ronde.platform.xml.SafeXml;
import nl.ronde.platform.xml.XmlRefusal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Our grammar against the official schemas: the same verdict on the examples and on systematic mutations of them. Any
 * difference is a bug in the grammar.
 */
class Wmo301AgainstOfficialSchemaTest {
    private static final Pattern LEAF = Pattern.compile("<((?:iwmo|wmo301):\\w+)>([^<]*)</\\1>");
    private static final Pattern OPENING = Pattern.compile("<((?:iwmo|wmo301):\\w+)>");

    private Schema schema;
    private List<String> examples;

    @BeforeEach
    void read_the_standards_files() throws IOException {
        schema = SafeXml.schema(Shared.iwmo("xsd-3.2"), "basisschema.xsd", "WMO301.xsd");
        examples = List.of(
                full(Files.readString(Shared.iwmo("examples-published/WMO301.xml"))),
                Files.readString(Shared.iwmo("examples-hh1-kampen/01-WMO301-toewijzing.xml")));
    }

    /** The published example with the elements that it lacks, so that every element of the schema is mutated. */
    private static String full(String published) {
        return published
                .replaceFirst(
                        "<iwmo:Datum>1967-08-13</iwmo:Datum>",
                        "<iwmo:Datum>1967-08-01</iwmo:Datum><iwmo:DatumGebruik>1</iwmo:DatumGebruik>")
                .replaceFirst("<wmo301:Emailadres>1@er.com</wmo301:Emailadres>", """
                        <wmo301:Telefoon><iwmo:Telefoon01><iwmo:Telefoonnummer>0101234567</iwmo:Telefoonnummer><iwmo:Landnummer>0031</iwmo:Landnummer></iwmo:Telefoon01></wmo301:Telefoon>
                        <wmo301:Emailadres>1@er.com</wmo301:Emailadres>
                        <wmo301:Periode><iwmo:Begindatum>2023-01-01</iwmo:Begindatum><iwmo:Einddatum>2023-02-01</iwmo:Einddatum></wmo301:Periode>""")
                .replaceFirst("<wmo301:Omvang>", "<wmo301:RedenWijziging>04</wmo301:RedenWijziging>\n<wmo301:Omvang>")
                .replaceFirst("</wmo301:Omvang>", "</wmo301:Omvang>\n<wmo301:Budget>500000</wmo301:Budget>");
    }

    @Test
    void the_examples_are_valid_for_both() {
        for (var example : examples) {
            assertThat(byGrammar(example)).isTrue();
            assertThat(bySchema(example)).isTrue();
        }
    }

    @Test
    void messages_of_another_kind_are_refused_by_both() throws IOException {
        for (var folder : List.of("examples-published", "examples-hh1-kampen")) {
            try (var files = Files.list(Shared.iwmo(folder))) {
                for (Path file : files.toList()) {
                    if (!file.getFileName().toString().contains("WMO301")) {
                        assertThat(byGrammar(Files.readString(file)))
                                .as(file.toString())
                                .isFalse();
                        assertThat(bySchema(Files.readString(file)))
                                .as(file.toString())
                                .isFalse();
                    }
                }
            }
        }
    }

    @Test
    void every_mutation_gets_the_same_verdict() {
        var differences = new TreeMap<String, String>();
        var valid = 0;
        var total = 0;
        for (var example : examples) {
            var mutations = new TreeMap<String, String>();
            mutateStructure(example, mutations);
            if (example.contains("<iwmo:DatumGebruik>")) {
                // Without the blanks between elements, which are a third of the file; the structure above keeps them.
                mutateLeaves(example.replaceAll(">\\s+<", "><"), mutations);
            }
            for (var mutation : mutations.entrySet()) {
                var ours = byGrammar(mutation.getValue());
                var theirs = bySchema(mutation.getValue());
                total++;
                valid += theirs ? 1 : 0;
                if (ours != theirs) {
                    differences.put(mutation.getKey(), "grammar " + ours + ", schema " + theirs);
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(total).isGreaterThan(2000);
        assertThat(valid).as("mutations that stay valid").isBetween(200, total - 1000);
    }

    private static void mutateLeaves(String example, Map<String, String> mutations) {
        var values = List.of(
                "",
                " ",
                "x",
                "0",
                "00",
                "1",
                "2",
                "3",
                "01",
                "13",
                "99",
                "-1",
                "+1",
                " 1 ",
                "1.0",
                "-0",
                "0001",
                "1 1",
                "123456789",
                "1234567890",
                "99999999",
                "100000000",
                "999999999",
                "1000000000",
                "2023-02-28",
                "2023-02-29",
                "2024-02-29",
                "2023-13-01",
                "2023-00-10",
                "2023-1-1",
                "20230101",
                "2023-01-01Z",
                "2023-01-01+01:00",
                "2023-01-01-05:00",
                " 2023-01-01 ",
                "2023-01-01T00:00:00",
                "0000-01-01",
                "01-01-2023",
                "10:00:00",
                "10:00",
                "24:00:00",
                "24:00:01",
                "25:00:00",
                "23:59:60",
                "10:60:00",
                "10:00:00.5",
                "10:00:00.",
                "10:00:00.1234567",
                "10:00:00Z",
                "10:00:00+01:00",
                "\n10:00:00\t",
                "1.0.0",
                "1.0",
                "01.0.0",
                "1.0.0.0",
                "10.20.30",
                "a\nb",
                "a&#13;b",
                "a\tb",
                "\u00E9\u00FC",
                "\u00D7",
                "\u1EF3",
                "\u1EF4",
                "\u2003",
                "...",
                ". .",
                "NL",
                "nl",
                "XX",
                "AB",
                "0166",
                "42420001",
                "<!-- c -->1",
                "<![CDATA[1]]>",
                "<b/>",
                "a".repeat(4),
                "a".repeat(5),
                "a".repeat(6),
                "a".repeat(7),
                "a".repeat(8),
                "a".repeat(9),
                "a".repeat(10),
                "a".repeat(11),
                "a".repeat(12),
                "a".repeat(13),
                "a".repeat(20),
                "a".repeat(21),
                "a".repeat(24),
                "a".repeat(25),
                "a".repeat(26),
                "a".repeat(35),
                "a".repeat(36),
                "a".repeat(37),
                "a".repeat(80),
                "a".repeat(81),
                "a".repeat(200),
                "a".repeat(201),
                "1".repeat(15),
                "1".repeat(16));
        var elements = elementsOf(example);
        var seen = new HashSet<String>();
        Matcher leaf = LEAF.matcher(example);
        while (leaf.find()) {
            var name = parentOf(elements, leaf.start()) + "/" + leaf.group(1);
            if (!seen.add(name)) {
                continue;
            }
            for (var v = 0; v < values.size(); v++) {
                mutations.put(
                        name + " value " + v,
                        example.substring(0, leaf.start(2)) + values.get(v) + example.substring(leaf.end(2)));
            }
        }
    }

    private static String parentOf(List<Span> elements, int start) {
        return elements.stream()
                .filter(span -> span.start < start && span.end > start)
                .reduce((outer, inner) -> inner)
                .orElseThrow()
                .name;
    }

    private static void mutateStructure(String example, Map<String, String> mutations) {
        mutations.put("no body", example.replaceAll("(?s)<wmo301:Client>.*</wmo301:Client>", ""));
        mutations.put("two clients", example.replaceAll("(?s)(<wmo301:Client>.*</wmo301:Client>)", "$1$1"));
        mutations.put("other release", example.replace("/3_2/", "/3_1/"));
        mutations.put(
                "other prefixes", example.replaceAll("(</?)wmo301:", "$1m:").replace("xmlns:wmo301=", "xmlns:m="));
        mutations.put("crlf", example.replace("\r", "").replace("\n", "\r\n"));
        mutations.put("lf", example.replace("\r", ""));
        var elements = elementsOf(example);
        for (var n = 0; n < elements.size(); n++) {
            var e = elements.get(n);
            var before = example.substring(0, e.start);
            var after = example.substring(e.end);
            var whole = example.substring(e.start, e.end);
            var inner = example.substring(e.start + e.name.length() + 2, e.end - e.name.length() - 3);
            var name = n + " " + e.name;
            mutations.put(name + " removed", before + after);
            mutations.put(name + " twice", before + whole + whole + after);
            mutations.put(name + " emptied", before + "<" + e.name + "/>" + after);
            mutations.put(name + " with attribute", before + whole.replaceFirst(">", " a=\"1\">") + after);
            mutations.put(name + " with xml:lang", before + whole.replaceFirst(">", " xml:lang=\"nl\">") + after);
            mutations.put(
                    name + " with location",
                    before
                            + whole.replaceFirst(
                                    ">",
                                    " xmlns:i=\"http://www.w3.org/2001/XMLSchema-instance\" i:schemaLocation=\"urn:x http://127.0.0.1:9/x\">")
                            + after);
            mutations.put(
                    name + " unknown inside",
                    before + "<" + e.name + "><Onbekend/>" + inner + "</" + e.name + ">" + after);
            mutations.put(name + " unknown before", before + "<wmo301:Onbekend/>" + whole + after);
            mutations.put(name + " text before", before + "tekst" + whole + after);
            mutations.put(name + " em space before", before + "\u2003" + whole + after);
            mutations.put(name + " blank before", before + "&#32;<!-- c --><?p i?>\n" + whole + after);
            var other = e.name.startsWith("iwmo:")
                    ? e.name.replace("iwmo:", "wmo301:")
                    : e.name.replace("wmo301:", "iwmo:");
            mutations.put(name + " other namespace", before + "<" + other + ">" + inner + "</" + other + ">" + after);
            var bare = e.name.substring(e.name.indexOf(':') + 1);
            mutations.put(name + " no namespace", before + "<" + bare + ">" + inner + "</" + bare + ">" + after);
            var next = elements.stream().filter(o -> o.start >= e.end).findFirst();
            if (next.isPresent() && example.substring(e.end, next.get().start).isBlank()) {
                var o = next.get();
                mutations.put(
                        name + " swapped",
                        before + example.substring(o.start, o.end) + whole + example.substring(o.end));
            }
        }
    }

    private record Span(String name, int start, int end) {}

    private static List<Span> elementsOf(String example) {
        var elements = new ArrayList<Span>();
        var opening = OPENING.matcher(example);
        while (opening.find()) {
            var close = "</" + opening.group(1) + ">";
            var end = example.indexOf(close, opening.end());
            elements.add(new Span(opening.group(1), opening.start(), end + close.length()));
        }
        return elements;
    }

    private boolean byGrammar(String xml) {
        return new Wmo301Reader().read(xml.getBytes(StandardCharsets.UTF_8)) instanceof Wmo301Reader.Readable;
    }

    private boolean bySchema(String xml) {
        try {
            return SafeXml.isValid(schema, xml.getBytes(StandardCharsets.UTF_8));
        } catch (XmlRefusal e) {
            return false;
        }
    }
}
