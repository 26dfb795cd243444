package nl.ronde.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermPreviewTest {
    private static final String KAMPEN = "kampen-hh1-2018";
    private static final String DVO = "maastricht-dvo-2018";

    private final Agreements agreements = Agreements.load();

    @ParameterizedTest(name = "{0} {1}: {2} -> {3}, {4}")
    @CsvSource(nullValues = "-", textBlock = """
            assignment-confirmation, -, 2026-02-06T16:30:00+01:00, 2026-02-11, 2026-02-12T00:00:00+01:00
            assignment-confirmation, -, 2026-02-06, 2026-02-11, 2026-02-12T00:00:00+01:00
            assignment-confirmation, -, 2026-12-24T09:00:00+01:00, 2026-12-30, 2026-12-31T00:00:00+01:00
            assignment-confirmation, -, 2026-12-30T09:00:00+01:00, 2027-01-05, 2027-01-06T00:00:00+01:00
            assignment-confirmation, -, 2026-02-08T23:30:00Z, 2026-02-12, 2026-02-13T00:00:00+01:00
            service-start, -, 2026-03-26T10:00:00+01:00, 2026-04-02, 2026-04-03T00:00:00+02:00
            service-start, -, 2026-04-02T10:00:00+02:00, 2026-04-13, 2026-04-14T00:00:00+02:00
            service-start, -, 2026-05-11T10:00:00+02:00, 2026-05-19, 2026-05-20T00:00:00+02:00
            service-start, -, 2026-05-22, 2026-06-01, 2026-06-02T00:00:00+02:00
            service-start, -, 2025-04-25, 2025-05-02, 2025-05-03T00:00:00+02:00
            support-plan, -, 2026-01-31, 2026-02-28, 2026-03-01T00:00:00+01:00
            support-plan, -, 2028-01-31, 2028-02-29, 2028-03-01T00:00:00+01:00
            support-plan, -, 2026-09-30T12:00:00+02:00, 2026-10-30, 2026-10-31T00:00:00+01:00
            plan-evaluation, -, 2028-02-29, 2029-02-28, 2029-03-01T00:00:00+01:00
            incident-report, -, 2026-03-28T10:00:00+01:00, 2026-03-30, 2026-03-30T11:00:00+02:00
            incident-report, -, 2026-10-24T10:00:00+02:00, 2026-10-26, 2026-10-26T09:00:00+01:00
            incident-report, -, 2026-06-10T08:15:30.123456Z, 2026-06-12, 2026-06-12T10:15:30.123456+02:00
            incident-report, -, 2026-06-10, 2026-06-11, 2026-06-12T00:00:00+02:00
            calamity-report, -, 2026-12-30T23:00:00+01:00, 2027-01-01, 2027-01-01T23:00:00+01:00
            supervisor-report, -, 2026-06-10T08:15:30+02:00, 2026-06-10, 2026-06-10T08:15:30+02:00
            client-notice, -, 2026-03-15, 2026-04-30, 2026-05-01T00:00:00+02:00
            client-notice, -, 2026-03-31T23:59:59+02:00, 2026-04-30, 2026-05-01T00:00:00+02:00
            client-notice, -, 2026-03-31T22:30:00Z, 2026-05-31, 2026-06-01T00:00:00+02:00
            client-notice, -, 2026-12-01, 2027-01-31, 2027-02-01T00:00:00+01:00
            invoice, -, 2026-01-25, 2026-02-22, 2026-02-23T00:00:00+01:00
            invoice, -, 2027-01-03, 2027-01-31, 2027-02-01T00:00:00+01:00
            invoice-payment, -, 2028-02-01, 2028-03-02, 2028-03-03T00:00:00+01:00
            cak-hours, -, 2026-01-25, 2026-02-22, 2026-02-23T00:00:00+01:00
            production-account, -, 2026-12-31, 2027-02-28, 2027-03-01T00:00:00+01:00
            production-account, -, 2027-12-31, 2028-02-29, 2028-03-01T00:00:00+01:00
            production-account, -, 2026-12-31T23:00:00Z, 2027-02-28, 2027-03-01T00:00:00+01:00
            auditor-statement, -, 2026-12-31, 2027-03-31, 2027-04-01T00:00:00+02:00
            sroi-plan, -, 2018-07-01, 2018-08-12, 2018-08-13T00:00:00+02:00
            sroi-plan, extended, 2018-07-01, 2018-09-23, 2018-09-24T00:00:00+02:00
            signal-response, -, 2026-10-20, 2026-11-03, 2026-11-04T00:00:00+01:00
            signal-response, audit, 2026-10-20, 2026-11-03, 2026-11-04T00:00:00+01:00
            security-incident, -, 2026-03-29T03:30:00+02:00, 2026-03-29, 2026-03-29T03:30:00+02:00
            data-breach, -, 2026-03-27T12:00:00+01:00, 2026-03-30, 2026-03-30T13:00:00+02:00
            agreement-exit, -, 2026-03-15, 2026-06-30, 2026-07-01T00:00:00+02:00
            agreement-exit, -, 2026-11-30, 2027-02-28, 2027-03-01T00:00:00+01:00
            agreement-exit, municipality, 2026-03-15, 2026-09-30, 2026-10-01T00:00:00+02:00
            """)
    void kampen_answers_by_its_own_articles(
            String kind, String variant, String trigger, LocalDate dueOn, OffsetDateTime dueAt) {
        var preview = preview(KAMPEN, kind, variant, trigger);
        assertThat(preview.source()).isNotEqualTo(TermSource.HOUSE);
        assertThat(preview.citation()).contains("Kampen");
        assertThat(preview.dueOn()).isEqualTo(dueOn);
        assertThat(preview.dueAt()).isEqualTo(dueAt.toInstant());
    }

    @ParameterizedTest(name = "{0} {1}: {2} -> {3}, {4}")
    @CsvSource(nullValues = "-", textBlock = """
            service-start, -, 2026-02-06T09:00:00+01:00, 2026-02-13, 2026-02-14T00:00:00+01:00
            service-start, -, 2026-02-07, 2026-02-13, 2026-02-14T00:00:00+01:00
            service-start, -, 2026-12-31, 2027-01-08, 2027-01-09T00:00:00+01:00
            urgent-service-start, -, 2026-04-24T17:00:00+02:00, 2026-04-29, 2026-04-30T00:00:00+02:00
            start-not-possible, -, 2026-02-14T00:00:00+01:00, 2026-02-13, 2026-02-14T00:00:00+01:00
            support-plan, -, 2026-05-31, 2026-06-30, 2026-07-01T00:00:00+02:00
            plan-copy, direct-referral, 2026-03-31, 2026-04-30, 2026-05-01T00:00:00+02:00
            plan-evaluation, -, 2026-03-10, 2027-03-10, 2027-03-11T00:00:00+01:00
            supervisor-report, -, 2026-06-10T08:15:30Z, 2026-06-10, 2026-06-10T10:15:30+02:00
            replacement, -, 2026-03-27T07:30:00+01:00, 2026-04-01, 2026-04-02T00:00:00+02:00
            replacement, -, 2026-12-30, 2027-01-04, 2027-01-05T00:00:00+01:00
            replacement-now, -, 2026-03-27T07:30:00+01:00, 2026-03-27, 2026-03-27T07:30:00+01:00
            change-of-situation, -, 2026-05-04, 2026-05-07, 2026-05-08T00:00:00+02:00
            force-majeure-report, -, 2026-12-23, 2026-12-31, 2027-01-01T00:00:00+01:00
            client-refuses, -, 2026-10-25T00:30:00Z, 2026-10-25, 2026-10-25T02:30:00+02:00
            provider-ends-service, -, 2026-06-10T14:00:00+02:00, 2026-06-09, 2026-06-10T00:00:00+02:00
            worker-change, -, 2026-10-01, 2026-10-29, 2026-10-30T00:00:00+01:00
            admission-stop, -, 2026-06-10T14:00:00+02:00, 2026-06-10, 2026-06-10T14:00:00+02:00
            admission-stop, before-start, 2026-05-31, 2026-04-30, 2026-05-01T00:00:00+02:00
            production-account, -, 2026-12-31, 2027-05-30, 2027-05-31T00:00:00+02:00
            auditor-statement, -, 2026-12-31, 2027-05-30, 2027-05-31T00:00:00+02:00
            production-proposal, -, 2026-01-01, 2026-09-30, 2026-10-01T00:00:00+02:00
            sroi-plan, overview, 2026-01-25, 2026-02-22, 2026-02-23T00:00:00+01:00
            data-breach, -, 2026-10-23T12:00:00+02:00, 2026-10-26, 2026-10-26T11:00:00+01:00
            vog-renewal, -, 2024-02-29, 2027-02-28, 2027-03-01T00:00:00+01:00
            vog-renewal, volunteer, 2014-05-10, 2017-05-10, 2017-05-11T00:00:00+02:00
            agreement-exit, -, 2026-08-31, 2027-02-28, 2027-03-01T00:00:00+01:00
            """)
    void the_dvo_answers_by_its_own_articles(
            String kind, String variant, String trigger, LocalDate dueOn, OffsetDateTime dueAt) {
        var preview = preview(DVO, kind, variant, trigger);
        assertThat(preview.source()).isNotEqualTo(TermSource.HOUSE);
        assertThat(preview.citation()).contains("DVO");
        assertThat(preview.dueOn()).isEqualTo(dueOn);
        assertThat(preview.dueAt()).isEqualTo(dueAt.toInstant());
    }

    @ParameterizedTest(name = "{0}: {1} {2} -> {3}, {4}")
    @CsvSource({
        "kampen-hh1-2018, replacement, 2026-03-27, 2026-04-01, 2026-04-02T00:00:00+02:00",
        "kampen-hh1-2018, urgent-service-start, 2026-04-02, 2026-04-08, 2026-04-09T00:00:00+02:00",
        "kampen-hh1-2018, plan-copy, 2026-12-24, 2026-12-29, 2026-12-30T00:00:00+01:00",
        "kampen-hh1-2018, change-of-situation, 2026-02-06, 2026-02-10, 2026-02-11T00:00:00+01:00",
        "kampen-hh1-2018, client-refuses, 2026-02-06T10:00:00+01:00, 2026-02-06, 2026-02-06T10:00:00+01:00",
        "kampen-hh1-2018, decision-expiry, 2026-12-31, 2026-11-05, 2026-11-06T00:00:00+01:00",
        "kampen-hh1-2018, end-reason, 2026-02-06, 2026-02-13, 2026-02-14T00:00:00+01:00",
        "kampen-hh1-2018, complaints-report, 2026-12-31, 2027-01-31, 2027-02-01T00:00:00+01:00",
        "kampen-hh1-2018, proposal-reaction, 2026-02-06, 2026-02-20, 2026-02-21T00:00:00+01:00",
        "kampen-hh1-2018, information-request, 2026-04-20, 2026-05-06, 2026-05-07T00:00:00+02:00",
        "kampen-hh1-2018, inspection-report, 2026-02-06, 2026-02-13, 2026-02-14T00:00:00+01:00",
        "kampen-hh1-2018, vog-renewal, 2023-05-10, 2026-05-10, 2026-05-11T00:00:00+02:00",
        "maastricht-dvo-2018, assignment-confirmation, 2026-02-06, 2026-02-11, 2026-02-12T00:00:00+01:00",
        "maastricht-dvo-2018, incident-report, 2026-03-28T10:00:00+01:00, 2026-03-30, 2026-03-30T11:00:00+02:00",
        "maastricht-dvo-2018, calamity-report, 2026-10-24T10:00:00+02:00, 2026-10-26, 2026-10-26T09:00:00+01:00",
        "maastricht-dvo-2018, client-notice, 2026-03-15, 2026-04-30, 2026-05-01T00:00:00+02:00",
        "maastricht-dvo-2018, invoice, 2027-01-03, 2027-01-31, 2027-02-01T00:00:00+01:00",
        "maastricht-dvo-2018, signal-response, 2026-02-06, 2026-02-20, 2026-02-21T00:00:00+01:00",
        "maastricht-dvo-2018, security-incident, 2026-02-06T10:00:00Z, 2026-02-06, 2026-02-06T11:00:00+01:00"
    })
    void what_an_agreement_lacks_is_answered_by_the_house_and_says_so(
            String agreement, String kind, String trigger, LocalDate dueOn, OffsetDateTime dueAt) {
        var preview = preview(agreement, kind, null, trigger);
        assertThat(preview.source()).isEqualTo(TermSource.HOUSE);
        assertThat(preview.citation()).startsWith("Huisstandaard");
        assertThat(preview.ruleText())
                .contains(
                        preview.agreementSays().isPresent()
                                ? "De plicht zelf staat in "
                                : "(dit is geen eis van de overeenkomst)");
        assertThat(preview.dueOn()).isEqualTo(dueOn);
        assertThat(preview.dueAt()).isEqualTo(dueAt.toInstant());
    }

    @Test
    void kampen_b2_2_5_an_incident_is_reported_at_once_and_within_48_hours() {
        var preview = preview(KAMPEN, "incident-report", null, "2026-06-10T08:00:00Z");
        assertThat(preview.dueAt()).isEqualTo(Instant.parse("2026-06-12T08:00:00Z"));
        assertThat(preview.atOnce()).isTrue();
        assertThat(preview.hardLimitAt()).contains(Instant.parse("2026-06-12T08:00:00Z"));
        assertThat(preview.ruleText())
                .isEqualTo("Volgens Kampen B2 2.5: direct, en uiterlijk binnen 48 uur na het opmerken van een incident"
                        + " of geweld bij het leveren van de hulp.");
    }

    @Test
    void a_duty_without_a_term_says_what_the_agreement_asks() {
        var preview = preview(KAMPEN, "change-of-situation", null, "2026-02-06");
        assertThat(preview.agreementSays().orElseThrow()).startsWith("Kampen B2 1.9d: ");
        assertThat(preview(KAMPEN, "replacement", null, "2026-02-06").agreementSays())
                .isEmpty();
    }

    @Test
    void where_there_is_no_term_at_all_there_is_no_answer() {
        assertThat(find(KAMPEN, "production-proposal", null, "2026-01-01")).isEmpty();
        assertThat(find(KAMPEN, "no-such-kind", null, "2026-01-01")).isEmpty();
        assertThat(find(DVO, "replacement", "no-such-variant", "2026-01-01")).isEmpty();
    }

    @Test
    void a_trigger_from_before_the_agreement_is_answered_and_marked() {
        assertThat(preview(KAMPEN, "service-start", null, "2018-06-29").agreementInForce())
                .isFalse();
        assertThat(preview(KAMPEN, "service-start", null, "2018-07-02").agreementInForce())
                .isTrue();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "kampen-hh1-2018, service-start, 5 werkdagen, 'Volgens Kampen B2 5.4: binnen 5 werkdagen na de datum van de opdracht (iWmo 301).'",
        "kampen-hh1-2018, supervisor-report, direct, 'Volgens Wmo 2015 art. 3.4; Kampen art. 7.1; Kampen B3: direct na een calamiteit of geweld door een medewerker of medecliënt.'",
        "kampen-hh1-2018, production-account, vóór 1 maart, 'Volgens Kampen B2 5.9: vóór 1 maart van het jaar erna.'",
        "kampen-hh1-2018, client-notice, 1 kalendermaand vanaf de eerste dag van de volgende maand, 'Volgens Kampen B2 2.6: de opzegtermijn is 1 kalendermaand, te tellen vanaf de eerste dag van de maand na de opzegging door de inwoner.'",
        "maastricht-dvo-2018, provider-ends-service, vooraf, 'Volgens DVO 11.8, 11.10: vóór de dag waarop de aanbieder wil weigeren of stoppen.'",
        "kampen-hh1-2018, calamity-report, 48 uur, 'Volgens Kampen B3: zo spoedig mogelijk, en uiterlijk binnen 48 uur na het opmerken van een calamiteit of crisis.'",
        "kampen-hh1-2018, agreement-exit, 3 kalendermaanden vanaf de eerste dag van de volgende maand, 'Volgens Kampen art. 5.1: de opzegtermijn is 3 kalendermaanden, te tellen vanaf de eerste dag van de maand na de ontvangst van de aangetekende brief door de gemeente.'",
        "kampen-hh1-2018, decision-expiry, 8 weken vooraf, 'Volgens de huisstandaard (dit is geen eis van de overeenkomst): uiterlijk 8 weken vóór de einddatum van het besluit.'",
        "kampen-hh1-2018, inspection-report, 5 werkdagen, 'Volgens de huisstandaard: binnen 5 werkdagen na het uitkomen van een inspectierapport of het begin van een onderzoek. De plicht zelf staat in Kampen B2 4.3; de termijn is van onszelf.'",
        "maastricht-dvo-2018, agreement-exit, 6 maanden, 'Volgens DVO 5.1: de opzegtermijn is 6 maanden, te tellen vanaf het verzenden van de aangetekende brief.'",
        "maastricht-dvo-2018, production-proposal, vóór 1 oktober, 'Volgens DVO 2.4: vóór 1 oktober van het lopende kalenderjaar.'",
        "maastricht-dvo-2018, plan-copy, 2 werkdagen, 'Volgens de huisstandaard: binnen 2 werkdagen na het tekenen van het plan. De plicht zelf staat in DVO B3 E1 en DVO 11.5; de termijn is van onszelf.'",
        "maastricht-dvo-2018, decision-expiry, 8 weken vooraf, 'Volgens de huisstandaard: uiterlijk 8 weken vóór de einddatum van het besluit. De plicht zelf staat in DVO 9.2; de termijn is van onszelf.'"
    })
    void a_rule_is_explained_in_one_plain_sentence(String agreement, String kind, String term, String sentence) {
        var preview = preview(agreement, kind, null, "2026-03-02");
        assertThat(preview.term()).isEqualTo(term);
        assertThat(preview.ruleText()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-02-30",
                "2026-13-01",
                "2026-02-03T10:00:00",
                "2026-02-03T10:00",
                "2026-02-03T10:00Z",
                "2026-02-03T24:00:00Z",
                "2026-02-03T10:00:00+25:00",
                "2026-02-03 10:00:00Z",
                "1899-12-31",
                "2200-01-01",
                "+12026-01-01",
                "20260203"
            })
    void a_trigger_that_is_no_date_and_no_instant_is_refused_in_dutch(String text) {
        assertThatThrownBy(() -> TermTrigger.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .matches("(Geef|Deze|Het) .*\\.");
    }

    @Test
    void a_trigger_keeps_microseconds_and_its_amsterdam_date() {
        assertThat(TermTrigger.parse("2026-02-03t23:30:00.123456789z"))
                .isEqualTo(new TermTrigger(Instant.parse("2026-02-03T23:30:00.123456Z"), LocalDate.of(2026, 2, 4)));
        assertThat(TermTrigger.parse("2026-07-03"))
                .isEqualTo(new TermTrigger(Instant.parse("2026-07-02T22:00:00Z"), LocalDate.of(2026, 7, 3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Amsterdam", "Pacific/Auckland"})
    void the_zone_of_the_machine_changes_no_answer(String machineZone) {
        var before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(machineZone));
        try {
            assertThat(preview(KAMPEN, "service-start", null, "2026-03-26").dueAt())
                    .isEqualTo(Instant.parse("2026-04-02T22:00:00Z"));
            assertThat(preview(KAMPEN, "production-account", null, "2026-12-31").dueOn())
                    .isEqualTo(LocalDate.of(2027, 2, 28));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private TermPreview preview(String agreement, String kind, String variant, String trigger) {
        return find(agreement, kind, variant, trigger).orElseThrow();
    }

    private Optional<TermPreview> find(String agreement, String kind, String variant, String trigger) {
        return TermPreview.of(agreements, agreement, kind, Optional.ofNullable(variant), TermTrigger.parse(trigger));
    }
}
