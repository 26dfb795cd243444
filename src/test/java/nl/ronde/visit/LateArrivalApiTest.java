package nl.ronde.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.assignment.Assignments;
import nl.ronde.calendar.CarePeriod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What arrives after its period was exported must be settled; billing says what was exported. */
class LateArrivalApiTest {
    @ParameterizedTest
    @CsvSource({
        "2026-01-06T09:00:00+01:00, 2026-01-06T10:00:00+01:00, true",
        "2026-01-30T09:00:00+01:00, 2026-01-30T10:00:00+01:00, false"
    })
    void only_a_visit_of_an_exported_period_is_late(String begin, String end, boolean late) {
        try (VisitWorld world = new VisitWorld()) {
            var worker = world.worker();
            String id =
                    world.plan(world.fixtures().assignment(world.fixtures().client("Laat")), worker.id(), begin, end);
            var visits = new VisitStore();
            var checks = new VisitChecks(
                    new CheckStore(),
                    new FactStore(),
                    new Assignments(),
                    Agreements.load(),
                    (tx, agreementId, period) ->
                            agreementId.equals("kampen-hh1-2018") && period.equals(CarePeriod.of(2026, 1)),
                    world.app().clock());
            UUID provider = UUID.fromString(world.fixtures().provider());
            boolean raised = world.app().infrastructure().db().reading(provider, tx -> {
                var draft =
                        new VisitDraft(visits.find(tx, UUID.fromString(id)).orElseThrow(), java.util.List.of(), false);
                checks.reviewLateness(tx, draft);
                return draft.isOpen(ExceptionCode.LATE_AFTER_CLOSE) && draft.mustSettle();
            });
            assertThat(raised).isEqualTo(late);
        }
    }
}
