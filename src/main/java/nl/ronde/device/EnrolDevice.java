package nl.ronde.device;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.device.DeviceStore.NewDevice;
import nl.ronde.identity.DeviceSessions;
import nl.ronde.identity.SecretToken;
import nl.ronde.identity.SignInThrottle;
import nl.ronde.identity.TokenPair;
import nl.ronde.identity.User;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** Use case {@code enrolDevice}: a one-time link for a session bound to this phone. */
final class EnrolDevice {
    private static final int MOST_DEVICES = 5;

    private final Db db;
    private final DeviceStore devices;
    private final EnrolmentStore enrolments;
    private final DeviceSessions sessions;
    private final SignInThrottle throttle;
    private final BusinessClock clock;
    private final Audit audit;

    EnrolDevice(
            Db db,
            DeviceStore devices,
            EnrolmentStore enrolments,
            DeviceSessions sessions,
            SignInThrottle throttle,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.devices = devices;
        this.enrolments = enrolments;
        this.sessions = sessions;
        this.throttle = throttle;
        this.clock = clock;
        this.audit = audit;
    }

    Enrolled run(Command command, String address, String requestId) {
        throttle.check("enrolment", address);
        NewDevice device = new NewDevice(
                Ids.next(),
                command.deviceName(),
                command.model(),
                command.platformVersion(),
                command.appVersion(),
                command.publicKey() == null ? null : key(command.publicKey()));
        // The refusal must not undo the entry in the trail that goes with it: it is thrown after the commit.
        Optional<Enrolled> enrolled = SecretToken.parse(command.token())
                .flatMap(token -> db.inTransaction(token.providerId(), tx -> enrol(tx, token, device, requestId)));
        if (enrolled.isEmpty()) {
            throttle.failed("enrolment", address);
            throw DeviceProblem.ENROLMENT_INVALID.refuse();
        }
        throttle.succeeded("enrolment", address);
        return enrolled.get();
    }

    private Optional<Enrolled> enrol(Tx tx, SecretToken token, NewDevice device, String requestId) {
        UUID userId = enrolments.user(tx, token.hash()).orElse(null);
        if (userId == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        User user = sessions.lockUser(tx, userId).orElseThrow();
        if (!DeviceSessions.mayHaveDevice(user) || !enrolments.use(tx, token.hash(), now, device.id())) {
            audit.append(tx, actor(tx, user, requestId, null), Audit.Kind.DENY, "enrolDevice", "user", userId, null);
            return Optional.empty();
        }
        if (devices.countActive(tx, userId) >= MOST_DEVICES) {
            throw DeviceProblem.TOO_MANY_DEVICES.refuse();
        }
        devices.insert(tx, userId, device, now);
        Actor actor = actor(tx, user, requestId, device.id());
        audit.append(tx, actor, Audit.Kind.SIGN_IN, "enrolDevice", "device", device.id(), List.of(), null);
        TokenPair pair = sessions.begin(tx, user, device.id());
        return Optional.of(new Enrolled(
                device.id(),
                pair.accessToken(),
                pair.refreshToken(),
                pair.expiresInSeconds(),
                userId,
                Objects.requireNonNull(user.workerId()),
                user.displayName()));
    }

    private static Actor actor(Tx tx, User user, String requestId, @Nullable UUID deviceId) {
        return new Actor(tx.providerId(), user.id(), user.workerId(), Set.of(Role.WORKER), requestId, deviceId);
    }

    /** The key's bytes, once they are found to be a point on P-256. */
    private static byte[] key(String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            ECPublicKey key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(bytes));
            AlgorithmParameters p256 = AlgorithmParameters.getInstance("EC");
            p256.init(new ECGenParameterSpec("secp256r1"));
            ECParameterSpec expected = p256.getParameterSpec(ECParameterSpec.class);
            if (key.getParams().getCurve().equals(expected.getCurve())
                    && key.getParams().getOrder().equals(expected.getOrder())) {
                return key.getEncoded();
            }
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw invalidKey();
        }
        throw invalidKey();
    }

    private static RuntimeException invalidKey() {
        return DeviceProblem.PUBLIC_KEY_INVALID.refuse(DeviceProblem.PUBLIC_KEY_INVALID.title(), "/publicKey");
    }

    record Command(
            String token,
            String deviceName,
            String model,
            @Nullable String platformVersion,
            @Nullable String appVersion,
            @Nullable String publicKey) {}

    /** What the phone keeps. */
    record Enrolled(
            UUID deviceId,
            String accessToken,
            String refreshToken,
            long expiresInSeconds,
            UUID userId,
            UUID workerId,
            String displayName) {}
}
