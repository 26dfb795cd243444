package nl.ronde.billing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.ProviderAgreement;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.audit.Audit;
import nl.ronde.billing.CorrectionProposal.ExportedVisit;
import nl.ronde.billing.ReadCakExports.WithLines;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.identity.Providers;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.digest.Sha256;
import nl.ronde.platform.id.Ids;
import nl.ronde.visit.settle.ApprovedVisits;
import nl.ronde.visit.settle.ApprovedVisits.ApprovedVisit;
import nl.ronde.visit.settle.ApprovedVisits.Waiting;

/**
 * The back office makes the file of a period: everything the first time, afterwards only what changed since (Kampen B2 5.7).
 * Only when the period is over and every visit in it is approved, so that the file is the whole picture.
 */
final class CreateCakExport {
    private final Db db;
    private final ProviderAgreements providerAgreements;
    private final Providers providers;
    private final ApprovedVisits approvedVisits;
    private final ApprovedHours approvedHours;
    private final CakStore store;
    private final CorrectionStore corrections;
    private final CakLayout layout;
    private final BusinessClock clock;
    private final Audit audit;

    CreateCakExport(
            Db db,
            ProviderAgreements providerAgreements,
            Providers providers,
            ApprovedVisits approvedVisits,
            ApprovedHours approvedHours,
            CakStore store,
            CorrectionStore corrections,
            CakLayout layout,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.providerAgreements = providerAgreements;
        this.providers = providers;
        this.approvedVisits = approvedVisits;
        this.approvedHours = approvedHours;
        this.store = store;
        this.corrections = corrections;
        this.layout = layout;
        this.clock = clock;
        this.audit = audit;
    }

    WithLines run(Actor actor, Command command) {
        CarePeriod period = CarePeriod.of(command.isoYear(), command.period());
        // Not refused within the transaction: that nothing differs settles the open proposals, and that must stay.
        return db.inTransaction(actor.providerId(), tx -> export(tx, actor, command.agreement(), period))
                .orElseThrow(BillingProblem.NOTHING_TO_EXPORT::refuse);
    }

    private Optional<WithLines> export(Tx tx, Actor actor, String agreementId, CarePeriod period) {
        requireSwitchedOn(tx, agreementId);
        requireOver(period);
        CakStore.Counter last = store.lockCounter(tx);
        requireApproved(tx, agreementId, period);
        List<ApprovedVisit> visits = approvedVisits.of(tx, agreementId, period);
        List<CakHours> approved = approvedHours.of(tx, visits);
        List<CakLine> lines = CakDifferences.between(store.sent(tx, agreementId, period), approved);
        if (lines.isEmpty()) {
            corrections.settle(tx, agreementId, period, clock.instant(), null);
            return Optional.empty();
        }
        CakFile file = new CakFile(
                providers.current(tx).agbCode(), last.number() + 1, last.nextProcessedOn(today()), period, lines);
        byte[] content = layout.write(file);
        long periodMinutes = approved.stream().mapToLong(CakHours::minutes).sum();
        CakExport export = frozen(actor, agreementId, file, content, periodMinutes);
        store.insert(tx, export, content, lines);
        keepVersions(tx, export, visits);
        corrections.settle(tx, agreementId, period, clock.instant(), export.id());
        WithLines made = new WithLines(export, lines);
        audit.append(
                tx, actor, Audit.Kind.EXPORT, "createCakExport", "cak-export", export.id(), made.clientIds(), null);
        return Optional.of(made);
    }

    private void requireSwitchedOn(Tx tx, String agreementId) {
        ProviderAgreement own = providerAgreements
                .find(tx, agreementId)
                .orElseThrow(() -> BillingProblem.AGREEMENT_NOT_DELIVERED.refuse(
                        BillingProblem.AGREEMENT_NOT_DELIVERED.title(), "/agreement"));
        if (!own.cakExport()) {
            throw BillingProblem.CAK_EXPORT_OFF.refuse(BillingProblem.CAK_EXPORT_OFF.title(), "/agreement");
        }
    }

    private void requireOver(CarePeriod period) {
        if (!today().isAfter(period.lastDay())) {
            throw BillingProblem.PERIOD_NOT_ENDED.refuse(
                    "Deze periode loopt tot en met " + DutchMoment.day(period.lastDay()) + ".", "/period");
        }
    }

    private void requireApproved(Tx tx, String agreementId, CarePeriod period) {
        List<Waiting> open = approvedVisits.notApproved(tx, agreementId, period);
        if (!open.isEmpty()) {
            throw BillingProblem.PERIOD_NOT_APPROVED.refuse(NotYetApproved.text(open));
        }
    }

    private CakExport frozen(Actor actor, String agreementId, CakFile file, byte[] content, long periodMinutes) {
        return new CakExport(
                Ids.next(),
                agreementId,
                file.period(),
                file.sequenceNumber(),
                file.processedOn(),
                layout.id(),
                layout.fileName(file),
                Sha256.hex(content),
                file.lines().size(),
                file.totalMinutes(),
                periodMinutes,
                clock.instant(),
                actor.userId());
    }

    private void keepVersions(Tx tx, CakExport export, List<ApprovedVisit> visits) {
        Map<UUID, Integer> known = corrections.latestVersions(
                tx, visits.stream().map(ApprovedVisit::visitId).toList(), export.period());
        visits.stream()
                .filter(visit -> !Integer.valueOf(visit.visitVersion()).equals(known.get(visit.visitId())))
                .forEach(visit -> corrections.addVisit(
                        tx,
                        visit.visitId(),
                        new ExportedVisit(export.id(), export.period(), visit.visitVersion(), visit.minutes())));
    }

    private LocalDate today() {
        return AmsterdamTime.dateOf(clock.instant());
    }

    record Command(String agreement, int isoYear, int period) {}
}
