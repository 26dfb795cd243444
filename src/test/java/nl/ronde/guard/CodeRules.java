package nl.ronde.guard;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the code may know and do. Every rule takes the root package, so that a test can let it loose on planted violations.
 * Not watched here: what is reached by reflection, and what a library does on its own.
 */
final class CodeRules {
    /** The modules, lowest first; those in one set do not know each other. */
    private static final List<Set<String>> ORDER = List.of(
            Set.of("platform"),
            Set.of("calendar"),
            Set.of("audit"),
            Set.of("identity", "agreement"),
            Set.of("blob", "mail"),
            Set.of("client", "staff"),
            Set.of("assignment", "device"),
            Set.of("visit"),
            Set.of("schedule"),
            Set.of("obligation", "message", "billing", "incident", "plan", "complaint"),
            Set.of("replacement"),
            Set.of("occasion", "municipality", "insight"),
            Set.of("sync"),
            // Which event starts and meets which term.
            Set.of("terms"),
            // App, Demo, Main and Server, which wire the rest; and the story that is played on them.
            Set.of(""),
            Set.of("tour"));

    /** Outside {@code calendar}: only sums of an instant and a duration, none of which knows a day or a time zone. */
    private static final Map<String, String> SUMS_OF_INSTANTS = Map.of(
            ".blob.BeginUpload", "how long an unfinished upload is kept",
            ".identity.Sessions", "how long a session lasts",
            ".identity.AccessTokens", "how long a token lasts",
            ".identity.ManageUsers", "how long a one-time link lasts",
            ".identity.SignInThrottle", "how long the next try must wait",
            ".sync.PushMutations", "how long an act waits for an earlier one",
            ".platform.act.EventTime", "the difference between a phone's clock and ours",
            ".platform.clock.BusinessClock", "how far the business clock is ahead");

    private static final Pattern SUM = Pattern.compile("(plus|minus|with|until|datesUntil|between|addTo)([A-Z].*)?");
    private static final Set<String> DATES = Set.of(
            "LocalDate",
            "LocalDateTime",
            "LocalTime",
            "ZonedDateTime",
            "OffsetDateTime",
            "YearMonth",
            "Year",
            "Period");

    private CodeRules() {}

    /** Lower modules never know higher ones. */
    static ArchRule moduleOrder(String root) {
        return classes()
                .that(resideInAnyPackage(root + ".."))
                .should(new ArchCondition<>("know only modules below their own") {
                    @Override
                    public void check(JavaClass from, ConditionEvents events) {
                        int own = rank(root, from);
                        from.getDirectDependenciesFromSelf().forEach(dependency -> {
                            JavaClass to = dependency.getTargetClass().getBaseComponentType();
                            boolean ours = to.getPackageName().startsWith(root)
                                    && !module(root, to).equals(module(root, from));
                            if (ours && rank(root, to) >= own) {
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
                            }
                        });
                    }
                });
    }

    private static String module(String root, JavaClass javaClass) {
        String rest = javaClass.getPackageName().substring(root.length());
        return rest.isEmpty() ? "" : rest.substring(1).split("[.]")[0];
    }

    private static int rank(String root, JavaClass javaClass) {
        String module = module(root, javaClass);
        for (int i = 0; i < ORDER.size(); i++) {
            if (ORDER.get(i).contains(module)) {
                return i;
            }
        }
        throw new AssertionError("module " + module + " has no place in the order of modules: give it one here");
    }

