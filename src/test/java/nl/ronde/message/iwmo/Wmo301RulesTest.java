package nl.ronde.message.iwmo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Wmo301RulesTest {
    private static final String PRODUCT = "/Bericht/Client/ToegewezenProducten/ToegewezenProduct";

    @Test
    void a_good_message_breaks_no_rule() {
        assertThat(violations(new Test301())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"examples-published/WMO301.xml", "examples-hh1-kampen/01-WMO301-toewijzing.xml"})
    void the_examples_break_no_rule(String example) throws IOException {
        assertThat(Wmo301Rules.violations(Test301.read(Files.readAllBytes(Shared.iwmo(example)))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "999900006,true",
        "999990019,true",
        "111222333,true",
        "999900007,false",
        "123456789,false",
        "900000000,false"
    })
    void cs002_a_bsn_passes_the_11_test(String bsn, boolean good) {
        assertThat(violations(new Test301().bsn(bsn)))
                .isEqualTo(good ? List.of() : List.of("CS002 /Bericht/Client/Bsn"));
    }

    @ParameterizedTest
    @CsvSource({
        "1905-12-18,1,2025-12-18,true",
        "1905-12-17,1,2025-12-18,false",
        "1900-01-01,3,2025-12-18,true",
        "1900-01-01,2,2025-12-18,false",
        "1904-02-29,1,2024-02-29,true",
        "1904-02-28,1,2024-02-29,false",
    })
    void tr002_nobody_was_born_more_than_120_years_before_the_dagtekening(
            String born, String use, String dagtekening, boolean good) {
        var message = new Test301().geboortedatum(born, use).dagtekening(dagtekening);
        message.product(new Test301Product().toegewezen("2020-01-01", "10:00:00"));
        assertThat(violations(message))
                .isEqualTo(good ? List.of() : List.of("TR002 /Bericht/Client/Geboortedatum/Datum"));
    }

    @Test
    void tr006_a_contact_has_a_telephone_or_a_house_with_a_postcode() {
        var phone =
                "<wmo301:Telefoon><iwmo:Telefoon01><iwmo:Telefoonnummer>0101234567</iwmo:Telefoonnummer><iwmo:Landnummer>0031</iwmo:Landnummer></iwmo:Telefoon01></wmo301:Telefoon>";
        assertThat(violations(new Test301().contact("01", phone))).isEmpty();
        assertThat(violations(new Test301().contact("01", "")))
                .containsExactly("TR006 /Bericht/Client/Contactgegevens/Contact[1]");
        assertThat(violations(new Test301()
                        .contact("01", "<wmo301:Adres><iwmo:Postcode>8261AA</iwmo:Postcode></wmo301:Adres>")))
                .containsExactly("TR006 /Bericht/Client/Contactgegevens/Contact[1]");
        assertThat(violations(new Test301().relatie("1", phone).relatie("2", "")))
                .containsExactly("TR006 /Bericht/Client/Relaties/Relatie[2]/Contact");
    }

    @Test
    void tr061_a_client_has_another_address_than_a_temporary_one() {
        assertThat(violations(new Test301().contact("04", Test301.ADRES)))
                .containsExactly("TR061 /Bericht/Client/Contactgegevens");
        assertThat(violations(new Test301().contact("04", Test301.ADRES).contact("03", Test301.ADRES)))
                .isEmpty();
    }

    @Test
    void tr101_nothing_stands_twice_in_a_message() {
        assertThat(violations(new Test301().contact("01", Test301.ADRES).contact("01", Test301.ADRES)))
                .containsExactly("TR101 /Bericht/Client/Contactgegevens/Contact[2]/Soort");
        assertThat(violations(new Test301().relatie("7", Test301.ADRES).relatie("7", Test301.ADRES)))
                .containsExactly("TR101 /Bericht/Client/Relaties/Relatie[2]/Nummer");
        assertThat(violations(new Test301()
                        .product(new Test301Product().nummer("5").periode("2026-01-05", "2026-06-30"))
                        .product(new Test301Product().nummer("05").periode("2026-07-01", "2026-12-31"))))
                .containsExactly("TR101 " + PRODUCT + "[2]/ToewijzingNummer");
    }

    @Test
    void tr134_no_birth_and_no_assignment_lies_after_the_dagtekening() {
        assertThat(violations(new Test301().geboortedatum("2025-12-19", "1")))
                .containsExactly("TR134 /Bericht/Client/Geboortedatum/Datum");
        assertThat(violations(new Test301().product(new Test301Product().toegewezen("2025-12-19", "00:00:00"))))
                .containsExactly("TR134 " + PRODUCT + "[1]/Toewijzingsdatum");
    }

    @ParameterizedTest
    @CsvSource({
        "01,01A04,2026-07-01,2026-12-31,true",
        "01,01A04,2026-06-30,2026-12-31,false",
        "01,01A04,2025-01-01,2026-01-04,true",
        "01,01A01,2026-01-05,2026-06-30,true",
        "01,'',2026-06-30,2026-12-31,false",
        "02,02A03,2026-01-05,2026-06-30,true",
        "'','',2026-06-30,2026-12-31,false",
    })
    void tr302_a_product_is_assigned_again_only_for_another_period(
            String categorie, String code, String from, String until, boolean good) {
        var message = new Test301()
                .product(new Test301Product().nummer("1").periode("2026-01-05", "2026-06-30"))
                .product(new Test301Product()
                        .nummer("2")
                        .product(categorie, code)
                        .periode(from, until));
        assertThat(violations(message)).isEqualTo(good ? List.of() : List.of("TR302 " + PRODUCT + "[2]"));
    }

    @Test
    void tr302_a_withdrawn_assignment_does_not_stack() {
        assertThat(violations(new Test301()
                        .product(new Test301Product().nummer("1").reden("13").periode("2026-02-02", "2026-02-02"))
                        .product(new Test301Product().nummer("2"))))
                .isEmpty();
    }

    @Test
    void tr302_an_open_end_overlaps_everything_after_it() {
        assertThat(violations(new Test301()
                        .product(
                                new Test301Product().nummer("1").frequentie("6").periode("2026-01-05", ""))
                        .product(new Test301Product().nummer("2").periode("2030-01-07", "2030-02-03"))))
                .containsExactly("TR302 " + PRODUCT + "[2]");
    }

    @ParameterizedTest
    @CsvSource({
        "01,01A04,01,'',true",
        "01,'',01,01A04,true",
        "01,'','','',true",
        "'','',05,05A01,true",
        "01,'',02,'',false",
        "01,01A04,01,01A01,false",
        "11,11A01,11,11A01,false",
        "14,'',14,14A01,false",
    })
    void tr302_without_a_code_or_a_product_more_counts_as_the_same(
            String category, String code, String otherCategory, String otherCode, boolean stacks) {
        var message = new Test301()
                .product(new Test301Product().nummer("1").product("07", "07A01"))
                .product(
                        new Test301Product().nummer("2").product(category, code).periode("2027-01-04", "2028-01-02"))
                .product(new Test301Product()
                        .nummer("3")
                        .product(otherCategory, otherCode)
                        .periode("2028-01-02", "2028-12-31"));
        assertThat(violations(message)).isEqualTo(stacks ? List.of("TR302 " + PRODUCT + "[3]") : List.of());
    }

    @Test
    void tens_of_thousands_of_assignments_are_checked_at_once_and_told_within_bounds() {
        var message = new Test301();
        for (var i = 0; i < 30_000; i++) {
            message.product(new Test301Product().nummer("7"));
        }
        var read = message.read();
        assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> assertThat(Wmo301Rules.violations(read)).hasSize(GrammarReader.MAX_PROBLEMS));
    }

    @Test
    void cs003_an_assignment_ends_on_or_after_its_first_day() {
        assertThat(violations(new Test301().product(new Test301Product().periode("2026-01-05", "2026-01-05"))))
                .isEmpty();
        assertThat(violations(new Test301().product(new Test301Product().periode("2026-01-05", "2026-01-04"))))
                .containsExactly("CS003 " + PRODUCT + "[1]/Einddatum");
        var period = Test301.ADRES
                + "<wmo301:Periode><iwmo:Begindatum>2026-02-01</iwmo:Begindatum><iwmo:Einddatum>2026-01-31</iwmo:Einddatum></wmo301:Periode>";
        assertThat(violations(new Test301().contact("01", Test301.ADRES).contact("04", period)))
                .containsExactly("CS003 /Bericht/Client/Contactgegevens/Contact[2]/Periode/Einddatum");
    }

    @ParameterizedTest
    @CsvSource({"500000,2026-12-31,true", "500000,'',false", "0,'',false", "'','',true"})
    void cd075_a_budget_needs_an_end(String budget, String end, boolean good) {
        var product = new Test301Product().frequentie("6").budget(budget).periode("2026-01-05", end);
        assertThat(violations(new Test301().product(product)))
                .isEqualTo(good ? List.of() : List.of("CD075 " + PRODUCT + "[1]/Einddatum"));
    }

    @ParameterizedTest
    @CsvSource({"2,2026-12-31,true", "2,'',false", "1,'',true", "4,'',true", "6,'',true", "'','',true"})
    void cd076_a_volume_by_the_week_needs_an_end(String frequentie, String end, boolean good) {
        var product = new Test301Product().frequentie(frequentie).periode("2026-01-05", end);
        assertThat(violations(new Test301().product(product)))
                .isEqualTo(good ? List.of() : List.of("CD076 " + PRODUCT + "[1]/Einddatum"));
    }

    private static List<String> violations(Test301 message) {
        return Wmo301Rules.violations(message.read()).stream()
                .map(problem -> problem.code() + " " + problem.path())
                .toList();
    }
}
