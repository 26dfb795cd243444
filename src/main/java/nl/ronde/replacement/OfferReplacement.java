package nl.ronde.replacement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Refusal;
import nl.ronde.platform.text.Names;
import nl.ronde.replacement.OfferStore.Offer;
import nl.ronde.visit.PlannedVisits;
import org.jspecify.annotations.Nullable;

/**
 * The office offers visits of a need to one or several workers, who see it on their phones; who accepts first has them. Nobody
 * is asked who could not be planned there: the refusal says why. Who is asked may not know the client, so no name goes along.
 */
final class OfferReplacement {
    private static final String FAMILY_NAMES =
            "SELECT family_name, partner_name FROM client WHERE provider_id = $1 AND id = $2";

    private final Db db;
    private final NeedStore needs;
    private final OfferStore offers;
    private final PlannedVisits plannedVisits;
    private final BusinessClock clock;
    private final Audit audit;

    OfferReplacement(
            Db db, NeedStore needs, OfferStore offers, PlannedVisits plannedVisits, BusinessClock clock, Audit audit) {
        this.db = db;
        this.needs = needs;
        this.offers = offers;
        this.plannedVisits = plannedVisits;
        this.clock = clock;
        this.audit = audit;
    }

    /** @param visitIds without them every visit of the need that is still free */
    record Given(
            List<UUID> workerIds,
            @Nullable List<UUID> visitIds,
            @Nullable Instant answerBefore,
            @Nullable String note) {}

    record Withdrawal(String reason) {}

    record Made(List<Offer> items) {}

    Made offer(Actor actor, UUID needId, Given given) {
        Instant now = clock.instant();
        Instant before = given.answerBefore() == null ? null : AmsterdamTime.toMicroseconds(given.answerBefore());
        if (before != null && !before.isAfter(now)) {
            throw ReplacementProblem.ANSWER_BEFORE_PAST.refuse(
                    ReplacementProblem.ANSWER_BEFORE_PAST.title(), "/answerBefore");
        }
        return db.inTransaction(actor.providerId(), tx -> {
            Need need = needs.lock(tx, needId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            requireNoName(tx, need.clientId(), given.note());
            List<UUID> visits = visits(tx, need, given.visitIds(), now);
            List<Offer> made = new ArrayList<>();
            for (int i = 0; i < given.workerIds().size(); i++) {
                String field = "/workerIds/" + i;
                UUID worker = given.workerIds().get(i);
                requirePlannable(tx, worker, visits, field);
                Offer offer = new Offer(
                        Ids.next(),
                        needId,
                        worker,
                        visits,
                        OfferStore.State.OPEN,
                        given.note(),
                        before,
                        now,
                        Objects.requireNonNull(actor.userId()),
                        null,
                        null);
                if (!offers.insert(tx, offer)) {
                    throw ReplacementProblem.OFFER_OPEN.refuse(ReplacementProblem.OFFER_OPEN.title(), field);
                }
                made.add(offer);
            }
            audit.append(tx, actor, Audit.Kind.CREATE, "offerReplacement", NeedStore.TYPE, needId, need.clientId());
            return new Made(made);
        });
    }

    private static void requireNoName(Tx tx, UUID clientId, @Nullable String note) {
        if (note == null) {
            return;
        }
        List<String> names = tx
                .list(
                        FAMILY_NAMES,
                        row -> Stream.of(row.getString("family_name"), row.getString("partner_name")),
                        clientId)
                .stream()
                .flatMap(each -> each)
                .filter(Objects::nonNull)
                .toList();
        if (Names.areIn(note, names)) {
            throw ReplacementProblem.NAME_IN_NOTE.refuse(ReplacementProblem.NAME_IN_NOTE.title(), "/note");
        }
    }

    private List<UUID> visits(Tx tx, Need need, @Nullable List<UUID> asked, Instant now) {
        List<UUID> free = needs.visits(tx, need.id()).stream()
                .filter(OfferStore::isFree)
                .filter(visit -> visit.end().isAfter(now))
                .map(NeedVisit::visitId)
                .toList();
        if (free.isEmpty() || need.state() == NeedState.LAPSED) {
            throw ReplacementProblem.NEED_SETTLED.refuse();
        }
        if (asked == null) {
            return free;
        }
        for (int i = 0; i < asked.size(); i++) {
            if (!free.contains(asked.get(i))) {
                throw ReplacementProblem.VISIT_NOT_IN_NEED.refuse(
                        ReplacementProblem.VISIT_NOT_IN_NEED.title(), "/visitIds/" + i);
            }
        }
        return Stream.of(asked).flatMap(List::stream).distinct().sorted().toList();
    }

    private void requirePlannable(Tx tx, UUID worker, List<UUID> visits, String field) {
        for (UUID visit : visits) {
            plannedVisits.whyNot(tx, visit, worker).ifPresent(refusal -> {
                String detail = refusal.detail() == null ? refusal.problem().title() : refusal.detail();
                throw new Refusal(refusal.problem(), detail, List.of(new Refusal.FieldProblem(field, detail)), null);
            });
        }
    }

    Offer withdraw(Actor actor, UUID offerId, Withdrawal given) {
        return db.inTransaction(actor.providerId(), tx -> {
            Offer offer = offers.lock(tx, offerId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (offer.state() != OfferStore.State.OPEN) {
                throw ReplacementProblem.OFFER_CLOSED.refuse();
            }
            offers.close(tx, offer, OfferStore.State.WITHDRAWN, clock.instant(), given.reason());
            Need need = needs.find(tx, offer.needId()).orElseThrow();
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.UPDATE,
                    "withdrawOffer",
                    OfferStore.TYPE,
                    offerId,
                    List.of(need.clientId()),
                    given.reason());
            return offers.find(tx, offerId).orElseThrow();
        });
    }
}
