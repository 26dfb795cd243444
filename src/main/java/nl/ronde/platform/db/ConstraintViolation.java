package nl.ronde.platform.db;

import org.jspecify.annotations.Nullable;

/** PostgreSQL refused a row: unique, foreign key, check or exclusion. The name is the constraint's; no row data is kept. */
public final class ConstraintViolation extends RuntimeException {
    private final String constraint;

    ConstraintViolation(@Nullable String constraint) {
        super("constraint " + constraint, null, false, true);
        this.constraint = constraint == null ? "" : constraint;
    }

    /** The name of the constraint in the migrations. */
    public String constraint() {
        return constraint;
    }
}
