package nl.ronde.billing.sent;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was sent, as the contract shows it. */
final class SentJson {
    private SentJson() {}

    record InvoiceJson(
            UUID id,
            int version,
            String agreement,
            int isoYear,
            int period,
            String number,
            long totalCents,
            long paidCents,
            Invoice.State state,
            Invoice.Channel channel,
            Instant sentAt,
            Instant arrivedAt,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnReason) {
        static InvoiceJson of(Invoice invoice) {
            return new InvoiceJson(
                    invoice.id(),
                    invoice.version(),
                    invoice.agreementId(),
                    invoice.period().isoYear(),
                    invoice.period().period(),
                    invoice.number(),
                    invoice.totalCents(),
                    invoice.paidCents(),
                    invoice.state(),
                    invoice.channel(),
                    invoice.sentAt(),
                    invoice.arrivedAt(),
                    invoice.withdrawnAt(),
                    invoice.withdrawnReason());
        }
    }

    record InvoiceFile(
            @JsonUnwrapped InvoiceJson invoice, List<Invoice.Dispute> disputes, List<Invoice.Payment> payments) {
        static InvoiceFile of(ReadSent.File file) {
            return new InvoiceFile(InvoiceJson.of(file.invoice()), file.disputes(), file.payments());
        }
    }

    record CakJson(
            UUID id,
            String agreement,
            int isoYear,
            int period,
            CakDelivery.Outcome outcome,
            @Nullable Instant deliveredAt,
            @Nullable Instant consultedCakAt,
            @Nullable Instant toldMunicipalityAt,
            @Nullable String reference,
            @Nullable String text,
            Instant recordedAt) {
        static CakJson of(CakDelivery delivery) {
            return new CakJson(
                    delivery.id(),
                    delivery.agreementId(),
                    delivery.period().isoYear(),
                    delivery.period().period(),
                    delivery.outcome(),
                    delivery.deliveredAt(),
                    delivery.consultedCakAt(),
                    delivery.toldMunicipalityAt(),
                    delivery.reference(),
                    delivery.text(),
                    delivery.recordedAt());
        }
    }

    record YearlyJson(
            UUID id,
            String agreement,
            YearlyDelivery.Kind kind,
            int year,
            @Nullable Instant sentAt,
            @Nullable String sentTo,
            @Nullable String reference,
            @Nullable Long turnoverCents,
            @Nullable String text,
            Instant recordedAt) {
        static YearlyJson of(YearlyDelivery delivery) {
            return new YearlyJson(
                    delivery.id(),
                    delivery.agreementId(),
                    delivery.kind(),
                    delivery.year(),
                    delivery.sentAt(),
                    delivery.sentTo(),
                    delivery.reference(),
                    delivery.turnoverCents(),
                    delivery.text(),
                    delivery.recordedAt());
        }
    }
}
