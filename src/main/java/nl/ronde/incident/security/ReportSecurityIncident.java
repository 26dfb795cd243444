package nl.ronde.incident.security;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.platform.db.Answer;
import nl.ronde.platform.db.Mutations;
import nl.ronde.platform.event.Events;
import org.jspecify.annotations.Nullable;

/** Anybody, on the phone or in the office, reports what went wrong with information (Kampen B7 1.3). In doubt it concerns clients. */
final class ReportSecurityIncident {
    static final String TYPE = "security-incident";

    private final Mutations mutations;
    private final SecurityStore store;
    private final Concerns concerns;
    private final Audit audit;
    private final Events events;

    ReportSecurityIncident(Mutations mutations, SecurityStore store, Concerns concerns, Audit audit, Events events) {
        this.mutations = mutations;
        this.store = store;
        this.concerns = concerns;
        this.audit = audit;
        this.events = events;
    }

    /** @param agreementIds whose clients; absent where the reporter does not know */
    record Told(
            UUID id,
            SecurityIncident.Kind kind,
            String description,
            @Nullable Boolean concernsClients,
            @Nullable List<String> agreementIds) {}

    /** What the reporter is answered. */
    record Done(UUID id, Instant noticedAt, ClockQuality clockQuality) {}

    Answer run(Act act, Told told) {
        boolean concernsClients = !Boolean.FALSE.equals(told.concernsClients());
        SecurityIncident incident = new SecurityIncident(
                told.id(),
                1,
                told.kind(),
                told.description(),
                concernsClients,
                act.time().occurredAt(),
                act.time().receivedAt(),
                Objects.requireNonNull(act.actor().userId()),
                List.of(),
                List.of(),
                List.of());
        return mutations.once(act, tx -> {
            if (!store.insert(tx, incident)) {
                throw SecurityProblem.EXISTS.refuse(SecurityProblem.EXISTS.title(), "/id");
            }
            audit.append(tx, act.actor(), Audit.Kind.CREATE, act.operation(), TYPE, told.id(), (UUID) null);
            if (concernsClients) {
                List<String> named = told.agreementIds() == null ? List.of() : told.agreementIds();
                events.raise(
                        tx,
                        new SecurityIncidentReported(
                                told.id(),
                                concerns.ensure(tx, incident, named.isEmpty() ? concerns.everyAgreement(tx) : named),
                                incident.noticedAt()));
            }
            return new Done(told.id(), incident.noticedAt(), act.time().quality());
        });
    }
}
