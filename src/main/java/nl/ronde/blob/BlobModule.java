package nl.ronde.blob;

import nl.ronde.audit.Audit;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.job.Jobs;
import nl.ronde.platform.waiting.HeavyWork;

/** Builds this module's objects by hand; {@link #blobs()} is for the modules whose records name files. */
public final class BlobModule {
    private final Blobs blobs;
    private final OwnUploads own;
    private final BlobRoutes routes;

    /** Wires the module; the bytes are kept in the database. */
    public BlobModule(Db db, BusinessClock clock, Audit audit, HeavyWork heavyWork) {
        UploadStore uploads = new UploadStore();
        BlobFacts facts = new BlobFacts();
        BlobStore store = new PostgresBlobStore(db);
        FinishUpload finish = new FinishUpload(db, uploads, facts, store, heavyWork, audit, clock);
        this.blobs = new Blobs(facts, clock);
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
