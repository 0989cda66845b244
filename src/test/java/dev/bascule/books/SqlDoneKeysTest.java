package dev.bascule.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.deadletter.SampleMessage;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlDoneKeysTest {
    private static final SourceId QUEUE = new SourceId("erp", "queue:ORDERS");

    @TempDir
    Path data;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.embedded(data);
    }

    @AfterEach
    void close() {
        database.close();
    }

    /** A lane that takes messages by their numbers; what is not known to be done is delivered. */
    private final class TestLane {
        final LaneId id;
        final SqlDoneKeys doneKeys;
        final SqlParticipant sql;

        TestLane(int lane) throws UnavailableException {
            id = new LaneId("dc1", "orders", lane, QUEUE);
            doneKeys = new SqlDoneKeys(database, id);
            sql = new SqlParticipant(database, id, List.of(doneKeys));
            sql.open();
        }

        Batch take(boolean barrier, int... messages) throws UnavailableException {
            var batch = new Batch(id, sql.lastBooks());
            Arrays.stream(messages).forEach(number -> batch.add(SampleMessage.of(number)));
            doneKeys.lookUp(batch, barrier);
            return batch;
        }

        Batch settle(Batch batch) throws UnavailableException {
            for (var delivery : batch.deliveries()) {
                if (delivery.outcome() == null) {
                    delivery.end(Outcome.DELIVERED);
                }
            }
            sql.settle(SettleStep.SQL, batch);
            return batch;
        }

        void confirm(Batch batch) {
            doneKeys.confirmed(batch);
        }
    }

    private static long known(Batch batch) {
        return batch.deliveries().stream()
                .filter(delivery -> delivery.outcome() instanceof Outcome.AlreadyDone)
                .count();
    }

    @Test
    void recognises_what_was_settled_when_the_source_forgot_the_commit() throws Exception {
        var crashed = new TestLane(0);
        crashed.settle(crashed.take(true, 1, 2, 3));

        var restarted = new TestLane(1);
        var again = restarted.take(true, 2, 4);

        assertThat(known(again)).isEqualTo(1);
        assertThat(again.deliveries().get(0).outcome()).isInstanceOf(Outcome.AlreadyDone.class);
        assertThat(again.deliveries().get(1).outcome()).isNull();
    }

    @Test
    void recognises_it_without_the_redelivered_flag_once_the_barrier_has_read() throws Exception {
        var crashed = new TestLane(0);
        crashed.settle(crashed.take(true, 1, 2));

        var restarted = new TestLane(0);
        restarted.confirm(restarted.settle(restarted.take(true, 5)));

        assertThat(known(restarted.take(false, 1, 2))).isEqualTo(2);
    }

    @Test
    void two_equal_messages_are_done_as_often_as_they_were() throws Exception {
        var crashed = new TestLane(0);
        crashed.settle(crashed.take(true, 1, 1));

        var restarted = new TestLane(0);

        assertThat(known(restarted.take(true, 1, 1, 1))).isEqualTo(2);
    }

    @Test
    void what_was_seen_again_counts_once() throws Exception {
        var crashed = new TestLane(0);
        crashed.settle(crashed.take(true, 1, 2));
        var restarted = new TestLane(0);
        restarted.confirm(restarted.settle(restarted.take(true, 1)));
        restarted.confirm(restarted.settle(restarted.take(false, 7)));

        assertThat(known(restarted.take(true, 1))).isZero();
        assertThat(known(restarted.take(true, 2))).isEqualTo(1);
    }

    @Test
    void what_was_seen_again_and_lost_again_is_recognised_a_third_time() throws Exception {
        var first = new TestLane(0);
        first.settle(first.take(true, 1));
        var second = new TestLane(0);
        second.settle(second.take(true, 1));

        assertThat(known(new TestLane(0).take(true, 1))).isEqualTo(1);
    }

    @Test
    void what_was_looked_up_and_given_back_is_still_known() throws Exception {
        var crashed = new TestLane(0);
        crashed.settle(crashed.take(true, 1));
        var restarted = new TestLane(0);
        restarted.doneKeys.abort(restarted.take(true, 1));

        assertThat(known(restarted.take(true, 1))).isEqualTo(1);
    }

    @Test
    void of_two_lanes_that_see_the_same_message_only_one_settles_it() throws Exception {
        var crashed = new TestLane(0);
        crashed.settle(crashed.take(true, 1));
        var one = new TestLane(1);
        var other = new TestLane(2);
        var ofOne = one.take(true, 1);
        var ofOther = other.take(true, 1);
        one.settle(ofOne);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> other.settle(ofOther))
                .withMessageContaining("seen messages of batch 1");
    }

    @Test
    void a_confirmed_batch_is_forgotten() throws Exception {
        var lane = new TestLane(0);
        lane.confirm(lane.settle(lane.take(true, 1)));

        assertThat(known(lane.take(true, 1))).isZero();
        lane.confirm(lane.settle(lane.take(true, 2)));
        assertThat(known(new TestLane(1).take(true, 1))).isZero();
    }

    @Test
    void keeps_no_more_batches_than_it_says() throws Exception {
        for (int i = 1; i <= SqlDoneKeys.MOST_BATCHES + 1; i++) {
            var crashed = new TestLane(0);
            crashed.settle(crashed.take(true, i));
        }

        var restarted = new TestLane(0);
        assertThat(known(restarted.take(true, 1))).isZero();
        assertThat(known(restarted.take(true, 2))).isEqualTo(1);
    }
}
