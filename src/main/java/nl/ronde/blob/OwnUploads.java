package nl.ronde.blob;

import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.problem.CommonProblem;

/** How far an own upload is, its end before its time, and the end of those that nobody finished. */
final class OwnUploads {
    private final Db db;
    private final UploadStore uploads;
    private final FinishUpload finish;
    private final Audit audit;
    private final BusinessClock clock;

    OwnUploads(Db db, UploadStore uploads, FinishUpload finish, Audit audit, BusinessClock clock) {
        this.db = db;
        this.uploads = uploads;
        this.finish = finish;
        this.audit = audit;
        this.clock = clock;
    }

    /** The upload as it stands. One that is whole but was not checked before the server stopped is checked now. */
    Upload get(Actor actor, UUID uploadId) {
        Upload upload = db.reading(
                actor.providerId(),
                tx -> uploads.find(tx, uploadId, Users.id(actor), clock.instant())
                        .orElseThrow(CommonProblem.NOT_FOUND::refuse));
        if (upload.waitsForCheck()) {
            finish.run(actor, upload);
        }
        return upload;
    }

    void delete(Actor actor, UUID uploadId) {
        db.inTransaction(actor.providerId(), tx -> {
            Upload upload = uploads.lock(tx, uploadId, Users.id(actor), clock.instant())
                    .orElseThrow(CommonProblem.NOT_FOUND::refuse);
            uploads.delete(tx, upload.id());
            audit.append(tx, actor, Audit.Kind.DELETE, "deleteUpload", UploadStore.TYPE, upload.id(), null);
            return true;
        });
    }

    /** Deletes the uploads whose time is over, finished or not; what was kept stays. */
    void expire(Tx tx, Actor system) {
        for (UUID id : uploads.expired(tx, clock.instant())) {
            uploads.delete(tx, id);
            audit.append(tx, system, Audit.Kind.DELETE, "expireUploads", UploadStore.TYPE, id, null);
        }
    }
}
