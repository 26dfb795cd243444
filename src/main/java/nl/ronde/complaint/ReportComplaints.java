package nl.ronde.complaint;

import java.util.List;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.CalendarMonth;
import nl.ronde.identity.Providers;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.pdf.PdfWriter;

/** Makes the yearly report of complaints (Kampen B2 4.4, DVO 19.2), as PDF for reading or as CSV. */
final class ReportComplaints {
    private final Db db;
    private final ComplaintStore store;
    private final ProviderAgreements agreements;
    private final PlaceComplaint places;
    private final Agreements rules;
    private final Providers providers;
    private final Audit audit;
    private final PdfWriter pdf;

    ReportComplaints(
            Db db,
            ComplaintStore store,
            ProviderAgreements agreements,
            PlaceComplaint places,
            Agreements rules,
            Providers providers,
            Audit audit,
            PdfWriter pdf) {
        this.db = db;
        this.store = store;
        this.agreements = agreements;
        this.places = places;
        this.rules = rules;
        this.providers = providers;
        this.audit = audit;
        this.pdf = pdf;
    }

    byte[] pdf(Actor actor, String agreementId, int year) {
        return pdf.write(read(actor, agreementId, year).xhtml());
    }

    byte[] csv(Actor actor, String agreementId, int year) {
        return read(actor, agreementId, year).csv();
    }

    private YearReport read(Actor actor, String agreementId, int year) {
        return db.reading(actor.providerId(), tx -> {
            if (!agreements.has(tx, agreementId)) {
                throw ComplaintProblem.AGREEMENT_UNKNOWN.refuse();
            }
            List<Complaint> complaints = complete(tx, agreementId, year);
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.EXPORT,
                    "getComplaintsReport",
                    ComplaintStore.TYPE,
                    complaints.stream().map(Complaint::clientId).toList());
            return new YearReport(
                    providers.current(tx).name(), rules.get(agreementId).name(), year, complaints);
        });
    }

    /** None is left out silently: one of which nobody knows where it belongs holds every report of its year back. */
    private List<Complaint> complete(Tx tx, String agreementId, int year) {
        List<Complaint> placed = store
                .ofYear(
                        tx,
                        agreementId,
                        CalendarMonth.of(year, 1).firstDay(),
                        CalendarMonth.of(year, 12).lastDay())
                .stream()
                .map(each -> places.placed(tx, each))
                .toList();
        if (placed.stream().anyMatch(each -> each.agreementId() == null)) {
            throw ComplaintProblem.WITHOUT_AGREEMENT.refuse();
        }
        return placed.stream()
                .filter(each -> agreementId.equals(each.agreementId()))
                .toList();
    }
}
