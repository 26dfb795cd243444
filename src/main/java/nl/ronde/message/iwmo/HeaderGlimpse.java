package nl.ronde.message.iwmo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import nl.ronde.platform.xml.SafeXml;
import nl.ronde.platform.xml.XmlRefusal;
import org.jspecify.annotations.Nullable;

/**
 * What could be read of a message's header although the message as a whole was refused: of any iWmo message, and of one
 * that breaks off later. Each value is {@code null} when it is absent or has not the form it should have.
 *
 * @param dagtekening a date in Europe/Amsterdam
 */
public record HeaderGlimpse(
        @Nullable String berichtCode,
        @Nullable String afzender,
        @Nullable String ontvanger,
        @Nullable String identificatie,
        @Nullable LocalDate dagtekening) {

    private static final String HEADER = "/Bericht/Header";
    private static final String BERICHT_CODE = HEADER + "/BerichtCode";
    private static final String AFZENDER = HEADER + "/Afzender";
    private static final String ONTVANGER = HEADER + "/Ontvanger";
    private static final String IDENTIFICATIE = HEADER + "/BerichtIdentificatie/Identificatie";
    private static final String DAGTEKENING = HEADER + "/BerichtIdentificatie/Dagtekening";
    private static final Set<String> WANTED = Set.of(BERICHT_CODE, AFZENDER, ONTVANGER, IDENTIFICATIE, DAGTEKENING);

    private static final TextType CODE = TextType.matching("", "[0-9]{3}");
    private static final TextType PARTY = TextType.matching("", "[0-9]{4}|[0-9]{8}");
    private static final TextType IDENTIFICATION = TextType.line(12);
    private static final TextType DATE = TextType.date();

    /** Reads as far as it goes; never fails. */
    static HeaderGlimpse of(byte[] bytes) {
        var found = new HashMap<String, String>();
        try {
            readHeader(SafeXml.reader(bytes), found);
        } catch (XMLStreamException | XmlRefusal e) {
            // what was read before it broke is what there is
        }
        var dagtekening = valid(found, DAGTEKENING, DATE);
        return new HeaderGlimpse(
                valid(found, BERICHT_CODE, CODE),
                valid(found, AFZENDER, PARTY),
                valid(found, ONTVANGER, PARTY),
                valid(found, IDENTIFICATIE, IDENTIFICATION),
                dagtekening == null ? null : LocalDate.parse(dagtekening));
    }

    private static void readHeader(XMLStreamReader xml, Map<String, String> found) throws XMLStreamException {
        var path = new StringBuilder();
        var text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path.append('/').append(xml.getLocalName());
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (WANTED.contains(path.toString())) {
                        found.putIfAbsent(path.toString(), text.toString());
                    }
                    if (path.toString().equals(HEADER)) {
                        return;
                    }
                    path.setLength(path.lastIndexOf("/"));
                    text.setLength(0);
                }
                default -> {
                    // comments and the like
                }
            }
        }
    }

    private static @Nullable String valid(Map<String, String> found, String path, TextType type) {
        var text = found.get(path);
        if (text == null) {
            return null;
        }
        var value = type.normalise(text);
        return type.accepts().test(value) ? value : null;
    }
}
