package nl.ronde.platform.xml;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.xml.stream.XMLStreamException;
import nl.ronde.platform.xml.XmlRefusal.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeXmlTest {

    private record Outcome(@Nullable Reason refused, String text) {}

    @Test
    void plain_xml_is_read() {
        assertThat(read("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<a>x<!-- - -->y<![CDATA[<z>]]>&amp;&#233;</a>"))
                .isEqualTo(new Outcome(null, "xy<z>&é"));
    }

    @Test
    void a_doctype_is_refused_even_when_it_declares_nothing() {
        assertThat(read("<!DOCTYPE a><a/>").refused()).isEqualTo(Reason.DOCTYPE);
        assertThat(read("<!DOCTYPE a SYSTEM \"a.dtd\"><a/>").refused()).isEqualTo(Reason.DOCTYPE);
    }

    @Test
    void an_external_entity_never_reads_a_file(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "geheim");
        var outcome = read("<!DOCTYPE a [<!ENTITY e SYSTEM \"%s\">]><a>&e;</a>".formatted(secret.toUri()));
        assertThat(outcome).isEqualTo(new Outcome(Reason.DOCTYPE, ""));
    }

    @Test
    void a_parameter_entity_never_reads_a_file(@TempDir Path folder) throws IOException {
        var dtd = Files.writeString(folder.resolve("x.dtd"), "<!ENTITY e 'geheim'>");
        var outcome = read("<!DOCTYPE a [<!ENTITY %% p SYSTEM \"%s\"> %%p;]><a>&e;</a>".formatted(dtd.toUri()));
        assertThat(outcome).isEqualTo(new Outcome(Reason.DOCTYPE, ""));
    }

    @Test
    void a_billion_laughs_is_refused_at_once() {
        var lol = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"lol\">");
        for (var i = 1; i < 10; i++) {
            lol.append("<!ENTITY l").append(i).append(" \"");
            lol.append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
        }
        assertThat(read(lol + "]><a>&l9;</a>")).isEqualTo(new Outcome(Reason.DOCTYPE, ""));
    }

    @Test
    void an_entity_that_nobody_declared_is_not_well_formed() {
        assertThat(read("<a>&e;</a>").refused()).isEqualTo(Reason.NOT_WELL_FORMED);
    }

    @Test
    void ten_thousand_attributes_are_refused() {
        var many = new StringBuilder("<a");
        for (var i = 0; i < 10_000; i++) {
            many.append(" b").append(i).append("=\"1\"");
        }
        assertThat(read(many + "/>").refused()).isEqualTo(Reason.TOO_MANY_ATTRIBUTES);
    }

    @Test
    void namespace_declarations_count_as_attributes() {
        var many = new StringBuilder("<a");
        for (var i = 0; i <= SafeXml.MAX_ATTRIBUTES; i++) {
            many.append(" xmlns:b").append(i).append("=\"urn:").append(i).append('"');
        }
        assertThat(read(many + "/>").refused()).isEqualTo(Reason.TOO_MANY_ATTRIBUTES);
    }

    @Test
    void a_depth_of_ten_thousand_is_refused() {
        assertThat(read("<a>".repeat(10_000) + "</a>".repeat(10_000)).refused()).isEqualTo(Reason.TOO_DEEP);
    }

    @Test
    void the_deepest_allowed_nesting_is_read_and_one_more_is_not() {
        assertThat(read("<a>".repeat(SafeXml.MAX_DEPTH) + "</a>".repeat(SafeXml.MAX_DEPTH))
                        .refused())
                .isNull();
        var more = SafeXml.MAX_DEPTH + 1;
        assertThat(read("<a>".repeat(more) + "</a>".repeat(more)).refused()).isEqualTo(Reason.TOO_DEEP);
    }

    @Test
    void more_than_a_million_elements_are_refused() {
        assertThat(read("<a>" + "<b/>".repeat(SafeXml.MAX_ELEMENTS) + "</a>").refused())
                .isEqualTo(Reason.TOO_MANY_ELEMENTS);
    }

    @Test
    void a_text_over_a_hundred_thousand_characters_is_refused_also_in_pieces() {
        var half = "x".repeat(SafeXml.MAX_TEXT / 2);
        assertThat(read("<a>" + half + half + "</a>").refused()).isNull();
        assertThat(read("<a>" + half + "<!-- -->" + half + "y</a>").refused()).isEqualTo(Reason.TEXT_TOO_LONG);
    }

    @Test
    void reading_stops_when_its_time_is_over() throws Exception {
        var reader = new LimitedReader(SafeXml.reader("<a><b/></a>".getBytes(UTF_8)), Duration.ofNanos(-1));
        assertThatThrownBy(reader::nextTag)
                .isInstanceOfSatisfying(
                        XMLStreamException.class,
                        failure -> assertThat(SafeXml.refusal(failure).reason()).isEqualTo(Reason.TOO_SLOW));
    }

    @Test
    void utf_16_is_refused_with_and_without_a_mark() {
        var xml = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>";
        assertThat(read(("\uFEFF" + xml).getBytes(UTF_16BE)).refused()).isEqualTo(Reason.BYTE_ORDER_MARK);
        assertThat(read(("\uFEFF" + xml).getBytes(UTF_16LE)).refused()).isEqualTo(Reason.BYTE_ORDER_MARK);
        assertThat(read(xml.getBytes(UTF_16BE)).refused()).isEqualTo(Reason.NOT_UTF_8);
        assertThat(read(xml.getBytes(UTF_16LE)).refused()).isEqualTo(Reason.NOT_UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-7", "ISO-8859-1", "US-ASCII", "IBM037", ""})
    void another_named_encoding_is_refused_even_when_the_bytes_are_ascii(String encoding) {
        var xml = "<?xml version='1.0' encoding = '" + encoding + "' ?><a>+ADw-b+AD4-</a>";
        assertThat(read(xml).refused()).isEqualTo(Reason.NOT_UTF_8);
    }

    @Test
    void a_byte_order_mark_is_refused() {
        assertThat(read("\uFEFF<a/>").refused()).isEqualTo(Reason.BYTE_ORDER_MARK);
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        assertThat(read(new byte[] {'<', 'a', '>', (byte) 0xE9, '<', '/', 'a', '>'})
                        .refused())
                .isEqualTo(Reason.NOT_UTF_8);
        assertThat(read(new byte[] {'<', 'a', '>', (byte) 0xC0, (byte) 0xBC, '<', '/', 'a', '>'})
                        .refused())
                .isEqualTo(Reason.NOT_UTF_8);
    }

    @Test
    void xml_1_1_is_refused() {
        assertThat(read("<?xml version=\"1.1\"?><a>&#1;</a>").refused()).isEqualTo(Reason.VERSION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<a>", "<a></b>", "<a/><b/>", "tekst", "<a b=1/>", "<a>\u0001</a>", "<x:a/>", " <?xml ?><a/>"})
    void what_is_not_well_formed_is_refused(String xml) {
        assertThat(read(xml).refused()).isEqualTo(Reason.NOT_WELL_FORMED);
    }

    @Test
    void nothing_at_all_is_refused() {
        assertThat(read(new byte[0]).refused()).isEqualTo(Reason.EMPTY);
    }

    @Test
    void a_schema_is_applied_and_the_location_in_a_document_is_never_fetched(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("base.xsd"), """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b">
                  <xs:simpleType name="Digit"><xs:restriction base="xs:string"><xs:pattern value="[0-9]"/></xs:restriction></xs:simpleType>
                </xs:schema>
                """);
        Files.writeString(folder.resolve("main.xsd"), """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:b="urn:b" targetNamespace="urn:m">
                  <xs:import namespace="urn:b" schemaLocation="base.xsd"/>
                  <xs:element name="a" type="b:Digit"/>
                </xs:schema>
                """);
        var schema = SafeXml.schema(folder, "base.xsd", "main.xsd");
        assertThat(SafeXml.isValid(schema, "<a xmlns='urn:m'>7</a>".getBytes(UTF_8)))
                .isTrue();
        assertThat(SafeXml.isValid(schema, "<a xmlns='urn:m'>77</a>".getBytes(UTF_8)))
                .isFalse();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(200);
            var document =
                    "<a xmlns='urn:m' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:m http://127.0.0.1:%d/m.xsd'>7</a>"
                            .formatted(server.getLocalPort());
            assertThat(read(document).refused()).isNull();
            assertThat(SafeXml.isValid(schema, document.getBytes(UTF_8))).isTrue();
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void a_schema_that_imports_from_elsewhere_is_refused(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("main.xsd"), """
                <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:b="urn:b" targetNamespace="urn:m">
                  <xs:import namespace="urn:b" schemaLocation="http://127.0.0.1:9/base.xsd"/>
                  <xs:element name="a" type="b:Digit"/>
                </xs:schema>
                """);
        assertThatThrownBy(() -> SafeXml.schema(folder, "main.xsd")).isInstanceOf(IOException.class);
    }

    @Test
    void validating_refuses_the_same_as_reading(@TempDir Path folder) throws Exception {
        Files.writeString(
                folder.resolve("main.xsd"),
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a'/></xs:schema>");
        var schema = SafeXml.schema(folder, "main.xsd");
        for (var xml : new String[] {"<!DOCTYPE a><a/>", "<a>", "<a>".repeat(100) + "</a>".repeat(100)}) {
            assertThatThrownBy(() -> SafeXml.isValid(schema, xml.getBytes(UTF_8)))
                    .isInstanceOf(XmlRefusal.class)
                    .hasMessage(read(xml).refused().code());
        }
    }

    @Test
    void a_writer_writes_utf_8_without_a_mark() throws Exception {
        var out = new ByteArrayOutputStream();
        var writer = SafeXml.writer(out);
        writer.writeStartDocument("UTF-8", "1.0");
        writer.writeStartElement("a");
        writer.writeCharacters("é<€𝄞");
        writer.writeEndElement();
        writer.writeEndDocument();
        writer.close();
        assertThat(read(out.toByteArray())).isEqualTo(new Outcome(null, "é<€𝄞"));
        assertThat(out.toByteArray()[0]).isEqualTo((byte) '<');
    }

    private static Outcome read(String xml) {
        return read(xml.getBytes(UTF_8));
    }

    /** Reads to the end, for at most five seconds. */
    private static Outcome read(byte[] bytes) {
        return assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            var text = new StringBuilder();
            try {
                var reader = SafeXml.reader(bytes);
                while (reader.hasNext()) {
                    reader.next();
                    if (reader.isCharacters()) {
                        text.append(reader.getText());
                    }
                }
                return new Outcome(null, text.length() > 1000 ? "…" : text.toString());
            } catch (XmlRefusal e) {
                return new Outcome(e.reason(), text.length() > 1000 ? "…" : text.toString());
            } catch (XMLStreamException e) {
                return new Outcome(SafeXml.refusal(e).reason(), text.length() > 1000 ? "…" : text.toString());
            }
        });
    }
}
