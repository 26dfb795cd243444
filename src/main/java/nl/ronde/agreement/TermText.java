package nl.ronde.agreement;

import java.time.MonthDay;
import java.time.format.TextStyle;
import java.util.Locale;
import nl.ronde.calendar.Term;

/** Terms in plain Dutch. */
final class TermText {
    private static final Locale DUTCH = Locale.of("nl", "NL");

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

    /** The rule in one sentence, with where it comes from. */
    static String sentence(TermRule rule, Term term) {
        var from = rule.source() == TermSource.HOUSE
                ? "Volgens de huisstandaard (dit is geen eis van de overeenkomst): "
                : "Volgens " + rule.citation() + ": ";
        var trigger = rule.trigger().nl();
        var what = switch (term.unit()) {
            case AT_ONCE -> "direct na " + trigger;
            case HOURS, CALENDAR_DAYS, WORKING_DAYS, WEEKS, MONTHS, YEARS ->
                (rule.atOnce() ? "direct, en uiterlijk binnen " : "binnen ") + of(term) + " na " + trigger;
            case MONTHS_FROM_NEXT_FIRST ->
                counted(term.amount(), "kalendermaand", "kalendermaanden")
                        + ", te tellen vanaf de eerste dag van de maand na " + trigger;
            case BEFORE_YEARLY_DATE -> of(term) + ", na " + trigger;
            case BEFORE_TRIGGER_DAY -> "vóór " + trigger;
            case WEEKS_BEFORE -> "uiterlijk " + counted(term.amount(), "week", "weken") + " vóór " + trigger;
            case MONTHS_BEFORE -> "uiterlijk " + counted(term.amount(), "maand", "maanden") + " vóór " + trigger;
        };
        return from
                + what
                + (term.rollsOver() ? "; een einde op een vrije dag schuift door naar de volgende werkdag." : ".");
    }

    private static String date(MonthDay date) {
        return date.getDayOfMonth() + " " + date.getMonth().getDisplayName(TextStyle.FULL, DUTCH);
    }

    private static String counted(int n, String one, String more) {
        return n + " " + (n == 1 ? one : more);
    }
}
