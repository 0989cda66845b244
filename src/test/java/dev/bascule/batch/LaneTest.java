package dev.bascule.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lane between a source and a target that both work; what becomes of its messages, and its books. */
class LaneTest {
    private final LaneLab lab = new LaneLab();

    @Test
    void every_message_reaches_the_target_once_and_in_order() {
        lab.run();
        assertThat(lab.target.visible).containsExactlyElementsOf(LaneLab.allIds());
        lab.assertConserved();
    }

    @Test
    void a_source_whose_prefetch_is_outgrown_is_opened_anew_between_two_batches() {
        int[] routed = {0};
        var route = lab.router;
        lab.router = delivery -> {
            lab.session.prefetchOutgrown |= routed[0]++ == 0;
            route.route(delivery);
        };
        lab.run();
        assertThat(lab.session.opened()).isEqualTo(2);
        assertThat(lab.target.visible).containsExactlyElementsOf(LaneLab.allIds());
        lab.assertConserved();
    }

    @Test
    void poison_is_dead_lettered_alone_and_the_rest_of_its_batch_is_delivered() {
        lab.router = delivery -> {
            if (delivery.key().endsWith("7")) {
                delivery.end(new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, "route r", "cannot parse"));
                return;
            }
            delivery.append(new FakeTarget.Record(delivery.key()));
            delivery.endByReach();
        };
        var lane = lab.run();
        assertThat(lab.target.deadLetters).hasSize(10);
        assertThat(lab.target.visible).hasSize(90);
        assertThat(lane.books())
                .extracting(LaneBooks::delivered, LaneBooks::deadLettered)
                .containsExactly(90L, 10L);
        lab.assertConserved();
    }

    @Test
    void a_record_that_the_target_refuses_at_flush_becomes_a_dead_letter_and_its_batch_goes_on() {
        lab.target.refused.add("m42");
        var lane = lab.run();
        assertThat(lab.target.deadLetters).containsOnlyKeys("m42");
        assertThat(lab.target.visible).hasSize(99).doesNotContain("m42");
        assertThat(lane.books().deadLettered()).isEqualTo(1);
        lab.assertConserved();
    }

    @Test
    void messages_that_the_ledger_knows_are_settled_without_being_routed() {
        lab.participants.add(Faults.failing(
                SettleStep.SOURCE_COMMIT, 2, new UnavailableException(UnavailableException.Kind.DOWN, "x", "y", null)));
        var lane = lab.run();
        assertThat(lane.books().redelivered()).isPositive();
        assertThat(lane.books().delivered()).isEqualTo(LaneLab.MESSAGES);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void dead_letters_stay_in_the_books_when_a_lane_starts_again(boolean ledgerFirst) {
        var ledger = new StoredBooks(SettleStep.KAFKA_COMMIT, Batch::booksInEntry);
        var database = new StoredBooks(SettleStep.SQL, Batch::booksAfter);
        lab.participants.clear();
        lab.participants.addAll(ledgerFirst ? List.of(ledger, database) : List.of(database, ledger));
        lab.router = delivery ->
                delivery.end(new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, "route r", "cannot parse"));
        lab.run();

        assertThat(lab.run().books()).extracting(LaneBooks::deadLettered).isEqualTo((long) LaneLab.MESSAGES);
    }

    /** Books as one store has them. */
    private static final class StoredBooks implements Participant {
        private final SettleStep at;
        private final Function<Batch, LaneBooks> claim;
        private LaneBooks books = LaneBooks.EMPTY;

        StoredBooks(SettleStep at, Function<Batch, LaneBooks> claim) {
            this.at = at;
            this.claim = claim;
        }

        @Override
        public void settle(SettleStep step, Batch batch) {
            if (step == at) {
                books = claim.apply(batch);
            }
        }

        @Override
        public LaneBooks lastBooks() {
            return books;
        }
    }
}
