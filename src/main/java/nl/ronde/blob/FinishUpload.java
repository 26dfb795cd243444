package nl.ronde.blob;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.digest.Sha256;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Refusal;
import nl.ronde.platform.waiting.HeavyWork;

/**
 * Checks an upload whose bytes are all here, and keeps it. Where the server stops in between, the next question about the
 * upload does it again: every step may be repeated.
 */
final class FinishUpload {
    private static final String ACTION = "appendUpload";
    /** Each holds a whole file in memory, up to three times. */
    private static final int AT_ONCE = 4;

    private static final int RETRY_AFTER_SECONDS = 2;

    private final Db db;
    private final UploadStore uploads;
    private final BlobFacts facts;
    private final BlobStore store;
    private final HeavyWork heavyWork;
    private final Audit audit;
    private final BusinessClock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    FinishUpload(
            Db db,
            UploadStore uploads,
            BlobFacts facts,
            BlobStore store,
            HeavyWork heavyWork,
            Audit audit,
            BusinessClock clock) {
        this.db = db;
        this.uploads = uploads;
        this.facts = facts;
        this.store = store;
        this.heavyWork = heavyWork;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps the file; where it is not what it claims, discards the upload and refuses: the phone begins again. */
    void run(Actor actor, Upload upload) {
        if (!places.tryAcquire()) {
            throw CommonProblem.unavailable(RETRY_AFTER_SECONDS);
        }
        try {
            finish(actor, upload);
        } finally {
            places.release();
        }
    }

    private void finish(Actor actor, Upload upload) {
        List<byte[]> pieces = db.reading(actor.providerId(), tx -> uploads.pieces(tx, upload.id()));
        if (pieces.isEmpty()) {
            // Another request has finished it meanwhile.
            return;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(upload.length());
        pieces.forEach(whole::writeBytes);
        byte[] sent = whole.toByteArray();
        Checked checked;
        try {
            checked = heavyWork.run(() -> {
                ImageFile image = ImageFile.check(sent, upload.sha256(), upload.kind());
                return new Checked(image, Sha256.hex(image.bytes()));
            });
        } catch (Refusal refusal) {
            discard(actor, upload);
            throw refusal;
        }
        store.keep(actor.providerId(), upload.sha256(), checked.image().bytes());
        keep(actor, upload, sent.length, checked);
    }

    private void keep(Actor actor, Upload upload, int sentBytes, Checked checked) {
        ImageFile image = checked.image();
        UUID userId = Users.id(actor);
        Blob blob = new Blob(
                upload.sha256(),
                Ids.next(),
                upload.kind(),
                image.mediaType(),
                image.width(),
                image.height(),
                sentBytes,
                checked.sha256(),
                image.bytes().length,
                userId,
                clock.instant());
        db.inTransaction(actor.providerId(), tx -> {
            facts.insert(tx, blob);
            uploads.done(tx, upload.id());
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.CREATE,
                    ACTION,
                    BlobFacts.TYPE,
                    blob.id(),
                    facts.namedBy(tx, upload.sha256()).stream()
                            .flatMap(Optional::stream)
                            .toList(),
                    null);
            return true;
        });
    }

    private void discard(Actor actor, Upload upload) {
        db.inTransaction(actor.providerId(), tx -> {
            uploads.delete(tx, upload.id());
            audit.append(tx, actor, Audit.Kind.DENY, ACTION, UploadStore.TYPE, upload.id(), null);
            return true;
        });
    }

    /** The image, and the SHA-256 of the bytes that are kept of it. */
    private record Checked(ImageFile image, String sha256) {}
}
