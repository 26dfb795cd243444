package nl.ronde.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nl.ronde.agreement.Agreement;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TermRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the office reads in a notice: what, and until when. */
class TermWordsTest {
    private final Agreements agreements = Agreements.load();
    private final TermWords words = new TermWords(agreements);

    @ParameterizedTest(name = "{0} {1} under {2}: {3}")
    @CsvSource(nullValues = "-", textBlock = """
            support-plan, -, kampen-hh1-2018, Ondersteuningsplan opstellen
            support-plan, sign, kampen-hh1-2018, Ondersteuningsplan laten ondertekenen
            support-plan, -, maastricht-dvo-2018, Plan van aanpak opstellen
            support-plan, sign, maastricht-dvo-2018, Plan van aanpak laten ondertekenen
            support-plan, -, -, Ondersteuningsplan opstellen
            plan-copy, -, kampen-hh1-2018, Afschrift van het ondertekende Ondersteuningsplan sturen
            plan-copy, -, maastricht-dvo-2018, Afschrift van het ondertekende Plan van aanpak sturen
            plan-copy, direct-referral, maastricht-dvo-2018, 'Plan van aanpak naar de gemeente sturen, na een verwijzing zonder regisseur'
            plan-evaluation, -, kampen-hh1-2018, Ondersteuningsplan evalueren met de cliënt
            plan-evaluation, -, maastricht-dvo-2018, Plan van aanpak evalueren met de cliënt
            signal-response, -, kampen-hh1-2018, Reageren op het signaal of het onderzoeksresultaat van de gemeente (een recht)
            signal-response, signal, kampen-hh1-2018, Reageren op het signaal van de gemeente (een recht)
            signal-response, audit, kampen-hh1-2018, Reageren op het onderzoeksresultaat (een recht)
            sroi-plan, -, kampen-hh1-2018, Plan voor Social Return voorleggen
            sroi-plan, extended, kampen-hh1-2018, Plan voor Social Return voorleggen (verlengde termijn)
            sroi-plan, overview, maastricht-dvo-2018, Vierwekelijks overzicht Social Return sturen
            admission-stop, -, maastricht-dvo-2018, Cliëntenstop melden
            admission-stop, before-start, maastricht-dvo-2018, Cliëntenstop melden voordat hij ingaat
            vog-renewal, -, -, VOG vernieuwen
            vog-renewal, volunteer, -, VOG van de vrijwilliger vernieuwen
            agreement-exit, -, kampen-hh1-2018, 'Personeel en cliënten overdragen: de overeenkomst is opgezegd'
            agreement-exit, municipality, kampen-hh1-2018, 'Personeel en cliënten overdragen: de gemeente heeft de overeenkomst opgezegd'
            """)
    void each_form_has_its_words_and_a_plan_is_called_as_its_agreement_does(
            String kind, String variant, String agreement, String text) {
        assertThat(words.what(term(kind).form(variant).under(agreement).term())).isEqualTo(text);
    }

    @Test
    void no_form_of_a_term_reads_as_the_usual_one() {
        Stream<TermRule> rules = Stream.concat(
                agreements.house().terms().stream(),
                agreements.list().stream().map(Agreement::terms).flatMap(List::stream));
        assertThat(rules.filter(rule -> rule.variant().isPresent()))
                .isNotEmpty()
                .allSatisfy(rule -> assertThat(words.what(TestTerm.of(rule.kind())
                                .form(rule.variant().orElseThrow())
                                .term()))
                        .isNotEqualTo(words.what(TestTerm.of(rule.kind()).term())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', textBlock = """
            invoice; Vierweekse periode 2026-13; Verzamelfactuur sturen (vierweekse periode 2026-13)
            production-account; Jaar 2026; Productieverantwoording aanleveren (jaar 2026)
            complaints-report; klachten van 2026; Rapportage van klachten leveren (klachten van 2026)
            vog-renewal; VOG afgegeven op 5 januari 2024; VOG vernieuwen (VOG afgegeven op 5 januari 2024)
            competence-renewal; Parkinson, geldt tot en met 1 mei 2026; Bekwaamheid vernieuwen (Parkinson, geldt tot en met 1 mei 2026)
            """)
    void a_label_in_a_bracket_goes_on_in_lower_case_but_an_abbreviation_and_a_name_stay(
            String kind, String label, String text) {
        assertThat(words.what(term(kind).labelled(label).term())).isEqualTo(text);
    }

    @Test
    void what_is_due_at_once_names_no_time_for_a_date_and_no_past_for_what_is_ahead() {
        Obligation onADate = TestTerm.of(TermKind.CLIENT_REFUSES).directly().term();
        assertThat(words.until(onADate, TermWorld.instant("2026-01-06T10:00:00+01:00")))
                .isEqualTo("Moet direct, sinds maandag 5 januari 2026");
        Obligation ahead = TestTerm.of(TermKind.REPLACEMENT_NOW)
                .times("2026-02-16T09:00:00+01:00", "2026-02-16T09:00:00+01:00")
                .directly()
                .term();
        assertThat(words.until(ahead, TermWorld.instant("2026-01-30T12:00:00+01:00")))
                .isEqualTo("Uiterlijk maandag 16 februari 2026 om 09:00 uur");
        assertThat(words.until(ahead, TermWorld.instant("2026-02-16T10:00:00+01:00")))
                .isEqualTo("Moet direct, sinds maandag 16 februari 2026 om 09:00 uur");
    }

    @Test
    void kampen_5_1_notice_is_a_period_and_not_a_limit() {
        Obligation exit = TestTerm.of(TermKind.AGREEMENT_EXIT)
                .times("2026-03-15T09:00:00+01:00", "2026-07-01T00:00:00+02:00")
                .term();
        assertThat(words.until(exit, TermWorld.instant("2026-04-01T09:00:00+02:00")))
                .isEqualTo("De opzegtermijn loopt tot en met dinsdag 30 juni 2026");
        assertThat(words.until(exit, TermWorld.instant("2026-07-01T09:00:00+02:00")))
                .isEqualTo("De opzegtermijn liep tot en met dinsdag 30 juni 2026");
    }

    private static TestTerm term(String kind) {
        return TestTerm.of(TermKind.find(kind).orElseThrow());
    }
}
