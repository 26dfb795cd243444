package nl.ronde.plan;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ronde.agreement.Agreement;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.PlanDemands;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.client.ClientCard;
import nl.ronde.client.ClientCards;
import nl.ronde.identity.Providers;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Freezes a draft into the text that the client is shown. An earlier one that nobody had signed is no longer current. */
final class PresentPlan {
    private final Db db;
    private final PlanStore store;
    private final PlanSigning signing;
    private final Assignments assignments;
    private final Agreements agreements;
    private final ClientCards clients;
    private final Providers providers;
    private final BusinessClock clock;
    private final Audit audit;
    private final Events events;

    PresentPlan(
            Db db,
            PlanStore store,
            PlanSigning signing,
            Assignments assignments,
            Agreements agreements,
            ClientCards clients,
            Providers providers,
            BusinessClock clock,
            Audit audit,
            Events events) {
        this.db = db;
        this.store = store;
        this.signing = signing;
        this.assignments = assignments;
        this.agreements = agreements;
        this.clients = clients;
        this.providers = providers;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    SupportPlan run(Actor actor, UUID planId, int expectedVersion) {
        Instant now = AmsterdamTime.toMicroseconds(clock.instant());
        return db.inTransaction(actor.providerId(), tx -> {
            SupportPlan draft =
                    DraftPlan.locked(store, tx, planId).requireDraft().requireVersion(expectedVersion);
            Agreement agreement = agreements.get(draft.agreementId());
            PlanDemands demands = agreements.planDemands(draft.agreementId());
            PlanRules.requireFits(draft.content(), agreement);
            PlanRules.requireComplete(draft.content(), demands);
            String text = shown(tx, draft, agreement, demands, now).canonical();
            supersedeUnsigned(tx, draft);
            SupportPlan presented = draft.presented(text, ShownPlan.hash(text), now);
            signing.save(tx, presented);
            audit.append(tx, actor, Audit.Kind.UPDATE, "presentSupportPlan", PlanStore.TYPE, planId, draft.clientId());
            events.raise(tx, new PlanPresented(planId, draft.assignmentId(), now));
            return presented;
        });
    }

    private void supersedeUnsigned(Tx tx, SupportPlan draft) {
        store.lockAll(tx, draft.assignmentId()).stream()
                .filter(each -> each.state() == PlanState.PRESENTED || each.state() == PlanState.REFUSED)
                .forEach(each -> store.update(tx, each.in(PlanState.SUPERSEDED)));
    }

    private ShownPlan shown(Tx tx, SupportPlan draft, Agreement agreement, PlanDemands demands, Instant now) {
        ClientCard client = Objects.requireNonNull(
                clients.find(tx, List.of(draft.clientId())).get(draft.clientId()));
        Assignment assignment = assignments.find(tx, draft.assignmentId()).orElseThrow(CommonProblem.NOT_FOUND::refuse);
        return new ShownPlan(
                draft.id(),
                draft.number(),
                agreement.labels().supportPlan(),
                agreement.labels().municipalPlan(),
                providers.current(tx).name(),
                client.displayName(),
                address(client),
                agreement.name(),
                demands.citation(),
                assignment.number(),
                AmsterdamTime.dateOf(now),
                draft.content(),
                ShownPlan.talk(demands),
                PlanRules.labels(draft.content(), agreement));
    }

    private static @Nullable String address(ClientCard client) {
        String street = joined(" ", client.street(), client.houseNumber());
        String text = joined(", ", street, joined(" ", spaced(client.postcode()), client.city()));
        return text.isEmpty() ? null : text;
    }

    /** "8261CA" as people write it. */
    private static @Nullable String spaced(@Nullable String postcode) {
        return postcode == null ? null : postcode.replaceFirst("^([0-9]{4})([A-Z]{2})$", "$1 $2");
    }

    private static String joined(String between, @Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(between));
    }
}
