package nl.ronde.replacement;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a need whenever something happened to its visits, and tells how it stands; the terms follow. Looking twice changes
 * nothing. What counts as filled stands in {@link Filling}. The client's wish for none settles the five days, never "at once"
 * (DVO 11.12). Where the worker goes herself after all the need lapses, unless a visit was missed and the term has run out: then
 * the promise was broken, and only a team lead may waive it. It lapses too where help ended before all that was left of it, as long
 * as its term had not run out before.
 */
final class WatchNeeds {
    private static final String BACK = "De medewerker gaat zelf; vervanging is niet meer nodig.";

    private static final String FELL_AWAY = "De vervanging is weer weggevallen, of nog niet voor elk bezoek geregeld.";
    private static final String WANTED_AFTER_ALL =
            "De cliënt wil toch vervanging, en die is nog niet voor elk bezoek geregeld.";

    private final NeedStore store;
    private final HelpDays helpDays;
    private final RecordStore records;
    private final OfferStore offers;
    private final BusinessClock clock;
    private final Audit audit;
    private final Events events;

    WatchNeeds(
            NeedStore store,
            HelpDays helpDays,
            RecordStore records,
            OfferStore offers,
            BusinessClock clock,
            Audit audit,
            Events events) {
        this.store = store;
        this.helpDays = helpDays;
        this.records = records;
        this.offers = offers;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    void look(Tx tx, UUID needId) {
        look(tx, needId, false, FELL_AWAY);
    }

    /** @param back whether the absence was ended or taken back just now */
    void look(Tx tx, UUID needId, boolean back) {
        look(tx, needId, back, FELL_AWAY);
    }

    /** The client said whether somebody else is wanted. */
    void lookAfterWish(Tx tx, UUID needId) {
        look(tx, needId, false, WANTED_AFTER_ALL);
    }

    /** @param again why a term that was met runs again, Dutch */
    private void look(Tx tx, UUID needId, boolean back, String again) {
        Need need = store.lock(tx, needId).orElseThrow();
        if (need.state() == NeedState.LAPSED) {
            return;
        }
        Filling filling = Filling.of(store.visits(tx, needId), need.workerId());
        Optional<RecordStore.Wish> none = records.newestWish(tx, needId).filter(wish -> !wish.wanted());
        Instant now = clock.instant();
        boolean lapses = filling.nobodyElse()
                && (back || !filling.returned().isEmpty())
                && (filling.missed().isEmpty()
                        || store.dueAt(tx, needId).filter(now::isBefore).isPresent());
        ReplacementStands.Proof filled = filling.complete()
                ? new ReplacementStands.Proof(
                        filling.filledAt(), filling.filled().getLast().visitId())
                : null;
        ReplacementStands.Proof wish = none.map(
                        said -> new ReplacementStands.Proof(notBefore(need, said.saidAt()), null))
                .orElse(null);
        boolean settles = filled != null && (!need.cannotWait() || filling.byExperts());
        String lapsed = lapses ? BACK : null;
        if (lapsed == null && !settles && filling.fellAway()) {
            if (need.state() == NeedState.FILLED) {
                return;
            }
            boolean noneWanted = wish != null && !need.cannotWait();
            lapsed = noneWanted
                            || helpDays.brokenBefore(
                                    tx, need, now, !filling.missed().isEmpty())
                    ? null
                    : HelpDays.ENDED;
        }
        NeedState state = lapsed != null
                ? NeedState.LAPSED
                : settles
                        ? NeedState.FILLED
                        : wish != null && !need.cannotWait() ? NeedState.NONE_WANTED : NeedState.OPEN;
        become(tx, need, state, lapsed);
        closeOffers(tx, needId, state, filling);
        events.raise(
                tx,
                new ReplacementStands(
                        needId,
                        need.assignmentId(),
                        need.agreementId(),
                        need.clientId(),
                        need.noticedAt(),
                        need.cannotWait(),
                        earlier(filled, wish),
                        filling.byExperts() ? filled : null,
                        lapsed,
                        again));
    }

    /** Said before anybody had noticed the absence, it counts from then: no term is met before it began. */
    private Instant notBefore(Need need, Instant at) {
        boolean began = !need.noticedAt().isAfter(clock.instant());
        return began && at.isBefore(need.noticedAt()) ? need.noticedAt() : at;
    }

    private static ReplacementStands.@Nullable Proof earlier(
            ReplacementStands.@Nullable Proof one, ReplacementStands.@Nullable Proof other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return other.at().isBefore(one.at()) ? other : one;
    }

    private void become(Tx tx, Need need, NeedState state, @Nullable String reason) {
        if (state == need.state()) {
            return;
        }
        store.settle(tx, need.id(), state, state == NeedState.OPEN ? null : clock.instant(), reason);
        audit.append(
                tx,
                Actor.system(tx.providerId(), "event"),
                Audit.Kind.UPDATE,
                "replacementNeed" + (state == NeedState.OPEN ? "Opened" : "Settled"),
                NeedStore.TYPE,
                need.id(),
                need.clientId());
    }

    /** What is offered and cannot be taken any more disappears from the phones it was offered to. */
    private void closeOffers(Tx tx, UUID needId, NeedState state, Filling filling) {
        for (OfferStore.Offer offer : offers.openOfNeed(tx, needId)) {
            boolean free = filling.unfilled().stream()
                    .anyMatch(visit -> offer.visitIds().contains(visit.visitId()) && OfferStore.isFree(visit));
            if (state == NeedState.LAPSED || state == NeedState.NONE_WANTED) {
                offers.close(tx, offer, OfferStore.State.WITHDRAWN, clock.instant(), "Vervanging is niet meer nodig.");
            } else if (!free) {
                offers.close(tx, offer, OfferStore.State.TAKEN, clock.instant(), "Al vergeven.");
            }
        }
    }
}
