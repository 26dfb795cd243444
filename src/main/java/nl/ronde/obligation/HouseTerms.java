package nl.ronde.obligation;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TermRule;
import nl.ronde.agreement.TermSource;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.Term;
import nl.ronde.calendar.TermUnit;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/**
 * The terms that the provider chose for itself in place of those of the house standard. An agreement's own terms are never
 * touched. All SQL on {@code house_term}; rows are only added.
 */
public final class HouseTerms {
    private static final String INSERT = """
            INSERT INTO house_term (provider_id, id, kind, variant, amount, unit, valid_from, reason, set_by, set_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private static final String LIST = """
            SELECT id, kind, variant, amount, unit, valid_from, reason, set_by, set_at
            FROM house_term WHERE provider_id = $1 AND ($2::text IS NULL OR kind = $2) ORDER BY valid_from, set_at, id""";

    /** @param validFrom the first trigger day it holds for */
    record Choice(
            UUID id,
            TermKind kind,
            @Nullable String variant,
            Term term,
            LocalDate validFrom,
            String reason,
            UUID setBy,
            Instant setAt) {
        boolean isOf(TermRule rule) {
            return kind == rule.kind() && Optional.ofNullable(variant).equals(rule.variant());
        }
    }

    void insert(Tx tx, Choice choice) {
        tx.send(
                INSERT,
                choice.id(),
                choice.kind().code(),
                choice.variant(),
                choice.term().amount(),
                choice.term().unit(),
                choice.validFrom(),
                choice.reason(),
                choice.setBy(),
                choice.setAt());
    }

    /** Every choice that was ever made, the earliest to hold first. */
    List<Choice> list(Tx tx, @Nullable TermKind kind) {
        return tx.list(LIST, HouseTerms::choice, kind == null ? null : kind.code());
    }

    /** The rule as it holds for this provider on the day: of what was chosen for the same first day, the last word. */
    public TermRule of(Tx tx, TermRule rule, LocalDate day) {
        if (rule.source() != TermSource.HOUSE) {
            return rule;
        }
        List<Choice> choices = list(tx, rule.kind()).stream()
                .filter(choice -> choice.isOf(rule))
                .toList();
        Optional<LocalDate> until = choices.stream()
                .map(Choice::validFrom)
                .filter(from -> from.isAfter(day))
                .findFirst()
                .map(from -> AmsterdamTime.plusDays(from, -1));
        Optional<Choice> held = choices.stream()
                .filter(choice -> !choice.validFrom().isAfter(day))
                .reduce((earlier, later) -> later);
        return held.map(choice -> rule.ownChoice(choice.term(), choice.validFrom(), until))
                .orElseGet(() -> until.map(rule::until).orElse(rule));
    }

    private static Choice choice(Row row) {
        return new Choice(
                row.getUUID("id"),
                TermKind.find(row.getString("kind")).orElseThrow(),
                row.getString("variant"),
                Term.of(row.getInteger("amount"), TermUnit.valueOf(row.getString("unit"))),
                row.getLocalDate("valid_from"),
                row.getString("reason"),
                row.getUUID("set_by"),
                SqlValues.instant(row, "set_at"));
    }
}
