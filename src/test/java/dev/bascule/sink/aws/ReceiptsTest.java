package dev.bascule.sink.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.bascule.batch.DoneKey;
import dev.bascule.sink.aws.Receipts.Slot;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
    private static final Origin STEP = new Origin("to1", "");
    private static final Slot FIRST = new Slot("aws", "a", STEP, 0, 2);
    private static final Slot SECOND = new Slot("aws", "a", STEP, 1, 2);

    private static final DoneKey KEY = key(-1);

    private final Receipts receipts = new Receipts();

    @Test
    void two_messages_with_one_key_have_receipts_of_their_own() {
        receipts.giveBack(KEY, Map.of(FIRST, "1"));
        receipts.giveBack(KEY, Map.of(FIRST, "1", SECOND, "2"));
        assertThat(receipts.take(KEY)).containsExactly(entry(FIRST, "1"));
        assertThat(receipts.take(KEY)).containsExactlyInAnyOrderEntriesOf(Map.of(FIRST, "1", SECOND, "2"));
        assertThat(receipts.take(KEY)).isEmpty();
        assertThat(receipts.messages()).isZero();
    }

    @Test
    void nothing_accepted_leaves_no_trace() {
        receipts.giveBack(KEY, Map.of());
        assertThat(receipts.messages()).isZero();
    }

    @Test
    void the_oldest_are_forgotten_when_there_are_too_many() {
        for (int i = 0; i <= Receipts.MOST_MESSAGES; i++) {
            receipts.giveBack(key(i), Map.of(FIRST, "1"));
        }
        assertThat(receipts.messages()).isEqualTo(Receipts.MOST_MESSAGES);
        assertThat(receipts.take(key(0))).isEmpty();
        assertThat(receipts.take(key(Receipts.MOST_MESSAGES))).containsExactly(entry(FIRST, "1"));
    }

    private static DoneKey key(int number) {
        return new DoneKey(number, 0);
    }
}
