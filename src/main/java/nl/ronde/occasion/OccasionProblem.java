package nl.ronde.occasion;

import nl.ronde.platform.problem.Problem;

/** What the register of occasions refuses. */
public enum OccasionProblem implements Problem {
    AGREEMENT_NOT_DELIVERED("agreement-not-delivered", 422, "U levert niet onder deze overeenkomst."),
    CLIENT_UNKNOWN("client-unknown", 422, "Deze cliënt bestaat niet, of u heeft daar geen bezoek."),
    TERM_NOT_IN_AGREEMENT(
            "term-not-in-agreement", 422, "De overeenkomst heeft hiervoor geen termijn, en de huisstandaard ook niet."),
    OCCASION_IN_FUTURE("occasion-in-future", 422, "Dit ligt in de toekomst."),
    BEFORE_OCCASION("before-occasion", 422, "Dit ligt voor de aanleiding zelf."),
    OWN_DATE_NOT_POSSIBLE(
            "own-date-not-possible", 422, "Alleen bij een vraag om informatie noemt de gemeente zelf een dag."),
    OWN_DATE_TOO_EARLY("own-date-too-early", 422, "Deze dag ligt voor de aanleiding zelf."),
    OCCASION_NOT_OPEN("occasion-not-open", 409, "Deze aanleiding is al afgehandeld."),
    HANDOVER_INCOMPLETE("handover-incomplete", 409, "Leg eerst vast dat personeel en cliënten zijn overgedragen."),
    EXTENSION_NOT_LATER("extension-not-later", 422, "De nieuwe dag moet later zijn dan de huidige laatste dag."),
    EXTENSION_TOO_LONG("extension-too-long", 422, "Zo lang uitstel laat de overeenkomst niet toe."),
    EXTENSION_NOT_POSSIBLE("extension-not-possible", 422, "Voor deze termijn is geen uitstel mogelijk.");

    private final Entry entry;

    OccasionProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
