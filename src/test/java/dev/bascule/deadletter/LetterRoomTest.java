package dev.bascule.deadletter;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.deadletter.AuditEntry.Action;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterRoomTest {
    private static final DeadLetterFilter ALL = DeadLetterFilter.ALL;

    @TempDir
    Path data;

    private final AtomicReference<Instant> now = new AtomicReference<>(SampleMessage.TAKEN_AT);
    private Database database;
    private Participant participant;

    @BeforeEach
    void open() throws Exception {
        database = Database.embedded(data);
        participant = new LetterRoom(database, 2, now::get).ofLane();
        store("a");
        participant.settle(SettleStep.CLAIM, batch(failure()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_batch_with_another_letter_waits_until_there_is_room() throws Exception {
        fill();
        assertThatThrownBy(() -> participant.settle(SettleStep.CLAIM, batch(failure())))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("full with 2 letters")
                .hasMessageContaining("dead-letters.max-letters");
        assertThatThrownBy(participant::probe).isInstanceOf(UnavailableException.class);

        new Discards(database, Clock.systemUTC()).remove(ALL.ids(Set.of("a")), "ann", Action.DISCARD, "test");
        pass();
        assertThatCode(participant::probe).doesNotThrowAnyException();
        assertThatCode(() -> participant.settle(SettleStep.CLAIM, batch(failure())))
                .doesNotThrowAnyException();
    }

    @Test
    void a_batch_without_letters_goes_on_and_other_outages_end() throws Exception {
        fill();
        assertThatCode(() -> participant.settle(SettleStep.CLAIM, batch(Outcome.DELIVERED)))
                .doesNotThrowAnyException();
        assertThatCode(participant::probe).doesNotThrowAnyException();
    }

    @Test
    void what_a_target_has_refused_meanwhile_waits_as_well() throws Exception {
        fill();
        assertThatThrownBy(() -> participant.settle(SettleStep.DEAD_LETTER, batch(failure())))
                .isInstanceOf(UnavailableException.class);
    }

    private void fill() throws Exception {
        store("b");
        pass();
    }

    private void pass() {
        now.set(now.get().plus(LetterRoom.AGE));
    }

    private void store(String id) throws Exception {
        new Imports(database, new DeadLetterStore(database))
                .add(List.of(SampleLetter.id(id).make()), "test");
    }

    private static Outcome failure() {
        return new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, "step", "it failed");
    }

    private static Batch batch(Outcome outcome) {
        var batch = new Batch(new LaneId("i", "erp-orders", 0, new SourceId("erp", "queue:Q")), LaneBooks.EMPTY);
        batch.add(SampleMessage.of(1)).end(outcome);
        return batch;
    }
}
