package nl.ronde.municipality;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.assignment.ResultArea;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.client.ClientCard;
import nl.ronde.client.ClientCards;
import nl.ronde.identity.MunicipalReach;
import nl.ronde.incident.MunicipalReports;
import nl.ronde.municipality.PlanReads.PlanView;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;

/** A municipality reads of its own clients: who they are, what was granted, their plans and the incidents it was told of. */
final class ReadOwnClients {
    private static final String CLIENT = "client";

    private final Db db;
    private final OwnClients own;
    private final Assignments assignments;
    private final ClientCards cards;
    private final MunicipalReports reports;
    private final PlanReads plans;
    private final Audit audit;

    ReadOwnClients(
            Db db,
            OwnClients own,
            Assignments assignments,
            ClientCards cards,
            MunicipalReports reports,
            PlanReads plans,
            Audit audit) {
        this.db = db;
        this.own = own;
        this.assignments = assignments;
        this.cards = cards;
        this.reports = reports;
        this.plans = plans;
        this.audit = audit;
    }

    /** A client with what the municipality granted; {@code areas} by assignment, where they are known. */
    record OwnClient(ClientCard card, List<Assignment> assignments, Map<UUID, List<ResultArea>> areas) {}

    Page<OwnClient> list(Actor actor, Request.Paging paging) {
        UUID after = paging.after(1, 0, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            MunicipalReach reach = own.reach(tx, actor);
            Page<UUID> page =
                    Page.of(own.page(tx, reach, after, paging.rows()), paging, last -> List.of(last.toString()));
            Map<UUID, ClientCard> names = cards.find(tx, page.items());
            Map<UUID, List<Assignment>> granted = own.assignments(tx, reach, page.items()).stream()
                    .collect(Collectors.groupingBy(Assignment::clientId));
            audit.append(tx, actor, Audit.Kind.READ, "listMunicipalityClients", CLIENT, page.items());
            return page.map(id -> new OwnClient(names.get(id), granted.getOrDefault(id, List.of()), Map.of()));
        });
    }

    OwnClient get(Actor actor, UUID clientId) {
        return about(
                actor,
                clientId,
                "getMunicipalityClient",
                (tx, granted) -> new OwnClient(
                        cards.find(tx, List.of(clientId)).get(clientId),
                        granted,
                        assignments.resultAreas(
                                tx, granted.stream().map(Assignment::id).toList())));
    }

    List<PlanView> plans(Actor actor, UUID clientId) {
        return about(actor, clientId, "listMunicipalityPlans", (tx, granted) -> {
            Set<UUID> ids = granted.stream().map(Assignment::id).collect(Collectors.toSet());
            return plans.plans(tx, clientId, ids).stream()
                    .filter(plan -> ids.contains(plan.assignmentId()))
                    .toList();
        });
    }

    /** The plan as people read it. */
    PlanReads.Paper paper(Actor actor, UUID clientId, UUID planId) {
        return find(actor, clientId, "getMunicipalityPlanPdf", (tx, granted) -> {
            Set<UUID> ids = granted.stream().map(Assignment::id).collect(Collectors.toSet());
            return plans.paper(tx, planId, ids);
        });
    }

    /** The reports that were sent, of incidents that happened under this municipality's help. */
    List<MunicipalReports.Report> incidents(Actor actor, UUID clientId) {
        return about(
                actor,
                clientId,
                "listMunicipalityIncidents",
                (tx, granted) -> reports.of(tx, clientId).stream()
                        .filter(told -> granted.stream().anyMatch(assignment -> isOf(assignment, told)))
                        .map(MunicipalReports.Told::report)
                        .toList());
    }

    /**
     * A day can be covered by the help of two municipalities (the client moved): only the one under whose assignment it
     * happened was told. One that this municipality took back and granted anew still is its own.
     */
    private static boolean isOf(Assignment granted, MunicipalReports.Told told) {
        Assignment under = told.under();
        if (under == null) {
            return false;
        }
        boolean grantedAnew = granted.municipalityCode().equals(under.municipalityCode())
                && granted.agreementId().equals(under.agreementId())
                && granted.covers(AmsterdamTime.dateOf(told.report().occurredAt()));
        return granted.id().equals(under.id()) || grantedAnew;
    }

    private <T> T about(Actor actor, UUID clientId, String action, BiFunction<Tx, List<Assignment>, T> read) {
        return find(actor, clientId, action, (tx, granted) -> Optional.of(read.apply(tx, granted)));
    }

    /** Not refused within the transaction: that somebody looked beyond the own clients must stay written down. */
    private <T> T find(Actor actor, UUID clientId, String action, BiFunction<Tx, List<Assignment>, Optional<T>> read) {
        Optional<T> found = db.inTransaction(actor.providerId(), tx -> {
            List<Assignment> granted = own.assignments(tx, own.reach(tx, actor), List.of(clientId));
            Optional<T> answer = granted.isEmpty() ? Optional.empty() : read.apply(tx, granted);
            if (answer.isEmpty()) {
                // The id of somebody whom this provider does not know is not kept: it may be another provider's client.
                UUID known = cards.find(tx, List.of(clientId)).isEmpty() ? null : clientId;
                audit.append(
                        tx, actor, Audit.Kind.DENY, action, CLIENT, known, List.of(), "nothing of this municipality");
            } else {
                audit.append(tx, actor, Audit.Kind.READ, action, CLIENT, clientId, clientId);
            }
            return answer;
        });
        return found.orElseThrow(CommonProblem.NOT_FOUND::refuse);
    }
}
