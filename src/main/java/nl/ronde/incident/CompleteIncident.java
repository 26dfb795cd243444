package nl.ronde.incident;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.blob.BlobKind;
import nl.ronde.blob.Blobs;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.problem.CommonProblem;

/** A team lead completes the file of an incident; the versions before it stay. */
final class CompleteIncident {
    static final String FILE = "incidentFile";

    private final Db db;
    private final IncidentStore incidents;
    private final IncidentFileStore files;
    private final Blobs blobs;
    private final BusinessClock clock;
    private final Audit audit;

    CompleteIncident(
            Db db, IncidentStore incidents, IncidentFileStore files, Blobs blobs, BusinessClock clock, Audit audit) {
        this.db = db;
        this.incidents = incidents;
        this.files = files;
        this.blobs = blobs;
        this.clock = clock;
        this.audit = audit;
    }

    /** The incident and its new file. */
    record Done(Incident incident, IncidentFile file) {}

    /** @param expectedVersion of the incident, as the team lead saw it */
    Done run(Actor actor, UUID incidentId, int expectedVersion, IncidentFile.Content content) {
        return db.inTransaction(actor.providerId(), tx -> {
            Incident incident = incidents
                    .lock(tx, incidentId)
                    .orElseThrow(CommonProblem.NOT_FOUND::refuse)
                    .requireSeen(expectedVersion)
                    .requireOpen();
            int number = files.files(tx, incidentId).size() + 1;
            IncidentFile file =
                    new IncidentFile(number, content, Objects.requireNonNull(actor.userId()), clock.instant());
            files.add(tx, incidentId, file);
            for (String attachment : content.attachments() == null ? List.<String>of() : content.attachments()) {
                blobs.expect(tx, actor, incident.clientId(), FILE, incidentId, attachment, BlobKind.PHOTO);
            }
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.UPDATE,
                    "completeIncident",
                    IncidentStore.TYPE,
                    incidentId,
                    incident.clientId());
            return new Done(incidents.save(tx, incident.next()), file);
        });
    }
}
