package nl.ronde.tour;

/** Something is not as the story says; the tour ends with a non-zero status at the first of these. */
final class TourFailure extends RuntimeException {
    TourFailure(String message) {
        super(message);
    }
}
