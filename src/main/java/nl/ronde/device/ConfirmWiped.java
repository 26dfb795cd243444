package nl.ronde.device;

import java.util.List;
import java.util.Set;
import nl.ronde.audit.Audit;
import nl.ronde.identity.DeviceSessions;
import nl.ronde.identity.IdentityProblem;
import nl.ronde.identity.SecretToken;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;

/** Use case {@code confirmDeviceWiped}: the phone says that it destroyed what it held. Its sessions have ended by then. */
final class ConfirmWiped {
    private final Db db;
    private final DeviceStore devices;
    private final DeviceSessions sessions;
    private final BusinessClock clock;
    private final Audit audit;

    ConfirmWiped(Db db, DeviceStore devices, DeviceSessions sessions, BusinessClock clock, Audit audit) {
        this.db = db;
        this.devices = devices;
        this.sessions = sessions;
        this.clock = clock;
        this.audit = audit;
    }

    void run(Command command, String requestId) {
        SecretToken token =
                SecretToken.parse(command.refreshToken()).orElseThrow(IdentityProblem.SESSION_ENDED::refuse);
        db.inTransaction(token.providerId(), tx -> {
            var holder = sessions.holder(tx, token).orElseThrow(IdentityProblem.SESSION_ENDED::refuse);
            if (!devices.confirmWiped(tx, holder.deviceId(), clock.instant())) {
                throw DeviceProblem.WIPE_NOT_ORDERED.refuse();
            }
            Actor phone = new Actor(
                    tx.providerId(), holder.userId(), null, Set.of(Role.WORKER), requestId, holder.deviceId());
            audit.append(
                    tx,
                    phone,
                    Audit.Kind.UPDATE,
                    "confirmDeviceWiped",
                    "device",
                    holder.deviceId(),
                    List.of(),
                    "the phone says that it was wiped");
            return true;
        });
    }

    record Command(String refreshToken) {}
}
