package dev.bascule.translate.copybook.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.translate.copybook.frame.FramedRecord.Role;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrailerCheckTest {
    /** Data: amount in columns 0 to 5. Trailer: count in 0 to 2, total in 3 to 8. */
    private static final TrailerRule RULE = new TrailerRule(
            Optional.of(number(0, 3)), 0, List.of(new TrailerRule.Sum("TOTAL", number(0, 6), number(3, 6))));

    @Test
    void a_trailer_that_tells_the_truth_makes_no_difference() {
        var check = new TrailerCheck(RULE, TrailerTotals.none(RULE));
        check.add(record("001.50"));
        check.add(record("-00.25"));

        assertThat(check.differences(record("00201.250"))).isEmpty();
    }

    @Test
    void every_number_that_differs_is_named() {
        var check = new TrailerCheck(RULE, TrailerTotals.none(RULE));
        check.add(record("001.50"));

        assertThat(check.differences(record("00200001.")))
                .containsExactly(
                        "the trailer counts 2 records, the file has 1",
                        "the trailer gives TOTAL as 1, the records add up to 1.50");
    }

    @Test
    void a_trailer_may_count_itself_and_the_header() {
        var rule = new TrailerRule(Optional.of(number(0, 3)), 2, List.of());
        var check = new TrailerCheck(rule, TrailerTotals.none(rule));
        check.add(record(""));

        assertThat(check.differences(record("003"))).isEmpty();
    }

    @Test
    void totals_outlive_an_interruption() {
        var before = new TrailerCheck(RULE, TrailerTotals.none(RULE));
        before.add(record("001.50"));

        var after = new TrailerCheck(RULE, before.totals());
        after.add(record("002.00"));

        assertThat(after.totals()).isEqualTo(new TrailerTotals(2, List.of(new BigDecimal("3.50"))));
        assertThat(after.differences(record("002003.50"))).isEmpty();
    }

    @Test
    void an_unreadable_record_counts_for_nothing() {
        var check = new TrailerCheck(RULE, TrailerTotals.none(RULE));

        assertThatThrownBy(() -> check.add(record("ABCDEF"))).isInstanceOf(NumberFormatException.class);
        assertThat(check.totals()).isEqualTo(TrailerTotals.none(RULE));
    }

    @Test
    void totals_of_another_rule_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrailerCheck(RULE, new TrailerTotals(0, List.of())))
                .withMessage("0 sums kept where the rule has 1");
    }

    private static TrailerRule.NumberField number(int offset, int length) {
        return (bytes, start, recordLength) ->
                new BigDecimal(new String(bytes, start + offset, length, StandardCharsets.ISO_8859_1));
    }

    private static FramedRecord record(String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return new FramedRecord(bytes, 0, bytes.length, Role.DATA, 1, 0, FilePosition.START);
    }
}
