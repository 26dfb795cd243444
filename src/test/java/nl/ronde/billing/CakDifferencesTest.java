package nl.ronde.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CakDifferencesTest {
    private static final LocalDate BORN = LocalDate.of(1940, 5, 6);

    @Test
    void a_first_file_has_a_new_line_for_everything_with_minutes() {
        assertThat(told(List.of(), List.of(hours(1, 480), hours(2, 0), hours(3, 1))))
                .containsExactly("1 N 480", "3 N 1");
    }

    @Test
    void what_says_the_same_is_not_sent_again() {
        assertThat(told(List.of(hours(1, 480)), List.of(hours(1, 480)))).isEmpty();
    }

    @Test
    void a_correction_replaces_and_removes_only_what_changed() {
        assertThat(told(
                        List.of(hours(1, 480), hours(2, 60), hours(3, 90), hours(4, 30)),
                        List.of(hours(1, 480), hours(2, 75), hours(3, 0), hours(5, 20))))
                .containsExactly("2 W 75 was 60", "3 V 0 was 90", "4 V 0 was 30", "5 N 20");
    }

    @Test
    void another_bsn_removes_the_line_of_the_old_one_and_makes_a_new_one() {
        assertThat(told(List.of(hours(1, "999900006", 60)), List.of(hours(1, "999900018", 60))))
                .containsExactly("1 V 0 was 60", "1 N 60");
    }

    @Test
    void another_birth_date_replaces_the_line() {
        CakHours before = hours(1, 60);
        CakHours after =
                new CakHours(before.clientId(), before.assignmentId(), before.key(), LocalDate.of(1941, 5, 6), 60);
        assertThat(told(List.of(before), List.of(after))).containsExactly("1 W 60 was 60");
    }

    private static List<String> told(List<CakHours> sent, List<CakHours> approved) {
        return CakDifferences.between(sent, approved).stream()
                .map(line -> line.hours().key().assignmentNumber() + " "
                        + line.mutation().letter() + " " + line.hours().minutes()
                        + (line.previousMinutes() == null ? "" : " was " + line.previousMinutes()))
                .toList();
    }

    private static CakHours hours(long number, int minutes) {
        return hours(number, "999900006", minutes);
    }

    private static CakHours hours(long number, String bsn, int minutes) {
        var key = new CakHours.Key("0166", bsn, "01", "01A04", number);
        return new CakHours(new UUID(0, 1), new UUID(0, number), key, BORN, minutes);
    }
}
