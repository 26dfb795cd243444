package nl.ronde.assignment;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nl.ronde.agreement.Agreement;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.Product;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Under which of the provider's agreements an assignment falls: that of its municipality which buys its product. */
public final class AgreementChoice {
    private final Agreements agreements;
    private final ProviderAgreements providerAgreements;

    AgreementChoice(Agreements agreements, ProviderAgreements providerAgreements) {
        this.agreements = agreements;
        this.providerAgreements = providerAgreements;
    }

    /** The provider's agreements that cover the municipality on the day, in a fixed order. */
    public List<Agreement> covering(Tx tx, String municipalityCode, LocalDate on) {
        return ofProvider(tx)
                .filter(agreement -> agreement.covers(municipalityCode) && agreement.inForceOn(on))
                .toList();
    }

    /**
     * The agreement of a new assignment: one that buys the product before one that does not, one in force before one that
     * is not. Empty where no agreement covers the municipality at all.
     */
    Optional<Agreement> choose(
            Tx tx, String municipalityCode, @Nullable String category, @Nullable String code, LocalDate firstDay) {
        return ofProvider(tx)
                .filter(agreement -> agreement.covers(municipalityCode))
                .max(Comparator.comparing((Agreement agreement) -> buys(agreement, category, code, firstDay))
                        .thenComparing(agreement -> agreement.inForceOn(firstDay)));
    }

    private Stream<Agreement> ofProvider(Tx tx) {
        return providerAgreements.list(tx).stream().flatMap(each -> agreements.find(each.agreementId()).stream());
    }

    /** Whether the agreement buys the product on the day; for an absent code, anything of the category. */
    static boolean buys(Agreement agreement, @Nullable String category, @Nullable String code, LocalDate on) {
        if (category == null) {
            return false;
        }
        return code == null
                ? agreement.products().stream().map(Product::category).anyMatch(category::equals)
                : agreement.product(category, code, on).isPresent();
    }
}
