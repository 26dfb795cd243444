package nl.ronde.message.iwmo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import nl.ronde.message.iwmo.Wmo301Reader.Readable;
import nl.ronde.message.iwmo.Wmo301Reader.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Wmo301ReaderTest {
    private static final HeaderGlimpse HEADER =
            new HeaderGlimpse("414", "0166", "42420001", "0166T0000001", LocalDate.of(2025, 12, 18));

    @Test
    void an_assignment_for_a_client_in_kampen_is_read_into_records() {
        var message = new Test301().read();
        assertThat(message.header().afzender()).isEqualTo("0166");
        assertThat(message.header().ontvanger()).isEqualTo("42420001");
        assertThat(message.header().berichtIdentificatie())
                .isEqualTo(new Wmo301.BerichtIdentificatie("0166T0000001", LocalDate.of(2025, 12, 18)));
        assertThat(message.client().bsn()).isEqualTo("999900006");
        assertThat(message.client().relaties()).isEmpty();
        assertThat(message.client().contactgegevens().getFirst().adres().postcode())
                .isEqualTo("8261AA");
        assertThat(message.client().toegewezenProducten())
                .containsExactly(new Wmo301.ToegewezenProduct(
                        300201,
                        null,
                        new Wmo301.Product("01", "01A04"),
                        LocalDate.of(2025, 12, 18),
                        LocalTime.of(10, 15),
                        LocalDate.of(2026, 1, 5),
                        LocalDate.of(2027, 1, 3),
                        null,
                        new Wmo301.Omvang(150, "01", "2"),
                        null,
                        null));
    }

    @Test
    void every_element_of_the_published_example_reaches_its_record() throws IOException {
        var client = Test301.read(Files.readAllBytes(Shared.iwmo("examples-published/WMO301.xml")))
                .client();
        assertThat(client.naam().partnernaam()).isEqualTo(new Wmo301.Achternaam("Jansen", "van"));
        assertThat(client.naam().voornamen()).isEqualTo("Tim");
        assertThat(client.communicatie()).isEqualTo(new Wmo301.Communicatie("1", "Deens"));
        assertThat(client.juridischeStatus()).isEqualTo("02");
        assertThat(client.wettelijkeVertegenwoordiging()).isEqualTo("06");
        assertThat(client.commentaar()).isEqualTo("Client commentaar");
        var relatie = client.relaties().get(1);
        assertThat(relatie.nummer()).isEqualTo("2");
        assertThat(relatie.volgorde()).isEqualTo(2);
        assertThat(relatie.geboortedatum().datum()).isEqualTo(LocalDate.of(1967, 8, 13));
        assertThat(relatie.contact().telefoon().telefoon02()).isEqualTo(new Wmo301.Telefoon("0401234567", "0031"));
        assertThat(relatie.contact().adres().huis()).isEqualTo(new Wmo301.Huis(20, "B", "BAL", "AB"));
        assertThat(client.contactgegevens().getFirst().emailadres()).isEqualTo("1@er.com");
        assertThat(client.toegewezenProducten().getFirst().commentaar()).isEqualTo("Toegewezen product 1 Commentaar ");
    }

    @ParameterizedTest
    @CsvSource({
        "<wmo301:Bsn>999900006</wmo301:Bsn>,,iwmo-element-missing,/Bericht/Client/Bsn",
        "999900006,99990000,iwmo-value-invalid,/Bericht/Client/Bsn",
        "2027-01-03,2027-02-29,iwmo-value-invalid,/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]/Einddatum",
        "2027-01-03,2027-01-03Z,iwmo-value-invalid,/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]/Einddatum",
        "2027-01-03,12027-01-03,iwmo-value-invalid,/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]/Einddatum",
        "<wmo301:Client>,<wmo301:Client a='1'>,iwmo-attribute-unexpected,/Bericht/Client",
        "<wmo301:Client>,<wmo301:Client>Jansen,iwmo-text-unexpected,/Bericht/Client",
        "<wmo301:Client>,<wmo301:Client><Jansen/>,iwmo-element-unexpected,/Bericht/Client",
        "wmo301/schema,wmo305/schema,iwmo-not-wmo301,''",
        "3_2,3_1,iwmo-not-wmo301,''",
        "</wmo301:Client>,,xml-not-well-formed,''",
    })
    void what_does_not_fit_is_named_by_its_place_and_the_header_is_still_known(
            String text, String instead, String code, String path) {
        var xml = new Test301().xml().replace(text, instead == null ? "" : instead);
        var result = (Unreadable) new Wmo301Reader().read(xml.getBytes(UTF_8));
        assertThat(result.problems())
                .extracting(IwmoProblem::code, IwmoProblem::path)
                .containsExactly(tuple(code, path == null ? "" : path));
        assertThat(result.header()).isEqualTo(HEADER);
    }

    @Test
    void all_problems_are_told_at_once_and_none_repeats_a_value() {
        var xml = new Test301()
                .xml()
                .replace("999900006", "Jansen-BSN")
                .replace("8261AA", "8261AA te lang")
                .replace("<wmo301:Ingangsdatum>", "<wmo301:Jansen/><wmo301:Ingangsdatum>");
        var result = (Unreadable) new Wmo301Reader().read(xml.getBytes(UTF_8));
        assertThat(result.problems()).hasSize(3);
        assertThat(result.problems().toString()).doesNotContain("Jansen").doesNotContain("8261AA");
    }

    @Test
    void the_number_of_problems_is_bounded() {
        var xml = new Test301().xml().replace("<wmo301:Client>", "<wmo301:Client>" + "<x/>".repeat(10_000));
        assertThat(((Unreadable) new Wmo301Reader().read(xml.getBytes(UTF_8))).problems())
                .hasSize(GrammarReader.MAX_PROBLEMS);
    }

    @Test
    void a_header_value_that_is_wrong_itself_is_left_out() {
        var xml = new Test301().afzender("Kampen").xml();
        var result = (Unreadable) new Wmo301Reader().read(xml.getBytes(UTF_8));
        assertThat(result.header())
                .isEqualTo(new HeaderGlimpse("414", null, "42420001", "0166T0000001", LocalDate.of(2025, 12, 18)));
    }

    @Test
    void a_byte_order_mark_is_refused_and_lf_line_ends_are_not() {
        var xml = new Test301().xml();
        assertThat(new Wmo301Reader().read(xml.getBytes(UTF_8))).isInstanceOf(Readable.class);
        assertThat(new Wmo301Reader().read(xml.replace("\n", "\r\n").getBytes(UTF_8)))
                .isInstanceOf(Readable.class);
        var marked = (Unreadable) new Wmo301Reader().read(("\uFEFF" + xml).getBytes(UTF_8));
        assertThat(marked.problems()).extracting(IwmoProblem::code).containsExactly("xml-byte-order-mark");
    }

    @Test
    void an_external_entity_is_refused_and_its_file_stays_closed(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "0166");
        var xml = new Test301()
                .afzender("&e;")
                .xml()
                .replace("?>\n", "?>\n<!DOCTYPE x [<!ENTITY e SYSTEM \"" + secret.toUri() + "\">]>\n");
        var result = (Unreadable) new Wmo301Reader().read(xml.getBytes(UTF_8));
        assertThat(result.problems()).extracting(IwmoProblem::code).containsExactly("xml-doctype");
        assertThat(result.header()).isEqualTo(new HeaderGlimpse(null, null, null, null, null));
    }

    @Test
    void twenty_five_megabytes_are_read_within_seconds_whatever_they_hold() {
        var reader = new Wmo301Reader();
        assertTimeoutPreemptively(Duration.ofSeconds(120), () -> {
            var many = new Test301();
            for (var i = 0; i < 30_000; i++) {
                many.product(new Test301Product().nummer(Integer.toString(i)));
            }
            assertThat(reader.read(many.bytes())).isInstanceOf(Readable.class);
            var blank = new Test301().commentaar(" ".repeat(24_000_000));
            assertThat(((Unreadable) reader.read(blank.bytes())).problems())
                    .extracting(IwmoProblem::code)
                    .containsExactly("xml-text-too-long");
        });
    }

    @Test
    void characters_outside_the_basic_plane_count_as_one_as_xml_schema_says() {
        assertThat(new Test301().identificatie("\uD834\uDD1E".repeat(12)).read())
                .isNotNull();
    }

    @Test
    void a_time_of_24_hours_is_midnight_and_fractions_are_cut_to_microseconds() {
        assertThat(timeOf("24:00:00")).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(timeOf("10:15:00.12345678901")).isEqualTo(LocalTime.of(10, 15, 0, 123_456_000));
    }

    private static LocalTime timeOf(String text) {
        var message = new Test301()
                .product(new Test301Product().toegewezen("2025-12-18", text))
                .read();
        return message.client().toegewezenProducten().getFirst().toewijzingstijd();
    }

    @Test
    void with_the_official_schemas_a_good_message_passes_both(@TempDir Path empty) throws IOException {
        var reader = new Wmo301Reader(Shared.iwmo("xsd-3.2"));
        var good = new Test301().commentaar("regel 1\nregel 2 " + "lang ".repeat(10_000));
        assertThat(reader.read(good.bytes())).isInstanceOf(Readable.class);
        assertThat(reader.read(new Test301().bsn("12345678").bytes())).isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> new Wmo301Reader(empty)).isInstanceOf(IOException.class);
    }

    @Test
    void the_validator_of_the_official_schemas_has_a_say_of_its_own(@TempDir Path folder) throws IOException {
        Files.copy(Shared.iwmo("xsd-3.2/basisschema.xsd"), folder.resolve("basisschema.xsd"));
        var stricter = Files.readString(Shared.iwmo("xsd-3.2/WMO301.xsd"))
                .replace(
                        "name=\"Communicatie\" type=\"iwmo:CDT_Communicatie\" minOccurs=\"0\"",
                        "name=\"Communicatie\" type=\"iwmo:CDT_Communicatie\"");
        Files.writeString(folder.resolve("WMO301.xsd"), stricter);
        var result = (Unreadable) new Wmo301Reader(folder).read(new Test301().bytes());
        assertThat(result.problems()).extracting(IwmoProblem::code).containsExactly("iwmo-schema-invalid");
        assertThat(result.header()).isEqualTo(HEADER);
    }

    @Test
    void a_message_in_a_log_line_tells_nothing_about_the_person() {
        var message = new Test301().read();
        assertThat(List.of(message, message.client()).toString())
                .contains("0166T0000001")
                .doesNotContain("999900006")
                .doesNotContain("Testclient")
                .doesNotContain("8261AA");
    }
}
