package nl.ronde.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private final Template letter = Template.load("text/letter.txt");

    @Test
    void every_place_is_filled_also_one_that_comes_twice() {
        assertThat(letter.fill(Map.of("name", "mevrouw Jansen", "text", "Één")))
                .isEqualTo("Dag mevrouw Jansen,\n\nÉén Het bedrag is Één.\n");
    }

    @Test
    void what_is_put_in_is_put_in_as_it_stands() {
        assertThat(letter.fill(Map.of("name", "{{text}} $1 \\", "text", "{{name}}")))
                .isEqualTo("Dag {{text}} $1 \\,\n\n{{name}} Het bedrag is {{name}}.\n");
    }

    @Test
    void a_place_without_a_value_is_refused() {
        assertThatThrownBy(() -> letter.fill(Map.of("name", "X")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text/letter.txt has the places [name, text] and was given [name]");
    }

    @Test
    void a_value_without_a_place_is_refused() {
        assertThatThrownBy(() -> letter.fill(Map.of("name", "X", "text", "Y", "date", "Z")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("given [date, name, text]");
    }

    @Test
    void a_missing_file_and_a_place_that_is_written_wrongly_are_found_when_it_is_loaded() {
        assertThatThrownBy(() -> Template.load("text/none.txt")).hasMessage("There is no template text/none.txt");
        assertThatThrownBy(() -> Template.load("text/wrong.txt"))
                .hasMessage("A place in text/wrong.txt is written wrongly: use {{name}}");
    }
}
