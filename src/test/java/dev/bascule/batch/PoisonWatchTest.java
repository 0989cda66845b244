package dev.bascule.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.bascule.deadletter.SampleMessage;
import org.junit.jupiter.api.Test;

class PoisonWatchTest {
    private static final Outcome POISON =
            new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, "to1", "no such field");
    private static final Outcome KNOWN = new Outcome.AlreadyDone("a ledger entry");

    private final PoisonWatch watch = new PoisonWatch(new PoisonBounds(3, 4));

    private void settle(Outcome... outcomes) {
        var batch = new Batch(LaneLab.ID, LaneBooks.EMPTY);
        for (var outcome : outcomes) {
            batch.add(SampleMessage.of(1)).end(outcome);
        }
        watch.settled(batch);
    }

    @Test
    void counts_the_last_messages_whatever_their_batches() {
        settle(POISON, Outcome.DELIVERED);
        settle(POISON);
        assertThat(watch.verdict()).isEmpty();
        settle(POISON);
        assertThat(watch.verdict()).hasValueSatisfying(reason -> assertThat(reason)
                .startsWith("3 of the last 4 failed, the last one as step_failed; its dead letters say where")
                .doesNotContain("no such field"));
    }

    @Test
    void forgets_what_is_longer_ago() {
        settle(POISON, POISON, Outcome.DELIVERED, Outcome.FILTERED, POISON);
        assertThat(watch.verdict()).isEmpty();
    }

    @Test
    void what_comes_again_counts_as_nothing() {
        settle(POISON, POISON, KNOWN, KNOWN, KNOWN, POISON);
        assertThat(watch.verdict()).isPresent();
    }

    @Test
    void begins_anew_when_an_operator_knows() {
        settle(POISON, POISON, POISON);
        watch.reset();
        assertThat(watch.verdict()).isEmpty();
        settle(POISON, POISON);
        assertThat(watch.verdict()).isEmpty();
    }

    @Test
    void a_bound_that_can_never_be_reached_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PoisonBounds(11, 10))
                .withMessage("poison failed must be 0 to of-last (10), not 11");
    }
}
