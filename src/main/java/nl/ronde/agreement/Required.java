package nl.ronde.agreement;

import java.util.List;

/** Checks of what a data file must hold. */
final class Required {
    private Required() {}

    /** The text, which must be there and not blank. */
    static String text(String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /** The value, which must be there. */
    static <T> T value(T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /** An unchangeable copy of the list, which must be there but may be empty. */
    static <T> List<T> list(List<T> value, String name) {
        return List.copyOf(value(value, name));
    }
}
