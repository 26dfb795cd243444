package nl.ronde.platform.problem;

/**
 * One refusal: a code that never changes, its HTTP status and a Dutch title. Each module lists its own in one enum; the
 * contract lists them per operation ({@code x-problems}), and a guard holds the two sets together.
 */
public interface Problem {
    /** What the catalogue says of it. */
    Entry entry();

    /** The stable code, for example {@code worker-has-no-valid-vog}. */
    default String code() {
        return entry().code();
    }

    /** The HTTP status. */
    default int status() {
        return entry().status();
    }

    /** One short Dutch sentence that a worker understands. */
    default String title() {
        return entry().title();
    }

    /** A line of the catalogue: an enum keeps one per constant, since it cannot inherit three fields. */
    record Entry(String code, int status, String title) {}

    /** The exception that refuses with the title alone. */
    default Refusal refuse() {
        return new Refusal(this, null, null);
    }

    /** The exception that refuses with an explanation; never put personal data in it. */
    default Refusal refuse(String detail) {
        return new Refusal(this, detail, null);
    }

    /** As {@link #refuse(String)}, pointing at the field that is wrong (a JSON pointer such as {@code /plannedEnd}). */
    default Refusal refuse(String detail, String field) {
        return new Refusal(this, detail, field);
    }
}
