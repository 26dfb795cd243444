package nl.ronde.agreement;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Which agreements a provider delivers under. All SQL on {@code provider_agreement}. */
public final class ProviderAgreements {
    private static final String COLUMNS = "SELECT agreement_id, version, cak_export FROM provider_agreement ";

    private static final String LIST = COLUMNS + "WHERE provider_id = $1 ORDER BY agreement_id";

    private static final String FIND = COLUMNS + "WHERE provider_id = $1 AND agreement_id = $2";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String SAVE = """
            INSERT INTO provider_agreement (provider_id, agreement_id, version, cak_export) VALUES ($1, $2, $3, $4)
            ON CONFLICT (provider_id, agreement_id) DO UPDATE SET version = $3, cak_export = $4""";

    private final Agreements agreements;

    /** Those of the given agreements. */
    public ProviderAgreements(Agreements agreements) {
        this.agreements = agreements;
    }

    /** Whether the provider delivers under it. */
    public boolean has(Tx tx, String agreementId) {
        return find(tx, agreementId).isPresent();
    }

    /** How the provider delivers under it; empty where it does not. */
    public Optional<ProviderAgreement> find(Tx tx, String agreementId) {
        return tx.find(FIND, ProviderAgreements::row, agreementId);
    }

    /** All of them, by agreement. */
    public List<ProviderAgreement> list(Tx tx) {
        return tx.list(LIST, ProviderAgreements::row);
    }

    /**
     * The agreement that a product is delivered under: one of the provider's that covers the municipality, buys the product
     * and is in force.
     *
     * @param municipalityCode CBS code, four digits
     * @param productCategory WMO020
     * @param productCode WMO021 or the agreement's own; null where a whole category is granted
     * @param date Amsterdam date
     */
    public Optional<Agreement> covering(
            Tx tx, String municipalityCode, String productCategory, @Nullable String productCode, LocalDate date) {
        return list(tx).stream()
                .flatMap(each -> agreements.find(each.agreementId()).stream())
                .filter(agreement -> agreement.inForceOn(date) && agreement.covers(municipalityCode))
                .filter(agreement -> buys(agreement, productCategory, productCode, date))
                .findFirst();
    }

    private static boolean buys(Agreement agreement, String category, @Nullable String code, LocalDate date) {
        return code == null
                ? agreement.products().stream()
                        .anyMatch(product -> product.category().equals(category)
                                && product.validity().contains(date))
                : agreement.product(category, code, date).isPresent();
    }

    /** Records that the provider delivers under it, or changes how. */
    public void save(Tx tx, ProviderAgreement agreement) {
        tx.update(SAVE, agreement.agreementId(), agreement.version(), agreement.cakExport());
    }

    Optional<ProviderAgreement> lock(Tx tx, String agreementId) {
        return tx.find(LOCK, ProviderAgreements::row, agreementId);
    }

    private static ProviderAgreement row(Row row) {
        return new ProviderAgreement(
                row.getString("agreement_id"), row.getInteger("version"), row.getBoolean("cak_export"));
    }
}
