package nl.ronde.incident.security;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import nl.ronde.agreement.ProviderAgreement;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.incident.security.SecurityIncidentReported.Concern;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;

/** Whose information an incident is about: one line per agreement, or one for the provider's own. */
final class Concerns {
    private final ProviderAgreements own;
    private final SecurityStore store;

    Concerns(ProviderAgreements own, SecurityStore store) {
        this.own = own;
        this.store = store;
    }

    /** All agreements that are delivered under: where nobody knows whose clients, all may be. */
    List<String> everyAgreement(Tx tx) {
        return own.list(tx).stream().map(ProviderAgreement::agreementId).toList();
    }

    /** The lines of these agreements; those that are not there yet are added. None at all means the provider's own. */
    List<Concern> ensure(Tx tx, SecurityIncident incident, List<String> agreementIds) {
        List<Concern> lines = new ArrayList<>();
        if (agreementIds.isEmpty()) {
            lines.add(ensure(tx, incident, (String) null));
        }
        for (String agreementId : new LinkedHashSet<>(agreementIds)) {
            if (!own.has(tx, agreementId)) {
                throw SecurityProblem.AGREEMENT_UNKNOWN.refuse(
                        SecurityProblem.AGREEMENT_UNKNOWN.title(), "/agreementIds");
            }
            lines.add(ensure(tx, incident, agreementId));
        }
        return lines;
    }

    private Concern ensure(Tx tx, SecurityIncident incident, @org.jspecify.annotations.Nullable String agreementId) {
        return incident.concerns().stream()
                .filter(known -> Objects.equals(known.agreementId(), agreementId))
                .map(known -> new Concern(known.id(), known.agreementId()))
                .findFirst()
                .orElseGet(() -> {
                    Concern added = new Concern(Ids.next(), agreementId);
                    store.addConcern(tx, incident.id(), added);
                    return added;
                });
    }
}
