package nl.ronde.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.assignment.AssignmentState.Source;
import nl.ronde.assignment.ManageAssignments.Detail;
import nl.ronde.assignment.ManageAssignments.Item;
import nl.ronde.assignment.ManageAssignments.Volume;
import nl.ronde.assignment.VersionStore.Version;
import org.jspecify.annotations.Nullable;

/** Assignments as the contract shows them. */
record AssignmentJson(
        UUID id,
        int version,
        Source source,
        UUID clientId,
        String clientName,
        String agreementId,
        String municipalityCode,
        @Nullable Long number,
        @Nullable String productCategory,
        @Nullable String productCode,
        LocalDate assignedOn,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable Volume volume,
        @Nullable Long budgetCents,
        @Nullable String changeReason,
        Instant receivedAt,
        boolean withdrawn,
        boolean resultAreasKnown,
        @Nullable String localNote,
        @Nullable ResultAreasJson resultAreas,
        @Nullable List<Version> versions) {

    /** Result areas with the document they come from. */
    record ResultAreasJson(String source, List<ResultArea> areas) {}

    static AssignmentJson of(Item item) {
        return of(item.state(), item.clientName(), null, null);
    }

    static AssignmentJson of(Detail detail) {
        ResultAreasJson areas = detail.resultAreas()
                .map(recorded -> new ResultAreasJson(recorded.source(), recorded.areas()))
                .orElse(null);
        return of(detail.state(), detail.clientName(), areas, detail.versions());
    }

    private static AssignmentJson of(
            AssignmentState state,
            String clientName,
            @Nullable ResultAreasJson areas,
            @Nullable List<Version> versions) {
        Assignment assignment = state.assignment();
        return new AssignmentJson(
                assignment.id(),
                assignment.version(),
                state.source(),
                assignment.clientId(),
                clientName,
                assignment.agreementId(),
                assignment.municipalityCode(),
                assignment.number(),
                assignment.productCategory(),
                assignment.productCode(),
                state.assignedOn(),
                assignment.firstDay(),
                assignment.lastDay(),
                assignment.volume() == null
                        ? null
                        : new Volume(assignment.volume(), assignment.volumeUnit(), assignment.volumeFrequency()),
                state.budgetCents(),
                state.changeReason(),
                state.receivedAt(),
                assignment.withdrawn(),
                assignment.resultAreasKnown(),
                state.localNote(),
                areas,
                versions);
    }
}
