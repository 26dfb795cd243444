package nl.ronde.replacement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Answer;
import nl.ronde.platform.db.Mutations;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Refusal;
import nl.ronde.replacement.OfferStore.Offer;
import nl.ronde.replacement.OfferStore.Outcome;
import nl.ronde.visit.PlannedVisits;
import nl.ronde.visit.VisitStatus;
import nl.ronde.visit.VisitStore;
import org.jspecify.annotations.Nullable;

/**
 * A worker answers an offer. First come first served: the visits are locked before anything is judged, so of many who accept at
 * one moment one wins and the others are told that it was given away. An acceptance that comes too late, or that something
 * stands in the way of (VOG, overlap, leave, a wish), is a fact: it is kept, answered clearly, and changes nothing else.
 */
final class AnswerOffer {
    /** A visit that is to be done, or is. */
    private static final Set<VisitStatus> STANDS =
            EnumSet.of(VisitStatus.PLANNED, VisitStatus.UNDER_WAY, VisitStatus.COMPLETED);

    private final Mutations mutations;
    private final OfferStore offers;
    private final NeedStore needs;
    private final RecordStore records;
    private final WatchNeeds watch;
    private final VisitStore visits;
    private final PlannedVisits plannedVisits;
    private final BusinessClock clock;
    private final Audit audit;

    AnswerOffer(
            Mutations mutations,
            OfferStore offers,
            NeedStore needs,
            RecordStore records,
            WatchNeeds watch,
            VisitStore visits,
            PlannedVisits plannedVisits,
            BusinessClock clock,
            Audit audit) {
        this.mutations = mutations;
        this.offers = offers;
        this.needs = needs;
        this.records = records;
        this.watch = watch;
        this.visits = visits;
        this.plannedVisits = plannedVisits;
        this.clock = clock;
        this.audit = audit;
    }

    record Said(@Nullable String text) {}

    /**
     * What the phone is answered.
     *
     * @param message Dutch, for the worker
     * @param visitIds the visits she has now
     */
    record Done(
            UUID offerId,
            Outcome outcome,
            String message,
            List<UUID> visitIds,
            Instant occurredAt,
            ClockQuality clockQuality) {}

    /** @param give to be given now; {@code agree}: hers already, agreed to only now; {@code hers}: hers already */
    private record Verdict(Outcome outcome, String message, List<UUID> give, List<UUID> agree, List<UUID> hers) {
        static Verdict no(Outcome outcome, String message) {
            return new Verdict(outcome, message, List.of(), List.of(), List.of());
        }
    }

    static UUID worker(Actor actor) {
        if (actor.workerId() == null) {
            throw CommonProblem.FORBIDDEN.refuse();
        }
        return actor.workerId();
    }

    Answer accept(Act act, UUID offerId, Said said) {
        UUID worker = worker(act.actor());
        return mutations.once(act, tx -> {
            visits.lock(tx, own(tx, offerId, worker).visitIds());
            Offer offer = offers.lock(tx, offerId).orElseThrow();
            Need need = needs.find(tx, offer.needId()).orElseThrow();
            Verdict verdict = judge(tx, act, offer, worker);
            if (verdict.outcome() == Outcome.ACCEPTED) {
                close(tx, offer, OfferStore.State.ACCEPTED, null);
                give(tx, act, need, worker, verdict);
                watch.look(tx, need.id());
            } else if (verdict.outcome() == Outcome.NOT_POSSIBLE) {
                close(tx, offer, OfferStore.State.NOT_POSSIBLE, verdict.message());
            }
            return answered(tx, act, offer, need, true, verdict, said.text());
        });
    }

    /** She cannot or will not; what she has accepted before stays hers until the office takes it back. */
    Answer decline(Act act, UUID offerId, Said said) {
        UUID worker = worker(act.actor());
        return mutations.once(act, tx -> {
            own(tx, offerId, worker);
            Offer offer = offers.lock(tx, offerId).orElseThrow();
            Need need = needs.find(tx, offer.needId()).orElseThrow();
            boolean accepted = offer.state() == OfferStore.State.ACCEPTED;
            close(tx, offer, OfferStore.State.DECLINED, null);
            Verdict verdict = accepted
                    ? Verdict.no(
                            Outcome.TOO_LATE,
                            offer.visitIds().size() > 1
                                    ? "U had deze bezoeken al aangenomen. Bel kantoor als het niet lukt."
                                    : "U had dit bezoek al aangenomen. Bel kantoor als het niet lukt.")
                    : Verdict.no(
                            Outcome.DECLINED,
                            offer.visitIds().size() > 1
                                    ? "Doorgegeven: u neemt deze bezoeken niet over."
                                    : "Doorgegeven: u neemt dit bezoek niet over.");
            return answered(tx, act, offer, need, false, verdict, said.text());
        });
    }

    private Offer own(Tx tx, UUID offerId, UUID worker) {
        return offers.find(tx, offerId)
                .filter(offer -> offer.workerId().equals(worker))
                .orElseThrow(CommonProblem.NOT_FOUND::refuse);
    }

    private void close(Tx tx, Offer offer, OfferStore.State state, @Nullable String reason) {
        boolean accepted = state == OfferStore.State.ACCEPTED && offer.state() != OfferStore.State.ACCEPTED;
        if (offer.state() == OfferStore.State.OPEN || accepted) {
            offers.close(tx, offer, state, clock.instant(), reason);
        }
    }

