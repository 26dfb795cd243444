package nl.ronde.plan;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.audit.Audit;
import nl.ronde.blob.Blobs;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.db.Answer;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Mutations;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Refusal;
import nl.ronde.visit.OwnVisitStore;

/**
 * Somebody reports that the client agrees, or does not (Kampen B2 1.9c; DVO B3 E1). What was reported is a fact: where it
 * cannot sign the current version it is kept all the same, and a person settles it.
 */
final class ConsentToPlan {
    private final Db db;
    private final Mutations mutations;
    private final PlanStore store;
    private final ConsentStore consents;
    private final PlanSigning signing;
    private final OwnVisitStore own;
    private final Agreements agreements;
    private final Blobs blobs;
    private final Audit audit;
    private final Events events;

    ConsentToPlan(
            Db db,
            PlanStore store,
            ConsentStore consents,
            PlanSigning signing,
            OwnVisitStore own,
            Agreements agreements,
            Blobs blobs,
            Audit audit,
            Events events) {
        this.db = db;
        this.mutations = new Mutations(db);
        this.store = store;
        this.consents = consents;
        this.signing = signing;
        this.own = own;
        this.agreements = agreements;
        this.blobs = blobs;
        this.audit = audit;
        this.events = events;
    }

    /** What the reporter is answered. */
    record Done(
            UUID id,
            UUID planId,
            Consent.Effect effect,
            PlanState state,
            Instant givenAt,
            Instant occurredAt,
            ClockQuality clockQuality) {}

    Answer run(UUID planId, Act act, Consent.Given given) {
        given.requireComplete();
        try {
            return mutations.once(act, tx -> once(tx, planId, act, given));
        } catch (Refusal refusal) {
            if (refusal.problem() == CommonProblem.NOT_FOUND) {
                deny(act.actor(), planId);
            }
            throw refusal;
        }
    }

    private Done once(Tx tx, UUID planId, Act act, Consent.Given given) {
        SupportPlan plan = DraftPlan.locked(store, tx, planId);
        if (!act.isAdmitted() && !maySpeak(tx, act.actor(), plan.clientId())) {
            throw CommonProblem.NOT_FOUND.refuse();
        }
        Instant presentedAt = plan.presentedAt();
        if (presentedAt == null) {
            throw PlanProblem.NOT_PRESENTED.refuse();
        }
        Instant givenAt = givenAt(act, given, presentedAt);
        Consent consent = new Consent(
                given.id(),
                1,
                planId,
                plan.clientId(),
                given,
                givenAt,
                Consent.Effect.of(given, givenAt, plan, consents.ofPlan(tx, planId)),
                Objects.requireNonNull(act.actor().userId()),
                act.actor().workerId(),
                act.time(),
                null);
        if (consents.find(tx, given.id()).isPresent()) {
            throw PlanProblem.CONSENT_EXISTS.refuse(PlanProblem.CONSENT_EXISTS.title(), "/id");
        }
        consents.insert(tx, act, consent);
        if (given.file() != null) {
            blobs.expect(
                    tx,
                    act.actor(),
                    plan.clientId(),
                    ConsentStore.TYPE,
                    consent.id(),
                    given.file(),
                    given.way().file());
        }
        audit.append(
                tx, act.actor(), Audit.Kind.CREATE, act.operation(), ConsentStore.TYPE, consent.id(), plan.clientId());
        PlanState state = takeEffect(tx, plan, consent);
        return new Done(
                consent.id(),
                planId,
                consent.effect(),
                state,
                givenAt,
                act.time().occurredAt(),
                act.time().quality());
    }

    private PlanState takeEffect(Tx tx, SupportPlan plan, Consent consent) {
        if (consent.effect() == Consent.Effect.REFUSES) {
            signing.save(tx, plan.in(PlanState.REFUSED));
            return PlanState.REFUSED;
        }
        if (consent.effect() != Consent.Effect.CONSENTS) {
            return plan.state();
        }
        boolean both = agreements.planDemands(plan.agreementId()).providerSigns();
        SupportPlan consented = plan.consented(consent.givenAt(), both);
        events.raise(tx, new PlanConsented(plan.id(), plan.assignmentId(), consent.givenAt()));
        signing.save(tx, consented);
        return consented.state();
    }

    /** A moment that the reporter names lies between the showing of the plan and the report. */
    private static Instant givenAt(Act act, Consent.Given given, Instant presentedAt) {
        if (given.givenAt() == null) {
            return act.time().occurredAt();
        }
        Instant at = AmsterdamTime.toMicroseconds(given.givenAt());
        if (at.isAfter(act.time().receivedAt())) {
            throw PlanProblem.TIME_IMPOSSIBLE.refuse("Dit moment ligt in de toekomst.", "/givenAt");
        }
        if (at.isBefore(presentedAt)) {
            throw PlanProblem.TIME_IMPOSSIBLE.refuse("Toen was het plan nog niet voorgelegd.", "/givenAt");
        }
        return at;
    }

    private boolean maySpeak(Tx tx, Actor actor, UUID clientId) {
        return actor.is(Role.PLANNER)
                || actor.is(Role.TEAM_LEAD)
                || actor.workerId() != null
                        && !own.mayVisit(tx, clientId, actor.workerId()).rows().isEmpty();
    }

    /** In a transaction of its own, since the first is undone; an id of another provider goes into no trail. */
    private void deny(Actor actor, UUID planId) {
        db.inTransaction(actor.providerId(), tx -> {
            UUID known = store.find(tx, planId).map(SupportPlan::id).orElse(null);
            audit.append(tx, actor, Audit.Kind.DENY, "consentToPlan", PlanStore.TYPE, known, null);
            return true;
        });
    }
}
