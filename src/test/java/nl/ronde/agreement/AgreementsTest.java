package nl.ronde.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementsTest {
    private final Agreements agreements = Agreements.load();
    private final Agreement kampen = agreements.get("kampen-hh1-2018");
    private final Agreement dvo = agreements.get("maastricht-dvo-2018");

    @Test
    void both_agreements_are_loaded() {
        assertThat(agreements.list())
                .extracting(Agreement::id)
                .containsExactly("kampen-hh1-2018", "maastricht-dvo-2018");
        assertThat(agreements.find("elsewhere")).isEmpty();
        assertThatThrownBy(() -> agreements.get("elsewhere")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void an_agreement_covers_its_municipalities_and_no_other() {
        assertThat(kampen.covers("0166")).isTrue();
        assertThat(kampen.covers("0935")).isFalse();
        assertThat(dvo.municipalities())
                .extracting(Agreement.Municipality::code)
                .containsExactly("1903", "1729", "0935", "0938", "0981", "0994");
    }

    @Test
    void kampen_b9_an_hour_costs_2940_cents_from_1_july_2018() {
        assertThat(kampen.tariff("01A04", LocalDate.of(2018, 6, 30))).isEmpty();
        var tariff = kampen.tariff("01A04", LocalDate.of(2018, 7, 1)).orElseThrow();
        assertThat(tariff.cents()).isEqualTo(2940);
        assertThat(tariff.vatIncluded()).isTrue();
        assertThat(tariff.centsFor(1)).isEqualTo(49);
        assertThat(tariff.centsFor(150)).isEqualTo(7350);
        assertThat(tariff.centsFor(0)).isZero();
    }

    @Test
    void an_amount_is_rounded_once_and_from_the_hourly_tariff() {
        var tariff = new Tariff(
                "01A04", 3557, Tariff.Unit.HOUR, true, LocalDate.of(2026, 1, 1), Optional.empty(), "iWmo IV081");
        assertThat(tariff.centsFor(625)).isEqualTo(37052);
        assertThatThrownBy(() -> tariff.centsFor(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest(name = "{0}/{1} on {2}: {3}")
    @CsvSource({
        "01, 01A04, 2026-03-01, true",
        "01, 01A04, 2018-06-30, false",
        "01, 01A01, 2026-03-01, false",
        "02, 01A04, 2026-03-01, false",
        "01, 01A05, 2026-03-01, false"
    })
    void kampen_buys_hh1_by_effort_only(String category, String code, LocalDate date, boolean bought) {
        assertThat(kampen.product(category, code, date).isPresent()).isEqualTo(bought);
    }

    @Test
    void kampen_b2_3_3_there_are_three_result_areas_with_the_activities_of_3_4() {
        var catalogue = kampen.catalogue().orElseThrow();
        assertThat(catalogue.areas())
                .extracting(Catalogue.Area::code)
                .containsExactly("clean-home", "laundry", "meals");
        assertThat(catalogue.areas())
                .extracting(Catalogue.Area::label)
                .containsExactly(
                        "schoon en leefbaar huis",
                        "verzorging van kleding/linnengoed",
                        "klaargezette of bereide maaltijden");
        assertThat(catalogue.areas())
                .flatExtracting(Catalogue.Area::activities)
                .extracting(Catalogue.Activity::label)
                .containsExactly(
                        "Stof afnemen",
                        "Stofzuigen en/of dweilen",
                        "Afwassen",
                        "Opruimen",
                        "Ramen zemen (binnen)",
                        "Schoonmaken van sanitair",
                        "Was of kleding opbergen",
                        "Bed opmaken/verschonen",
                        "Kleding en linnengoed sorteren en wassen in wasmachine",
                        "Was centrifugeren, ophangen, afhalen",
                        "Was drogen in droogmachine",
                        "Vouwen, strijken (alleen bovenkleding) en opbergen",
                        "Tafel dekken",
                        "Zetten van koffie/thee",
                        "Verzorgen van de broodmaaltijd",
                        "Bereiden van de warme maaltijd");
        assertThat(catalogue.area("clean-home").orElseThrow().lists("dust")).isTrue();
        assertThat(catalogue.area("meals").orElseThrow().lists("dust")).isFalse();
        assertThat(catalogue.activity("no-such")).isEmpty();
    }

    @Test
    void the_two_plans_are_called_the_other_way_round() {
        assertThat(kampen.labels().supportPlan()).isEqualTo("Ondersteuningsplan");
        assertThat(kampen.labels().municipalPlan()).isEqualTo("Plan van aanpak");
        assertThat(dvo.labels().supportPlan()).isEqualTo("Plan van aanpak");
        assertThat(dvo.labels().municipalPlan()).isEqualTo("Ondersteuningsplan");
    }

    @Test
    void kampen_b7_1_2_the_provider_is_processor_and_dvo_16_1_controller() {
        assertThat(kampen.dataProtection().role()).isEqualTo(Agreement.DataProtection.Role.PROCESSOR);
        assertThat(dvo.dataProtection().role()).isEqualTo(Agreement.DataProtection.Role.CONTROLLER);
    }

    @Test
    void kampen_b2_5_7_hours_go_to_the_cak_per_four_weeks() {
        assertThat(kampen.cakExport().enabled()).isTrue();
        assertThat(kampen.periods().cakHours()).isEqualTo(PeriodKind.FOUR_WEEKS);
        assertThat(kampen.periods().invoice()).isEqualTo(PeriodKind.FOUR_WEEKS);
        assertThat(kampen.periods().declaration()).isEqualTo(PeriodKind.CALENDAR_MONTH);
    }

    @Test
    void settings_are_those_of_the_house_where_an_agreement_has_none() {
        var settings = agreements.settings("kampen-hh1-2018");
        assertThat(settings.missingCheckOutAfterHours()).isEqualTo(2);
        assertThat(settings.deviationToleranceMinutes()).isEqualTo(15);
        assertThat(settings.noShow()).isEqualTo(Settings.NoShow.NOT_CHARGED);
    }

    @Test
    void the_rule_of_the_triggers_day_holds() {
        var until2020 = file("kampen-hh1-2018")
                .replace(
                        "    metBy: het retourbericht (302) is verstuurd",
                        "    metBy: het retourbericht (302) is verstuurd\n    validUntil: 2020-12-31")
                .replace("terms:\n", """
                        terms:
                          - kind: assignment-confirmation
                            term: {amount: 7, unit: working-days}
                            trigger: {nl: de ontvangst, en: the receipt}
                            metBy: het retourbericht
                            citation: Kampen, addendum
                            source: agreement
                            quote: zeven werkdagen
                            validFrom: 2021-01-01
                        """);
        var two = new Agreements(
                agreements.house(), List.of(AgreementFiles.parse(until2020, "changed", Agreement.class)));
        assertThat(confirmation(two, LocalDate.of(2020, 12, 31))).isEqualTo(3);
        assertThat(confirmation(two, LocalDate.of(2021, 1, 1))).isEqualTo(7);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            citation: Kampen art. 1.5} | citation: Kampen art. 1.5, mayor: x} | mayor
            validFrom: 2018-07-01 # | # | validFrom is missing
            enabled: true | # | boolean
            citation: Kampen B2 1.8 | citation: '' | citation is missing
            kind: assignment-confirmation | kind: assignment-confirmed | no such kind of term
            kind: assignment-confirmation | kind: service-start | service-start is there twice
            {amount: 3, unit: working-days} | {amount: 3, unit: fortnights} | no such unit
            {amount: 3, unit: working-days} | {amount: 0, unit: working-days} | cannot have amount 0
            {amount: 3, unit: working-days} | {amount: "3", unit: working-days} | Cannot coerce
            {amount: 3, unit: working-days} | {amount: 3, unit: working-days, about: 1} | about
            source: appendix | source: house | does not belong in this file
            source: appendix | source: rumour | rumour
            name: Overeenkomst | id: twice | Duplicate field 'id'
            code: "0166" | code: "166" | four digits
            cents: 2940 | cents: 0 | cents
            productCode: 01A04 | productCode: 01A09 | a tariff for a product that is not there
            code: laundry | code: dust | dust twice
            quote: Aanbieder bevestigt binnen drie werkdagen de ontvangst | note: zonder citaat | quote is missing
            """)
    void a_file_that_is_wrong_stops_the_start(String right, String wrong, String message) {
        var broken = file("kampen-hh1-2018").replaceFirst(Pattern.quote(right), wrong);
        assertThat(broken).isNotEqualTo(file("kampen-hh1-2018"));
        assertThatThrownBy(() -> AgreementFiles.parse(broken, "broken.yaml", Agreement.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broken.yaml, line")
                .hasMessageContaining(message);
    }

    @Test
    void two_agreements_with_one_id_stop_the_start() {
        assertThatThrownBy(() -> new Agreements(agreements.house(), List.of(kampen, kampen)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("kampen-hh1-2018");
    }

    @Test
    void a_missing_file_stops_the_start() {
        assertThatThrownBy(() -> AgreementFiles.resource("/agreements/none.yaml", Agreement.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/agreements/none.yaml");
    }

    private static int confirmation(Agreements agreements, LocalDate date) {
        return agreements
                .termRule("kampen-hh1-2018", TermKind.ASSIGNMENT_CONFIRMATION, Optional.empty(), date)
                .flatMap(TermRule::term)
                .orElseThrow()
                .amount();
    }

    private static String file(String id) {
        try (var in = AgreementsTest.class.getResourceAsStream("/agreements/" + id + ".yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
