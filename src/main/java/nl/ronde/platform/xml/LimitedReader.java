package nl.ronde.platform.xml;

import java.time.Duration;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import nl.ronde.platform.xml.XmlRefusal.Reason;

/** Counts what passes and stops at the limits of {@link SafeXml}, whatever the parser beneath would still allow. */
final class LimitedReader extends StreamReaderDelegate {
    private final long deadline;
    private int depth;
    private int elements;
    private long text;

    LimitedReader(XMLStreamReader reader, Duration time) {
        super(reader);
        this.deadline = System.nanoTime() + time.toNanos();
    }

    @Override
    public int next() throws XMLStreamException {
        if (System.nanoTime() - deadline > 0) {
            throw refuse(Reason.TOO_SLOW);
        }
        var event = super.next();
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> open();
            case XMLStreamConstants.END_ELEMENT -> {
                depth--;
                text = 0;
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> addText();
            case XMLStreamConstants.DTD -> throw refuse(Reason.DOCTYPE);
            case XMLStreamConstants.ENTITY_REFERENCE -> throw refuse(Reason.NOT_WELL_FORMED);
            default -> {
                // comments, processing instructions and the end of the document carry nothing to count
            }
        }
        return event;
    }

    /** Over {@link #next}, so that nothing passes uncounted. */
    @Override
    public int nextTag() throws XMLStreamException {
        while (true) {
            var event = next();
            if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                return event;
            }
            var filling = event == XMLStreamConstants.COMMENT
                    || event == XMLStreamConstants.PROCESSING_INSTRUCTION
                    || event == XMLStreamConstants.SPACE
                    || isCharacters() && isWhiteSpace();
            if (!filling) {
                throw refuse(Reason.NOT_WELL_FORMED);
            }
        }
    }

    /** Over {@link #next}, so that nothing passes uncounted. */
    @Override
    public String getElementText() throws XMLStreamException {
        var content = new StringBuilder();
        for (var event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw new XMLStreamException("an element stands where only text was expected");
            }
            if (hasText() && event != XMLStreamConstants.COMMENT) {
                content.append(getText());
            }
        }
        return content.toString();
    }

    private void open() throws XMLStreamException {
        text = 0;
        if (++depth > SafeXml.MAX_DEPTH) {
            throw refuse(Reason.TOO_DEEP);
        }
        if (++elements > SafeXml.MAX_ELEMENTS) {
            throw refuse(Reason.TOO_MANY_ELEMENTS);
        }
        if (getAttributeCount() + getNamespaceCount() > SafeXml.MAX_ATTRIBUTES) {
            throw refuse(Reason.TOO_MANY_ATTRIBUTES);
        }
    }

    /** A comment inside a text splits it in pieces: the pieces count together. */
    private void addText() throws XMLStreamException {
        text += getTextLength();
        if (text > SafeXml.MAX_TEXT) {
            throw refuse(Reason.TEXT_TOO_LONG);
        }
    }

    private static XMLStreamException refuse(Reason reason) {
        return new XMLStreamException(reason.code(), new XmlRefusal(reason));
    }
}
