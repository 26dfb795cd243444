package nl.ronde.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files to the CAK as the contract shows them: never with a BSN. */
final class BillingJson {
    private BillingJson() {}

    record ExportJson(
            UUID id,
            String agreement,
            int isoYear,
            int period,
            int sequenceNumber,
            LocalDate processedOn,
            String layout,
            String fileName,
            String sha256,
            int lineCount,
            long totalMinutes,
            long periodMinutes,
            Instant madeAt,
            @Nullable UUID madeBy) {
        static ExportJson of(CakExport export) {
            return new ExportJson(
                    export.id(),
                    export.agreementId(),
                    export.period().isoYear(),
                    export.period().period(),
                    export.sequenceNumber(),
                    export.processedOn(),
                    export.layout(),
                    export.fileName(),
                    export.sha256(),
                    export.lineCount(),
                    export.totalMinutes(),
                    export.periodMinutes(),
                    export.madeAt(),
                    export.madeBy());
        }
    }

    record DetailsJson(
            @com.fasterxml.jackson.annotation.JsonUnwrapped ExportJson export, List<LineJson> lines) {
        static DetailsJson of(ReadCakExports.WithLines found) {
            return new DetailsJson(
                    ExportJson.of(found.export()),
                    found.lines().stream().map(LineJson::of).toList());
        }
    }

    record LineJson(
            Mutation mutation,
            UUID clientId,
            UUID assignmentId,
            String municipalityCode,
            long assignmentNumber,
            String productCategory,
            String productCode,
            int minutes,
            @Nullable Integer previousMinutes) {
        static LineJson of(CakLine line) {
            CakHours hours = line.hours();
            return new LineJson(
                    line.mutation(),
                    hours.clientId(),
                    hours.assignmentId(),
                    hours.key().municipalityCode(),
                    hours.key().assignmentNumber(),
                    hours.key().productCategory(),
                    hours.key().productCode(),
                    hours.minutes(),
                    line.previousMinutes());
        }
    }

    record ProposalJson(
            UUID id,
            String output,
            UUID visitId,
            UUID clientId,
            String agreement,
            int isoYear,
            int period,
            UUID exportId,
            int exportedVersion,
            int exportedMinutes,
            Instant openedAt,
            @Nullable Instant settledAt,
            @Nullable UUID settledByExportId) {
        static ProposalJson of(CorrectionProposal proposal) {
            return new ProposalJson(
                    proposal.id(),
                    "cak",
                    proposal.visitId(),
                    proposal.clientId(),
                    proposal.agreementId(),
                    proposal.exported().period().isoYear(),
                    proposal.exported().period().period(),
                    proposal.exported().exportId(),
                    proposal.exported().version(),
                    proposal.exported().minutes(),
                    proposal.openedAt(),
                    proposal.settledAt(),
                    proposal.settledBy());
        }
    }
}
