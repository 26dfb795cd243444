package nl.ronde.message.iwmo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.ronde.platform.xml.SafeXml;
import nl.ronde.platform.xml.XmlRefusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Wmo302WriterTest {
    private static final Wmo302.Retour RETOUR = new Wmo302.Retour("R00000000001", LocalDate.of(2025, 12, 19));
    private static final String PRODUCT = "/Bericht/Client/ToegewezenProducten/ToegewezenProduct";

    @Test
    void an_accepted_message_is_answered_with_a_header_without_codes() throws Exception {
        var reply = Wmo302Writer.write(kampen(), RETOUR, new Wmo302.Accepted());
        assertThat(elements(reply)).isEqualTo(elements(example("02a-WMO302-goedgekeurd.xml")));
        assertValid(reply);
    }

    @Test
    void a_broken_rule_inside_the_message_is_answered_with_0001_without_xslt_version() throws Exception {
        var retour = new Wmo302.Retour("R00000000002", LocalDate.of(2025, 12, 19));
        var reply = Wmo302Writer.write(kampen(), retour, new Wmo302.TechnicallyRefused());
        var expected = new String(example("02b-WMO302-afkeur-niveau2-0001.xml"), UTF_8)
                .replaceAll("<wmo302:XsltVersie>.*</wmo302:XsltVersie>", "");
        assertThat(elements(reply)).isEqualTo(elements(expected.getBytes(UTF_8)));
        assertValid(reply);
    }

    @Test
    void a_rejected_message_comes_back_whole_with_a_code_on_every_class() throws Exception {
        var published = Test301.read(Files.readAllBytes(Shared.iwmo("examples-published/WMO301.xml")));
        var reply = Wmo302Writer.write(published, RETOUR, rejected(Map.of(PRODUCT + "[1]", List.of("9332", "S329"))));
        assertValid(reply);
        var text = elements(reply);
        assertThat(text.split("<RetourCodes>", -1)).hasSize(1 + 1 + 2 * 2 + 1 + 1 + 1);
        assertThat(text)
                .contains(
                        "<RetourCodes><RetourCode>9332</RetourCode><RetourCode>S329</RetourCode></RetourCodes></ToegewezenProduct>")
                .contains("<RetourCodes><RetourCode>0200</RetourCode></RetourCodes></Header>")
                .contains("<RetourCodes><RetourCode>0200</RetourCode></RetourCodes></Client>")
                .contains(
                        "<RetourCodes><RetourCode>0200</RetourCode></RetourCodes></Contact><RetourCodes><RetourCode>0200</RetourCode></RetourCodes></Relatie>");
        assertThat(withoutCodes(text))
                .isEqualTo(clientOf(elements(Files.readAllBytes(Shared.iwmo("examples-published/WMO301.xml")))));
    }

    @Test
    void under_a_repeated_identification_the_classes_of_the_client_are_not_judged() throws Exception {
        var reply = Wmo302Writer.write(
                new Test301().relatie("1", Test301.ADRES).read(),
                RETOUR,
                rejected(Map.of("/Bericht/Header", List.of("9056"))));
        assertValid(reply);
        var text = elements(reply);
        assertThat(text).contains("<RetourCodes><RetourCode>9056</RetourCode></RetourCodes></Header>");
        assertThat(text.split("<RetourCode>0233</RetourCode>", -1)).hasSize(1 + 5);
        assertThat(text).doesNotContain("0200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8848", "S300", "9056"})
    void a_code_at_the_header_is_valid_by_the_schema(String code) throws Exception {
        assertValid(
                Wmo302Writer.write(new Test301().read(), RETOUR, rejected(Map.of("/Bericht/Header", List.of(code)))));
    }

    @Test
    void sender_and_receiver_are_those_of_the_301() {
        var reply = new String(
                Wmo302Writer.write(
                        new Test301().afzender("0935").ontvanger("42420002").read(), RETOUR, new Wmo302.Accepted()),
                UTF_8);
        assertThat(reply)
                .contains("<wmo302:Afzender>0935</wmo302:Afzender>")
                .contains("<wmo302:Ontvanger>42420002</wmo302:Ontvanger>");
    }

    @Test
    void op192_a_reply_is_utf_8_without_mark_and_with_crlf_line_ends_only() {
        var reply = new String(
                Wmo302Writer.write(new Test301().commentaar("é\nregel 2").read(), RETOUR, rejected(Map.of())), UTF_8);
        assertThat(reply).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<wmo302:Bericht ");
        assertThat(reply).endsWith("</wmo302:Bericht>\r\n");
        assertThat(reply.replace("\r\n", "")).doesNotContain("\n").doesNotContain("\r");
    }

    @Test
    void texts_come_back_as_they_came() throws Exception {
        var message = new Test301().commentaar("a &lt;b&gt; &amp; 'c' \"d\"\r\nregel&#13;&#9;\uD834\uDD1E ]]&gt;");
        var reply = Wmo302Writer.write(message.read(), RETOUR, rejected(Map.of()));
        assertValid(reply);
        var back = new String(reply, UTF_8)
                .replace("wmo302", "wmo301")
                .replace(">415<", ">414<")
                .replaceAll("(?s)<wmo301:RetourCodes>.*?</wmo301:RetourCodes>", "")
                .replaceAll("(?s)<wmo301:IdentificatieRetour>.*?</wmo301:XsdVersieRetour>", "");
        assertThat(Test301.read(back.getBytes(UTF_8))).isEqualTo(message.read());
        assertThat(message.read().client().commentaar()).isEqualTo("a <b> & 'c' \"d\"\nregel\r\t\uD834\uDD1E ]]>");
    }

    @Test
    void an_assessment_leads_to_its_answer() {
        var accepted = new Wmo301Assessment(Map.of(), List.of(), List.of());
        assertThat(Wmo302.of(accepted)).isEqualTo(new Wmo302.Accepted());
        var refused = new Wmo301Assessment(Map.of("/Bericht/Header", List.of("8848")), List.of(), List.of());
        assertThat(Wmo302.of(refused)).isEqualTo(new Wmo302.Rejected(refused));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "R000000000001"})
    void an_identification_that_the_schema_refuses_is_refused(String identificatie) {
        assertThatThrownBy(() -> new Wmo302.Retour(identificatie, LocalDate.of(2025, 12, 19)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Wmo302 rejected(Map<String, List<String>> codes) {
        return new Wmo302.Rejected(new Wmo301Assessment(codes, List.of(), List.of()));
    }

    private static Wmo301 kampen() throws IOException {
        return Test301.read(example("01-WMO301-toewijzing.xml"));
    }

    private static byte[] example(String name) throws IOException {
        return Files.readAllBytes(Shared.iwmo("examples-hh1-kampen/" + name));
    }

    private static void assertValid(byte[] reply) throws IOException, XmlRefusal {
        var schema = SafeXml.schema(Shared.iwmo("xsd-3.2-retour-reconstructed"), "basisschema.xsd", "WMO302.xsd");
        assertThat(SafeXml.isValid(schema, reply)).as(new String(reply, UTF_8)).isTrue();
    }

    /** The elements and their texts, without prefixes, declarations and the space between elements. */
    private static String elements(byte[] xml) {
        return new String(xml, UTF_8)
                .replaceAll("<\\?.*?\\?>", "")
                .replaceAll(" xmlns:\\w+=\"[^\"]*\"", "")
                .replaceAll("(</?)\\w+:", "$1")
                .replaceAll("\\s*(<[^>]*>)\\s*(?=<|$)", "$1")
                .replaceAll(">\\s+<", "><")
                .replace(" >", ">")
                .strip();
    }

    private static String clientOf(String elements) {
        return elements.substring(elements.indexOf("<Client>"), elements.indexOf("</Client>"));
    }

    private static String withoutCodes(String elements) {
        return clientOf(elements.replaceAll("<RetourCodes>.*?</RetourCodes>", ""));
    }
}
