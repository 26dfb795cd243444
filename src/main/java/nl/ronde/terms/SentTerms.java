package nl.ronde.terms;

import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.billing.sent.CakDelivered;
import nl.ronde.billing.sent.InvoiceDisputeEnded;
import nl.ronde.billing.sent.InvoiceDisputed;
import nl.ronde.billing.sent.InvoicePaid;
import nl.ronde.billing.sent.InvoiceSent;
import nl.ronde.billing.sent.InvoiceWithdrawn;
import nl.ronde.billing.sent.StatementNotDue;
import nl.ronde.billing.sent.YearlyDelivered;
import nl.ronde.obligation.Obligation;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.CarePeriodApproved;

/**
 * What is sent to the municipality and the CAK meets the terms that time started; an invoice starts the term of its payment,
 * which stands still while it is disputed (Kampen B2 5.3).
 */
public final class SentTerms {
    private static final String NOTHING = "Er is in deze periode niets geleverd.";

    private final Obligations obligations;
    private final PeriodTerms periods;

    /** Wired by {@code App}. */
    public SentTerms(Obligations obligations, PeriodTerms periods) {
        this.obligations = obligations;
        this.periods = periods;
    }

    /** Subscribes to everything that starts or meets one of these terms. */
    public void listen(Events events) {
        events.on(InvoiceSent.class, this::invoiceSent);
        events.on(
                InvoiceDisputed.class,
                (tx, disputed) -> obligations.pause(
                        tx,
                        TermKind.INVOICE_PAYMENT,
                        null,
                        invoice(disputed.invoiceId()),
                        disputed.at(),
                        "De factuur is in geschil."));
        events.on(
                InvoiceDisputeEnded.class,
                (tx, ended) -> obligations.resume(
                        tx,
                        TermKind.INVOICE_PAYMENT,
                        null,
                        invoice(ended.invoiceId()),
                        ended.at(),
                        "Het geschil is voorbij."));
        events.on(InvoicePaid.class, (tx, paid) -> {
            Subject invoice = invoice(paid.invoiceId());
            obligations.meet(tx, TermKind.INVOICE_PAYMENT, invoice, paid.at(), invoice);
        });
        events.on(InvoiceWithdrawn.class, this::invoiceWithdrawn);
        events.on(
                CakDelivered.class,
                (tx, delivered) -> periods.ofPeriod(tx, TermKind.CAK_HOURS, delivered.agreementId(), delivered.period())
                        .ifPresent(term -> obligations.meet(
                                tx,
                                TermKind.CAK_HOURS,
                                term.subject(),
                                delivered.at(),
                                new Subject(Subject.Type.CAK_DELIVERY, delivered.deliveryId()))));
        events.on(CarePeriodApproved.class, this::approved);
        events.on(YearlyDelivered.class, this::yearly);
        events.on(
                StatementNotDue.class,
                (tx, told) -> periods.ofWholeYear(tx, TermKind.AUDITOR_STATEMENT, told.agreementId(), told.year())
                        .map(Obligation::subject)
                        .ifPresent(subject ->
                                obligations.lapse(tx, TermKind.AUDITOR_STATEMENT, null, subject, told.reason())));
    }

    /** Where nothing was delivered there is nothing to invoice and no hour to hand in; help that is heard of later revives both. */
    private void approved(Tx tx, CarePeriodApproved approved) {
        for (TermKind kind : new TermKind[] {TermKind.INVOICE, TermKind.CAK_HOURS}) {
            Subject period = Subject.period(
                    tx.providerId(),
                    approved.agreementId(),
                    kind,
                    approved.period().toString());
            if (approved.nothingDelivered()) {
                obligations.lapse(tx, kind, null, period, NOTHING);
            } else {
                obligations.undoLapse(tx, kind, null, period, NOTHING, "Er is in deze periode toch hulp geleverd.");
            }
        }
    }

    private void invoiceSent(Tx tx, InvoiceSent sent) {
        Subject invoice = invoice(sent.invoiceId());
        periods.ofPeriod(tx, TermKind.INVOICE, sent.agreementId(), sent.period())
                .ifPresent(term -> obligations.meet(tx, TermKind.INVOICE, term.subject(), sent.sentAt(), invoice));
        obligations.open(
                tx,
                Opening.of(TermKind.INVOICE_PAYMENT, sent.agreementId(), invoice, null, sent.arrivedAt())
                        .labelled("Factuur over vierweekse periode "
                                + sent.period().isoYear() + "-" + sent.period().period()));
    }

    private void invoiceWithdrawn(Tx tx, InvoiceWithdrawn gone) {
        obligations.lapse(tx, TermKind.INVOICE_PAYMENT, null, invoice(gone.invoiceId()), "De factuur is ingetrokken.");
        periods.ofPeriod(tx, TermKind.INVOICE, gone.agreementId(), gone.period())
                .filter(term -> invoice(gone.invoiceId()).equals(term.proof()))
                .ifPresent(term -> {
                    obligations.reopen(tx, TermKind.INVOICE, null, term.subject(), "De factuur is ingetrokken.");
                    if (gone.remaining() != null) {
                        obligations.meet(
                                tx,
                                TermKind.INVOICE,
                                term.subject(),
                                gone.remaining().sentAt(),
                                invoice(gone.remaining().invoiceId()));
                    }
                });
    }

    private void yearly(Tx tx, YearlyDelivered sent) {
        TermKind kind = switch (sent.kind()) {
            case PRODUCTION_ACCOUNT -> TermKind.PRODUCTION_ACCOUNT;
            case AUDITOR_STATEMENT -> TermKind.AUDITOR_STATEMENT;
            case PRODUCTION_PROPOSAL -> TermKind.PRODUCTION_PROPOSAL;
        };
        periods.ofWholeYear(tx, kind, sent.agreementId(), sent.year())
                .ifPresent(term -> obligations.meet(
                        tx,
                        kind,
                        term.subject(),
                        sent.at(),
                        new Subject(Subject.Type.YEARLY_DELIVERY, sent.deliveryId())));
    }

    private static Subject invoice(UUID id) {
        return new Subject(Subject.Type.INVOICE, id);
    }
}
