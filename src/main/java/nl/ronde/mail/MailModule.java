package nl.ronde.mail;

import nl.ronde.platform.clock.BusinessClock;

/** Builds this module's objects by hand and shows the few that others use. */
public final class MailModule {
    private final Outbox outbox;

    /** Wires the module. */
    public MailModule(BusinessClock clock) {
        this.outbox = new Outbox(new MailStore(), clock);
    }

    /** Takes mail that is to be sent. */
    public Outbox outbox() {
        return outbox;
    }
}
