package nl.ronde.blob;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** For the modules whose records name files: a record is complete without them, and says here which it has. */
public final class Blobs {
    private final Db db;
    private final BlobFacts facts;
    private final BlobStore store;
    private final BusinessClock clock;

    Blobs(Db db, BlobFacts facts, BlobStore store, BusinessClock clock) {
        this.db = db;
        this.facts = facts;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Writes down that a record names a file, in the record's own transaction; again without harm. The file may be here
     * already, come later, or never.
     *
     * @param actor whose phone holds the file
     * @param clientId the client the record is about: who reads the file reads about this client
     * @param entityType the kind of record, for example {@code visitNote}
     * @param sha256 64 lower-case hexadecimal digits, which the contract has checked
     */
    public void expect(
            Tx tx,
            Actor actor,
            @Nullable UUID clientId,
            String entityType,
            UUID entityId,
            String sha256,
            BlobKind kind) {
        facts.expect(
                tx, Users.id(actor), new ExpectedBlob(sha256, kind, entityType, entityId, clientId, clock.instant()));
    }

    /** The files that these records of one kind name; asked without waiting. */
    public Tx.Later<Named> namedBy(Tx tx, String entityType, Collection<UUID> entityIds) {
        return facts.ofEntities(tx, entityType, entityIds);
    }

    /**
     * A file as it is kept, for a document in which it stands; empty while it is not here. Whoever shows the document writes the
     * trail.
     */
    public Optional<Image> image(UUID providerId, String sha256) {
        Optional<Blob> blob = db.reading(providerId, tx -> facts.find(tx, sha256));
        return blob.flatMap(found -> store.read(providerId, sha256).map(bytes -> new Image(found.mediaType(), bytes)));
    }

    /** An image; {@code mediaType} is one of those that may be sent. */
    public record Image(String mediaType, byte[] bytes) {}

    /** A file that a record names; {@code received} where it is here. */
    public record Named(UUID entityId, String sha256, BlobKind kind, boolean received) {}
}
