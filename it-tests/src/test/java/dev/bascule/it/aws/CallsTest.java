package dev.bascule.it.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallsTest {
    private static final Calls SOME = new Calls(Map.of(10, 3, 4, 1), Map.of(12, 3, 5, 1), 12_600);

    @Test
    void together_they_have_the_calls_of_both_and_the_largest_of_all() {
        var sum = SOME.plus(new Calls(Map.of(10, 2, 1, 1), Map.of(13, 2, 1, 1), 13_400));

        assertThat(sum).isEqualTo(new Calls(Map.of(10, 5, 4, 1, 1, 1), Map.of(12, 3, 5, 1, 13, 2, 1, 1), 13_400));
        assertThat(Calls.NONE.plus(SOME)).isEqualTo(SOME);
    }

    @Test
    void travels_as_json_from_the_stand_in_to_the_benchmark() throws Exception {
        var json = new ObjectMapper();
        var summary = new Place.Summary(14, 13, 1, SOME);

        assertThat(json.readValue(json.writeValueAsBytes(summary), Place.Summary.class))
                .isEqualTo(summary);
    }
}
