package nl.ronde.municipality;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.Catalogue;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.ResultArea;
import nl.ronde.municipality.ReadOwnClients.OwnClient;
import org.jspecify.annotations.Nullable;

/** What a municipality reads, as the contract shows it: no telephone, no key of the house, no names of workers. */
final class MunicipalityJson {
    private MunicipalityJson() {}

    record ListJson<T>(List<T> items) {}

    record ClientJson(UUID id, String displayName, List<AssignmentJson> assignments) {
        static ClientJson of(OwnClient client, Agreements agreements) {
            return new ClientJson(
                    client.card().id(),
                    client.card().displayName(),
                    client.assignments().stream()
                            .map(each -> AssignmentJson.of(each, client.areas(), agreements))
                            .toList());
        }
    }

    record AssignmentJson(
            UUID id,
            String agreement,
            @Nullable Long number,
            @Nullable String productCategory,
            @Nullable String productCode,
            LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable List<AreaJson> resultAreas) {
        static AssignmentJson of(Assignment assignment, Map<UUID, List<ResultArea>> areas, Agreements agreements) {
            List<ResultArea> known = areas.get(assignment.id());
            return new AssignmentJson(
                    assignment.id(),
                    assignment.agreementId(),
                    assignment.number(),
                    assignment.productCategory(),
                    assignment.productCode(),
                    assignment.firstDay(),
                    assignment.lastDay(),
                    known == null
                            ? null
                            : known.stream()
                                    .map(area -> AreaJson.of(area, assignment.agreementId(), agreements))
                                    .toList());
        }
    }

    record AreaJson(
            String area, String label, ResultArea.Extent extent, ResultArea.Regularity regularity, List<String> tasks) {
        static AreaJson of(ResultArea area, String agreementId, Agreements agreements) {
            String label = agreements
                    .find(agreementId)
                    .flatMap(agreement -> agreement.catalogue())
                    .flatMap(catalogue -> catalogue.area(area.area()))
                    .map(Catalogue.Area::label)
                    .orElse(area.area());
            return new AreaJson(area.area(), label, area.extent(), area.regularity(), area.tasks());
        }
    }
}
