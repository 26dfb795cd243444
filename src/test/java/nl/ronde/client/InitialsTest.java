package nl.ronde.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Initials as they stand in a letter. */
class InitialsTest {
    @ParameterizedTest
    @CsvSource({
        "C, C.",
        "C., C.",
        "CJ, C.J.",
        "C J, C.J.",
        "C.J., C.J.",
        "ThM, Th.M.",
        "IJ.C., IJ.C.",
        "Ö, Ö.",
        "'', ''"
    })
    void every_name_has_its_dot(String given, String written) {
        assertThat(Initials.dotted(given)).isEqualTo(written);
    }
}
