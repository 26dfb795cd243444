package nl.ronde.blob;

import io.vertx.core.Vertx;
import java.util.Optional;
import nl.ronde.audit.Audit;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.config.FileBucket;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.job.Jobs;
import nl.ronde.platform.waiting.HeavyWork;

/** Builds this module's objects by hand; {@link #blobs()} is for the modules whose records name files. */
public final class BlobModule {
    private final Blobs blobs;
    private final OwnUploads own;
    private final BlobRoutes routes;

    /**
     * Wires the module.
     *
     * @param bucket where the bytes of finished files are kept; empty: in the database
     */
    public BlobModule(
            Vertx vertx, Db db, BusinessClock clock, Audit audit, HeavyWork heavyWork, Optional<FileBucket> bucket) {
        UploadStore uploads = new UploadStore();
        BlobFacts facts = new BlobFacts();
        BlobStore inDatabase = new PostgresBlobStore(db);
        BlobStore store = bucket.<BlobStore>map(it -> new S3BlobStore(vertx, it, inDatabase))
                .orElse(inDatabase);
        FinishUpload finish = new FinishUpload(db, uploads, facts, store, heavyWork, audit, clock);
        this.blobs = new Blobs(db, facts, store, clock);
        this.own = new OwnUploads(db, uploads, finish, audit, clock);
        this.routes = new BlobRoutes(
                new BeginUpload(db, uploads, facts, audit, clock),
                new AppendUpload(db, uploads, finish, clock),
                own,
                new ReadBlobs(db, facts, store, audit));
    }

    /** Which record names which file. */
    public Blobs blobs() {
        return blobs;
    }

    /** Adds the job that deletes uploads nobody finished. */
    public void addJobs(Jobs jobs) {
        jobs.add("expire-uploads", own::expire);
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        routes.bind(api);
    }
}
