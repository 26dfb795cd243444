package nl.ronde.incident.security;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.Agreement;
import nl.ronde.agreement.Agreements;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/**
 * All SQL on {@code security_incident}, {@code security_concern}, {@code breach_decision} and {@code breach_notification}:
 * only ever added to.
 */
final class SecurityStore {
    private static final String INSERT = """
            INSERT INTO security_incident (provider_id, id, version, kind, description, concerns_clients, noticed_at,
                received_at, reported_by)
            VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (provider_id, id) DO NOTHING""";

    private static final String COLUMNS = """
            SELECT i.id, i.version, i.kind, i.description, i.concerns_clients, i.noticed_at, i.received_at, i.reported_by
            FROM security_incident i WHERE i.provider_id = $1\s""";

    private static final String FIND = COLUMNS + "AND i.id = $2";

    /** By its own id, or by that of a line that says whose information it is: the terms know only those. */
    private static final String FIND_WHOLE = COLUMNS + """
            AND i.id IN ($2, (SELECT c.incident_id FROM security_concern c WHERE c.provider_id = $1 AND c.id = $2))""";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String LIST = COLUMNS + """
            AND ($2::timestamptz IS NULL OR (i.noticed_at, i.id) < ($2, $3::uuid))
            AND ($4::boolean IS NULL OR $4 = coalesce(
                (SELECT d.personal_data FROM breach_decision d
                 WHERE d.provider_id = i.provider_id AND d.incident_id = i.id ORDER BY d.number DESC LIMIT 1), false))
            ORDER BY i.noticed_at DESC, i.id DESC LIMIT $5""";

    private static final String NEXT =
            "UPDATE security_incident SET version = version + 1 WHERE provider_id = $1 AND id = $2";

    private static final String ADD_CONCERN = """
            INSERT INTO security_concern (provider_id, id, incident_id, agreement_id) VALUES ($1, $2, $3, $4)""";

    private static final String CONCERNS = """
            SELECT id, agreement_id FROM security_concern
            WHERE provider_id = $1 AND incident_id = $2 ORDER BY agreement_id NULLS LAST""";

    private static final String ADD_DECISION = """
            INSERT INTO breach_decision (provider_id, incident_id, number, personal_data, high_risk, reason, effects,
                measures, people, discovered_at, concern_ids, decided_by, decided_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""";

    private static final String DECISIONS = """
            SELECT number, personal_data, high_risk, reason, effects, measures, people, discovered_at, concern_ids,
                   decided_by, decided_at
            FROM breach_decision WHERE provider_id = $1 AND incident_id = $2 ORDER BY number DESC""";

