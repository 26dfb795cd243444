package nl.ronde.platform.server;

import java.util.concurrent.TimeUnit;
import nl.ronde.platform.waiting.Waiting;

/** Whether this process can do its work: the database answers within two seconds, and the process is not stopping. */
public final class Readiness {
    private final Infrastructure infrastructure;
    private volatile boolean stopping;

    /** Readiness of this infrastructure. */
    public Readiness(Infrastructure infrastructure) {
        this.infrastructure = infrastructure;
    }

    /** From now on not ready: a load balancer stops sending before the port closes. */
    public void stop() {
        stopping = true;
    }

    /** True where a request would be served now. */
    public boolean isReady() {
        return !stopping && answers();
    }

    private boolean answers() {
        try {
            Waiting.await(infrastructure.pool().query("SELECT 1").execute().timeout(2, TimeUnit.SECONDS));
            return true;
        } catch (Exception e) {
            // Whatever the reason: the probe's answer is the same.
            return false;
        }
    }
}
