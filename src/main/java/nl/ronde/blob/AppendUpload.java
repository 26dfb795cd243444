package nl.ronde.blob;

import java.util.UUID;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.problem.CommonProblem;

/**
 * Adds bytes to an upload, exactly behind those that are here. Of two that append at one moment the second finds the offset
 * moved and is refused, so bytes never mix.
 */
final class AppendUpload {
    private final Db db;
    private final UploadStore uploads;
    private final FinishUpload finish;
    private final BusinessClock clock;

    AppendUpload(Db db, UploadStore uploads, FinishUpload finish, BusinessClock clock) {
        this.db = db;
        this.uploads = uploads;
        this.finish = finish;
        this.clock = clock;
    }

    /**
     * Adds a piece; an empty one only asks whether there is anything to add here.
     *
     * @return the offset behind the piece
     */
    long run(Actor actor, UUID uploadId, long offset, byte[] piece) {
        Upload after = db.inTransaction(actor.providerId(), tx -> {
            Upload upload = uploads.lock(tx, uploadId, Users.id(actor), clock.instant())
                    .orElseThrow(CommonProblem.NOT_FOUND::refuse);
            boolean known = upload.state() == Upload.State.KNOWN;
            // A client that did not ask where to go on sends a known file from its beginning: let it, it is not looked
            // at.
            if (known ? offset > upload.length() : offset != upload.received()) {
                throw BlobProblem.OFFSET.refuse();
            }
            if (offset + piece.length > upload.length()) {
                throw CommonProblem.TOO_LARGE.refuse("De upload is kleiner aangekondigd.");
            }
            if (piece.length == 0 || known) {
                return upload;
            }
            uploads.append(tx, upload, piece);
            return new Upload(
                    upload.id(),
                    upload.sha256(),
                    upload.kind(),
                    upload.length(),
                    upload.received() + piece.length,
                    upload.state(),
                    upload.expiresAt());
        });
        if (after.waitsForCheck()) {
            finish.run(actor, after);
        }
        return offset + piece.length;
    }
}
