package nl.ronde.plan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.Agreement;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.Catalogue;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.assignment.ResultArea;
import nl.ronde.audit.Audit;
import nl.ronde.plan.PlanContent.Activity;
import nl.ronde.plan.PlanContent.CarePart;
import nl.ronde.plan.PlanContent.Frequency;
import nl.ronde.plan.PlanContent.MunicipalPlanLink;
import nl.ronde.plan.PlanContent.Per;
import nl.ronde.plan.PlanFile.MunicipalPlan;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;

/**
 * Makes and changes a draft. The first begins with the result areas of the assignment (where the
 * agreement has none, with the results of the municipal plan) and the provider's own texts, a later
 * one with what the version before it says.
 */
final class DraftPlan {
    private final Db db;
    private final PlanStore store;
    private final PlanFileStore files;
    private final Assignments assignments;
    private final Agreements agreements;
    private final BusinessClock clock;
    private final Audit audit;

    DraftPlan(
            Db db,
            PlanStore store,
            PlanFileStore files,
            Assignments assignments,
            Agreements agreements,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.store = store;
        this.files = files;
        this.assignments = assignments;
        this.agreements = agreements;
        this.clock = clock;
        this.audit = audit;
    }

    SupportPlan create(Actor actor, UUID assignmentId) {
        return db.inTransaction(actor.providerId(), tx -> {
            Assignment assignment = assignments.find(tx, assignmentId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (assignment.withdrawn()) {
                throw PlanProblem.ASSIGNMENT_ENDED.refuse();
            }
            List<SupportPlan> versions = store.lockAll(tx, assignmentId);
            if (versions.stream().anyMatch(each -> each.state() == PlanState.DRAFT)) {
                throw PlanProblem.DRAFT_EXISTS.refuse();
            }
            SupportPlan draft = new SupportPlan(
                    Ids.next(),
                    1,
                    assignmentId,
                    assignment.clientId(),
                    assignment.agreementId(),
                    versions.size() + 1,
                    PlanState.DRAFT,
                    versions.isEmpty()
                            ? first(tx, assignment)
                            : versions.getLast().content(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    clock.instant());
            store.insert(tx, draft);
            audit.append(
                    tx, actor, Audit.Kind.CREATE, "createSupportPlan", PlanStore.TYPE, draft.id(), draft.clientId());
            return draft;
        });
    }

    private PlanContent first(Tx tx, Assignment assignment) {
        Agreement agreement = agreements.get(assignment.agreementId());
        PlanFile.Standard standard = files.standard(tx);
        List<ResultArea> areas =
                assignments.resultAreas(tx, List.of(assignment.id())).getOrDefault(assignment.id(), List.of());
        Optional<MunicipalPlan> ordered = files.municipalPlan(tx, assignment.id());
        return new PlanContent(
                agreement.catalogue().isPresent()
                        ? areas.stream().map(area -> part(area, agreement)).toList()
                        : ordered.map(plan -> plan.results().stream()
                                        .map(DraftPlan::part)
                                        .toList())
                                .orElse(List.of()),
                standard.processAgreements(),
                List.of(),
                List.of(),
                null,
                null,
                ordered.map(plan -> new MunicipalPlanLink(plan.reference(), plan.results()))
                        .orElse(null),
                List.of(),
                standard.information());
    }

    /** Where the agreement lists no areas: a result that the municipal plan orders. */
    private static CarePart part(String ordered) {
        return new CarePart(null, ordered, List.of(), List.of(), ordered);
    }

    private static CarePart part(ResultArea granted, Agreement agreement) {
        var area = agreement.catalogue().flatMap(catalogue -> catalogue.area(granted.area()));
        Frequency usual = granted.regularity() == ResultArea.Regularity.STRUCTURAL
                ? new Frequency(1, Per.VISIT)
                : new Frequency(1, Per.MONTH);
        return new CarePart(
                granted.area(),
                area.map(Catalogue.Area::label).orElse(granted.area()),
                List.of(),
                granted.tasks().stream()
                        .map(task -> area.filter(each -> each.lists(task)).isPresent()
                                ? new Activity(task, null, usual, null)
                                : new Activity(null, task, usual, null))
                        .toList(),
                null);
    }

    SupportPlan change(Actor actor, UUID planId, int expectedVersion, PlanContent content) {
        return db.inTransaction(actor.providerId(), tx -> {
            SupportPlan draft = locked(store, tx, planId).requireDraft().requireVersion(expectedVersion);
            PlanRules.requireFits(content, agreements.get(draft.agreementId()));
            SupportPlan changed = draft.withContent(content);
            store.update(tx, changed);
            audit.append(tx, actor, Audit.Kind.UPDATE, "changeSupportPlan", PlanStore.TYPE, planId, draft.clientId());
            return changed;
        });
    }

    /** The version with this id; all versions of its assignment are locked with it. */
    static SupportPlan locked(PlanStore store, Tx tx, UUID planId) {
        UUID assignmentId = store.find(tx, planId)
                .orElseThrow(CommonProblem.NOT_FOUND::refuse)
                .assignmentId();
        return store.lockAll(tx, assignmentId).stream()
                .filter(each -> each.id().equals(planId))
                .findFirst()
                .orElseThrow();
    }
}
