package nl.ronde;

import java.util.UUID;
import nl.ronde.assignment.IntakeRecorded;
import nl.ronde.support.TestApp;

/** Tells the terms of plans of an intake, without the operation that records one. */
public final class Intakes {
    private Intakes() {}

    /** An intake of the first demo provider was held. */
    public static void held(TestApp app, IntakeRecorded intake) {
        UUID provider = UUID.fromString(app.value("SELECT provider_id FROM provider WHERE agb_code = '42420001'"));
        app.infrastructure().db().inTransaction(provider, tx -> {
            app.server().app().events().raise(tx, intake);
            return true;
        });
    }
}