    /** Packages know each other in one direction. */
    static ArchRule noCycles(String root) {
        return SlicesRuleDefinition.slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    /** The calendar is pure: no clock, no database, no request. */
    static ArchRule calendarIsPure(String root) {
        return classes()
                .that(resideInAnyPackage(root + ".calendar.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        root + ".calendar..", "java..", "javax.annotation..", "de.focus_shift..", "org.jspecify.."));
    }

    /** Who may wait for a future. */
    static ArchRule onlyThePlatformWaits(String root) {
        return noClasses()
                .that(resideOutsideOfPackages(
                        root + ".platform.db", root + ".platform.waiting", root + ".platform.server"))
                .and()
                .doNotHaveFullyQualifiedName(root + ".Server")
                .should()
                .accessTargetWhere(target(
                        "wait for a future",
                        (owner, name) -> owner.equals("nl.ronde.platform.waiting.Waiting")
                                || owner.equals("io.vertx.core.Future")
                                        && (name.equals("await") || name.equals("toCompletionStage"))));
    }

    /** Who may read the machine's clock. */
    static ArchRule onlyTheBusinessClockReadsTheTime(String root) {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(root + ".platform.clock.BusinessClock")
                .should()
                .accessTargetWhere(target(
                        "read the machine's clock",
                        (owner, name) -> owner.startsWith("java.time.") && name.equals("now")
                                || owner.equals("java.time.Clock")
                                        && (name.startsWith("system") || name.startsWith("tick"))
                                || owner.equals("java.lang.System") && name.equals("currentTimeMillis")
                                || owner.equals("java.util.Calendar") && name.equals("getInstance")))
                .orShould()
                .callConstructor(java.util.Date.class);
    }

    /** Where days are counted. */
    static ArchRule onlyTheCalendarCountsDays(String root) {
        return noClasses()
                .that(resideOutsideOfPackages(root + ".calendar.."))
                .and(new DescribedPredicate<JavaClass>("are no sums of instants") {
                    @Override
                    public boolean test(JavaClass javaClass) {
                        return SUMS_OF_INSTANTS.keySet().stream()
                                .noneMatch(
                                        each -> javaClass.getName().matches(Pattern.quote(root + each) + "([$].*)?"));
                    }
                })
                .should()
                .accessTargetWhere(target("count days or hours", CodeRules::countsTime));
    }

    /** Even where instants are added up, days are not counted. */
    static ArchRule sumsOfInstantsKnowNoDays(String root) {
        return noClasses()
                .that(resideOutsideOfPackages(root + ".calendar.."))
                .should()
                .accessTargetWhere(target(
                        "count days",
                        (owner, name) -> countsTime(owner, name)
                                && !owner.equals("java.time.Instant")
                                && !owner.equals("java.time.temporal.ChronoUnit")));
    }

    private static boolean countsTime(String owner, String name) {
        String type = owner.startsWith("java.time.") ? owner.substring("java.time.".length()) : "";
        boolean time = DATES.contains(type) || type.equals("Instant") || type.equals("temporal.ChronoUnit");
        return time && SUM.matcher(name).matches();
    }

    /** Who may make parsers of XML. */
    static ArchRule onlySafeXmlMakesParsers(String root) {
        return noClasses()
                .that()
                .doNotHaveFullyQualifiedName(root + ".platform.xml.SafeXml")
                .should()
                .accessTargetWhere(target(
                        "make a parser of XML",
                        (owner, name) -> owner.matches(
                                        "javax[.]xml[.].*[.](DocumentBuilder|SAXParser|XMLInput|Transformer|Schema|XPath)Factory")
                                && name.startsWith("new")));
    }

    /** Who may touch connections. */
    static ArchRule onlyTheDatabasePackageTouchesConnections(String root) {
        return noClasses()
                .that(resideOutsideOfPackages(
                        root + ".platform.db", root + ".platform.server", root + ".platform.database"))
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("are connections to a database") {
                    @Override
                    public boolean test(JavaClass javaClass) {
                        String name = javaClass.getName();
                        return name.startsWith("java.sql.")
                                || name.startsWith("io.vertx.pgclient.")
                                || name.startsWith("io.vertx.sqlclient.") && !name.equals("io.vertx.sqlclient.Row");
                    }
                });
    }

    private static DescribedPredicate<JavaAccess<?>> target(String description, Target matches) {
        return new DescribedPredicate<>(description) {
            @Override
            public boolean test(JavaAccess<?> access) {
                return matches.test(access.getTargetOwner().getName(), access.getName());
            }
        };
    }

    private interface Target {
        boolean test(String owner, String name);
    }
}
