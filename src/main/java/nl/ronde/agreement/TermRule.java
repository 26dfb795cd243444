package nl.ronde.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.Term;

/**
 * One promise with its term, as its source gives it.
 *
 * @param kind what the promise is about
 * @param variant names this rule where the kind has more than one; absent for the usual one
 * @param term how long it may take; absent where the source names the duty but no term
 * @param atOnce the source says "at once" beside a term: due now, shown so until met, too late only after the term
 * @param asSoonAsPossible the source says "as soon as possible" beside a term; changes no due moment, only the words
 * @param hardLimit the limit that stands beside a promise that is due at once
 * @param trigger what starts it, as a Dutch and an English noun phrase
 * @param metBy what meets it, Dutch
 * @param reportedTo for a duty to report: a report to any of these meets it; absent for other duties
 * @param consults for a duty to tell or consult: telling any of these meets it; absent where the source names nobody
 * @param citation the article ("Kampen B2 2.5"), or the house standard and where it took the term from
 * @param source agreement, appendix, law or house
 * @param quote the words of the source, literally; absent in the house standard and of a law
 * @param note what else the source says, Dutch
 * @param validFrom first trigger day that this version of the rule is for; absent: always
 * @param validUntil last trigger day that this version of the rule is for; absent: no end known
 * @param notDueBelowCents not due where the turnover of the year under the agreement was lower, in cents; absent: always due
 * @param seriousIncidents the duty is there too for a serious incident (ernstig incident) that is no calamity
 */
public record TermRule(
        TermKind kind,
        Optional<String> variant,
        Optional<Term> term,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean atOnce,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean asSoonAsPossible,
        Optional<Term> hardLimit,
        Trigger trigger,
        String metBy,
        Optional<Set<ReportRecipient>> reportedTo,
        Optional<Set<MunicipalParty>> consults,
        String citation,
        TermSource source,
        Optional<String> quote,
        Optional<String> note,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validUntil,
        Optional<Long> notDueBelowCents,
        @JsonSetter(nulls = Nulls.AS_EMPTY) boolean seriousIncidents) {

    /** Refuses a line that lacks what every line must have. */
    public TermRule {
        Required.value(kind, "kind");
        Required.value(trigger, "trigger");
        Required.text(metBy, "metBy");
        Required.text(citation, "citation");
        Required.value(source, "source");
        boolean ofAgreement = source != TermSource.HOUSE && source != TermSource.LAW;
        if (!ofAgreement && term.isEmpty()) {
            throw new IllegalArgumentException("house standard and law must give a term");
        }
        if (ofAgreement) {
            Required.text(quote.orElse(null), "quote");
        }
        if (term.isEmpty() && note.isEmpty()) {
            throw new IllegalArgumentException("a rule without a term needs a note that says what the source asks");
        }
        if (term.isEmpty() && (atOnce || asSoonAsPossible || hardLimit.isPresent())) {
            throw new IllegalArgumentException("atOnce, asSoonAsPossible and hardLimit stand beside a term");
        }
    }

    /**
     * What starts a term.
     *
     * @param nl Dutch
     * @param en English
     * @param date which of several dates the source means, where that differs from agreement to agreement
     */
    public record Trigger(String nl, String en, Optional<TriggerDate> date) {
        /** Refuses a trigger without words. */
        public Trigger {
            Required.text(nl, "trigger.nl");
            Required.text(en, "trigger.en");
        }
    }

    /**
     * The last day on which it is in time, where this day starts it; empty where the source gives no term.
     *
     * @param triggerDay Amsterdam date
     */
    public Optional<LocalDate> lastDay(LocalDate triggerDay) {
        return term.map(
                given -> given.deadline(AmsterdamTime.startOfDay(triggerDay)).dueOn());
    }

    /**
     * The rule in one Dutch sentence, with where it comes from.
     *
     * @throws java.util.NoSuchElementException where the source names the duty without a term
     */
    public String sentence() {
        return sentence(Optional.empty());
    }

    /**
     * The same for a term of the house where the agreement names the duty: that the duty is no choice of the provider is said
     * too.
     *
     * @param duty the agreement's own rule, which has no term ({@link Agreements#dutyWithoutTerm})
     */
    public String sentence(Optional<TermRule> duty) {
        return TermText.sentence(this, term.orElseThrow(), duty.map(TermRule::citation));
    }

    /**
     * The same promise with the term that the provider chose in place of the house standard's.
     *
     * @param from the first trigger day it is for
     * @param until the last; absent: no end known
     * @throws IllegalStateException for a rule of an agreement: nobody here changes those
     */
    public TermRule ownChoice(Term chosen, LocalDate from, Optional<LocalDate> until) {
        if (source != TermSource.HOUSE) {
            throw new IllegalStateException("only the house standard may be changed");
        }
        return new TermRule(
                kind,
                variant,
                Optional.of(chosen),
                false,
                asSoonAsPossible,
                Optional.empty(),
                trigger,
                metBy,
                reportedTo,
                consults,
                "Huisstandaard, eigen keuze van de aanbieder",
                source,
                quote,
                note,
                Optional.of(from),
                until,
                notDueBelowCents,
                seriousIncidents);
    }

    /** The same rule, known to hold until this day only. */
    public TermRule until(LocalDate lastDay) {
        return new TermRule(
                kind,
                variant,
                term,
                atOnce,
                asSoonAsPossible,
                hardLimit,
                trigger,
                metBy,
                reportedTo,
                consults,
                citation,
                source,
                quote,
                note,
                validFrom,
                Optional.of(lastDay),
                notDueBelowCents,
                seriousIncidents);
    }

    /** Which date of an assignment a term counts from. */
    public enum TriggerDate {
        /** The day it was decided (Toewijzingsdatum). */
        @JsonProperty("assigned")
        ASSIGNED,
        /** The day it was sent. */
        @JsonProperty("sent")
        SENT
    }

    Validity validity() {
        return new Validity(validFrom, validUntil);
    }

    boolean answers(TermKind asked, Optional<String> askedVariant, LocalDate triggerDate) {
        return kind == asked && variant.equals(askedVariant) && validity().contains(triggerDate);
    }

    boolean sameQuestionAs(TermRule other) {
        return kind == other.kind && variant.equals(other.variant) && validity().overlaps(other.validity());
    }
}
