package nl.ronde.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold for the code, and each of them bites on a planted violation. */
class CodeRulesTest {
    private static final String ROOT = "nl.ronde";
    private static final String PLANTED = "nl.ronde.guard.planted";
    private static JavaClasses code;
    private static JavaClasses planted;

    @BeforeAll
    static void read() {
        code = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
        planted = new ClassFileImporter().importPackages(PLANTED);
        assertThat(code).hasSizeGreaterThan(100);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                rule("module order", CodeRules::moduleOrder, "planted.client.KnowsVisit"),
                rule("no cycles", CodeRules::noCycles, "Cycle detected"),
                rule("calendar is pure", CodeRules::calendarIsPure, "planted.calendar.Impure"),
                rule("waiting", CodeRules::onlyThePlatformWaits, "planted.visit.Violations.waits"),
                rule("waiting", CodeRules::onlyThePlatformWaits, "planted.visit.Violations.blocks"),
                rule("clock", CodeRules::onlyTheBusinessClockReadsTheTime, "planted.visit.Violations.readsInstant"),
                rule("clock", CodeRules::onlyTheBusinessClockReadsTheTime, "planted.visit.Violations.readsDate"),
                rule("clock", CodeRules::onlyTheBusinessClockReadsTheTime, "planted.visit.Violations.readsMillis"),
                rule("clock", CodeRules::onlyTheBusinessClockReadsTheTime, "planted.visit.Violations.readsOldDate"),
                rule("clock", CodeRules::onlyTheBusinessClockReadsTheTime, "planted.visit.Violations.readsSystemClock"),
                rule("days", CodeRules::onlyTheCalendarCountsDays, "planted.visit.Violations.addsDays"),
                rule("days", CodeRules::onlyTheCalendarCountsDays, "planted.visit.Violations.addsSeconds"),
                rule("days", CodeRules::onlyTheCalendarCountsDays, "planted.visit.Violations.countsBetween"),
                rule("days", CodeRules::sumsOfInstantsKnowNoDays, "planted.visit.Violations.addsDays"),
                rule("xml", CodeRules::onlySafeXmlMakesParsers, "planted.visit.Violations.makesParser"),
                rule("sql", CodeRules::onlyTheDatabasePackageTouchesConnections, "planted.visit.Violations.asksPool"),
                rule("sql", CodeRules::onlyTheDatabasePackageTouchesConnections, "planted.visit.Violations.asksJdbc"));
    }

    private static Arguments rule(String name, Function<String, ArchRule> rule, String bite) {
        return Arguments.of(name + ": " + bite, rule, bite);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_code_keeps_the_rule(String name, Function<String, ArchRule> rule, String bite) {
        rule.apply(ROOT).check(code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void the_rule_bites(String name, Function<String, ArchRule> rule, String bite) {
        assertThatThrownBy(() -> rule.apply(PLANTED).check(planted))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(bite);
    }
}
