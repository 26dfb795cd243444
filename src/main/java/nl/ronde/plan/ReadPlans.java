package nl.ronde.plan;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.Agreement;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.PlanDemands;
import nl.ronde.audit.Audit;
import nl.ronde.identity.KnownUsers;
import nl.ronde.plan.PlanFile.Copy;
import nl.ronde.plan.PlanFile.Evaluation;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.visit.OwnVisitStore;
import nl.ronde.visit.work.WorkerWindow;
import org.jspecify.annotations.Nullable;

/** Shows plans: to the office, and to the worker those of the clients of the own visits in her days. */
final class ReadPlans {
    private final Db db;
    private final PlanStore store;
    private final ConsentStore consents;
    private final PlanFileStore files;
    private final OwnVisitStore own;
    private final KnownUsers users;
    private final Agreements agreements;
    private final BusinessClock clock;
    private final Audit audit;

    ReadPlans(
            Db db,
            PlanStore store,
            ConsentStore consents,
            PlanFileStore files,
            OwnVisitStore own,
            KnownUsers users,
            Agreements agreements,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.store = store;
        this.consents = consents;
        this.files = files;
        this.own = own;
        this.users = users;
        this.agreements = agreements;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * A version with everything that is kept of it.
     *
     * @param signedBy the name of who signed for the provider
     */
    record File(
            SupportPlan plan,
            @Nullable String signedBy,
            Agreement.Labels labels,
            PlanDemands demands,
            List<Consent> consents,
            List<Copy> copies,
            List<Evaluation> evaluations) {
        String title() {
            return labels.supportPlan();
        }

        String municipalTitle() {
            return labels.municipalPlan();
        }
    }

    Page<SupportPlan> list(Actor actor, PlanStore.Filter filter, Request.Paging paging) {
        Instant beforeTime = paging.after(2, 0, Instant::parse);
        UUID beforeId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            Page<SupportPlan> page = Page.of(
                    store.list(tx, filter, beforeTime, beforeId, paging.rows()),
                    paging,
                    last -> List.of(last.createdAt().toString(), last.id().toString()));
            List<UUID> clients =
                    page.items().stream().map(SupportPlan::clientId).distinct().toList();
            audit.append(tx, actor, Audit.Kind.READ, "listSupportPlans", PlanStore.TYPE, clients);
            return page;
        });
    }

    File get(Actor actor, String action, UUID id) {
        return db.reading(actor.providerId(), tx -> {
            File file = file(tx, id);
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.READ,
                    action,
                    PlanStore.TYPE,
                    id,
                    file.plan().clientId());
            return file;
        });
    }

    /** The same without a trail: for an answer to who has just written it. */
    File written(Actor actor, SupportPlan plan) {
        return db.reading(actor.providerId(), tx -> file(tx, plan.id()));
    }

    private File file(Tx tx, UUID id) {
        return find(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
    }

    Optional<File> find(Tx tx, UUID id) {
        return store.find(tx, id).map(plan -> file(tx, plan));
    }

    private File file(Tx tx, SupportPlan plan) {
        UUID id = plan.id();
        return new File(
                plan,
                plan.providerSignedBy() == null ? null : name(tx, plan.providerSignedBy()),
                agreements.get(plan.agreementId()).labels(),
                agreements.planDemands(plan.agreementId()),
                consents.ofPlan(tx, id),
                files.copies(tx, id),
                files.evaluations(tx, id));
    }

    private @Nullable String name(Tx tx, UUID userId) {
        KnownUsers.Named user = users.find(tx, List.of(userId)).get(userId);
        return user == null ? null : user.displayName();
    }

    /** What was shown to a client of the worker and is still of use: current versions, no drafts. */
    PlanJson.MyPlansJson mine(Actor actor, UUID clientId) {
        UUID worker = actor.workerId();
        if (worker == null) {
            throw CommonProblem.FORBIDDEN.refuse();
        }
        WorkerWindow window = WorkerWindow.around(clock.instant());
        Optional<PlanJson.MyPlansJson> plans = db.reading(actor.providerId(), tx -> {
            boolean hers = !own.ofClient(tx, worker, window.from(), window.until(), clientId)
                    .rows()
                    .isEmpty();
            if (!hers) {
                return Optional.empty();
            }
            audit.append(tx, actor, Audit.Kind.READ, "getMyClientPlans", PlanStore.TYPE, null, clientId);
            return Optional.of(new PlanJson.MyPlansJson(store.ofClient(tx, clientId).stream()
                    .filter(plan -> plan.state() != PlanState.DRAFT && plan.state() != PlanState.SUPERSEDED)
                    .map(plan -> PlanJson.MyPlanJson.of(
                            plan, agreements.get(plan.agreementId()).labels().supportPlan()))
                    .toList()));
        });
        if (plans.isEmpty()) {
            db.inTransaction(actor.providerId(), tx -> {
                audit.append(tx, actor, Audit.Kind.DENY, "getMyClientPlans", PlanStore.TYPE, null, null);
                return true;
            });
            throw CommonProblem.NOT_FOUND.refuse();
        }
        return plans.get();
    }
}
