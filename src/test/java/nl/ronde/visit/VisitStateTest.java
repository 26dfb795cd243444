package nl.ronde.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every status and every step: the table is written down here a second time on purpose. */
class VisitStateTest {
    private static final String NONE = "-";

    @ParameterizedTest
    @CsvSource({
        // status, ASSIGN, UNASSIGN, MOVE, CANCEL, CHECK_IN, CHECK_OUT, REPORT_NOT_DELIVERED, TO_DELIVERED,
        // TO_NOT_DELIVERED
        "PLANNED, PLANNED, VACANT, PLANNED, CANCELLED, UNDER_WAY, COMPLETED, NOT_DELIVERED, COMPLETED, NOT_DELIVERED",
        "VACANT, PLANNED, VACANT, VACANT, CANCELLED, UNDER_WAY, COMPLETED, NOT_DELIVERED, -, NOT_DELIVERED",
        "UNDER_WAY, -, -, -, -, -, COMPLETED, NOT_DELIVERED, COMPLETED, NOT_DELIVERED",
        "COMPLETED, -, -, -, -, -, -, -, -, NOT_DELIVERED",
        "NOT_DELIVERED, -, -, -, -, UNDER_WAY, COMPLETED, -, COMPLETED, -",
        "CANCELLED, -, -, -, -, UNDER_WAY, COMPLETED, -, -, -"
    })
    void each_step_leads_where_the_table_says(
            VisitStatus from,
            String assign,
            String unassign,
            String move,
            String cancel,
            String checkIn,
            String checkOut,
            String notDelivered,
            String toDelivered,
            String toNotDelivered) {
        String[] expected = {
            assign, unassign, move, cancel, checkIn, checkOut, notDelivered, toDelivered, toNotDelivered
        };
        for (VisitStep step : VisitStep.values()) {
            assertThat(VisitState.after(from, step).map(Enum::name).orElse(NONE))
                    .as("%s %s", from, step)
                    .isEqualTo(expected[step.ordinal()]);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = VisitStatus.class,
            names = {"PLANNED", "VACANT", "NOT_DELIVERED", "CANCELLED"})
    void a_visit_that_took_place_is_believed_whatever_the_office_had_done(VisitStatus status) {
        assertThat(VisitState.after(status, VisitStep.CHECK_IN)).contains(VisitStatus.UNDER_WAY);
        assertThat(VisitState.after(status, VisitStep.CHECK_OUT)).contains(VisitStatus.COMPLETED);
    }

    @Test
    void every_exception_can_be_settled_by_a_person() {
        for (ExceptionCode code : ExceptionCode.values()) {
            assertThat(code.outcomes()).as(code.name()).isNotEmpty().noneMatch(ExceptionOutcome::byFact);
        }
    }
}
