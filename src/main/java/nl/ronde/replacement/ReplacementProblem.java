package nl.ronde.replacement;

import nl.ronde.platform.problem.Problem;

/** What planning of replacement refuses. What a worker answers to an offer is never refused for coming late. */
public enum ReplacementProblem implements Problem {
    COMBINATION_UNWANTED(
            "combination-unwanted", 422, "Deze medewerker en deze cliënt mogen niet bij elkaar worden gepland."),
    COMPETENCE_LACKING(
            "worker-lacks-competence",
            422,
            "Deze medewerker heeft op deze dag niet de bekwaamheid die deze hulp vraagt."),
    COMBINATION_KNOWN("combination-known", 409, "Deze combinatie staat al als ongewenst vast."),
    CLIENT_UNKNOWN("client-unknown", 422, "Deze cliënt bestaat niet."),
    WORKER_UNKNOWN("worker-unknown", 422, "Deze medewerker bestaat niet."),
    NEED_SETTLED("replacement-settled", 409, "Voor deze vraag hoeft niemand meer te worden gezocht."),
    VISIT_NOT_IN_NEED("visit-not-in-need", 422, "Dit bezoek hoort niet bij deze vraag, of er gaat al iemand heen."),
    OFFER_OPEN("offer-open", 409, "Deze medewerker heeft voor deze vraag al een aanbod."),
    OFFER_CLOSED("offer-closed", 409, "Dit aanbod is al gesloten."),
    NAME_IN_NOTE(
            "name-in-offer",
            422,
            "In deze tekst staat de naam van de cliënt. Die gaat naar medewerkers die de cliënt niet kennen: laat de naam weg."),
    ANSWER_BEFORE_PAST("answer-before-past", 422, "Dit moment is al voorbij."),
    MOMENT_IN_FUTURE("moment-in-future", 422, "Dit moment ligt in de toekomst.");

    private final Entry entry;

    ReplacementProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
