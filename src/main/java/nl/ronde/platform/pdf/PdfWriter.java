package nl.ronde.platform.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import nl.ronde.platform.waiting.HeavyWork;
import nl.ronde.platform.xml.SafeXml;
import nl.ronde.platform.xml.XmlRefusal;
import org.w3c.dom.Document;

/**
 * Makes a tagged PDF (PDF/UA-1) of a page of XHTML: real text, embedded fonts, a structure that is read aloud in the right
 * order. The only fonts are {@code Liberation Sans}, regular and bold, from the class path (SIL Open Font License 1.1); a
 * letter they do not have becomes {@code #}. Nothing outside the text is opened: an image is a {@code data:} address.
 */
public final class PdfWriter {
    private static final String FAMILY = "Liberation Sans";
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private final HeavyWork heavyWork;
    private final byte[] regular = font("LiberationSans-Regular.ttf");
    private final byte[] bold = font("LiberationSans-Bold.ttf");

    /** Documents are made on the pool for heavy work. */
    public PdfWriter(HeavyWork heavyWork) {
        this.heavyWork = heavyWork;
        // Its log quotes the document, and that is about a client.
        XRLog.setLoggingEnabled(false);
    }

    /**
     * The document as PDF.
     *
     * @param xhtml a complete document, well-formed, with {@code lang="nl"} on {@code html}, a {@code title}, and an
     *     {@code alt} at every image; {@link PdfPage} makes one
     * @throws IllegalArgumentException where it is no well-formed XML
     */
    public byte[] write(String xhtml) {
        return heavyWork.runLong(() -> written(document(xhtml)));
    }

    private static Document document(String xhtml) {
        try {
            return SafeXml.document(xhtml.getBytes(StandardCharsets.UTF_8));
        } catch (XmlRefusal e) {
            throw new IllegalArgumentException("not a document to print: " + e.reason(), e);
        }
    }

    private byte[] written(Document document) throws IOException {
        var out = new ByteArrayOutputStream();
        new PdfRendererBuilder()
                .usePdfUaAccessibility(true)
                .withProducer("Ronde")
                .useFont(() -> new ByteArrayInputStream(regular), FAMILY, REGULAR, FontStyle.NORMAL, true)
                .useFont(() -> new ByteArrayInputStream(bold), FAMILY, BOLD, FontStyle.NORMAL, true)
                .useExternalResourceAccessControl(
                        (uri, type) -> uri.startsWith("data:"),
                        ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
                .useExternalResourceAccessControl(
                        (uri, type) -> uri.startsWith("data:"), ExternalResourceControlPriority.RUN_AFTER_RESOLVING_URI)
                .withW3cDocument(document, null)
                .toStream(out)
                .run();
        return out.toByteArray();
    }

    private static byte[] font(String file) {
        try (InputStream in = Objects.requireNonNull(
                PdfWriter.class.getResourceAsStream("/liberation/" + file), "the font " + file + " is missing")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
