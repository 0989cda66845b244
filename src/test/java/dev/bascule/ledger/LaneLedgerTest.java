package dev.bascule.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.BridgeState;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LaneLedgerTest {
    private final LedgerLab lab = new LedgerLab();

    @Test
    void a_message_whose_source_commit_was_lost_is_done_for_every_lane_of_every_instance() throws Exception {
        var a = lab.process("a");
        a.lane(0).settleUnconfirmed(true, 1, 2);

        assertThat(a.lane(1).settle(true, 2, 3)).containsExactly(2);
        assertThat(lab.process("b").lane(0).settle(true, 1, 4)).containsExactly(1);
    }

    @Test
    void a_confirmed_batch_is_not_in_doubt_for_its_own_process() throws Exception {
        var a = lab.process("a");
        a.lane(0).settle(true, 1);

        assertThat(a.lane(0).settle(true, 1)).isEmpty();
        assertThat(a.lane(1).settle(true, 1)).isEmpty();
        assertThat(new Compacted(lab).carried()).isEmpty();
    }

    @Test
    void equal_messages_are_counted_one_by_one() throws Exception {
        lab.process("a").lane(0).settleUnconfirmed(true, 7, 7);

        assertThat(lab.process("b").lane(0).settle(true, 7, 7, 7)).containsExactly(7, 7);
    }

    @Test
    void the_same_message_seen_again_and_lost_again_still_counts_once() throws Exception {
        lab.process("a").lane(0).settleUnconfirmed(true, 7);
        lab.process("b").lane(0).settleUnconfirmed(true, 7);

        assertThat(lab.process("c").lane(0).settle(true, 7, 7)).containsExactly(7);
    }

    @Test
    void two_messages_with_two_origins_count_twice() throws Exception {
        lab.process("a").lane(0).settleUnconfirmed(true, 7);
        var b = lab.process("b").lane(0);
        var batch = b.take(7);
        b.commit(batch);

        assertThat(lab.process("c").lane(0).settle(true, 7, 7, 7)).containsExactly(7, 7);
    }

    @Test
    void keys_in_doubt_survive_the_next_entries_of_their_lane() throws Exception {
        var a = lab.process("a").lane(0);
        a.settleUnconfirmed(true, 1, 2);
        a.settle(true, 3);
        a.settle(false, 4);

        var afterCompaction = new Compacted(lab);
        assertThat(afterCompaction.process("b").lane(0).settle(true, 1, 2, 3)).containsExactly(1, 2);
    }

    @Test
    void a_restarted_lane_carries_its_whole_last_entry() throws Exception {
        lab.process("a").lane(0).settle(true, 1, 2);
        lab.process("a").lane(0).settle(true, 9);

        var afterCompaction = new Compacted(lab);
        assertThat(afterCompaction.process("b").lane(0).settle(true, 1, 2)).containsExactly(1, 2);
    }

    @Test
    void a_carried_key_is_seen_once_and_then_gone() throws Exception {
        var a = lab.process("a").lane(0);
        a.settleUnconfirmed(true, 1, 2);
        a.settle(true, 3);
        var b = lab.process("b").lane(0);
        assertThat(b.settle(true, 1)).containsExactly(1);
        assertThat(b.settle(false, 5)).isEmpty();

        var afterCompaction = new Compacted(lab);
        assertThat(afterCompaction.process("c").lane(0).settle(true, 1, 2)).containsExactly(2);
    }

    @Test
    void a_key_is_seen_only_when_the_entry_that_saw_it_is_committed() throws Exception {
        var a = lab.process("a").lane(0);
        a.settleUnconfirmed(true, 1);
        a.settle(true, 3);
        var b = lab.process("b").lane(0);
        var aborted = b.take(1);
        assertThat(b.lookUp(aborted, true)).containsExactly(1);
        b.ledger.records(aborted);

        assertThat(b.settle(true, 1)).containsExactly(1);
    }

    @Test
    void a_carried_entry_is_deleted_when_all_of_it_was_seen() throws Exception {
        var a = lab.process("a").lane(0);
        a.settleUnconfirmed(true, 1, 2);
        a.settle(true, 3);
        var b = lab.process("b").lane(0);
        b.settle(true, 1);
        b.settle(true, 2);

        assertThat(new Compacted(lab).carried()).isEmpty();
    }

    @Test
    void a_batch_that_comes_back_whole_to_its_own_lane_leaves_nothing_behind() throws Exception {
        var a = lab.process("a").lane(0);
        a.settleUnconfirmed(true, 1, 2);
        assertThat(a.settle(true, 1, 2)).containsExactly(1, 2);

        assertThat(new Compacted(lab).live()).hasSize(1);
        assertThat(a.settle(false, 5)).isEmpty();
        assertThat(lab.process("b").lane(0).settle(true, 1, 2)).isEmpty();
    }

    @Test
    void a_duplicate_names_the_entry_it_came_from() throws Exception {
        lab.process("a").lane(3).settleUnconfirmed(true, 8, 9);
        lab.process("b").lane(0).settleUnconfirmed(true, 9);
        var c = lab.process("c").lane(0);
        var batch = c.take(9);
        c.lookUp(batch, true);

        assertThat(batch.deliveries().get(0).outcome())
                .isEqualTo(new Outcome.AlreadyDone("ledger entry a/orders/3 batch 1 #1"));
    }

    @Test
    void dead_letters_are_not_done() throws Exception {
        var a = lab.process("a").lane(0);
        var batch = a.take(1, 2);
        batch.deliveries().get(0).end(new Outcome.DeadLettered(DeadLetterReason.UNREADABLE, "source", "x"));
        a.commit(batch);

        assertThat(lab.process("b").lane(0).settle(true, 1, 2)).containsExactly(2);
    }

    @Test
    void a_message_that_was_only_filtered_is_counted_once_although_it_comes_again() throws Exception {
        var a = lab.process("a").lane(0);
        var batch = a.take(1, 2);
        batch.deliveries().forEach(delivery -> delivery.end(Outcome.FILTERED));
        assertThat(a.ledger.hasNews(batch)).isTrue();
        a.commit(batch);

        var b = lab.process("b").lane(0);
        assertThat(b.settle(true, 1, 2)).containsExactly(1, 2);
        assertThat(b.books.redelivered()).isEqualTo(2);
        assertThat(b.books.taken()).isZero();
    }

    @Test
    void a_batch_of_dead_letters_alone_is_no_news_for_the_ledger() throws Exception {
        var a = lab.process("a").lane(0);
        var batch = a.take(1);
        batch.deliveries().get(0).end(new Outcome.DeadLettered(DeadLetterReason.UNREADABLE, "source", "x"));

        assertThat(a.ledger.hasNews(batch)).isFalse();
    }

    @Test
    void what_other_lanes_commit_after_the_barrier_is_their_own_business_until_the_next_one() throws Exception {
        var b = lab.process("b").lane(0);
        b.settle(true, 100);
        lab.process("a").lane(0).settleUnconfirmed(true, 1);

        assertThat(b.settle(false, 1)).isEmpty();
        assertThat(b.settle(true, 1)).containsExactly(1);
    }

    @Test
    void what_a_barrier_has_seen_in_doubt_is_still_known_when_its_lane_carries_it_over() throws Exception {
        lab.process("b").lane(0).settleUnconfirmed(true, 1, 2);
        var a = lab.process("a").lane(0);
        a.settle(true, 100);
        var restarted = lab.process("b").lane(0);
        restarted.settle(true, 50);
        restarted.settle(false, 51);

        assertThat(a.settle(false, 1)).containsExactly(1);
        assertThat(a.settle(false, 1)).isEmpty();
        assertThat(a.settle(false, 2)).containsExactly(2);
    }

    @Test
    void a_confirmed_batch_takes_nothing_off_the_one_before_it_which_was_never_confirmed() throws Exception {
        var process = lab.process("a");
        var other = process.lane(1);
        var lane = process.lane(0);
        lane.settleUnconfirmed(true, 1, 2);
        other.settle(true, 100);
        process.lags = true;
        lane.settle(true, 50);

        assertThat(other.settle(false, 1)).containsExactly(1);
        process.read();
        assertThat(other.settle(false, 2)).containsExactly(2);
    }

    @Test
    void a_barrier_before_the_reader_has_met_a_confirmed_entry_finds_the_one_that_it_overwrites() throws Exception {
        var process = lab.process("a");
        var other = process.lane(1);
        var lane = process.lane(0);
        lane.settleUnconfirmed(true, 1);
        process.lags = true;
        lane.settle(true, 50);

        assertThat(other.settle(true, 1)).containsExactly(1);
    }

    @Test
    void entries_that_the_reader_has_still_to_meet_are_not_in_doubt_once_confirmed() throws Exception {
        var process = lab.process("a");
        var lane = process.lane(0);
        process.lags = true;
        lane.settle(true, 1);
        lane.settle(false, 2);
        process.read();

        assertThat(process.lane(1).settle(true, 1, 2)).isEmpty();
    }

    @Test
    void a_ledger_that_is_read_anew_is_looked_up_with_a_barrier_first() throws Exception {
        lab.process("b").lane(0).settleUnconfirmed(true, 1);
        var process = lab.process("a");
        var a = process.lane(0);
        a.settle(true, 100);
        assertThat(a.ledger.needsBarrier()).isFalse();
        process.forget();
        process.read();

        assertThat(a.ledger.needsBarrier()).isTrue();
        assertThat(a.settle(false, 1)).containsExactly(1);
    }

    @Test
    void a_ledger_that_is_forgotten_between_waiting_and_looking_answers_nothing() throws Exception {
        lab.process("b").lane(0).settleUnconfirmed(true, 1);
        var process = lab.process("a");
        var a = process.lane(0);
        long generation = process.index.generation();
        process.forget();

        assertThatExceptionOfType(LedgerReplacedException.class)
                .isThrownBy(() -> a.ledger.lookUp(a.take(1), true, generation));
        assertThatExceptionOfType(LedgerReplacedException.class).isThrownBy(() -> a.ledger.reopen(generation));
    }

    @Test
    void keys_expire_after_a_day_of_connected_time_only() throws Exception {
        var process = lab.process("a");
        var a = process.lane(0);
        a.settleUnconfirmed(true, 1);
        a.settle(true, 3);
        lab.now = lab.now.plus(Duration.ofHours(23));
        assertThat(a.lookUp(a.take(1), true)).containsExactly(1);

        process.connected.state(a.id, BridgeState.SOURCE_DOWN, "weekend");
        lab.now = lab.now.plus(Duration.ofHours(60));
        process.connected.state(a.id, BridgeState.RUNNING, "");
        assertThat(a.lookUp(a.take(1), true)).containsExactly(1);

        lab.now = lab.now.plus(Duration.ofHours(1));
        assertThat(a.lookUp(a.take(1), true)).isEmpty();
    }

    @Test
    void a_lane_that_ends_in_peace_leaves_nothing_in_doubt() throws Exception {
        var a = lab.process("a").lane(0);
        a.settle(true, 1, 2);
        lab.write(a.ledger.farewell());

        assertThat(lab.process("b").lane(0).settle(true, 1)).isEmpty();
        var restarted = lab.process("a").lane(0);
        assertThat(restarted.ledger.lastBooks().delivered()).isEqualTo(2);
        assertThat(restarted.settle(true, 5)).isEmpty();
        assertThat(new Compacted(lab).carried()).isEmpty();
    }

    @Test
    void a_farewell_has_the_books_to_the_end_with_the_dead_letters_of_the_last_batches() throws Exception {
        var a = lab.process("a").lane(0);
        a.settle(true, 1, 2);
        a.settleDeadLetters(3, 4);
        lab.write(a.ledger.farewell());

        var restarted = lab.process("a").lane(0);
        assertThat(restarted.ledger.lastBooks()).isEqualTo(a.books);
        assertThat(restarted.ledger.lastBooks().deadLettered()).isEqualTo(2);
        assertThat(restarted.ledger.farewell()).isEmpty();
    }

    @Test
    void a_lane_of_dead_letters_alone_leaves_its_books_too() throws Exception {
        var a = lab.process("a").lane(0);
        a.settleDeadLetters(1);
        lab.write(a.ledger.farewell());
        var restarted = lab.process("a").lane(0);
        restarted.settleDeadLetters(2);
        lab.write(restarted.ledger.farewell());

        assertThat(lab.process("a").lane(0).ledger.lastBooks().deadLettered()).isEqualTo(2);
    }

    @Test
    void after_a_crash_the_last_dead_letters_are_missing_in_the_ledgers_books() throws Exception {
        var a = lab.process("a").lane(0);
        a.settle(true, 1);
        a.settleDeadLetters(2);

        assertThat(lab.process("a").lane(0).ledger.lastBooks().deadLettered()).isZero();
    }

    @Test
    void a_lane_in_doubt_says_no_farewell() throws Exception {
        var a = lab.process("a").lane(0);
        a.settleUnconfirmed(true, 1);

        assertThat(a.ledger.farewell()).isEqualTo(List.of());
    }

    @Test
    void the_books_come_back_from_the_last_entry() throws Exception {
        var a = lab.process("a").lane(0);
        a.settle(true, 1, 2);
        a.settle(false, 3);

        var restarted = lab.process("a").lane(0);
        assertThat(restarted.ledger.lastBooks()).isEqualTo(a.books);
    }

    @Test
    void every_lane_of_an_instance_knows_the_books_of_those_that_are_gone() throws Exception {
        var gone = lab.process("a").lane(7);
        gone.settle(true, 1, 2);
        lab.process("b").lane(0).settle(true, 3);
        var a = lab.process("a").lane(0);
        a.settle(true, 4);

        assertThat(a.ledger.booksOfInstance()).isEqualTo(Map.of(gone.id, gone.books, a.id, a.books));
    }

    @Test
    void expired_entries_and_their_marks_are_garbage() throws Exception {
        var p = lab.process("a");
        var a = p.lane(0);
        a.settleUnconfirmed(true, 1, 2);
        a.settle(true, 3);
        a.settle(true, 1);
        assertThat(p.index.garbage(LedgerLab.SOURCE)).isEmpty();

        lab.now = lab.now.plus(Duration.ofHours(24));
        lab.write(p.index.garbage(LedgerLab.SOURCE).stream()
                .map(LedgerRecord::tombstone)
                .toList());
        lab.write(p.index.garbage(LedgerLab.SOURCE).stream()
                .map(LedgerRecord::tombstone)
                .toList());

        assertThat(new Compacted(lab).live()).hasSize(1);
    }
}
