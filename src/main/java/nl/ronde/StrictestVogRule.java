package nl.ronde;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.ProviderAgreement;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TermRule;
import nl.ronde.obligation.HouseTerms;
import nl.ronde.platform.db.Tx;
import nl.ronde.staff.VogRules;
import nl.ronde.staff.WorkerKind;

/**
 * A worker's VOG serves under every agreement of the provider, so the strictest of their rules and of the provider's own
 * standard counts (DVO B3 C4, C5: at most three years; Kampen B2 2.1 does not say how old). Of two that are as strict the
 * agreement's is told, for it is the one that is demanded.
 */
final class StrictestVogRule implements VogRules {
    private final Agreements agreements;
    private final ProviderAgreements delivered;
    private final HouseTerms houseTerms;

    StrictestVogRule(Agreements agreements, ProviderAgreements delivered, HouseTerms houseTerms) {
        this.agreements = agreements;
        this.delivered = delivered;
        this.houseTerms = houseTerms;
    }

    @Override
    public Ruling of(Tx tx, WorkerKind kind, LocalDate issuedOn) {
        Optional<String> variant = kind == WorkerKind.VOLUNTEER ? Optional.of(VOLUNTEER) : Optional.empty();
        TermRule house = agreements
                .houseRule(TermKind.VOG_RENEWAL, variant, issuedOn)
                .map(rule -> houseTerms.of(tx, rule, issuedOn))
                .orElseThrow();
        Stream<Ruling> demanded = delivered.list(tx).stream()
                .map(ProviderAgreement::agreementId)
                .flatMap(id -> agreements
                        .agreementRule(id, TermKind.VOG_RENEWAL, variant, issuedOn)
                        .filter(rule -> rule.term().isPresent())
                        .map(rule -> new Ruling(rule, id))
                        .stream());
        return Stream.concat(demanded, Stream.of(new Ruling(house, null)))
                .min(Comparator.comparing(
                        ruling -> ruling.rule().lastDay(issuedOn).orElseThrow()))
                .orElseThrow();
    }
}
