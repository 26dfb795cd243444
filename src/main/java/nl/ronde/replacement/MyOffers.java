package nl.ronde.replacement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.client.ClientCard;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.visit.OwnVisitStore;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is asked: when, how long and in which neighbourhood. Whose home it is she sees once she has the visit, or where
 * she has been there before: nobody needs a name to say whether she can come.
 */
final class MyOffers {
    /** What was closed longer ago is not shown any more. */
    private static final int HOURS_SHOWN = 48;

    private final Db db;
    private final OfferStore offers;
    private final NeedStore needs;
    private final OwnVisitStore own;
    private final ClientCards clients;
    private final BusinessClock clock;
    private final Audit audit;

    MyOffers(
            Db db,
            OfferStore offers,
            NeedStore needs,
            OwnVisitStore own,
            ClientCards clients,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.offers = offers;
        this.needs = needs;
        this.own = own;
        this.clients = clients;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * An offer as the worker sees it.
     *
     * @param postcodeArea the four digits
     * @param clientName only where she has, or had, a visit there
     */
    record MyOffer(
            UUID id,
            OfferStore.State state,
            @Nullable String note,
            @Nullable Instant answerBefore,
            Instant offeredAt,
            @Nullable String city,
            @Nullable String postcodeArea,
            boolean knownClient,
            @Nullable String clientName,
            List<MyVisit> visits) {}

    /** A visit that is offered; {@code free} while nobody has it. */
    record MyVisit(UUID visitId, Instant plannedBegin, Instant plannedEnd, int minutes, boolean free) {}

    Page<MyOffer> list(Actor actor, Request.Paging paging) {
        UUID worker = AnswerOffer.worker(actor);
        Instant beforeTime = paging.after(2, 0, Instant::parse);
        UUID beforeId = paging.after(2, 1, UUID::fromString);
        Instant since = AmsterdamTime.plusHours(clock.instant(), -HOURS_SHOWN);
        return db.reading(actor.providerId(), tx -> {
            Page<OfferStore.Offer> page = Page.of(
                    offers.ofWorker(tx, worker, since, beforeTime, beforeId, paging.rows()),
                    paging,
                    last -> List.of(last.offeredAt().toString(), last.id().toString()));
            List<UUID> named = new ArrayList<>();
            Page<MyOffer> shown = page.map(offer -> shown(tx, offer, worker, named));
            audit.append(tx, actor, Audit.Kind.READ, "listMyOffers", OfferStore.TYPE, named);
            return shown;
        });
    }

    private MyOffer shown(Tx tx, OfferStore.Offer offer, UUID worker, List<UUID> named) {
        Need need = needs.find(tx, offer.needId()).orElseThrow();
        boolean known = !own.mayVisit(tx, need.clientId(), worker).rows().isEmpty();
        ClientCard card = clients.find(tx, List.of(need.clientId())).get(need.clientId());
        if (known) {
            named.add(need.clientId());
        }
        List<MyVisit> visits = needs.visits(tx, need.id()).stream()
                .filter(visit -> offer.visitIds().contains(visit.visitId()))
                .map(visit -> new MyVisit(
                        visit.visitId(),
                        visit.begin(),
                        visit.end(),
                        (int) AmsterdamTime.minutesBetween(visit.begin(), visit.end()),
                        OfferStore.isFree(visit)))
                .toList();
        String postcode = card == null ? null : card.postcode();
        return new MyOffer(
                offer.id(),
                offer.state(),
                offer.note(),
                offer.answerBefore(),
                offer.offeredAt(),
                card == null ? null : card.city(),
                postcode == null || postcode.length() < 4 ? null : postcode.substring(0, 4),
                known,
                known && card != null ? card.displayName() : null,
                visits);
    }
}
