package nl.ronde.platform.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import javax.xml.transform.Source;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import nl.ronde.platform.xml.XmlRefusal.Reason;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * The one place where XML parsers, writers and validators are made; no other class may make one. The JDK's defaults
 * read local files through external entities; here a DOCTYPE is refused, nothing outside the bytes is ever opened, and
 * depth, attributes, elements and text are bounded, so that the work is linear in the size of the input. How large the
 * input may be is for the caller to say.
 */
public final class SafeXml {
    /** Deepest nesting of elements. */
    public static final int MAX_DEPTH = 64;
    /** Most attributes and namespace declarations on one element. */
    public static final int MAX_ATTRIBUTES = 32;
    /** Most elements in one document. */
    public static final int MAX_ELEMENTS = 1_000_000;
    /**
     * Longest text of one element, in UTF-16 units. A schema's pattern may take the JDK's validator time that grows with
     * the square of it: a second or two at this length, minutes at ten times as much.
     */
    public static final int MAX_TEXT = 100_000;
    /** Longest time that one document may take, looked at between its elements. */
    public static final Duration MAX_TIME = Duration.ofSeconds(20);

    private static final Pattern DECLARATION = Pattern.compile("\\A<\\?xml\\s([^>]{0,200}?)\\?>");
    private static final Pattern ENCODING = Pattern.compile("\\sencoding\\s*=\\s*[\"']([^\"']*)[\"']");
    private static final Pattern VERSION = Pattern.compile("version\\s*=\\s*[\"']([^\"']*)[\"']");

    private SafeXml() {}

    /**
     * A reader over these bytes, at the start of the document. Errors that come later, while reading, are
     * {@link XMLStreamException}; {@link #refusal} says why.
     *
     * @throws XmlRefusal for a byte-order mark, an encoding other than UTF-8, or another XML version than 1.0
     */
    public static XMLStreamReader reader(byte[] bytes) throws XmlRefusal {
        var text = decode(bytes);
        checkDeclaration(text);
        try {
            // From characters, not bytes: no encoding named in the document can change what was decoded above.
            return new LimitedReader(inputFactory().createXMLStreamReader(new StringReader(text)), MAX_TIME);
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
    }

    /**
     * The whole document as a tree, for a document that this server wrote itself.
     *
     * @throws XmlRefusal where it is not well-formed or has a DOCTYPE
     */
    public static Document document(byte[] bytes) throws XmlRefusal {
        checkDeclaration(decode(bytes));
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute("jdk.xml.maxElementDepth", Integer.toString(MAX_DEPTH));
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return builder.parse(new ByteArrayInputStream(bytes));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JDK has no hardened parser", e);
        } catch (SAXException | IOException e) {
            throw new XmlRefusal(reasonGivenByParser(String.valueOf(e.getMessage())));
        }
    }

    /** A writer of UTF-8 without a byte-order mark; the caller closes the stream. */
    public static XMLStreamWriter writer(OutputStream out) throws XMLStreamException {
        return XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
    }

    /** Why reading stopped: the limit or the feature that was refused, and otherwise XML that is not well-formed. */
    public static XmlRefusal refusal(XMLStreamException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof XmlRefusal refusal) {
                return refusal;
            }
        }
        return new XmlRefusal(reasonGivenByParser(String.valueOf(failure.getMessage())));
    }

    /**
     * Compiles schema files of one folder. An import is satisfied by the files named here and by nothing else.
     *
     * @param names imported files first
     * @throws IOException when a file is missing or is not a schema
     */
    public static Schema schema(Path folder, String... names) throws IOException {
        var sources = new Source[names.length];
        for (var i = 0; i < names.length; i++) {
            var file = folder.resolve(names[i]);
            sources[i] = new StreamSource(
                    new ByteArrayInputStream(Files.readAllBytes(file)),
                    file.toUri().toString());
        }
        try {
            var factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setResourceResolver(new FolderResolver(folder, names));
            return factory.newSchema(sources);
        } catch (SAXException e) {
            throw new IOException("not a usable XML schema: " + String.join(", ", names), e);
        }
    }

    /**
     * Whether the document is valid by the schema. An {@code xsi:schemaLocation} in the document is not followed.
     *
     * @throws XmlRefusal when it cannot be read at all
     */
    public static boolean isValid(Schema schema, byte[] document) throws XmlRefusal {
        var reader = reader(document);
        var validator = schema.newValidator();
        try {
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.validate(new StAXSource(reader));
            return true;
        } catch (SAXException e) {
            if (rootOf(e) instanceof XMLStreamException broken) {
                throw refusal(broken);
            }
            if (rootOf(e) instanceof XmlRefusal refusal) {
                throw refusal;
            }
            return false;
        } catch (IOException e) {
            throw new XmlRefusal(Reason.NOT_WELL_FORMED);
        }
    }

    private static String decode(byte[] bytes) throws XmlRefusal {
        if (bytes.length == 0) {
            throw new XmlRefusal(Reason.EMPTY);
        }
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF) || startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw new XmlRefusal(Reason.BYTE_ORDER_MARK);
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // UTF-16 and UTF-32 without a mark are valid UTF-8 with zeros between the letters.
            if (text.indexOf('\0') >= 0) {
                throw new XmlRefusal(Reason.NOT_UTF_8);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new XmlRefusal(Reason.NOT_UTF_8);
        }
    }

    private static void checkDeclaration(String text) throws XmlRefusal {
        var declaration = DECLARATION.matcher(text);
        if (!declaration.find()) {
            return;
        }
        var content = " " + declaration.group(1);
        var version = VERSION.matcher(content);
        if (version.find() && !version.group(1).equals("1.0")) {
            throw new XmlRefusal(Reason.VERSION);
        }
        var encoding = ENCODING.matcher(content);
        if (encoding.find() && !encoding.group(1).equalsIgnoreCase("UTF-8")) {
            throw new XmlRefusal(Reason.NOT_UTF_8);
        }
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (var i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static XMLInputFactory inputFactory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty("jdk.xml.dtd.support", "deny");
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty("jdk.xml.maxElementDepth", Integer.toString(MAX_DEPTH));
        factory.setProperty("jdk.xml.elementAttributeLimit", Integer.toString(MAX_ATTRIBUTES));
        factory.setXMLResolver((publicId, systemId, baseUri, namespace) -> {
            throw new XMLStreamException(Reason.DOCTYPE.code(), new XmlRefusal(Reason.DOCTYPE));
        });
        return factory;
    }

    /** The JDK names its limits by number in the message; the message itself may quote the document, so it stays here. */
    private static Reason reasonGivenByParser(String message) {
        if (message.contains("JAXP00010002")) {
            return Reason.TOO_MANY_ATTRIBUTES;
        }
        if (message.contains("JAXP00010006")) {
            return Reason.TOO_DEEP;
        }
        if (message.contains("DOCTYPE") || message.contains("DTD")) {
            return Reason.DOCTYPE;
        }
        return Reason.NOT_WELL_FORMED;
    }

    private static Throwable rootOf(Throwable failure) {
        var root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }
}
