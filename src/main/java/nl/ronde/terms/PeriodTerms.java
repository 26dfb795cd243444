package nl.ronde.terms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ronde.agreement.Agreement;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.ProviderAgreement;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.agreement.TermKind;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.obligation.Obligation;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.obligation.TermCalendar;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.visit.ActivePeriods;
import nl.ronde.visit.ActivePeriods.Days;

/**
 * The terms that time itself starts: with the end of each care period its invoice and its CAK hours (Kampen B2 5.3, 5.7), with
 * the end of a year its accounts (Kampen B2 5.9, DVO 19.3), with its beginning the proposal for the next (DVO 2.4). Each once
 * for every agreement that the provider delivers under and had something to answer for; what fell in a time without a server
 * is caught up. Periods whose terms were past when an agreement was first seen are left to whatever served before; what was still
 * due then has its term, also of a year before it: a person gives up what was sent elsewhere.
 */
public final class PeriodTerms {
    private static final List<TermKind> OF_CARE_PERIOD = List.of(TermKind.INVOICE, TermKind.CAK_HOURS);
    private static final List<TermKind> OF_YEAR = List.of(TermKind.PRODUCTION_ACCOUNT, TermKind.AUDITOR_STATEMENT);
    private static final List<TermKind> ALL = List.of(
            TermKind.INVOICE,
            TermKind.CAK_HOURS,
            TermKind.PRODUCTION_ACCOUNT,
            TermKind.AUDITOR_STATEMENT,
            TermKind.PRODUCTION_PROPOSAL);

    /** A server that was away for longer finds its periods in the books. */
    private static final int YEARS_BACK = 3;

    private final Obligations obligations;
    private final Agreements agreements;
    private final ProviderAgreements providerAgreements;
    private final BusinessClock clock;
    private final TermCalendar calendar = new TermCalendar();
    private final ActivePeriods activePeriods = new ActivePeriods();

    /** Wired by {@code App}. */
    public PeriodTerms(
            Obligations obligations,
            Agreements agreements,
            ProviderAgreements providerAgreements,
            BusinessClock clock) {
        this.obligations = obligations;
        this.agreements = agreements;
        this.providerAgreements = providerAgreements;
        this.clock = clock;
    }

    /**
     * A term of a period.
     *
     * @param name of the period: {@code 2026P05} or {@code 2026}
     * @param active the days in which there must be something to answer for
     * @param triggerDay Amsterdam date
     */
    private record Turn(
            String agreementId, TermKind kind, String name, String label, Days active, LocalDate triggerDay) {
        /**
         * Of a year that was over when the agreement was first seen nothing need stand in our books: that there is help under it
         * by now is enough.
         */
        Turn seenFrom(LocalDate begunOn, LocalDate today) {
            return OF_YEAR.contains(kind) && triggerDay.isBefore(begunOn)
                    ? new Turn(agreementId, kind, name, label, new Days(active.firstDay(), today), triggerDay)
                    : this;
        }

        Subject subject(Tx tx) {
            return Subject.period(tx.providerId(), agreementId, kind, name);
        }
    }

    /** Opens what has begun by now. */
    public void run(Tx tx, Actor system) {
        LocalDate today = AmsterdamTime.dateOf(clock.instant());
        for (ProviderAgreement own : providerAgreements.list(tx)) {
            agreements.find(own.agreementId()).ifPresent(agreement -> run(tx, own, agreement, today));
        }
    }

    private void run(Tx tx, ProviderAgreement own, Agreement agreement, LocalDate today) {
        LocalDate begunOn = calendar.begunOn(tx, agreement.id(), today);
        List<Turn> turns = turns(own, agreement, today).stream()
                .map(turn -> turn.seenFrom(begunOn, today))
                .filter(turn -> agreement.inForceOn(turn.triggerDay()))
                .filter(turn ->
                        dueOn(turn).filter(last -> !last.isBefore(begunOn)).isPresent())
                .toList();
        Set<UUID> known = obligations.known(
                tx,
                Subject.Type.PERIOD,
                turns.stream().map(turn -> turn.subject(tx).id()).toList(),
                ALL);
        List<Turn> unknown = turns.stream()
                .filter(turn -> !known.contains(turn.subject(tx).id()))
                .toList();
        Set<Days> active = activePeriods.among(
                tx,
                agreement.id(),
                unknown.stream().map(Turn::active).distinct().toList());
        unknown.stream().filter(turn -> active.contains(turn.active())).forEach(turn -> open(tx, turn));
    }

    private static List<Turn> turns(ProviderAgreement own, Agreement agreement, LocalDate today) {
        List<Turn> turns = new ArrayList<>();
        LocalDate first = LocalDate.of(today.getYear() - YEARS_BACK, 1, 1);
        for (CarePeriod period = CarePeriod.containing(first);
                period.lastDay().isBefore(today);
                period = period.next()) {
            for (TermKind kind : OF_CARE_PERIOD) {
                if (kind != TermKind.CAK_HOURS || own.cakExport()) {
                    turns.add(ofCarePeriod(agreement.id(), kind, period));
                }
            }
        }
        for (int year = first.getYear(); year < today.getYear(); year++) {
            for (TermKind kind : OF_YEAR) {
                turns.add(ofYear(agreement.id(), kind, year));
            }
        }
        for (int year = first.getYear(); year <= today.getYear(); year++) {
            turns.add(ofYear(agreement.id(), TermKind.PRODUCTION_PROPOSAL, year + 1));
        }
        return turns;
    }

    private static Turn ofCarePeriod(String agreementId, TermKind kind, CarePeriod period) {
        return new Turn(
                agreementId,
                kind,
                period.toString(),
                "Vierweekse periode " + period.isoYear() + "-" + period.period(),
                new Days(period.firstDay(), period.lastDay()),
                period.lastDay());
    }

    /** @param year the year that is accounted for, or that is proposed for */
    private static Turn ofYear(String agreementId, TermKind kind, int year) {
        boolean proposal = kind == TermKind.PRODUCTION_PROPOSAL;
        LocalDate newYear = LocalDate.of(year - 1, 1, 1);
        LocalDate lastOfYear = LocalDate.of(year, 12, 31);
        return new Turn(
                agreementId,
                kind,
                String.valueOf(year),
                (proposal ? "Voorstel voor " : "Jaar ") + year,
                proposal
                        ? new Days(LocalDate.of(year - 2, 1, 1), LocalDate.of(year - 1, 12, 31))
                        : new Days(LocalDate.of(year, 1, 1), lastOfYear),
                proposal ? newYear : lastOfYear);
    }

    private Optional<LocalDate> dueOn(Turn turn) {
        return agreements
                .termRule(turn.agreementId(), turn.kind(), Optional.empty(), turn.triggerDay())
                .flatMap(rule -> rule.lastDay(turn.triggerDay()));
    }

    /** The term of a care period, opened now if the job has not done so yet. */
    Optional<Obligation> ofPeriod(Tx tx, TermKind kind, String agreementId, CarePeriod period) {
        return open(tx, ofCarePeriod(agreementId, kind, period));
    }

    /** The term of a year, opened now if the job has not done so yet. */
    Optional<Obligation> ofWholeYear(Tx tx, TermKind kind, String agreementId, int year) {
        return open(tx, ofYear(agreementId, kind, year));
    }

    private Optional<Obligation> open(Tx tx, Turn turn) {
        return obligations.open(
                tx,
                Opening.of(
                                turn.kind(),
                                turn.agreementId(),
                                turn.subject(tx),
                                null,
                                AmsterdamTime.startOfDay(turn.triggerDay()))
                        .labelled(turn.label()));
    }
}
