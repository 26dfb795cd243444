package nl.ronde.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every promise is in the data with the right source, and every citation is what the agreement says. */
class ObligationsTest {
    private final Agreements agreements = Agreements.load();

    @ParameterizedTest(name = "{0}: Kampen {1}, DVO {2}")
    @CsvSource({
        "assignment-confirmation, appendix, house",
        "service-start, appendix, appendix",
        "urgent-service-start, house, appendix",
        "start-not-possible, house, appendix",
        "support-plan, appendix, agreement",
        "plan-copy, house, house",
        "plan-evaluation, appendix, appendix",
        "incident-report, appendix, house",
        "calamity-report, appendix, house",
        "supervisor-report, agreement, appendix",
        "replacement, house, agreement",
        "replacement-now, house, agreement",
        "change-of-situation, house, appendix",
        "force-majeure-report, house, agreement",
        "client-refuses, house, agreement",
        "provider-ends-service, house, agreement",
        "worker-change, house, agreement",
        "client-notice, appendix, house",
        "decision-expiry, house, house",
        "end-reason, house, house",
        "start-message, house, house",
        "stop-message, house, house",
        "admission-stop, house, agreement",
        "invoice, appendix, house",
        "invoice-payment, appendix, house",
        "cak-hours, appendix, house",
        "complaints-report, house, house",
        "production-account, appendix, agreement",
        "auditor-statement, appendix, agreement",
        "production-proposal, none, agreement",
        "sroi-plan, agreement, house",
        "proposal-reaction, house, house",
        "signal-response, appendix, house",
        "information-request, house, house",
        "security-incident, appendix, house",
        "data-breach, appendix, agreement",
        "inspection-report, house, house",
        "vog-renewal, house, appendix",
        "agreement-exit, agreement, agreement"
    })
    void every_promise_has_its_term_from_the_right_source(String kind, String kampen, String dvo) {
        assertThat(source("kampen-hh1-2018", kind)).isEqualTo(kampen);
        assertThat(source("maastricht-dvo-2018", kind)).isEqualTo(dvo);
    }

    /** A paper that lapses, as the VOG beside it; and messages that the list names within other rows. */
    private static final Set<TermKind> OF_THE_HOUSE_ALONE =
            EnumSet.of(TermKind.COMPETENCE_RENEWAL, TermKind.START_MESSAGE, TermKind.STOP_MESSAGE);

    @Test
    void the_kinds_are_those_of_the_list_of_obligations() throws IOException {
        var list = Path.of(System.getProperty("shared.data"), "design", "obligations.md");
        assumeTrue(Files.exists(list), "the list of obligations is not here");
        var ids = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|")
                .matcher(Files.readString(list))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(Arrays.stream(TermKind.values())
                        .filter(kind -> !OF_THE_HOUSE_ALONE.contains(kind))
                        .map(TermKind::code))
                .containsExactlyElementsOf(ids);
    }

    @ParameterizedTest
    @CsvSource({"kampen-hh1-2018, 004_42e011ddd436502f.txt", "maastricht-dvo-2018, 003_d7c06e29da5babfb.txt"})
    void every_quote_stands_in_the_agreement(String id, String file) throws IOException {
        var source = Path.of(System.getProperty("shared.data"), "seeds", file);
        assumeTrue(Files.exists(source), "the text of the agreement is not here");
        var text = oneSpace(Files.readString(source));
        assertThat(agreements.get(id).terms())
                .allSatisfy(rule -> assertThat(text)
                        .as(rule.kind().code() + " " + rule.citation())
                        .contains(oneSpace(rule.quote().orElseThrow())));
        var staff = agreements.staffDemands(id);
        assertThat(Stream.of(staff.confidentialityStatement(), staff.traineesSupervised())
                        .flatMap(Optional::stream))
                .allSatisfy(demand -> assertThat(text).as(demand.citation()).contains(oneSpace(demand.quote())));
    }

    @ParameterizedTest
    @CsvSource({"kampen-hh1-2018", "maastricht-dvo-2018"})
    void an_appendix_is_cited_as_an_appendix(String id) {
        assertThat(agreements.get(id).terms()).allSatisfy(rule -> {
            assertThat(rule.citation()).matches("(Wmo 2015 art\\. 3\\.4; |AVG art\\. 33; )?(Kampen|DVO) .*");
            var firstOfAgreement = rule.citation().replaceFirst("^(Wmo|AVG)[^;]*; ", "");
            assertThat(firstOfAgreement.matches("(Kampen|DVO) B[0-9].*"))
                    .isEqualTo(rule.source() == TermSource.APPENDIX);
        });
    }

    @Test
    void the_house_is_never_cited_as_an_agreement() {
        assertThat(agreements.house().terms())
                .allSatisfy(rule -> assertThat(rule.citation())
                        .startsWith(rule.source() == TermSource.LAW ? "" : "Huisstandaard")
                        .doesNotMatch("(Kampen|DVO).*"));
        assertThat(agreements.house().terms())
                .filteredOn(rule -> rule.source() == TermSource.LAW)
                .extracting(TermRule::citation)
                .containsExactly("Wmo 2015 art. 3.4", "AVG art. 33");
        assertThat(agreements
                        .houseRule(TermKind.SUPERVISOR_REPORT, Optional.empty(), LocalDate.of(2026, 3, 2))
                        .orElseThrow()
                        .sentence())
                .startsWith("Volgens Wmo 2015 art. 3.4: direct na ")
                .doesNotContain("huisstandaard");
    }

    @Test
    void every_variant_that_is_asked_for_is_known_by_the_house_or_the_agreement() {
        var today = LocalDate.of(2026, 3, 2);
        assertThat(agreements.termRule("kampen-hh1-2018", "support-plan", Optional.of("sign"), today))
                .hasValueSatisfying(rule -> assertThat(rule.source()).isEqualTo(TermSource.HOUSE));
        assertThat(agreements.termRule("kampen-hh1-2018", "support-plan", Optional.of("whenever"), today))
                .isEmpty();
        assertThat(agreements.termRule("kampen-hh1-2018", "no-such-kind", Optional.empty(), today))
                .isEmpty();
    }

    private String source(String agreement, String kind) {
        return agreements
                .termRule(agreement, kind, Optional.empty(), LocalDate.of(2026, 3, 2))
                .map(rule -> rule.source().code())
                .orElse("none");
    }

    private static String oneSpace(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
