package dev.bascule.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Mark;
import dev.bascule.batch.MarkedSource;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.SourceMessage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarksTest {
    private static final SourceId FEED = new SourceId("feed", "/data/in");
    private static final LaneId LANE = new LaneId("dc1-a", "feed", 0, FEED);

    private final LedgerLab lab = new LedgerLab();

    private static MarkedSource source(Mark... marks) {
        return new MarkedSource() {
            @Override
            public List<Mark> openMarks() {
                return List.of(marks);
            }

            @Override
            public void kept() {}

            @Override
            public void learn(Map<String, byte[]> marks) {}

            @Override
            public boolean isKept(SourceMessage message) {
                return false;
            }
        };
    }

    private static MarkLedger ledger(LedgerLab.Process process, Mark... marks) {
        return new MarkLedger(LANE, process.run, process.index, process.clocks, () -> 0, source(marks));
    }

    private static Mark mark(String name, int value) {
        return new Mark(name, new byte[] {(byte) value});
    }

    private static LedgerRecord written(String name, long sequence, int value) {
        return new LedgerRecord(
                new LedgerKey.Mark(FEED, name).encode(), MarkCodec.encode(sequence, new byte[] {(byte) value}));
    }

    @Test
    void a_key_comes_back_as_it_was_written() throws Exception {
        var key = new LedgerKey.Mark(FEED, "file/ä");

        assertThat(LedgerKey.decode(key.encode())).isEqualTo(key);
    }

    @Test
    void a_batch_writes_books_with_its_dead_letters_and_the_sources_marks() throws Exception {
        var process = lab.process("dc1-a");
        var ledger = ledger(process, mark("file/a", 7));
        var batch = new Batch(LANE, new LaneBooks(4, 40, 0, 0, 0, 0));
        batch.add(LedgerLab.message(1)).end(Outcome.DELIVERED);
        batch.add(LedgerLab.message(2)).end(new Outcome.DeadLettered(DeadLetterReason.UNREADABLE, "source", "broken"));
        lab.write(ledger.records(batch));
        ledger.committed();

        assertThat(ledger.lastBooks()).isEqualTo(new LaneBooks(5, 41, 0, 0, 1, 0));
        var restarted = lab.process("dc1-a");
        assertThat(restarted.index.marks(FEED)).hasSize(1).containsEntry("file/a", new byte[] {7});
        assertThat(restarted.index.barrier(FEED)).isPositive();
        assertThat(restarted.index.nothingListed(FEED)).as("done keys in doubt").isTrue();
        var reopened = ledger(restarted);
        reopened.reopen(restarted.index.generation());
        assertThat(reopened.lastBooks()).isEqualTo(new LaneBooks(5, 41, 0, 0, 1, 0));
        assertThat(reopened.isLast(batch)).as("an entry of another run").isFalse();
    }

    @Test
    void the_books_of_lanes_that_do_not_run_any_more_are_known() throws Exception {
        var process = lab.process("dc1-a");
        var retired = new LaneId("dc1-a", "feed", 1, FEED);
        var books = new LaneBooks(4, 40, 0, 0, 0, 0);
        var ended = new MarkLedger(retired, process.run, process.index, process.clocks, () -> 0, source());
        lab.write(ended.records(new Batch(retired, books)));

        assertThat(ledger(lab.process("dc1-a")).booksOfInstance())
                .containsOnly(Map.entry(retired, new LaneBooks(5, 40, 0, 0, 0, 0)));
    }

    @Test
    void the_entry_that_was_just_read_decides_whether_a_batch_is_committed() throws Exception {
        var process = lab.process("dc1-a");
        var ledger = ledger(process);
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        var records = ledger.records(batch);
        ledger.reopen(process.index.generation());
        assertThat(ledger.isLast(batch)).isFalse();
        lab.write(records);
        ledger.reopen(process.index.generation());

        assertThat(ledger.isLast(batch)).isTrue();
    }

    @Test
    void an_entry_that_may_only_be_missing_because_the_ledger_is_read_anew_decides_nothing() throws Exception {
        var process = lab.process("dc1-a");
        var ledger = ledger(process);
        lab.write(ledger.records(new Batch(LANE, LaneBooks.EMPTY)));
        long before = process.index.generation();
        process.forget();

        assertThatExceptionOfType(LedgerReplacedException.class).isThrownBy(() -> ledger.reopen(before));
    }

    @Test
    void the_value_that_was_written_last_counts_in_whatever_order_partitions_are_read() throws Exception {
        var process = lab.process("dc1-a");
        lab.write(List.of(written("a", 9, 9), written("a", 8, 8)));

        assertThat(process.index.marks(FEED)).containsEntry("a", new byte[] {9});
        assertThat(ledger(process).records(List.of(mark("b", 1))).get(0).value())
                .isEqualTo(MarkCodec.encode(10, new byte[] {1}));
    }

    @Test
    void a_mark_is_forgotten_with_its_tombstone() throws Exception {
        var process = lab.process("dc1-a");
        lab.write(List.of(written("a", 1, 1)));
        lab.write(ledger(process).records(List.of(new Mark("a", null))));

        assertThat(process.index.marks(FEED)).isEmpty();
    }

    @Test
    void every_write_to_a_source_is_heard() {
        var process = lab.process("dc1-a");
        long before = process.index.markChanges(FEED);
        lab.write(List.of(written("a", 1, 1)));
        long between = process.index.markChanges(FEED);
        lab.write(List.of(written("a", 2, 1)));

        assertThat(List.of(before, between, process.index.markChanges(FEED))).doesNotHaveDuplicates();
    }

    @Test
    void any_flipped_bit_is_noticed() {
        var bytes = MarkCodec.encode(3, new byte[] {1, 2, 3});
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            var damaged = bytes.clone();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThatExceptionOfType(LedgerFormatException.class).isThrownBy(() -> MarkCodec.decode(damaged));
        }
    }

    @Test
    void a_mark_that_cannot_be_read_stops_those_who_ask() {
        var process = lab.process("dc1-a");
        lab.write(List.of(new LedgerRecord(new LedgerKey.Mark(FEED, "a").encode(), new byte[] {9})));

        assertThatExceptionOfType(LedgerFormatException.class).isThrownBy(() -> process.index.marks(FEED));
    }
}
