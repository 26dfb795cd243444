package nl.ronde.staff;

import nl.ronde.platform.problem.Problem;

/** What staff management refuses. */
public enum StaffProblem implements Problem {
    WORKER_UNKNOWN("worker-unknown", 422, "Deze medewerker bestaat niet."),
    NO_VALID_VOG("worker-has-no-valid-vog", 422, "Deze medewerker heeft op deze dag geen geldige VOG."),
    NOT_EMPLOYED("worker-not-employed", 422, "Deze medewerker is op deze dag niet in dienst."),
    ON_LEAVE("worker-on-leave", 422, "Deze medewerker is op deze dag afwezig.");

    private final String code;
    private final int status;
    private final String title;

    StaffProblem(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