    private static final String ADD_NOTIFICATION = """
            INSERT INTO breach_notification (provider_id, id, incident_id, recipient, concern_ids, required, notified_at,
                reference, reason, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    private static final String NOTIFICATIONS = """
            SELECT id, recipient, concern_ids, required, notified_at, reference, reason, recorded_by, recorded_at
            FROM breach_notification WHERE provider_id = $1 AND incident_id = $2 ORDER BY notified_at, id""";

    private final Agreements agreements;

    SecurityStore(Agreements agreements) {
        this.agreements = agreements;
    }

    /** False where there is one with this id already. */
    boolean insert(Tx tx, SecurityIncident incident) {
        return tx.update(
                        INSERT,
                        incident.id(),
                        incident.kind(),
                        incident.description(),
                        incident.concernsClients(),
                        incident.noticedAt(),
                        incident.receivedAt(),
                        incident.reportedBy())
                == 1;
    }

    /** @param id of the incident, or of one of its concerns */
    Optional<SecurityIncident> find(Tx tx, UUID id) {
        return tx.find(FIND_WHOLE, SecurityStore::bare, id).map(bare -> whole(tx, bare));
    }

    /** The incident, with everybody else waiting for what becomes of it. */
    Optional<SecurityIncident> lock(Tx tx, UUID id) {
        return tx.find(LOCK, SecurityStore::bare, id).map(bare -> whole(tx, bare));
    }

    /** The newest first. */
    List<SecurityIncident> list(
            Tx tx, @Nullable Boolean breach, @Nullable Instant beforeTime, @Nullable UUID beforeId, int rows) {
        return tx.list(LIST, SecurityStore::bare, beforeTime, beforeId, breach, rows).stream()
                .map(bare -> whole(tx, bare))
                .toList();
    }

    /** One act further. */
    void next(Tx tx, UUID id) {
        tx.update(NEXT, id);
    }

    void addConcern(Tx tx, UUID incidentId, SecurityIncidentReported.Concern concern) {
        tx.send(ADD_CONCERN, concern.id(), incidentId, concern.agreementId());
    }

    void add(Tx tx, UUID incidentId, SecurityIncident.Decision decision) {
        tx.send(
                ADD_DECISION,
                incidentId,
                decision.number(),
                decision.personalData(),
                decision.highRisk(),
                decision.reason(),
                decision.effects(),
                decision.measures(),
                decision.people(),
                decision.discoveredAt(),
                decision.concernIds().toArray(UUID[]::new),
                decision.decidedBy(),
                decision.decidedAt());
    }

    void add(Tx tx, UUID incidentId, SecurityIncident.Notification told) {
        tx.send(
                ADD_NOTIFICATION,
                told.id(),
                incidentId,
                told.recipient(),
                told.concernIds().toArray(UUID[]::new),
                told.required(),
                told.at(),
                told.reference(),
                told.reason(),
                told.recordedBy(),
                told.recordedAt());
    }

    private SecurityIncident whole(Tx tx, SecurityIncident bare) {
        return new SecurityIncident(
                bare.id(),
                bare.version(),
                bare.kind(),
                bare.description(),
                bare.concernsClients(),
                bare.noticedAt(),
                bare.receivedAt(),
                bare.reportedBy(),
                tx.list(CONCERNS, this::concern, bare.id()),
                tx.list(DECISIONS, SecurityStore::decision, bare.id()),
                tx.list(NOTIFICATIONS, SecurityStore::notification, bare.id()));
    }

    private static SecurityIncident bare(Row row) {
        return new SecurityIncident(
                row.getUUID("id"),
                row.getInteger("version"),
                SecurityIncident.Kind.valueOf(row.getString("kind")),
                row.getString("description"),
                row.getBoolean("concerns_clients"),
                SqlValues.instant(row, "noticed_at"),
                SqlValues.instant(row, "received_at"),
                row.getUUID("reported_by"),
                List.of(),
                List.of(),
                List.of());
    }

    private SecurityIncident.Concern concern(Row row) {
        String agreementId = row.getString("agreement_id");
        return new SecurityIncident.Concern(
                row.getUUID("id"),
                agreementId,
                Optional.ofNullable(agreementId)
                        .flatMap(agreements::find)
                        .map(Agreement::dataProtection)
                        .map(Agreement.DataProtection::role)
                        .orElse(null));
    }

    private static SecurityIncident.Decision decision(Row row) {
        return new SecurityIncident.Decision(
                row.getInteger("number"),
                row.getBoolean("personal_data"),
                row.getBoolean("high_risk"),
                row.getString("reason"),
                row.getString("effects"),
                row.getString("measures"),
                row.getInteger("people"),
                SqlValues.instant(row, "discovered_at"),
                List.of(row.getArrayOfUUIDs("concern_ids")),
                row.getUUID("decided_by"),
                SqlValues.instant(row, "decided_at"));
    }

    private static SecurityIncident.Notification notification(Row row) {
        return new SecurityIncident.Notification(
                row.getUUID("id"),
                BreachRecipient.valueOf(row.getString("recipient")),
                List.of(row.getArrayOfUUIDs("concern_ids")),
                row.getBoolean("required"),
                SqlValues.instant(row, "notified_at"),
                row.getString("reference"),
                row.getString("reason"),
                row.getUUID("recorded_by"),
                SqlValues.instant(row, "recorded_at"));
    }
}
