package dev.bascule.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.deadletter.AuditEntry.Action;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyDeadLettersTest {
    private static final LaneId LANE = new LaneId("dc1-a", "feed", 0, new SourceId("feed", "/data/in"));
    private static final Outcome BROKEN =
            new Outcome.DeadLettered(DeadLetterReason.UNREADABLE, "source", "broken", List.of("A: ZONED_DIGIT"));

    @TempDir
    Path data;

    private Database database;
    private DeadLetterStore store;
    private EarlyDeadLetters letters;

    @BeforeEach
    void open() {
        database = Database.embedded(data);
        store = new DeadLetterStore(database);
        letters = new EarlyDeadLetters(database, store, new DeadLetterWriter(store));
        letters.open();
    }

    @AfterEach
    void close() {
        database.close();
    }

    private void settle(SettleStep last, Outcome... outcomes) throws UnavailableException {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        for (int i = 0; i < outcomes.length; i++) {
            batch.add(SampleMessage.of(i)).end(outcomes[i]);
        }
        for (var step : SettleStep.values()) {
            if (step.compareTo(last) <= 0) {
                letters.settle(step, batch);
            }
        }
    }

    private List<String> keys() throws UnavailableException {
        return store.list(DeadLetterFilter.ALL, DeadLetterPage.START, 100).letters().stream()
                .map(DeadLetter::key)
                .toList();
    }

    @Test
    void letters_are_stored_before_the_commit() throws Exception {
        settle(SettleStep.KAFKA_FLUSH, BROKEN);
        assertThat(keys()).isEmpty();
        settle(SettleStep.DEAD_LETTER, BROKEN);

        assertThat(keys()).containsExactly("ID:0");
    }

    @Test
    void a_message_that_comes_again_has_one_letter() throws Exception {
        settle(SettleStep.DEAD_LETTER, BROKEN, Outcome.DELIVERED);
        letters.open();
        settle(SettleStep.SOURCE_COMMIT, BROKEN, Outcome.DELIVERED);

        assertThat(keys()).containsExactly("ID:0");
    }

    @Test
    void a_message_that_was_done_as_a_letter_keeps_it() throws Exception {
        settle(SettleStep.SOURCE_COMMIT, BROKEN);
        letters.open();
        settle(SettleStep.SOURCE_COMMIT, new Outcome.AlreadyDone("position"));

        assertThat(keys()).containsExactly("ID:0");
    }

    @Test
    void a_message_whose_letter_a_replay_has_in_hand_goes_back() throws Exception {
        settle(SettleStep.DEAD_LETTER, BROKEN);
        letters.open();
        claim("a replay");
        assertThatThrownBy(() -> settle(SettleStep.DEAD_LETTER, Outcome.DELIVERED))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("in hand");
        assertThat(keys()).containsExactly("ID:0");

        claim(null);
        settle(SettleStep.DEAD_LETTER, Outcome.DELIVERED);
        assertThat(keys()).isEmpty();
    }

    @Test
    void a_message_whose_letter_has_just_been_replayed_goes_back() throws Exception {
        settle(SettleStep.DEAD_LETTER, BROKEN);
        letters.open();
        new Discards(database, Clock.systemUTC()).remove(DeadLetterFilter.ALL, "ann", Action.DISCARD, "sent by hand");
        assertThatThrownBy(() -> settle(SettleStep.DEAD_LETTER, Outcome.DELIVERED))
                .isInstanceOf(UnavailableException.class);
    }

    private void claim(@Nullable String replay) throws UnavailableException {
        database.write(Durability.CRASH, session -> {
            var update = session.prepare("UPDATE dead_letter SET claim = ?");
            update.setString(1, replay);
            return update.executeUpdate();
        });
    }

    @Test
    void a_message_that_fares_better_the_second_time_has_none() throws Exception {
        settle(SettleStep.DEAD_LETTER, BROKEN, BROKEN);
        letters.open();
        settle(SettleStep.SOURCE_COMMIT, Outcome.DELIVERED, BROKEN);

        assertThat(keys()).containsExactly("ID:1");
    }
}
