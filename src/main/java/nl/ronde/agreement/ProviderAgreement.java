package nl.ronde.agreement;

/**
 * That the provider of a transaction delivers under an agreement.
 *
 * @param agreementId which one
 * @param version rises with every change
 * @param cakExport whether hours under it go to the CAK
 */
public record ProviderAgreement(String agreementId, int version, boolean cakExport) {}
