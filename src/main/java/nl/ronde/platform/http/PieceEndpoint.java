package nl.ronde.platform.http;

/** What an operation does whose body counts as far as it came, even where the line breaks in the middle of it. */
@FunctionalInterface
public interface PieceEndpoint {
    /**
     * Takes the next piece of the body ({@link Request#rawBody()}). The first call comes before the body is read and has an
     * empty piece: what the head alone forbids is refused there. The reply to the last piece is the answer.
     *
     * @param before bytes of this body that came before this piece
     */
    Reply take(Request request, long before);
}
