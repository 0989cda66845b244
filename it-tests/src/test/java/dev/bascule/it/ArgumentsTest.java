package dev.bascule.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void reads_values_and_flags() {
        var arguments = Arguments.parse(new String[] {"--messages", "5", "--json"}, "messages rounds", "json");

        assertThat(arguments.number("messages", 1)).isEqualTo(5);
        assertThat(arguments.number("rounds", 3)).isEqualTo(3);
        assertThat(arguments.has("json")).isTrue();
    }

    @Test
    void names_what_is_known_when_an_option_is_not() {
        assertThatThrownBy(() -> Arguments.parse(new String[] {"--mesages", "5"}, "messages", "json"))
                .hasMessage("unknown option --mesages; known are --json, --messages");
    }

    @Test
    void misses_the_value_of_the_last_option() {
        assertThatThrownBy(() -> Arguments.parse(new String[] {"--messages"}, "messages", ""))
                .hasMessage("option --messages needs a value");
    }

    @Test
    void refuses_a_number_that_is_none() {
        var arguments = Arguments.parse(new String[] {"--messages", "many"}, "messages", "");

        assertThatThrownBy(() -> arguments.number("messages", 1))
                .hasMessage("option --messages takes a number, not many");
    }
}
