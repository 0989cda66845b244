package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Batch;
import dev.bascule.batch.BridgeState;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SourceId;
import dev.bascule.connection.TraceConfig;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.deadletter.DeadLetterStore;
import dev.bascule.deadletter.DeadLetterWriter;
import dev.bascule.deadletter.SampleMessage;
import dev.bascule.trace.Trace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageSearchTest {
    private static final LaneId LANE = new LaneId("i", "orders", 0, new SourceId("erp", "queue:Q"));
    private static final Outcome.DeadLettered FAILED =
            new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, "step", "it failed");

    @TempDir
    Path data;

    private final FixedRoutes routes = new FixedRoutes();
    private Database database;
    private DeadLetterStore letters;
    private Trace trace;

    @BeforeEach
    void open() {
        database = Database.embedded(data);
        letters = new DeadLetterStore(database);
        trace = new Trace(TraceConfig.DEFAULT, database, "i", Clock.systemUTC());
    }

    @AfterEach
    void close() {
        trace.close();
        database.close();
    }

    @Test
    void what_the_trace_knows_is_told_without_hints() throws Exception {
        routes.put("orders", BridgeState.HELD, "50 of the last 60 failed");
        settled(batch(Outcome.DELIVERED));
        assertThat(Json.line(search(trace).find("ID:1")))
                .contains("\"outcome\":\"delivered\"", "\"source\":\"erp/queue:Q\"", "\"hints\":[]", "\"messages\":1,")
                .doesNotContain("deadLetterId", "null");
    }

    @Test
    void a_dead_letter_that_the_trace_has_forgotten_is_found_in_the_store() throws Exception {
        var batch = batch(FAILED);
        database.write(Durability.CRASH, session -> {
            new DeadLetterWriter(letters).write(session, batch);
            return true;
        });
        var answer = search(trace).find("ID:1");
        assertThat(answer.messages()).isEmpty();
        assertThat(answer.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo("step_failed");
            assertThat(letter.route()).isEqualTo("orders");
        });
        assertThat(answer.hints()).isEmpty();
    }

    @Test
    void of_what_is_nowhere_it_says_what_may_hold_it_up() throws Exception {
        routes.put("orders", BridgeState.HELD, "50 of the last 60 failed");
        assertThat(search(trace).find("ID:1").hints())
                .containsExactly(
                        "orders is HELD: 50 of the last 60 failed",
                        "orders carries 5 messages that are not settled yet",
                        "orders has 12 messages waiting at its source");
    }

    @Test
    void a_trace_that_is_off_says_so() throws Exception {
        try (var off = new Trace(new TraceConfig(false, Duration.ofHours(1), 1), database, "i", Clock.systemUTC())) {
            assertThat(search(off).find("ID:1").hints()).containsExactly("nothing is noted: trace.enabled is false");
        }
    }

    private MessageSearch search(Trace searched) {
        return new MessageSearch(searched, letters, routes);
    }

    private void settled(Batch batch) {
        trace.settled(batch, batch.counts(), Duration.ofMillis(5));
    }

    private static Batch batch(Outcome outcome) {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        batch.add(SampleMessage.of(1)).end(outcome);
        return batch;
    }
}
