package dev.bascule.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.Batch;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Mark;
import dev.bascule.batch.MarkedSource;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.OwnerWatch;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.SourceMessage;
import dev.bascule.batch.StopSignal;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.deadletter.SampleMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlMarksTest {
    private static final SourceId FEED = new SourceId("feed", "/data/in");

    private static final class Time implements LaneClock {
        private long nanos;

        @Override
        public long nanoTime() {
            return nanos;
        }

        @Override
        public void sleep(Duration duration, StopSignal stop) {
            nanos += duration.toNanos();
        }
    }

    private static final class Source implements MarkedSource {
        List<Mark> open = List.of();

        @Override
        public List<Mark> openMarks() {
            return open;
        }

        @Override
        public void kept() {}

        @Override
        public void learn(Map<String, byte[]> marks) {}

        @Override
        public boolean isKept(SourceMessage message) {
            return false;
        }
    }

    @TempDir
    Path data;

    private final Time time = new Time();
    private final Source source = new Source();
    private Database database;

    @BeforeEach
    void open() {
        database = Database.embedded(data);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private SqlMarks lane(SqlOwnership ownership) {
        return new SqlMarks(database, id(), ownership, source, time);
    }

    private static LaneId id() {
        return new LaneId("dc1-a", "feed", 0, FEED);
    }

    private SqlOwnership instance(String name) {
        return new SqlOwnership(FEED, name, time);
    }

    private void settle(SqlMarks marks, Mark... open) throws UnavailableException {
        source.open = List.of(open);
        var batch = new Batch(id(), LaneBooks.EMPTY);
        batch.add(SampleMessage.of(1)).end(Outcome.DELIVERED);
        var sql = new SqlParticipant(database, id(), List.of(marks));
        for (var step : SettleStep.values()) {
            marks.settle(step, batch);
            sql.settle(step, batch);
        }
    }

    private static Mark mark(String name, int value) {
        return new Mark(name, new byte[] {(byte) value});
    }

    @Test
    void marks_are_kept_with_the_books_of_their_batch() throws Exception {
        var marks = lane(instance("dc1-a"));
        marks.open();
        settle(marks, mark("file/a", 1), mark("file/b", 2));
        settle(marks, mark("file/a", 3), new Mark("file/b", null));
        database.close();
        open();
        var restarted = lane(instance("dc1-a"));
        restarted.open();

        assertThat(restarted.read()).hasSize(1).containsEntry("file/a", new byte[] {3});
        assertThat(new Books(database).load(id()).delivered()).isEqualTo(1);
    }

    @Test
    void a_second_instance_stands_by_until_the_first_is_silent() throws Exception {
        var first = lane(instance("dc1-a"));
        first.open();
        var secondInstance = instance("dc1-b");
        var second = lane(secondInstance);
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(second::open)
                .withMessageContaining("standing by: instance dc1-a");
        time.nanos += OwnerWatch.QUIET.minusSeconds(1).toNanos();
        first.idle();
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(second::open);
        time.nanos += OwnerWatch.QUIET.toNanos();
        second.open();
        second.keep(List.of(mark("file/a", 1)));

        assertThat(second.read()).containsKey("file/a");
    }

    @Test
    void an_owner_that_only_paused_moves_no_position_any_more() throws Exception {
        var paused = lane(instance("dc1-a"));
        paused.open();
        var second = lane(instance("dc1-b"));
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(second::open);
        time.nanos += OwnerWatch.QUIET.toNanos();
        second.open();

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> settle(paused, mark("file/a", 9)));
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(paused::read);
        assertThat(second.read()).isEmpty();
        assertThat(new Books(database).load(id())).isEqualTo(LaneBooks.EMPTY);
    }

    @Test
    void a_lane_that_opened_before_its_instance_lost_the_source_must_open_again() throws Exception {
        var instance = instance("dc1-a");
        var early = lane(instance);
        early.open();
        var other = lane(instance("dc1-b"));
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(other::open);
        time.nanos += OwnerWatch.QUIET.toNanos();
        other.open();
        var late = lane(instance);
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(late::open);
        time.nanos += OwnerWatch.QUIET.toNanos();
        late.open();

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> early.keep(List.of(mark("file/a", 1))));
        late.keep(List.of(mark("file/a", 2)));
        early.open();
        assertThat(early.read()).containsEntry("file/a", new byte[] {2});
    }
}
