package nl.ronde.device;

import nl.ronde.platform.problem.Problem;

/** What enrolling and wiping phones refuses. */
public enum DeviceProblem implements Problem {
    ENROLMENT_INVALID(
            "enrolment-invalid", 422, "Deze koppeling is verlopen of al gebruikt. Vraag kantoor om een nieuwe."),
    TOO_MANY_DEVICES("too-many-devices", 422, "Er zijn al vijf telefoons gekoppeld. Laat er eerst een intrekken."),
    PUBLIC_KEY_INVALID("public-key-invalid", 422, "Dit is geen P-256-sleutel die de server kan lezen."),
    WORKER_UNKNOWN("worker-unknown", 422, "Deze medewerker bestaat niet."),
    WORKER_CANNOT_ENROL("worker-cannot-enrol", 422, "De gebruiker van deze medewerker is uitgezet of is geen hulp."),
    WIPE_NOT_ORDERED("wipe-not-ordered", 409, "Deze telefoon hoeft niet te worden gewist.");

    private final Entry entry;

    DeviceProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
