package nl.ronde.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.ronde.calendar.Term;

/**
 * What a term comes to when it starts at a given moment: the answer of the calculator.
 *
 * @param agreement the id that was asked about
 * @param kind the code that was asked about
 * @param variant the variant that was asked about
 * @param trigger the moment, or the start of the day in Europe/Amsterdam of a plain date
 * @param dueOn the last day in Europe/Amsterdam: the date of {@code dueAt} minus one nanosecond
 * @param dueAt the first instant that is too late; for "at once" the trigger itself
 * @param atOnce the source says "at once": due now, and shown so until it is met
 * @param hardLimitAt the first instant beyond the hard limit that stands beside "at once"
 * @param term the term in Dutch: "3 werkdagen"
 * @param ruleText the rule in one Dutch sentence, with where it comes from
 * @param metBy what meets it, Dutch
 * @param citation the article, or the house standard
 * @param source agreement, appendix or house
 * @param note what else the source says, Dutch
 * @param agreementSays where the house standard answers although the agreement names the duty: what that says, Dutch
 * @param agreementInForce whether the agreement is in force on the trigger's day; outside that the answer is only a sum
 */
public record TermPreview(
        String agreement,
        String kind,
        Optional<String> variant,
        Instant trigger,
        LocalDate dueOn,
        Instant dueAt,
        boolean atOnce,
        Optional<Instant> hardLimitAt,
        String term,
        String ruleText,
        String metBy,
        String citation,
        TermSource source,
        Optional<String> note,
        Optional<String> agreementSays,
        boolean agreementInForce) {

    /**
     * Calculates it.
     *
     * @return empty where neither the agreement nor the house standard has such a term
     * @throws NoSuchElementException when there is no such agreement
     */
    public static Optional<TermPreview> of(
            Agreements agreements, String agreementId, String kindCode, Optional<String> variant, TermTrigger trigger) {
        return of(agreements, agreementId, kindCode, variant, trigger, UnaryOperator.identity());
    }

    /**
     * The same, with what the provider chose itself in place of the house standard.
     *
     * @param ownChoice gives the rule that holds for this provider
     */
    public static Optional<TermPreview> of(
            Agreements agreements,
            String agreementId,
            String kindCode,
            Optional<String> variant,
            TermTrigger trigger,
            UnaryOperator<TermRule> ownChoice) {
        return agreements
                .termRule(agreementId, kindCode, variant, trigger.date())
                .map(ownChoice)
                .map(rule -> of(agreements, agreementId, variant, trigger, rule));
    }

    private static TermPreview of(
            Agreements agreements, String agreementId, Optional<String> variant, TermTrigger trigger, TermRule rule) {
        var term = rule.term().orElseThrow();
        var deadline = term.deadline(trigger.at());
        var duty = agreements.dutyWithoutTerm(agreementId, rule, variant, trigger.date());
        return new TermPreview(
                agreementId,
                rule.kind().code(),
                variant,
                trigger.at(),
                deadline.dueOn(),
                deadline.dueAt(),
                rule.atOnce() || term.equals(Term.atOnce()),
                rule.hardLimit().map(limit -> limit.deadline(trigger.at()).dueAt()),
                TermText.of(term),
                rule.sentence(duty),
                duty.orElse(rule).metBy(),
                rule.citation(),
                rule.source(),
                rule.note(),
                duty.flatMap(own -> own.note().map(said -> own.citation() + ": " + said)),
                agreements.get(agreementId).inForceOn(trigger.date()));
    }
}