    private Verdict judge(Tx tx, Act act, Offer offer, UUID worker) {
        List<NeedVisit> offered = needs.visits(tx, offer.needId()).stream()
                .filter(visit -> offer.visitIds().contains(visit.visitId()))
                .toList();
        List<NeedVisit> own = offered.stream()
                .filter(visit -> worker.equals(visit.workerId()) && STANDS.contains(visit.status()))
                .filter(visit -> !visit.workerAway())
                .toList();
        List<UUID> hers = own.stream().map(NeedVisit::visitId).toList();
        if (offer.state() == OfferStore.State.ACCEPTED && !hers.isEmpty()) {
            return new Verdict(
                    Outcome.ACCEPTED,
                    hers.size() > 1 ? "Deze bezoeken zijn van u." : "Dit bezoek is van u.",
                    List.of(),
                    List.of(),
                    hers);
        }
        if (offer.state() == OfferStore.State.ACCEPTED) {
            return notHersAnyMore(tx, offered, worker);
        }
        if (offer.state() == OfferStore.State.WITHDRAWN) {
            return Verdict.no(Outcome.TOO_LATE, "Dit aanbod is ingetrokken.");
        }
        Instant before = offer.answerBefore();
        if (before != null && !act.time().occurredAt().isBefore(before)) {
            return Verdict.no(Outcome.TOO_LATE, "Dit aanbod is verlopen.");
        }
        List<NeedVisit> free = offered.stream()
                .filter(visit -> OfferStore.isFree(visit) && visit.end().isAfter(clock.instant()))
                .toList();
        if (free.isEmpty() && hers.isEmpty()) {
            return Verdict.no(
                    Outcome.TOO_LATE,
                    offered.size() > 1 ? "Deze bezoeken zijn al vergeven." : "Dit bezoek is al vergeven.");
        }
        return inTheWay(tx, free, worker)
                .map(reason -> Verdict.no(Outcome.NOT_POSSIBLE, "Dit kan nu niet. " + reason))
                .orElseGet(() -> new Verdict(
                        Outcome.ACCEPTED,
                        free.size() + hers.size() < offered.size()
                                ? "Dank u wel. Een deel van de bezoeken was al vergeven; de andere zijn van u."
                                : offered.size() > 1
                                        ? "Dank u wel. De bezoeken zijn van u."
                                        : "Dank u wel. Het bezoek is van u.",
                        free.stream().map(NeedVisit::visitId).toList(),
                        own.stream()
                                .filter(visit -> visit.agreedAt() == null)
                                .map(NeedVisit::visitId)
                                .toList(),
                        hers));
    }

    /** She had accepted: another tap gives her nothing back. What still stands in her name, she cannot go to. */
    private Verdict notHersAnyMore(Tx tx, List<NeedVisit> offered, UUID worker) {
        List<NeedVisit> inHerName = offered.stream()
                .filter(visit -> worker.equals(visit.workerId()) && visit.status() == VisitStatus.PLANNED)
                .toList();
        return inTheWay(tx, inHerName, worker)
                .map(reason -> Verdict.no(Outcome.NOT_POSSIBLE, "Dit kan nu niet. " + reason))
                .orElse(Verdict.no(
                        Outcome.TOO_LATE,
                        offered.size() > 1
                                ? "Kantoor heeft deze bezoeken weer teruggenomen."
                                : "Kantoor heeft dit bezoek weer teruggenomen."));
    }

    private Optional<String> inTheWay(Tx tx, List<NeedVisit> free, UUID worker) {
        for (NeedVisit visit : free) {
            Optional<Refusal> refusal = plannedVisits.whyNot(tx, visit.visitId(), worker);
            if (refusal.isPresent()) {
                Refusal why = refusal.get();
                return Optional.of(why.detail() == null ? why.problem().title() : why.detail());
            }
        }
        for (int i = 1; i < free.size(); i++) {
            if (free.get(i).begin().isBefore(free.get(i - 1).end())) {
                return Optional.of("Twee van deze bezoeken zijn tegelijk, op "
                        + DutchMoment.day(AmsterdamTime.dateOf(free.get(i).begin())) + ".");
            }
        }
        return Optional.empty();
    }

    private void give(Tx tx, Act act, Need need, UUID worker, Verdict verdict) {
        List<UUID> agreed = new ArrayList<>(verdict.give());
        agreed.addAll(verdict.agree());
        for (UUID visit : agreed) {
            records.add(
                    tx,
                    need.id(),
                    new RecordStore.Agreed(
                            Ids.next(),
                            visit,
                            worker,
                            RecordStore.Means.OFFER,
                            act.time().occurredAt(),
                            clock.instant(),
                            Objects.requireNonNull(act.actor().userId()),
                            null));
        }
        verdict.give().forEach(visit -> plannedVisits.give(tx, act.actor(), visit, worker));
    }

    private Done answered(
            Tx tx, Act act, Offer offer, Need need, boolean accepts, Verdict verdict, @Nullable String text) {
        offers.answered(tx, act, offer.id(), accepts, verdict.outcome(), verdict.message(), text);
        audit.append(tx, act.actor(), Audit.Kind.UPDATE, act.operation(), OfferStore.TYPE, offer.id(), need.clientId());
        List<UUID> hers = new ArrayList<>(verdict.give());
        hers.addAll(verdict.hers());
        return new Done(
                offer.id(),
                verdict.outcome(),
                verdict.message(),
                hers,
                act.time().occurredAt(),
                act.time().quality());
    }
}
