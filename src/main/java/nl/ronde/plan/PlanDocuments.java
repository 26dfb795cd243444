package nl.ronde.plan;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import nl.ronde.blob.Blobs;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.pdf.PdfWriter;

/** Plans on paper, for the routes and the modules above. The caller writes the audit entry of what it shows. */
public final class PlanDocuments {
    private final ReadPlans read;
    private final Blobs blobs;
    private final PdfWriter pdf;

    PlanDocuments(ReadPlans read, Blobs blobs, PdfWriter pdf) {
        this.read = read;
        this.blobs = blobs;
        this.pdf = pdf;
    }

    /**
     * A version that the client was shown (Kampen B2 1.9c, DVO B3 E1).
     *
     * @param pdf prints it: slow, and after the transaction
     */
    public record Paper(SupportPlan plan, Supplier<byte[]> pdf) {
        /** The name of its file, without that of a person. */
        public String name() {
            return "plan-versie-" + plan.number() + ".pdf";
        }
    }

    /** The version with this id; empty for a draft, for nobody was shown that. */
    public Optional<Paper> find(Tx tx, UUID planId) {
        UUID provider = tx.providerId();
        return read.find(tx, planId)
                .filter(file -> file.plan().presentedAt() != null)
                .map(file -> paper(provider, file));
    }

    Paper paper(UUID providerId, ReadPlans.File file) {
        return new Paper(file.plan(), () -> pdf.write(PlanPdf.xhtml(file, sha256 -> blobs.image(providerId, sha256))));
    }
}
