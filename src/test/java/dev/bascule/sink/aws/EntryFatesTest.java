package dev.bascule.sink.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as no service should give them. */
class EntryFatesTest {
    private final EntryFates fates = new EntryFates(2);

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "2", "-1", "01", "first"})
    void an_entry_that_was_not_in_the_call_has_no_position(String id) {
        assertThat(fates.position(id)).isEmpty();
        assertThat(fates.position("1")).isEqualTo(OptionalInt.of(1));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " "})
    void what_is_accepted_without_a_name_may_be_there_or_not(String receipt) {
        fates.accepted(0, receipt);
        assertThat(answered()).allMatch(Fate.Failed.class::isInstance);
    }

    @Test
    void what_was_accepted_stays_so() {
        fates.accepted(0, "m-0");
        fates.failed(0, true, "InvalidParameterValue", "no");
        assertThat(answered().get(0)).isEqualTo(new Fate.Accepted("m-0"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    void without_a_code_the_entry_is_not_to_blame(String code) {
        fates.failed(0, true, code, null);
        assertThat(answered().get(0)).isEqualTo(new Fate.Failed("no code: "));
    }

    private List<Fate> answered() {
        return ((Answer.PerEntry) fates.answer()).fates();
    }
}
