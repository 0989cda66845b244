package dev.bascule.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A lane that takes mostly poison is held instead of making dead letters of all of it. */
class LanePoisonTest {
    private final LaneLab lab = new LaneLab();
    private final List<String> reasons = new ArrayList<>();

    private void poisonAre(Predicate<Integer> numbers) {
        var steps = lab.router;
        lab.router = delivery -> {
            if (numbers.test(Integer.parseInt(delivery.key().substring(1)))) {
                delivery.end(new Outcome.DeadLettered(
                        DeadLetterReason.UNREADABLE, "copybook:order.cpy", "no digits in TOTAL"));
            } else {
                steps.route(delivery);
            }
        };
    }

    /** Runs a lane until the source is empty; {@code onHold} is told each time it is found held. */
    private void run(Consumer<Lane> onHold) {
        var lane = lab.lane();
        lab.session.whenEmpty(lane::stop);
        lab.clock.onSleep = () -> {
            if (lane.status().state() == BridgeState.HELD) {
                reasons.add(lane.status().reason());
                onHold.accept(lane);
            }
        };
        lane.run();
    }

    @Test
    void holds_when_most_of_the_last_messages_failed() {
        lab.poison = new PoisonBounds(8, 10);
        poisonAre(number -> number >= 50);

        run(Lane::stop);

        assertThat(reasons)
                .first()
                .asString()
                .startsWith("10 of the last 10 failed, the last one as unreadable; its dead letters say where")
                .contains("resume");
        assertThat(lab.target.deadLetters).hasSizeBetween(8, 8 + Caution.SMALL_BATCH);
        assertThat(lab.target.visible).hasSize(50);
        assertThat(lab.broker.depth()).isEqualTo(LaneLab.MESSAGES - 50 - lab.target.deadLetters.size());
    }

    @Test
    void a_batch_that_turns_out_to_be_poison_is_given_back_once() {
        lab.limits = new BatchLimits(100, 1 << 20, lab.limits.waitTime(), lab.limits.maxAge());
        lab.poison = new PoisonBounds(8, 10);
        poisonAre(number -> number >= 20);

        run(Lane::stop);

        assertThat(lab.target.deadLetters).hasSizeBetween(8, 8 + Caution.SMALL_BATCH);
        assertThat(lab.target.visible).hasSize(20);
        assertThat(lab.batchSizes).allMatch(size -> size <= Caution.SMALL_BATCH);
        assertThat(LaneLab.allIds()).allMatch(id -> lab.broker.attempts(id) <= 2);
    }

    @Test
    void each_resume_lets_a_little_more_through_until_all_is_known() {
        lab.poison = new PoisonBounds(8, 10);
        poisonAre(number -> number >= 50);

        run(Lane::resume);

        assertThat(reasons).hasSizeGreaterThan(2);
        assertThat(lab.target.deadLetters).hasSize(50);
        lab.assertConserved();
    }

    @Test
    void goes_on_when_what_was_wrong_is_put_right() {
        lab.poison = new PoisonBounds(8, 10);
        var broken = new boolean[] {true};
        poisonAre(number -> broken[0] && number >= 50);

        run(lane -> {
            broken[0] = false;
            lane.resume();
        });

        assertThat(lab.target.deadLetters).hasSizeBetween(8, 8 + Caution.SMALL_BATCH);
        lab.assertConserved();
    }

    @Test
    void some_poison_among_many_holds_nothing() {
        lab.poison = new PoisonBounds(8, 10);
        poisonAre(number -> number % 3 == 0);

        lab.run();

        assertThat(lab.states).doesNotContain(BridgeState.HELD);
        lab.assertConserved();
    }

    @Test
    void is_never_held_with_a_bound_of_zero() {
        poisonAre(number -> true);

        lab.run();

        assertThat(lab.target.deadLetters).hasSize(LaneLab.MESSAGES);
    }
}
