package nl.ronde.platform.problem;

/** The refusals that any operation may give, before a use case has a say. */
public enum CommonProblem implements Problem {
    INVALID_REQUEST("invalid-request", 400, "Er klopt iets niet in wat u stuurde."),
    MALFORMED_JSON("malformed-json", 400, "Wat u stuurde is geen geldige JSON."),
    MALFORMED_HTTP("malformed-http", 400, "Het HTTP-verzoek is niet eenduidig."),
    BSN_IN_ADDRESS("bsn-in-address", 400, "Een BSN mag nooit in een webadres staan."),
    UNAUTHENTICATED("unauthenticated", 401, "U bent niet aangemeld."),
    TOKEN_EXPIRED("token-expired", 401, "Uw aanmelding is verlopen. Vernieuw haar."),
    FORBIDDEN("forbidden", 403, "Dit mag u niet doen met uw rol."),
    NOT_FOUND("not-found", 404, "Dit bestaat niet, of het is niet van u."),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "Deze actie bestaat niet op dit adres."),
    NOT_ACCEPTABLE("not-acceptable", 406, "De server kan het gevraagde soort antwoord niet geven."),
    REQUEST_TIMEOUT("request-timeout", 408, "Het verzoek kwam niet op tijd binnen."),
    AWAITS_OFFICE("awaits-office", 409, "Dit is al ontvangen en wacht op de planning."),
    VERSION_MISMATCH("version-mismatch", 412, "Iemand anders heeft dit intussen gewijzigd. Haal de nieuwe versie op."),
    TOO_LARGE("too-large", 413, "Wat u stuurde is te groot."),
    ADDRESS_TOO_LONG("address-too-long", 414, "Het webadres is te lang."),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", 415, "Dit soort inhoud kan de server niet lezen."),
    KEY_REUSED("idempotency-key-reused", 422, "Deze sleutel is al gebruikt voor iets anders."),
    APP_TOO_OLD("app-too-old", 426, "Deze versie van de app is te oud. Werk de app bij."),
    VERSION_REQUIRED("version-required", 428, "Stuur de versie mee die u wilt wijzigen (If-Match)."),
    TOO_MANY_REQUESTS("too-many-requests", 429, "Te veel pogingen. Wacht even en probeer het opnieuw."),
    HEADERS_TOO_LARGE("headers-too-large", 431, "De kopregels van het verzoek zijn te groot."),
    INTERNAL("internal-error", 500, "Er ging iets mis op de server. Het is gemeld."),
    UNAVAILABLE("temporarily-unavailable", 503, "De server is even bezet. Probeer het zo opnieuw.");

    private final Entry entry;

    CommonProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }

    /** The refusal of a moment's overload: the same request may be sent again after the given seconds. */
    public static Refusal unavailable(int retryAfterSeconds) {
        return new Refusal(UNAVAILABLE, null, java.util.List.of(), retryAfterSeconds);
    }

    /** Too many attempts: the next is listened to after the given seconds. */
    public static Refusal tooMany(int retryAfterSeconds) {
        return new Refusal(TOO_MANY_REQUESTS, null, java.util.List.of(), retryAfterSeconds);
    }
}
