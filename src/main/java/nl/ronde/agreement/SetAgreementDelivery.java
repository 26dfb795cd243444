package nl.ronde.agreement;

import java.util.List;
import java.util.Optional;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.problem.CommonProblem;

/** The administrator records that the provider delivers under an agreement, and whether its hours go to the CAK. */
final class SetAgreementDelivery {
    private final Db db;
    private final Agreements agreements;
    private final ProviderAgreements providerAgreements;
    private final Audit audit;

    SetAgreementDelivery(Db db, Agreements agreements, ProviderAgreements providerAgreements, Audit audit) {
        this.db = db;
        this.agreements = agreements;
        this.providerAgreements = providerAgreements;
        this.audit = audit;
    }

    /** @param expected the version that the administrator saw; absent only where there is none yet */
    ProviderAgreement run(Actor actor, String agreementId, Optional<Integer> expected, Command command) {
        agreements.find(agreementId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
        return db.inTransaction(actor.providerId(), tx -> {
            int version = nextVersion(tx, agreementId, expected);
            ProviderAgreement saved = new ProviderAgreement(agreementId, version, command.cakExport());
            providerAgreements.save(tx, saved);
            String what = agreementId + (command.cakExport() ? ", CAK aan" : ", CAK uit");
            audit.append(
                    tx, actor, Audit.Kind.UPDATE, "setAgreementDelivery", "provider-agreement", null, List.of(), what);
            return saved;
        });
    }

    private int nextVersion(Tx tx, String agreementId, Optional<Integer> expected) {
        Optional<ProviderAgreement> present = providerAgreements.lock(tx, agreementId);
        if (present.isEmpty()) {
            return 1;
        }
        int seen = expected.orElseThrow(CommonProblem.VERSION_REQUIRED::refuse);
        if (seen != present.get().version()) {
            throw CommonProblem.VERSION_MISMATCH.refuse();
        }
        return seen + 1;
    }

    record Command(boolean cakExport) {}
}
