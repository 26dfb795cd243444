package nl.ronde.identity;

import nl.ronde.platform.problem.Problem;

/** What sign-in and user management refuse. */
public enum IdentityProblem implements Problem {
    SIGN_IN_FAILED("sign-in-failed", 401, "De gebruikersnaam of het wachtwoord klopt niet."),
    SESSION_ENDED(
            "session-ended",
            401,
            "Deze sessie is beëindigd. Meld u opnieuw aan, of vraag op kantoor een nieuwe koppeling voor uw telefoon."),
    DEVICE_MISMATCH("device-mismatch", 401, "Deze sessie hoort bij een andere telefoon."),
    DEVICE_PROOF_INVALID("device-proof-invalid", 401, "Het bewijs van deze telefoon klopt niet."),
    DEVICE_REVOKED("device-revoked", 401, "Deze telefoon is ingetrokken. Vraag kantoor om een nieuwe koppeling."),
    DEVICE_WIPED("device-wiped", 410, "Deze telefoon moet worden gewist."),
    LINK_INVALID("link-invalid", 410, "Deze link is verlopen of al gebruikt. Vraag een nieuwe."),
    PASSWORD_TOO_WEAK("password-too-weak", 422, "Dit wachtwoord is te zwak. Kies minstens 12 tekens."),
    PASSWORD_WRONG("password-wrong", 422, "Het huidige wachtwoord klopt niet."),
    USERNAME_TAKEN("username-taken", 409, "Deze gebruikersnaam bestaat al."),
    AGB_CODE_TAKEN("agb-code-taken", 409, "Er is al een aanbieder met deze AGB-code."),
    WORKER_HAS_USER("worker-has-user", 409, "Deze medewerker heeft al een gebruiker."),
    WORKER_UNKNOWN("worker-unknown", 422, "Deze medewerker bestaat niet."),
    WORKER_MISSING("worker-missing", 422, "Een gebruiker met de rol worker hoort bij een medewerker."),
    MUNICIPALITY_MISSING(
            "municipality-missing", 422, "De rol municipality hoort bij een gemeente, en een gemeente bij die rol."),
    MUNICIPALITY_STANDS_ALONE(
            "municipality-stands-alone",
            422,
            "Wie voor een gemeente meekijkt heeft geen andere rol en is geen medewerker."),
    MUNICIPALITY_UNKNOWN("municipality-unknown", 422, "Deze gemeente hoort niet bij deze overeenkomsten."),
    OWN_ACCOUNT("own-account", 422, "Dit kunt u niet met uw eigen gebruiker doen.");

    private final Entry entry;

    IdentityProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
