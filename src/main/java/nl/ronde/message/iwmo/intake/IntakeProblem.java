package nl.ronde.message.iwmo.intake;

import nl.ronde.platform.problem.Problem;

/** What the intake of messages refuses. */
public enum IntakeProblem implements Problem {
    UNREADABLE("iwmo-unreadable", 422, "Dit is geen leesbaar WMO301-bericht van iWmo 3.2."),
    OTHER_RECEIVER("iwmo-other-receiver", 422, "Dit bericht is voor een andere aanbieder."),
    RECEIVED_IN_FUTURE("received-in-future", 422, "Het moment van ontvangst ligt in de toekomst."),
    SENT_AT_IMPOSSIBLE("reply-sent-at-impossible", 422, "Het antwoord kan niet op dat moment zijn verstuurd.");

    private final Entry entry;

    IntakeProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
