package nl.ronde.message.iwmo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.ronde.message.iwmo.Wmo301Facts.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Wmo301AssessmentTest {
    private static final Wmo301Facts.ProductCodes HH1 =
            (categorie, code, on) -> categorie.equals("01") && code.equals("01A04") ? Fit.FITS : Fit.DOES_NOT_FIT;
    private static final LocalDate TODAY = LocalDate.of(2025, 12, 19);

    private static Wmo301Facts facts(boolean used, Set<Long> numbers, Wmo301Facts.ProductCodes codes) {
        return new Wmo301Facts(TODAY, used, numbers, Municipalities.load(), codes);
    }

    private static Wmo301Assessment assess(Test301 message) {
        return Wmo301Assessment.assess(message.read(), facts(false, Set.of(), HH1));
    }

    @Test
    void a_good_message_is_accepted_without_warnings() {
        var assessment = assess(new Test301());
        assertThat(assessment.accepted()).isTrue();
        assertThat(assessment.problems()).isEmpty();
        assertThat(assessment.warnings()).isEmpty();
    }

    @Test
    void tr056_an_identification_used_before_rejects_the_message_unread() {
        var message = new Test301().product(new Test301Product().product("01", "01A99"));
        var assessment = Wmo301Assessment.assess(message.read(), facts(true, Set.of(300201L), HH1));
        assertThat(assessment.accepted()).isFalse();
        assertThat(assessment.returnCodes()).isEqualTo(Map.of("/Bericht/Header", List.of("9056")));
    }

    @ParameterizedTest
    @CsvSource({"2025-12-18,true", "2025-12-19,true", "2025-12-20,false"})
    void tr135_a_dagtekening_in_the_future_is_rejected(String dagtekening, boolean good) {
        var assessment = assess(new Test301().dagtekening(dagtekening));
        assertThat(assessment.returnCodes()).isEqualTo(good ? Map.of() : Map.of("/Bericht/Header", List.of("8848")));
    }

    @Test
    void tr332_a_number_of_another_client_is_rejected_at_its_assignment() {
        var message = new Test301()
                .product(new Test301Product().nummer("1").periode("2026-01-05", "2026-06-30"))
                .product(new Test301Product().nummer("2").periode("2026-07-01", "2026-12-31"));
        var assessment = Wmo301Assessment.assess(message.read(), facts(false, Set.of(2L), HH1));
        assertThat(assessment.returnCodes())
                .isEqualTo(Map.of("/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]", List.of("9332")));
    }

    @Test
    void tr332_a_number_twice_in_the_message_is_rejected_at_the_second() {
        var message = new Test301()
                .product(new Test301Product().periode("2026-01-05", "2026-06-30"))
                .product(new Test301Product().periode("2026-07-01", "2026-12-31"));
        assertThat(assess(message).returnCodes())
                .isEqualTo(Map.of("/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]", List.of("9332")));
    }

    @Test
    void tr378_an_unknown_municipality_is_rejected_and_a_day_outside_the_table_warns() {
        assertThat(assess(new Test301().afzender("9999")).returnCodes())
                .isEqualTo(Map.of("/Bericht/Header", List.of("S300")));
        var earlier = assess(
                new Test301().afzender("9999").product(new Test301Product().periode("2025-12-29", "2026-12-31")));
        assertThat(earlier.accepted()).isTrue();
        assertThat(earlier.warnings()).extracting(IwmoProblem::code).containsExactly("TR378");
    }

    @Test
    void tr381_a_product_code_outside_the_agreement_is_rejected() {
        assertThat(assess(new Test301().product(new Test301Product().product("01", "01A99")))
                        .returnCodes())
                .isEqualTo(Map.of("/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]", List.of("S329")));
        assertThat(assess(new Test301().product(new Test301Product().product("02", "01A04")))
                        .accepted())
                .isFalse();
        assertThat(assess(new Test301().product(new Test301Product().product("02", "")))
                        .accepted())
                .isTrue();
    }

    @Test
    void op095_without_a_list_of_product_codes_there_is_a_warning_and_no_rejection() {
        var assessment = Wmo301Assessment.assess(
                new Test301().read(), facts(false, Set.of(), (categorie, code, on) -> Fit.NO_LIST));
        assertThat(assessment.accepted()).isTrue();
        assertThat(assessment.warnings()).extracting(IwmoProblem::code).containsExactly("TR381");
    }

    @Test
    void tr379_and_tr385_warn_only_where_they_could_apply() {
        var assessment = assess(new Test301()
                .product(new Test301Product().nummer("1").referentie("VOT-1"))
                .product(new Test301Product().nummer("2").reden("13").periode("2026-02-02", "2026-02-02")));
        assertThat(assessment.accepted()).isTrue();
        assertThat(assessment.warnings())
                .extracting(warning -> warning.code() + " " + warning.path())
                .containsExactly(
                        "TR379 /Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]/ReferentieAanbieder",
                        "TR385 /Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/RedenWijziging");
    }

    @Test
    void iv013_an_older_assignment_date_is_no_reason_to_reject() {
        var message = new Test301().product(new Test301Product().toegewezen("2025-11-01", "23:59:59"));
        assertThat(assess(message).accepted()).isTrue();
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        var message = new Test301()
                .afzender("9999")
                .dagtekening("2025-12-20")
                .product(new Test301Product().product("01", "01A99"));
        var assessment = Wmo301Assessment.assess(message.read(), facts(false, Set.of(300201L), HH1));
        assertThat(assessment.returnCodes())
                .isEqualTo(Map.of(
                        "/Bericht/Header",
                        List.of("8848", "S300"),
                        "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[1]",
                        List.of("9332", "S329")));
        assertThat(assessment.problems()).extracting(IwmoProblem::code).containsExactly("8848", "S300", "9332", "S329");
        assertThat(assessment.toString()).doesNotContain("999900006").doesNotContain("300201");
    }
}
