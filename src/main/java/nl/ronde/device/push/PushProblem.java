package nl.ronde.device.push;

import nl.ronde.platform.problem.Problem;

/** What registering for wake-ups refuses. */
public enum PushProblem implements Problem {
    NO_DEVICE_SESSION("no-device-session", 422, "Dit kan alleen op een gekoppelde telefoon.");

    private final Entry entry;

    PushProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
