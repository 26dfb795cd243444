package nl.ronde.obligation;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TermRule;
import nl.ronde.agreement.TermSource;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.Deadline;
import nl.ronde.calendar.Term;
import nl.ronde.obligation.Obligation.Promise;
import nl.ronde.obligation.Opening.ShortNotice;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;

/** What a term is when it begins: the rule that holds on that day, until when it runs, and who sees to it. */
final class NewTerm {
    private static final String OWN_DATE = "De opdracht zelf noemt de dag waarop dit uiterlijk moet.";

    private final Agreements agreements;
    private final HouseTerms houseTerms;

    NewTerm(Agreements agreements, HouseTerms houseTerms) {
        this.agreements = agreements;
        this.houseTerms = houseTerms;
    }

    /** The term that would begin so, not yet kept; empty where nothing gives this kind a term. */
    Optional<Obligation> of(Tx tx, Opening opening) {
        return rule(tx, opening).flatMap(rule -> {
            Opening strict = known(rule, strict(rule, opening));
            return deadline(rule, strict).map(due -> obligation(rule, strict, due));
        });
    }

    private Optional<TermRule> rule(Tx tx, Opening opening) {
        return ruleOfDay(opening).map(rule -> houseTerms.of(tx, rule, AmsterdamTime.dateOf(opening.triggerAt())));
    }

    private Optional<TermRule> ruleOfDay(Opening opening) {
        var day = AmsterdamTime.dateOf(opening.triggerAt());
        var variant = Optional.ofNullable(opening.variant());
        return opening.agreementId() == null
                ? agreements.houseRule(opening.kind(), variant, day)
                : agreements.termRule(opening.agreementId(), opening.kind(), variant, day);
    }

    /** A date that only shortens gives way to a rule that is as strict; the provider's own choice is such a rule too. */
    private static Opening strict(TermRule rule, Opening opening) {
        boolean byRule = opening.own() != null
                && opening.own().shortens()
                && deadline(rule, opening.byRule().orOnShortNotice(null))
                        .filter(due -> !opening.own().lastDay().isBefore(due.dueOn()))
                        .isPresent();
        return byRule ? opening.byRule() : opening;
    }

    /** Short notice is none where the rule's last day is as late, or a date of its own holds. */
    private static Opening known(TermRule rule, Opening opening) {
        ShortNotice notice = opening.shortNotice();
        boolean holds = notice != null
                && opening.own() == null
                && deadline(rule, opening.orOnShortNotice(null))
                        .filter(due -> due.dueOn().isBefore(notice.lastDay()))
                        .isPresent();
        return holds ? opening : opening.orOnShortNotice(null);
    }

    private static Optional<Deadline> deadline(TermRule rule, Opening opening) {
        if (opening.own() != null) {
            return Optional.of(Deadline.onWholeDay(opening.own().lastDay()));
        }
        return opening.shortNotice() == null
                ? rule.term().map(term -> term.deadline(opening.triggerAt()))
                : Optional.of(Deadline.onWholeDay(opening.shortNotice().lastDay()));
    }

    /** A date of the assignment's own is as strict as it stands. */
    private static Instant warnDueAt(TermRule rule, Opening opening, Deadline due) {
        return opening.own() == null && opening.shortNotice() == null
                ? rule.term()
                        .map(term -> term.strictDeadline(opening.triggerAt()).dueAt())
                        .orElse(due.dueAt())
                : due.dueAt();
    }

    /** Where the term is the house's own but the duty the agreement's, the agreement says what meets it. */
    private Promise promise(TermRule rule, Opening opening) {
        Optional<TermRule> duty = agreements.dutyWithoutTerm(
                opening.agreementId(),
                rule,
                Optional.ofNullable(opening.variant()),
                AmsterdamTime.dateOf(opening.triggerAt()));
        return opening.own() == null
                ? new Promise(
                        rule.sentence(duty) + why(opening),
                        duty.orElse(rule).metBy(),
                        rule.citation(),
                        rule.source(),
                        rule.atOnce() || rule.term().equals(Optional.of(Term.atOnce())),
                        rule.validFrom().orElse(null),
                        rule.validUntil().orElse(null))
                : new Promise(
                        opening.subject().type() == Subject.Type.OCCASION
                                ? "De gemeente noemt zelf de dag waarop dit uiterlijk moet."
                                : OWN_DATE,
                        rule.metBy(),
                        opening.own().citation(),
                        TermSource.ASSIGNMENT,
                        false,
                        null,
                        null);
    }

    /** The words of a term that is open already, by a date that the assignment itself sets. */
    static Promise promise(Obligation term, Opening.OwnDate own) {
        return new Promise(OWN_DATE, term.promise().metBy(), own.citation(), TermSource.ASSIGNMENT, false, null, null);
    }

    /** What the rule itself does not say. */
    private static String why(Opening opening) {
        return Stream.of(
                        Optional.ofNullable(opening.because()),
                        Optional.ofNullable(opening.shortNotice()).map(ShortNotice::because))
                .flatMap(Optional::stream)
                .map(sentence -> " " + sentence)
                .collect(Collectors.joining());
    }

    private Obligation obligation(TermRule rule, Opening opening, Deadline due) {
        Instant triggerAt = opening.triggerAt();
        return new Obligation(
                Ids.next(),
                1,
                rule.kind(),
                opening.variant(),
                opening.label(),
                opening.agreementId(),
                promise(rule, opening),
                opening.subject(),
                opening.clientId(),
                owner(rule.kind()),
                triggerAt,
                due.dueAt(),
                due.dueOn(),
                warnDueAt(rule, opening, due),
                opening.own() == null
                        ? rule.hardLimit()
                                .map(limit -> limit.deadline(triggerAt).dueAt())
                                .orElse(null)
                        : null,
                ObligationState.RUNNING,
                null,
                null,
                null,
                null);
    }

    /** Who sees to it: messages and money are of the back office, care is of the planner, the rest of the team lead. */
    private static Role owner(TermKind kind) {
        return switch (kind) {
            case ASSIGNMENT_CONFIRMATION,
                    START_MESSAGE,
                    END_REASON,
                    STOP_MESSAGE,
                    INVOICE,
                    INVOICE_PAYMENT,
                    CAK_HOURS,
                    PRODUCTION_ACCOUNT,
                    AUDITOR_STATEMENT -> Role.BACK_OFFICE;
            case SERVICE_START, URGENT_SERVICE_START, START_NOT_POSSIBLE, REPLACEMENT, REPLACEMENT_NOW -> Role.PLANNER;
            default -> Role.TEAM_LEAD;
        };
    }
}
