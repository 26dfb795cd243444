package nl.ronde.platform.problem;

/**
 * One refusal: a code that never changes, its HTTP status and a Dutch title. Each module lists its own in one enum; the
 * contract lists them per operation ({@code x-problems}), and a guard holds the two sets together.
 */
public interface Problem {
    /** The stable code, for example {@code worker-has-no-valid-vog}. */
    String code();

    /** The HTTP status. */
    int status();

    /** One short Dutch sentence that a worker understands. */
    String title();

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
