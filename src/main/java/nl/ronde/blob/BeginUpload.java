package nl.ronde.blob;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;

/** Begins an upload. Of a file that the provider has already, nothing needs to be sent. */
final class BeginUpload {
    /** How long an upload waits for the rest of its bytes. */
    private static final Duration KEPT = Duration.ofDays(7);

    private static final int MOST_OPEN = 100;

    private final Db db;
    private final UploadStore uploads;
    private final BlobFacts facts;
    private final Audit audit;
    private final BusinessClock clock;

    BeginUpload(Db db, UploadStore uploads, BlobFacts facts, Audit audit, BusinessClock clock) {
        this.db = db;
        this.uploads = uploads;
        this.facts = facts;
        this.audit = audit;
        this.clock = clock;
    }

    Upload run(Actor actor, UploadMetadata metadata, long length) {
        BlobKind kind = metadata.kind();
        if (length > kind.maxBytes()) {
            throw CommonProblem.TOO_LARGE.refuse(
                    "Dit bestand is %s MB groot; hoogstens %s MB mag."
                            .formatted(megabytes(length), megabytes(kind.maxBytes())),
                    "Upload-Length");
        }
        UUID userId = Users.id(actor);
        return db.inTransaction(actor.providerId(), tx -> {
            Instant now = clock.instant();
            boolean known = facts.find(tx, metadata.sha256()).isPresent();
            if (!known && uploads.countOpen(tx, userId, now) >= MOST_OPEN) {
                throw BlobProblem.TOO_MANY.refuse();
            }
            Upload upload = new Upload(
                    Ids.next(),
                    metadata.sha256(),
                    kind,
                    (int) length,
                    known ? (int) length : 0,
                    known ? Upload.State.KNOWN : Upload.State.UNDER_WAY,
                    now.plus(KEPT));
            uploads.insert(tx, userId, upload, now);
            audit.append(tx, actor, Audit.Kind.CREATE, "createUpload", UploadStore.TYPE, upload.id(), null);
            return upload;
        });
    }

    /** Rounded up to a tenth: what is a byte too large reads larger than what may. */
    private static String megabytes(long bytes) {
        return BigDecimal.valueOf(bytes)
                .divide(BigDecimal.valueOf(1024L * 1024), 1, RoundingMode.CEILING)
                .toPlainString()
                .replace('.', ',')
                .replaceFirst(",0$", "");
    }
}
