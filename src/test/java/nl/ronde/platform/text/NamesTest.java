package nl.ronde.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No name and no number comes into a text for others. */
class NamesTest {
    private static final List<String> NAMES = List.of("A. van der Meer-Bos", "Zoë", "", "De Heer Li");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mevrouw MEER gebeld",
                "met zoë gesproken",
                "Bos: excuus",
                "Zoe gesproken",
                "afspraak met Li gemaakt",
                "nummer 999 900 006 hersteld",
                "999900006"
            })
    void a_name_or_a_number_of_nine_digits_is_found(String text) {
        assertThat(Names.stand(text, NAMES)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Van de planning een vaste dag gemaakt",
                "Meerwerk in 2026 afgesproken",
                "",
                "De heer belt na de lunch"
            })
    void small_words_and_parts_of_words_are_no_names(String text) {
        assertThat(Names.stand(text, NAMES)).isFalse();
    }

    @Test
    void a_name_is_found_however_it_is_accented() {
        assertThat(Names.stand("Renée gebeld", List.of("Renee"))).isTrue();
        assertThat(Names.areIn("Bel 0612345678 of RENEE", List.of("Renée"))).isTrue();
        assertThat(Names.areIn("Bel 0612345678", List.of("Renée"))).isFalse();
        assertThat(Names.stand("In de week, op maandag", List.of("In 't Veld", "Op de Beek", "Te Riele")))
                .isFalse();
    }
}
