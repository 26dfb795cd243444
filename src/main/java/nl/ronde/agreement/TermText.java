package nl.ronde.agreement;

import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Optional;
import nl.ronde.calendar.Term;

/** Terms in plain Dutch. */
final class TermText {
    private static final Locale DUTCH = Locale.of("nl", "NL");
    private static final String NOTICE_PERIOD = "de opzegtermijn is ";

    private TermText() {}

    /** The term by itself: "3 werkdagen". */
    static String of(Term term) {
        var n = term.amount();
        return switch (term.unit()) {
            case AT_ONCE -> "direct";
            case HOURS -> n + " uur";
            case CALENDAR_DAYS -> counted(n, "kalenderdag", "kalenderdagen");
            case WORKING_DAYS -> counted(n, "werkdag", "werkdagen");
            case WEEKS -> counted(n, "week", "weken");
            case MONTHS -> counted(n, "maand", "maanden");
            case YEARS -> n + " jaar";
            case MONTHS_FROM_NEXT_FIRST ->
                counted(n, "kalendermaand", "kalendermaanden") + " vanaf de eerste dag van de volgende maand";
            case BEFORE_YEARLY_DATE -> "vóór " + date(term.yearlyDate().orElseThrow());
            case BEFORE_TRIGGER_DAY -> "vooraf";
            case WEEKS_BEFORE -> counted(n, "week", "weken") + " vooraf";
            case MONTHS_BEFORE -> counted(n, "maand", "maanden") + " vooraf";
        };
    }

    /**
     * The rule in one sentence, with where it comes from.
     *
     * @param dutyIn where the duty stands, where an agreement names it and the term is the house's
     */
    static String sentence(TermRule rule, Term term, Optional<String> dutyIn) {
        return from(rule, dutyIn)
                + what(rule, term)
                + (term.rollsOver() ? "; een einde op een vrije dag schuift door naar de volgende werkdag." : ".")
                + dutyIn.map(TermText::duty).orElse("");
    }

    private static String from(TermRule rule, Optional<String> dutyIn) {
        if (rule.source() != TermSource.HOUSE) {
            return "Volgens " + rule.citation() + ": ";
        }
        return dutyIn.isPresent()
                ? "Volgens de huisstandaard: "
                : "Volgens de huisstandaard (dit is geen eis van de overeenkomst): ";
    }

    private static String duty(String citation) {
        return " De plicht zelf staat in " + citation.replace("; ", " en ") + "; de termijn is van onszelf.";
    }

    private static String what(TermRule rule, Term term) {
        var trigger = rule.trigger().nl();
        return switch (term.unit()) {
            case AT_ONCE -> "direct na " + trigger;
            case HOURS, CALENDAR_DAYS, WORKING_DAYS, WEEKS, MONTHS, YEARS ->
                rule.kind().isNoticePeriod()
                        ? NOTICE_PERIOD + of(term) + ", te tellen vanaf " + trigger
                        : within(rule) + of(term) + " na " + trigger;
            case MONTHS_FROM_NEXT_FIRST ->
                (rule.kind().isNoticePeriod() ? NOTICE_PERIOD : "")
                        + counted(term.amount(), "kalendermaand", "kalendermaanden")
                        + ", te tellen vanaf de eerste dag van de maand na " + trigger;
            // The proposal begins with the year of its date, the others with the end of the year before it.
            case BEFORE_YEARLY_DATE ->
                of(term)
                        + (rule.kind() == TermKind.PRODUCTION_PROPOSAL
                                ? " van het lopende kalenderjaar"
                                : " van het jaar erna");
            case BEFORE_TRIGGER_DAY -> "vóór " + trigger;
            case WEEKS_BEFORE -> "uiterlijk " + counted(term.amount(), "week", "weken") + " vóór " + trigger;
            case MONTHS_BEFORE -> "uiterlijk " + counted(term.amount(), "maand", "maanden") + " vóór " + trigger;
        };
    }

    private static String within(TermRule rule) {
        if (rule.atOnce()) {
            return "direct, en uiterlijk binnen ";
        }
        return rule.asSoonAsPossible() ? "zo spoedig mogelijk, en uiterlijk binnen " : "binnen ";
    }

    private static String date(MonthDay date) {
        return date.getDayOfMonth() + " " + date.getMonth().getDisplayName(TextStyle.FULL, DUTCH);
    }

    private static String counted(int n, String one, String more) {
        return n + " " + (n == 1 ? one : more);
    }
}
