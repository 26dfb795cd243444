package nl.ronde.agreement;

import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Api;

/** Builds this module's objects by hand and shows the few that others use. */
public final class AgreementModule {
    private final Db db;
    private final Audit audit;
    private final Agreements agreements;
    private final ProviderAgreements providerAgreements;
    private final AgreementContacts contacts = new AgreementContacts();

    /** Wires the module over the agreements that the software knows. */
    public AgreementModule(Db db, Audit audit, Agreements agreements) {
        this.db = db;
        this.audit = audit;
        this.agreements = agreements;
        this.providerAgreements = new ProviderAgreements(agreements);
    }

    /** What the agreements say. */
    public Agreements agreements() {
        return agreements;
    }

    /** Which agreements a provider delivers under. */
    public ProviderAgreements providerAgreements() {
        return providerAgreements;
    }

    /** Whom to tell, per agreement and municipality. */
    public AgreementContacts contacts() {
        return contacts;
    }

    /** Makes a provider deliver under an agreement from the start, for the demo and the operator. */
    public void deliverUnder(UUID providerId, String agreementId, boolean cakExport) {
        agreements.get(agreementId);
        db.inTransaction(providerId, tx -> {
            providerAgreements.save(tx, new ProviderAgreement(agreementId, 1, cakExport));
            return true;
        });
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        var setDelivery = new SetAgreementDelivery(db, agreements, providerAgreements, audit);
        new AgreementRoutes(db, agreements, providerAgreements, setDelivery).bind(api);
        new ContactRoutes(new KeepAgreementContacts(db, agreements, contacts, audit)).bind(api);
    }
}
