package nl.ronde.message.iwmo;

import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML by a grammar of {@link Element}s, as strictly as a schema validator would: order, cardinality, namespaces,
 * values, no unknown attribute and no text between elements. It goes on after a problem, so that a sender hears of
 * everything at once, up to a limit.
 */
final class GrammarReader {
    static final int MAX_PROBLEMS = 50;

    private final XMLStreamReader xml;
    private final List<IwmoProblem> problems = new ArrayList<>();

    GrammarReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** What was found so far. */
    List<IwmoProblem> problems() {
        return List.copyOf(problems);
    }

    /** Reads the element at which the XML stands; without problems, the result fits the grammar. */
    Node read(Element rule, String path) throws XMLStreamException {
        checkAttributes(path);
        return rule.text() == null ? readGroup(rule, path) : readText(rule, rule.text(), path);
    }

    private Node readGroup(Element rule, String path) throws XMLStreamException {
        var nodes = new ArrayList<Node>();
        var position = new Position(rule.inside());
        var textReported = false;
        for (var event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                var missing = position.moveTo(xml.getNamespaceURI(), xml.getLocalName());
                if (missing.isPresent()) {
                    missing.get().forEach(name -> reportMissing(path, name));
                    nodes.add(read(position.rule(), path + "/" + position.step()));
                } else {
                    report(
                            "iwmo-element-unexpected",
                            path,
                            "Hier staat een element dat onbekend is, te vaak voorkomt of niet op zijn plaats staat.");
                    skip();
                }
            } else if (isText(event) && !textReported && TextType.hasInk(xml.getText())) {
                report("iwmo-text-unexpected", path, "Hier staat tekst tussen de elementen.");
                textReported = true;
            }
        }
        position.missingAtEnd().forEach(name -> reportMissing(path, name));
        return new Node(rule, "", List.copyOf(nodes));
    }

    private Node readText(Element rule, TextType type, String path) throws XMLStreamException {
        var text = new StringBuilder();
        for (var event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                report("iwmo-element-unexpected", path, "Hier hoort een waarde te staan, geen element.");
                skip();
            } else if (isText(event)) {
                text.append(xml.getText());
            }
        }
        var value = type.normalise(text.toString());
        if (!type.accepts().test(value)) {
            report("iwmo-value-invalid", path, "De waarde is niet goed. Verwacht: " + type.description() + ".");
        }
        return new Node(rule, value, List.of());
    }

    /** A message carries no attributes; only the hints where a schema might be found are allowed, and never followed. */
    private void checkAttributes(String path) {
        for (var i = 0; i < xml.getAttributeCount(); i++) {
            var hint = XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(xml.getAttributeNamespace(i))
                    && (xml.getAttributeLocalName(i).equals("schemaLocation")
                            || xml.getAttributeLocalName(i).equals("noNamespaceSchemaLocation"));
            if (!hint) {
                report("iwmo-attribute-unexpected", path, "Dit element heeft een attribuut. Dat mag niet.");
                return;
            }
        }
    }

    private void skip() throws XMLStreamException {
        for (var open = 1; open > 0; ) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> open++;
                case XMLStreamConstants.END_ELEMENT -> open--;
                default -> {
                    // what stands inside is not looked at
                }
            }
        }
    }

    private void reportMissing(String path, String name) {
        report(
                "iwmo-element-missing",
                path + "/" + name,
                "Dit verplichte element ontbreekt of staat niet op zijn plaats.");
    }

    private void report(String code, String path, String text) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new IwmoProblem(code, path, text));
        }
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }
}
