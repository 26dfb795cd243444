package nl.ronde.replacement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.replacement.AffectedVisits.Affected;
import nl.ronde.visit.PlannedVisits;
import nl.ronde.visit.VisitStore;
import org.jspecify.annotations.Nullable;

/**
 * The job: who may go to nobody any more is taken off the visits ahead, which become vacant work with a term of replacement.
 * Without a valid VOG (Kampen B2 2.1, DVO B3 C4), after the last day of employment, without a competence that the help
 * asks for, or without what its agreement asks (DVO 12.3, 16.7). The term counts from the moment it lapsed, also where the server was off then. It also looks further ahead for who is
 * sick without a known end, closes offers that nobody answered in time, and looks at needs whose visits were done meanwhile.
 */
final class VacateVisits {
    static final String NAME = "vacate-visits";

    private final AffectedVisits affected;
    private final AskedOfStaff asked;
    private final OpenNeeds openNeeds;
    private final NeedStore needs;
    private final OfferStore offers;
    private final WatchNeeds watch;
    private final VisitStore visitStore;
    private final PlannedVisits plannedVisits;
    private final BusinessClock clock;

    VacateVisits(
            AffectedVisits affected,
            AskedOfStaff asked,
            OpenNeeds openNeeds,
            NeedStore needs,
            OfferStore offers,
            WatchNeeds watch,
            VisitStore visitStore,
            PlannedVisits plannedVisits,
            BusinessClock clock) {
        this.affected = affected;
        this.asked = asked;
        this.openNeeds = openNeeds;
        this.needs = needs;
        this.offers = offers;
        this.watch = watch;
        this.visitStore = visitStore;
        this.plannedVisits = plannedVisits;
        this.clock = clock;
    }

    void run(Tx tx, Actor system) {
        Instant now = clock.instant();
        LocalDate today = AmsterdamTime.dateOf(now);
        for (AffectedVisits.NotAllowed each : affected.notAllowed(tx, now, today)) {
            List<Affected> visits = affected.ahead(tx, each.workerId(), now);
            boolean gone = each.activeUntil() != null && each.activeUntil().isBefore(today);
            OpenNeeds.Absence absence = gone
                    ? absence(Cause.END_OF_EMPLOYMENT, each.workerId(), each.workerId(), each.activeUntil(), now)
                    : absence(Cause.VOG, each.workerId(), each.workerId(), each.vogUntil(), now);
            vacate(tx, system, absence, visits);
        }
        withoutWhatIsAsked(tx, system, now);
        withoutCompetence(tx, system);
        openNeeds.stillSick(tx, now);
        offers.lapsed(tx, now)
                .forEach(offer -> offers.close(tx, offer, OfferStore.State.EXPIRED, now, "Niet op tijd beantwoord."));
        // A check-out does not wait for this: who was at the door has replaced.
        needs.doneByOthers(tx).forEach(need -> watch.look(tx, need));
    }

    /** Who has not signed, or is in training and goes alone: known from the moment it is seen. */
    private void withoutWhatIsAsked(Tx tx, Actor system, Instant now) {
        affected.askedAndLacking(tx, now, asked).stream()
                .collect(Collectors.groupingBy(
                        each -> absence(each.cause(), each.workerId(), each.workerId(), null, now),
                        LinkedHashMap::new,
                        Collectors.mapping(AffectedVisits.Lacking::visit, Collectors.toList())))
                .forEach((absence, visits) -> vacate(tx, system, absence, visits));
    }

    /** Takes off the visits ahead whoever lacks a competence that is asked for there. */
    void withoutCompetence(Tx tx, Actor actor) {
        Instant now = clock.instant();
        Map<UUID, List<AffectedVisits.CompetenceLacking>> lacking =
                affected.competenceLacking(tx, now, AmsterdamTime.dateOf(now)).stream()
                        .collect(Collectors.groupingBy(
                                AffectedVisits.CompetenceLacking::competenceId,
                                LinkedHashMap::new,
                                Collectors.toList()));
        lacking.forEach((competence, all) -> vacate(
                tx,
                actor,
                absence(
                        Cause.COMPETENCE,
                        competence,
                        all.getFirst().workerId(),
                        all.getFirst().validUntil(),
                        now),
                all.stream().map(AffectedVisits.CompetenceLacking::visit).toList()));
    }

    private static OpenNeeds.Absence absence(
            Cause cause, UUID causeId, UUID workerId, @Nullable LocalDate lastDay, Instant now) {
        return new OpenNeeds.Absence(cause, causeId, workerId, lastDay == null ? now : AmsterdamTime.endOfDay(lastDay));
    }

    private void vacate(Tx tx, Actor system, OpenNeeds.Absence absence, List<Affected> visits) {
        List<UUID> ids = visits.stream().map(Affected::visitId).distinct().toList();
        // All visits before any need, as whoever accepts an offer does: two that meet then wait and do not stick.
        visitStore.lock(tx, ids);
        ids.forEach(visit -> plannedVisits.assign(tx, system, visit, null));
        openNeeds.absent(tx, absence, visits);
    }
}
