package nl.ronde;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ronde.municipality.PlanReads;
import nl.ronde.plan.PlanDocuments;
import nl.ronde.plan.PlanFile;
import nl.ronde.plan.PlanState;
import nl.ronde.plan.Plans;
import nl.ronde.plan.SupportPlan;
import nl.ronde.platform.db.Tx;

/** What a municipality reads of the support plans of its clients: what the client was shown, and the talks about it. */
final class MunicipalPlans implements PlanReads {
    private final Plans plans;
    private final PlanDocuments documents;

    MunicipalPlans(Plans plans, PlanDocuments documents) {
        this.plans = plans;
        this.documents = documents;
    }

    @Override
    public List<PlanView> plans(Tx tx, UUID clientId, Collection<UUID> assignmentIds) {
        return plans.ofClient(tx, clientId).stream()
                .filter(plan -> plan.state() != PlanState.DRAFT && assignmentIds.contains(plan.assignmentId()))
                .sorted(Comparator.comparing(SupportPlan::createdAt).reversed())
                .map(plan -> view(plan, plans.evaluations(tx, plan.id())))
                .toList();
    }

    @Override
    public Optional<Paper> paper(Tx tx, UUID planId, Collection<UUID> assignmentIds) {
        return documents
                .find(tx, planId)
                .filter(paper -> assignmentIds.contains(paper.plan().assignmentId()))
                .map(paper -> new Paper(paper.name(), paper.pdf()));
    }

    private static PlanView view(SupportPlan plan, List<PlanFile.Evaluation> talks) {
        return new PlanView(
                plan.id(),
                plan.assignmentId(),
                plan.number(),
                plan.state().name().toLowerCase(Locale.ROOT),
                plan.presentedAt(),
                plan.consentedAt(),
                plan.shownText(),
                talks.stream()
                        .map(talk -> new Evaluation(talk.heldOn(), text(talk.report())))
                        .toList());
    }

    private static String text(PlanFile.Report report) {
        Stream<String> results = report.results().stream()
                .map(each -> each.text() == null ? each.result() : each.result() + ": " + each.text());
        return Stream.concat(results, Stream.ofNullable(report.changes())).collect(Collectors.joining("\n"));
    }
}
