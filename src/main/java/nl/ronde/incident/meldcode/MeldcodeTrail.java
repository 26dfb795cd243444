package nl.ronde.incident.meldcode;

import java.util.List;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Tx;

/**
 * The trail of the meldcode: who did or read what in which case, and never of which client. An administrator who searches the
 * trail by a client, and the client who asks who looked, find nothing of a case; who may see the case knows its client.
 */
final class MeldcodeTrail {
    private static final String TYPE = "meldcode-case";

    private final Audit audit;

    MeldcodeTrail(Audit audit) {
        this.audit = audit;
    }

    void append(Tx tx, Actor actor, Audit.Kind kind, String action, UUID caseId) {
        audit.append(tx, actor, kind, action, TYPE, caseId, null);
    }

    void list(Tx tx, Actor actor) {
        audit.append(tx, actor, Audit.Kind.READ, "listMeldcodeCases", TYPE, List.of());
    }
}
