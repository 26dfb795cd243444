package nl.ronde.sync;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ronde.agreement.Agreements;
import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCards;
import nl.ronde.plan.Plans;
import nl.ronde.plan.SupportPlan;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Tx;
import nl.ronde.sync.SyncJson.Change;
import nl.ronde.sync.SyncJson.Reason;
import nl.ronde.visit.FactStore;
import nl.ronde.visit.OwnVisitStore;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitStore;
import nl.ronde.visit.work.AssignedAreas;
import nl.ronde.visit.work.MyCatalogue;
import nl.ronde.visit.work.WorkerWindow;

/**
 * Fills a page of the feed: visits, and with each the client, the assignment and the list of activities that it needs at the
 * door, so that a record older than the cursor comes along with the visit that brings it into reach. One round trip.
 */
final class PageContent {
    private final OwnVisitStore own;
    private final AssignedAreas areas;
    private final ClientCards clients;
    private final Plans plans;
    private final Agreements agreements;
    private final Audit audit;

    PageContent(
            OwnVisitStore own,
            AssignedAreas areas,
            ClientCards clients,
            Plans plans,
            Agreements agreements,
            Audit audit) {
        this.own = own;
        this.areas = areas;
        this.clients = clients;
        this.plans = plans;
        this.agreements = agreements;
        this.audit = audit;
    }

    /** These visits with all they need, and these clients and assignments; what is read of clients goes into the trail. */
    List<Change> of(
            Tx tx,
            Actor actor,
            List<OwnVisitStore.Own> visits,
            Collection<UUID> changedClients,
            Collection<UUID> changedAssignments) {
        Set<UUID> clientIds = new LinkedHashSet<>(changedClients);
        Set<UUID> assignmentIds = new LinkedHashSet<>(changedAssignments);
        for (OwnVisitStore.Own each : visits) {
            clientIds.add(each.visit().target().clientId());
            if (each.visit().target().assignmentId() != null) {
                assignmentIds.add(each.visit().target().assignmentId());
            }
        }
        if (clientIds.isEmpty() && assignmentIds.isEmpty()) {
            return List.of();
        }
        audit.append(tx, actor, Audit.Kind.READ, "getSyncChanges", VisitStore.TYPE, List.copyOf(clientIds));
        var assigned = areas.find(tx, assignmentIds);
        var shown = plans.shown(tx, assignmentIds);
        var ticked = own.activities(
                tx, visits.stream().map(each -> each.visit().id()).toList());
        List<Change> changes = new ArrayList<>();
        clients.find(tx, clientIds).values().forEach(card -> changes.add(Change.of(card)));
        Map<UUID, List<AssignedAreas.Area>> areasOf = AssignedAreas.byAssignment(assigned);
        Map<UUID, List<SyncJson.OwnPlan>> plansOf = shown.rows().stream()
                .collect(Collectors.groupingBy(
                        SupportPlan::assignmentId, Collectors.mapping(SyncJson.OwnPlan::of, Collectors.toList())));
        assignmentIds.forEach(id -> changes.add(
                Change.of(new SyncJson.OwnAssignment(id, areasOf.getOrDefault(id, List.of()), plansOf.get(id)))));
        visits.stream()
                .map(each -> each.visit().target().agreementId())
                .filter(Objects::nonNull)
                .distinct()
                .flatMap(id -> MyCatalogue.of(agreements, id).stream())
                .forEach(catalogue -> changes.add(Change.of(catalogue)));
        Map<UUID, List<FactStore.Done>> doneAt = OwnVisitStore.byVisit(ticked);
        for (OwnVisitStore.Own each : visits) {
            Visit visit = each.visit();
            changes.add(Change.of(each, doneAt.getOrDefault(visit.id(), List.of())));
        }
        return changes;
    }

    /** The clients and assignments that came with these visits and that no other visit of the worker's days needs. */
    List<Change> noLongerNeeded(Tx tx, UUID workerId, Set<UUID> goneVisits, WorkerWindow days) {
        if (goneVisits.isEmpty()) {
            return List.of();
        }
        Set<UUID> clientIds = new LinkedHashSet<>();
        Set<UUID> assignmentIds = new LinkedHashSet<>();
        own.notNeeded(tx, workerId, goneVisits, days.from(), days.until())
                .rows()
                .forEach(each -> {
                    if (each.clientId() != null) {
                        clientIds.add(each.clientId());
                    }
                    if (each.assignmentId() != null) {
                        assignmentIds.add(each.assignmentId());
                    }
                });
        List<Change> removals = new ArrayList<>();
        clientIds.forEach(id -> removals.add(Change.removed("client", id, Reason.OUT_OF_SCOPE)));
        assignmentIds.forEach(id -> removals.add(Change.removed("assignment", id, Reason.OUT_OF_SCOPE)));
        return removals;
    }
}
