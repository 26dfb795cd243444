package nl.ronde.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TermSource;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.obligation.ObligationEvent.What;
import org.jspecify.annotations.Nullable;

/** How the due moment of a term came about, in Dutch: the rule, what it counts from, what moved it since, and when it ends. */
final class TermExplanation {
    private final Obligation term;
    private final List<ObligationEvent> history;

    private TermExplanation(Obligation term, List<ObligationEvent> history) {
        this.term = term;
        this.history = history;
    }

    /** @param history of this term, the oldest first */
    static String of(Obligation term, List<ObligationEvent> history) {
        return new TermExplanation(term, history).text();
    }

    private String text() {
        String from = (isCounted() ? " Gerekend vanaf " : " Begonnen op ") + DutchMoment.dayOrMoment(term.triggerAt());
        return term.promise().ruleText() + heldThen() + from + "." + moved() + " " + end() + stands();
    }

    /** A term that ends before what it counts from, or was opened before that came, has not begun there. */
    private boolean isCounted() {
        boolean backwards = !term.promise().atOnce() && !term.triggerAt().isBefore(term.dueAt());
        boolean ahead = history.stream()
                .filter(event -> event.what() == What.OPENED)
                .anyMatch(opened -> opened.recordedAt().isBefore(term.triggerAt()));
        return backwards || ahead;
    }

    private String end() {
        if (term.promise().atOnce()
                && term.hardLimitAt() == null
                && term.dueAt().equals(term.triggerAt())) {
            return "Dit moet direct.";
        }
        return (term.kind().isNoticePeriod() ? "De opzegtermijn loopt " : "Op tijd ") + DutchMoment.until(term.dueAt())
                + ".";
    }

    private String stands() {
        return term.pausedAt() == null
                ? ""
                : " De termijn staat stil sinds " + DutchMoment.dayOrMoment(term.pausedAt()) + ".";
    }

    /** Which version of the rule held, where there has been more than one. */
    private String heldThen() {
        LocalDate first = term.promise().ruleFrom();
        LocalDate last = term.promise().ruleUntil();
        if (first == null && last == null) {
            return "";
        }
        String from = first == null ? "" : " vanaf " + DutchMoment.of(first);
        String until = last == null ? "" : " tot en met " + DutchMoment.of(last);
        String day = isCounted() ? "van de dag waarvanaf wordt gerekend" : "die op de dag van het begin gold";
        return " Dit is de regel " + day + "; hij geldt" + from + until
                + ". Een latere regel verandert deze termijn niet.";
    }

    /** Where it stood still, and to which day it was put off at last: else nobody can follow the end from the rule. */
    private String moved() {
        StringBuilder text = new StringBuilder();
        ObligationEvent paused = null;
        ObligationEvent postponed = null;
        ObligationEvent forward = null;
        for (ObligationEvent event : history) {
            if (event.what() == What.PAUSED) {
                paused = event;
            } else if (event.what() == What.RESUMED && paused != null) {
                text.append(standstill(paused, event.occurredAt()));
                paused = null;
            } else if (event.what() == What.POSTPONED) {
                postponed = event;
                forward = null;
            } else if (event.what() == What.BROUGHT_FORWARD && term.promise().source() == TermSource.ASSIGNMENT) {
                // The date of its own says it all; an earlier word of putting it off holds no longer.
                postponed = null;
            } else if (event.what() == What.BROUGHT_FORWARD) {
                // Moved more than once, the last word says it; nobody had agreed to what moved it back before.
                forward = event;
                postponed = term.kind() == TermKind.START_MESSAGE ? null : postponed;
            }
        }
        if (forward != null) {
            text.append(" Op ")
                    .append(DutchMoment.day(AmsterdamTime.dateOf(forward.recordedAt())))
                    .append(" bleek dat de termijn eerder is begonnen; daarom eindigt hij eerder.");
        }
        return text.append(postponed(postponed)).toString();
    }

    /** Within one day it moved nothing. */
    private static String standstill(ObligationEvent paused, Instant resumedAt) {
        LocalDate from = AmsterdamTime.dateOf(paused.occurredAt());
        LocalDate until = AmsterdamTime.dateOf(resumedAt);
        long days = AmsterdamTime.daysBetween(from, until);
        return days == 0
                ? ""
                : " De termijn stond " + days + (days == 1 ? " dag" : " dagen") + " stil, van " + DutchMoment.day(from)
                        + " tot " + DutchMoment.day(until) + because(paused.reason()) + ".";
    }

    private static String because(@Nullable String reason) {
        return reason == null || reason.isBlank()
                ? ""
                : " (reden: " + reason.substring(0, 1).toLowerCase(Locale.ROOT)
                        + reason.substring(1).replaceFirst("\\.$", "") + ")";
    }

    private String postponed(@Nullable ObligationEvent event) {
        if (event != null && term.kind() == TermKind.START_MESSAGE) {
            // Nobody agreed to it: the visit that help began with was not delivered.
            return " Op " + DutchMoment.day(AmsterdamTime.dateOf(event.recordedAt()))
                    + " bleek dat de hulp later is begonnen; daarom eindigt de termijn later.";
        }
        return event == null
                ? ""
                : " Uitgesteld " + DutchMoment.until(term.dueAt()) + " (afgesproken op "
                        + DutchMoment.day(AmsterdamTime.dateOf(event.occurredAt())) + ").";
    }
}
