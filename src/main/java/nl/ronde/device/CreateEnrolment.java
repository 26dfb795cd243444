package nl.ronde.device;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.identity.DeviceSessions;
import nl.ronde.identity.SecretToken;
import nl.ronde.identity.User;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.staff.WorkerCard;
import nl.ronde.staff.Workers;

/** Use case {@code createDeviceEnrolment}: a link that makes one phone a worker's, so that nobody types a password. */
final class CreateEnrolment {
    private static final int VALID_HOURS = 24;

    private final Db db;
    private final EnrolmentStore enrolments;
    private final DeviceSessions sessions;
    private final Workers workers;
    private final Optional<String> publicUrl;
    private final BusinessClock clock;
    private final Audit audit;

    CreateEnrolment(
            Db db,
            EnrolmentStore enrolments,
            DeviceSessions sessions,
            Workers workers,
            Optional<String> publicUrl,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.enrolments = enrolments;
        this.sessions = sessions;
        this.workers = workers;
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.audit = audit;
    }

    Created run(Actor actor, UUID workerId) {
        SecretToken token = SecretToken.random(actor.providerId());
        Instant now = clock.instant();
        Instant expires = AmsterdamTime.plusHours(now, VALID_HOURS);
        UUID userId = db.inTransaction(actor.providerId(), tx -> {
            WorkerCard worker = workers.cards(tx, List.of(workerId)).get(workerId);
            if (worker == null) {
                throw DeviceProblem.WORKER_UNKNOWN.refuse(DeviceProblem.WORKER_UNKNOWN.title(), "/workerId");
            }
            User user = sessions.userOfWorker(tx, actor, workerId, worker.name());
            if (!DeviceSessions.mayHaveDevice(user)) {
                throw DeviceProblem.WORKER_CANNOT_ENROL.refuse(DeviceProblem.WORKER_CANNOT_ENROL.title(), "/workerId");
            }
            enrolments.voidUnused(tx, user.id(), now);
            enrolments.insert(tx, token.hash(), user.id(), actor.userId(), now, expires);
            audit.append(tx, actor, Audit.Kind.CREATE, "createDeviceEnrolment", "user", user.id(), null);
            return user.id();
        });
        String link = link(token.text());
        return new Created(workerId, userId, token.text(), link, QrSvg.of(link), expires);
    }

    private String link(String token) {
        String server = publicUrl
                .map(url -> "server=" + URLEncoder.encode(url, StandardCharsets.UTF_8) + "&")
                .orElse("");
        return "ronde://enrol?" + server + "token=" + token;
    }

    /** The link, shown once. */
    record Created(UUID workerId, UUID userId, String token, String link, String qrCode, Instant expiresAt) {}
}
