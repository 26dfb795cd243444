package nl.ronde.device.push;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.job.Jobs;
import nl.ronde.platform.waiting.OutgoingHttp;

/** Builds this package's objects by hand. Without credentials tokens are kept, and nothing is sent. */
public final class PushModule {
    private final Db db;
    private final Audit audit;
    private final BusinessClock clock;
    private final PushStore store = new PushStore();
    private final Optional<PushSender> sender;

    /**
     * Wires the package.
     *
     * @param credentials the file of the service account
     * @param fcmUrl where the push service is
     */
    public PushModule(Vertx vertx, Db db, BusinessClock clock, Audit audit, Optional<Path> credentials, String fcmUrl) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
        this.sender = credentials.map(file -> new FcmSender(new OutgoingHttp(vertx), clock, file, fcmUrl));
    }

    /** Adds the job of this package. */
    public void addJobs(Jobs jobs) {
        sender.ifPresent(it -> jobs.addOutsideTransaction(WakeUp.NAME, new WakeUp(db, store, it, clock)::run));
    }

    /** Binds the operation of this package. */
    public void bind(Api api) {
        api.bind("registerPushToken", request -> {
            register(request.actor(), request.body(PushToken.class).token());
            return Reply.noContent();
        });
    }

    private void register(Actor actor, String token) {
        UUID deviceId = actor.deviceId();
        if (deviceId == null) {
            throw PushProblem.NO_DEVICE_SESSION.refuse();
        }
        db.inTransaction(actor.providerId(), tx -> {
            store.register(tx, deviceId, token);
            audit.append(tx, actor, Audit.Kind.UPDATE, "registerPushToken", "device", deviceId, null);
            return true;
        });
    }

    record PushToken(String token) {}
}
