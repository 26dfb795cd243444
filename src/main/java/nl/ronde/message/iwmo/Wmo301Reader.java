package nl.ronde.message.iwmo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.validation.Schema;
import nl.ronde.platform.xml.SafeXml;
import nl.ronde.platform.xml.XmlRefusal;
import org.jspecify.annotations.Nullable;

/**
 * Reads a WMO301 of iWmo 3.2 from bytes: control level 1. It is as strict as the official schemas; with a folder that
 * holds these, the JDK's validator checks the message as well. What does not pass gets no reply message at all
 * (iWmo IV028). The largest file is for the caller to bound (OP179: 25 MB). Line ends may be CRLF or LF.
 *
 * <p>Beyond the schema it refuses {@code xsi:type} and {@code xsi:nil}, years outside 0001-9999, and what
 * {@link SafeXml} refuses.
 */
public final class Wmo301Reader {

    /** What reading gave. */
    public sealed interface Result {}

    /** The message, which fits the schema; its content has not been judged yet. */
    public record Readable(Wmo301 message) implements Result {}

    /**
     * Not a WMO301 that may be answered.
     *
     * @param header what could be read of the header all the same, to record the refusal with
     */
    public record Unreadable(HeaderGlimpse header, List<IwmoProblem> problems) implements Result {}

    private final @Nullable Schema official;

    /** A reader by our own grammar. */
    public Wmo301Reader() {
        this.official = null;
    }

    /**
     * A reader that also validates by the official schemas.
     *
     * @param schemas a folder with {@code basisschema.xsd} and {@code WMO301.xsd}
     * @throws IOException when they are not there or cannot be used
     */
    public Wmo301Reader(Path schemas) throws IOException {
        this.official = SafeXml.schema(schemas, "basisschema.xsd", "WMO301.xsd");
    }

    /** Reads one message. */
    public Result read(byte[] bytes) {
        try {
            var xml = SafeXml.reader(bytes);
            xml.nextTag();
            var root = Wmo301Grammar.BERICHT;
            if (!root.name().equals(xml.getLocalName()) || !root.namespace().equals(xml.getNamespaceURI())) {
                return unreadable(bytes, "iwmo-not-wmo301", "Dit is geen WMO301-bericht van iWmo 3.2.");
            }
            var grammar = new GrammarReader(xml);
            var bericht = grammar.read(root, "/" + root.name());
            while (xml.hasNext()) {
                xml.next();
            }
            if (!grammar.problems().isEmpty()) {
                return new Unreadable(HeaderGlimpse.of(bytes), grammar.problems());
            }
            if (official != null && !SafeXml.isValid(official, bytes)) {
                return unreadable(bytes, "iwmo-schema-invalid", "Het bericht voldoet niet aan het officiële schema.");
            }
            return new Readable(Wmo301Mapper.message(bericht));
        } catch (XMLStreamException e) {
            return refused(bytes, SafeXml.refusal(e));
        } catch (XmlRefusal e) {
            return refused(bytes, e);
        }
    }

    private static Unreadable refused(byte[] bytes, XmlRefusal refusal) {
        return unreadable(bytes, refusal.reason().code(), refusal.reason().text());
    }

    private static Unreadable unreadable(byte[] bytes, String code, String text) {
        return new Unreadable(HeaderGlimpse.of(bytes), List.of(new IwmoProblem(code, "", text)));
    }
}
