package nl.ronde.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TermRule;
import nl.ronde.agreement.TermSource;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.Term;
import nl.ronde.calendar.TermUnit;
import nl.ronde.obligation.HouseTerms.Choice;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/**
 * The administrator chooses another term where the house standard gives one. It holds for what begins from a day on; what
 * runs keeps the term it was opened with. What the law or an agreement sets cannot be chosen.
 */
final class SetHouseTerm {
    private static final Set<TermUnit> BACKWARDS = Set.of(TermUnit.WEEKS_BEFORE, TermUnit.MONTHS_BEFORE);

    private final Db db;
    private final Agreements agreements;
    private final HouseTerms houseTerms;
    private final BusinessClock clock;
    private final Audit audit;

    SetHouseTerm(Db db, Agreements agreements, HouseTerms houseTerms, BusinessClock clock, Audit audit) {
        this.db = db;
        this.agreements = agreements;
        this.houseTerms = houseTerms;
        this.clock = clock;
        this.audit = audit;
    }

    ChoiceJson run(Actor actor, Command command) {
        TermKind kind = TermKind.find(command.kind()).orElseThrow();
        TermRule standard = agreements
                .houseRule(kind, Optional.ofNullable(command.variant()), command.from())
                .orElseThrow(() -> ObligationProblem.HOUSE_TERM_UNKNOWN.refuse(
                        ObligationProblem.HOUSE_TERM_UNKNOWN.title(),
                        command.variant() == null ? "/kind" : "/variant"));
        Term chosen = Term.of(command.amount(), unit(standard, command.unit()));
        if (command.from().isBefore(AmsterdamTime.dateOf(clock.instant()))) {
            throw ObligationProblem.HOUSE_TERM_IN_PAST.refuse(ObligationProblem.HOUSE_TERM_IN_PAST.title(), "/from");
        }
        Choice choice = new Choice(
                Ids.next(),
                kind,
                command.variant(),
                chosen,
                command.from(),
                command.reason(),
                Objects.requireNonNull(actor.userId()),
                clock.instant());
        return db.inTransaction(actor.providerId(), tx -> {
            houseTerms.insert(tx, choice);
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.UPDATE,
                    "setHouseTerm",
                    "house-term",
                    choice.id(),
                    List.of(),
                    kind.code() + ": " + command.amount() + " " + command.unit() + " vanaf " + command.from());
            return ChoiceJson.of(choice);
        });
    }

    private static TermUnit unit(TermRule standard, String word) {
        TermUnit of = standard.term().orElseThrow().unit();
        if (!of.counted() || standard.source() == TermSource.LAW) {
            throw ObligationProblem.HOUSE_TERM_FIXED.refuse(ObligationProblem.HOUSE_TERM_FIXED.title(), "/kind");
        }
        TermUnit unit = TermUnit.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
        if (BACKWARDS.contains(unit) != BACKWARDS.contains(of)) {
            throw ObligationProblem.HOUSE_TERM_UNIT.refuse(ObligationProblem.HOUSE_TERM_UNIT.title(), "/unit");
        }
        return unit;
    }

    /** Every choice of the provider, with those that came before. */
    ListJson list(Actor actor) {
        return db.reading(actor.providerId(), tx -> {
            audit.append(tx, actor, Audit.Kind.READ, "listHouseTerms", "house-term", List.of());
            return new ListJson(
                    houseTerms.list(tx, null).stream().map(ChoiceJson::of).toList());
        });
    }

    /**
     * A choice.
     *
     * @param from the first trigger day it holds for, Amsterdam date
     */
    record Command(String kind, @Nullable String variant, int amount, String unit, LocalDate from, String reason) {}

    record ListJson(List<ChoiceJson> items) {}

    record ChoiceJson(
            UUID id,
            String kind,
            @Nullable String variant,
            int amount,
            String unit,
            LocalDate from,
            String reason,
            UUID setBy,
            Instant setAt) {
        static ChoiceJson of(Choice choice) {
            return new ChoiceJson(
                    choice.id(),
                    choice.kind().code(),
                    choice.variant(),
                    choice.term().amount(),
                    choice.term().unit().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    choice.validFrom(),
                    choice.reason(),
                    choice.setBy(),
                    choice.setAt());
        }
    }
}
