package nl.ronde.occasion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.client.ClientCards;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** The office registers what happened outside; its term begins in the same transaction, or nothing is registered. */
final class RegisterOccasion {
    private final Db db;
    private final OccasionStore store;
    private final ProviderAgreements providerAgreements;
    private final ClientCards clients;
    private final Obligations obligations;
    private final BusinessClock clock;
    private final Audit audit;
    private final Events events;

    RegisterOccasion(
            Db db,
            OccasionStore store,
            ProviderAgreements providerAgreements,
            ClientCards clients,
            Obligations obligations,
            BusinessClock clock,
            Audit audit,
            Events events) {
        this.db = db;
        this.store = store;
        this.providerAgreements = providerAgreements;
        this.clients = clients;
        this.obligations = obligations;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    /** @param askedUntil the last day that the municipality itself named; only for a question */
    record Command(
            OccasionKind kind,
            @Nullable String variant,
            String agreement,
            @Nullable UUID clientId,
            Instant happenedAt,
            String toldBy,
            String what,
            @Nullable LocalDate askedUntil,
            @Nullable List<Occasion.Attachment> attachments) {}

    ReadOccasions.WithTerm run(Actor actor, Command command) {
        Instant happenedAt = AmsterdamTime.toMicroseconds(command.happenedAt());
        checkTimes(command, happenedAt);
        Occasion occasion = new Occasion(
                Ids.next(),
                1,
                command.kind(),
                command.variant(),
                command.agreement(),
                command.clientId(),
                happenedAt,
                command.toldBy(),
                command.what(),
                command.askedUntil(),
                Occasion.State.OPEN,
                null,
                Objects.requireNonNull(actor.userId()),
                clock.instant());
        List<Occasion.Attachment> attachments =
                command.attachments() == null ? List.of() : List.copyOf(command.attachments());
        return db.inTransaction(actor.providerId(), tx -> {
            checkNames(tx, command);
            store.insert(tx, occasion, attachments);
            audit.append(
                    tx, actor, Audit.Kind.CREATE, "registerOccasion", "occasion", occasion.id(), occasion.clientId());
            events.raise(
                    tx,
                    new OccasionRegistered(
                            occasion.id(),
                            occasion.kind(),
                            occasion.variant(),
                            occasion.agreementId(),
                            occasion.clientId(),
                            happenedAt,
                            occasion.askedUntil()));
            var subject = new Subject(Subject.Type.OCCASION, occasion.id());
            var term = obligations
                    .find(tx, occasion.kind().term(), occasion.variant(), subject)
                    .orElseThrow(() -> OccasionProblem.TERM_NOT_IN_AGREEMENT.refuse(
                            OccasionProblem.TERM_NOT_IN_AGREEMENT.title(), "/variant"));
            return new ReadOccasions.WithTerm(
                    new Occasion.File(occasion, attachments, List.of()), term, obligations.explain(tx, term));
        });
    }

    private void checkTimes(Command command, Instant happenedAt) {
        if (happenedAt.isAfter(clock.instant())) {
            throw OccasionProblem.OCCASION_IN_FUTURE.refuse(OccasionProblem.OCCASION_IN_FUTURE.title(), "/happenedAt");
        }
        if (command.askedUntil() != null) {
            if (command.kind() != OccasionKind.INFORMATION_REQUEST) {
                throw OccasionProblem.OWN_DATE_NOT_POSSIBLE.refuse(
                        OccasionProblem.OWN_DATE_NOT_POSSIBLE.title(), "/askedUntil");
            }
            if (command.askedUntil().isBefore(AmsterdamTime.dateOf(happenedAt))) {
                throw OccasionProblem.OWN_DATE_TOO_EARLY.refuse(
                        OccasionProblem.OWN_DATE_TOO_EARLY.title(), "/askedUntil");
            }
        }
    }

    private void checkNames(Tx tx, Command command) {
        if (!command.kind().knows(command.variant())) {
            throw OccasionProblem.TERM_NOT_IN_AGREEMENT.refuse(
                    OccasionProblem.TERM_NOT_IN_AGREEMENT.title(), "/variant");
        }
        if (!providerAgreements.has(tx, command.agreement())) {
            throw OccasionProblem.AGREEMENT_NOT_DELIVERED.refuse(
                    OccasionProblem.AGREEMENT_NOT_DELIVERED.title(), "/agreement");
        }
        if (command.clientId() != null
                && clients.find(tx, List.of(command.clientId())).isEmpty()) {
            throw OccasionProblem.CLIENT_UNKNOWN.refuse(OccasionProblem.CLIENT_UNKNOWN.title(), "/clientId");
        }
    }
}
