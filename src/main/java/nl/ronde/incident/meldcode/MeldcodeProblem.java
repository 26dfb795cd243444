package nl.ronde.incident.meldcode;

import nl.ronde.platform.problem.Problem;

/** What the meldcode refuses. */
public enum MeldcodeProblem implements Problem {
    CLIENT_UNKNOWN("client-unknown", 422, "Deze cliënt bestaat niet, of u heeft daar geen bezoek."),
    MEMBER_UNKNOWN("member-unknown", 422, "Deze gebruiker bestaat niet of kan niet meer inloggen."),
    STEPS_MISSING(
            "meldcode-steps-missing",
            409,
            "Eerst moeten de stappen 1 tot en met 4 gezet of met reden overgeslagen zijn."),
    STEP_INCOMPLETE("meldcode-step-incomplete", 422, "Bij deze stap hoort meer: vul het aan."),
    UNDECIDED("meldcode-undecided", 409, "Er is nog niet besloten (stap 5). Daarna kan de zaak worden afgesloten."),
    OWN_NAME("meldcode-own-name", 409, "Uw eigen naam haalt u er niet uit: dat doet een andere betrokken teamleider."),
    CLOSED("meldcode-closed", 409, "Deze zaak is afgesloten.");

    private final Entry entry;

    MeldcodeProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
