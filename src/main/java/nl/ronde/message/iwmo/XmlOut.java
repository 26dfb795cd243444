package nl.ronde.message.iwmo;

import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import nl.ronde.platform.xml.SafeXml;
import org.jspecify.annotations.Nullable;

/** Writes an iWmo message: UTF-8 without a byte-order mark, CRLF line ends (OP192), one element a line. */
final class XmlOut {
    private static final String INDENT = "  ";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter xml;
    private int depth;

    /** Starts a message with this root. */
    XmlOut(String prefix, String namespace, String root) throws XMLStreamException {
        xml = SafeXml.writer(bytes);
        xml.setPrefix("iwmo", Wmo301Grammar.BASE);
        xml.setPrefix(prefix, namespace);
        xml.writeStartDocument("UTF-8", "1.0");
        line();
        xml.writeStartElement(namespace, root);
        xml.writeNamespace("iwmo", Wmo301Grammar.BASE);
        xml.writeNamespace(prefix, namespace);
        depth = 1;
    }

    /** What an element contains. */
    @FunctionalInterface
    interface Content {
        void write() throws XMLStreamException;
    }

    void group(String namespace, String name, Content content) throws XMLStreamException {
        line();
        xml.writeStartElement(namespace, name);
        depth++;
        content.write();
        depth--;
        line();
        xml.writeEndElement();
    }

    /** An element with a text; nothing when there is no value. */
    void text(String namespace, String name, @Nullable Object value) throws XMLStreamException {
        if (value == null) {
            return;
        }
        line();
        xml.writeStartElement(namespace, name);
        escaped(value.toString());
        xml.writeEndElement();
    }

    /** Ends the message. */
    byte[] finish() throws XMLStreamException {
        depth = 0;
        line();
        xml.writeEndElement();
        line();
        xml.writeEndDocument();
        xml.close();
        return bytes.toByteArray();
    }

    /** A line end inside a text reads back as it was: CRLF as LF, and a carriage return only when it is escaped. */
    private void escaped(String text) throws XMLStreamException {
        var start = 0;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '\n' || c == '\r') {
                xml.writeCharacters(text.substring(start, i));
                if (c == '\n') {
                    xml.writeCharacters("\r\n");
                } else {
                    xml.writeEntityRef("#13");
                }
                start = i + 1;
            }
        }
        xml.writeCharacters(text.substring(start));
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\r\n" + INDENT.repeat(depth));
    }
}
