package dev.bascule.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DoneKey;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SourceMessage;
import dev.bascule.batch.UnavailableException;
import dev.bascule.connection.TraceConfig;
import dev.bascule.database.Database;
import dev.bascule.deadletter.DeadLetterId;
import dev.bascule.deadletter.SampleMessage;
import dev.bascule.trace.SettledBatches.Accepted;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final Duration TOOK = Duration.ofMillis(250);

    @TempDir
    Path data;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private Database database;
    private Trace trace;

    @AfterEach
    void close() {
        trace.close();
        database.close();
    }

    @Test
    void a_delivered_message_is_told_with_when_from_where_and_every_receipt() throws Exception {
        open(TraceConfig.DEFAULT);
        settled(SettledBatches.of(1, delivery -> {
            delivery.key("order-1");
            delivery.reached("http://partner");
            delivery.accepted(new Accepted("bascule-sqs:orders", "5b3c"));
            delivery.accepted(new Accepted("bascule-kafka:orders", "orders-2@17"));
            delivery.hasAlready("bascule-sqs:orders");
            delivery.end(Outcome.DELIVERED);
        }));

        assertThat(trace.find("order-1")).singleElement().satisfies(message -> {
            assertThat(message.takenAt()).isEqualTo(NOON.minus(TOOK));
            assertThat(message.endedAt()).isEqualTo(NOON);
            assertThat(message.source()).isEqualTo("erp/queue:Q");
            assertThat(message.route()).isEqualTo("orders");
            assertThat(message.instance()).isEqualTo("dc1");
            assertThat(message.lane()).isEqualTo(1);
            assertThat(message.batch()).isEqualTo(7);
            assertThat(message.outcome()).isEqualTo("delivered");
            assertThat(message.messageId()).contains("ID:1");
            assertThat(message.targets())
                    .containsExactly(
                            new TracedMessage.Place("bascule-sqs:orders", Optional.of("5b3c")),
                            new TracedMessage.Place("bascule-kafka:orders", Optional.of("orders-2@17")),
                            new TracedMessage.Place("http://partner", Optional.empty()));
        });
        assertThat(trace.find("ID:1")).isEqualTo(trace.find("order-1"));
        assertThat(trace.find("order-2")).isEmpty();
    }

    @Test
    void a_dead_letter_is_told_with_its_reason_and_id() throws Exception {
        open(TraceConfig.DEFAULT);
        settled(SettledBatches.of(2, delivery -> delivery.end(SettledBatches.tooLarge())));

        assertThat(trace.find("ID:2")).singleElement().satisfies(message -> {
            assertThat(message.outcome()).isEqualTo("dead_lettered");
            assertThat(message.reason()).contains("too_large");
            assertThat(message.stage()).contains("bascule-kafka:orders");
            assertThat(message.error()).contains("2 MB, and it takes 1 MB");
            assertThat(message.deadLetterId())
                    .contains(DeadLetterId.of(SettledBatches.LANE.source(), new DoneKey(2, 2)));
        });
    }

    @Test
    void what_fails_again_in_a_replay_is_the_letter_that_it_was() throws Exception {
        open(TraceConfig.DEFAULT);
        var batch = new Batch(SettledBatches.LANE, LaneBooks.EMPTY);
        batch.add(replayed(4, "7m3k9xq2v0b4ht8n")).end(SettledBatches.tooLarge());
        settled(batch);

        assertThat(trace.find("ID:4")).singleElement().satisfies(message -> assertThat(message.deadLetterId())
                .contains("7m3k9xq2v0b4ht8n"));
    }

    private static SourceMessage replayed(int number, String letterId) {
        var plain = SampleMessage.of(number);
        return (SourceMessage) Proxy.newProxyInstance(
                TraceTest.class.getClassLoader(),
                new Class<?>[] {SourceMessage.class},
                (proxy, method, arguments) ->
                        method.getName().equals("letterId") ? Optional.of(letterId) : method.invoke(plain, arguments));
    }

    @Test
    void a_message_without_identity_has_no_dead_letter_id() throws Exception {
        open(TraceConfig.DEFAULT);
        var batch = new Batch(SettledBatches.LANE, LaneBooks.EMPTY);
        batch.add(SampleMessage.withoutDoneKey(3)).end(SettledBatches.tooLarge());
        settled(batch);

        assertThat(trace.find("ID:3")).singleElement().satisfies(message -> assertThat(message.deadLetterId())
                .isEmpty());
    }

    @Test
    void every_time_that_a_key_came_is_told_the_latest_first() throws Exception {
        open(TraceConfig.DEFAULT);
        settled(SettledBatches.of(1, delivery -> delivery.end(Outcome.DELIVERED)));
        now.set(NOON.plusSeconds(1));
        settled(SettledBatches.of(1, delivery -> delivery.end(Outcome.DUPLICATE)));
        assertThat(trace.find("ID:1")).hasSize(2);
        now.set(NOON.plusSeconds(2));
        settled(SettledBatches.of(1, delivery -> delivery.end(new Outcome.AlreadyDone("ledger entry dc1/orders/0 7"))));

        assertThat(trace.find("ID:1"))
                .extracting(TracedMessage::outcome)
                .containsExactly("redelivered", "duplicate", "delivered");
        assertThat(trace.find("ID:1").get(0).reason()).contains("ledger entry dc1/orders/0 7");
    }

    @Test
    void names_with_the_same_hash_are_told_apart() throws Exception {
        open(TraceConfig.DEFAULT);
        assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
        settled(SettledBatches.of(1, delivery -> {
            delivery.key("Aa");
            delivery.end(Outcome.FILTERED);
        }));
        assertThat(trace.find("Aa")).hasSize(1);
        assertThat(trace.find("BB")).isEmpty();
    }

    @Test
    void a_long_key_is_found_by_the_whole_of_it() throws Exception {
        open(TraceConfig.DEFAULT);
        var key = "ż".repeat(2_000);
        settled(SettledBatches.of(1, delivery -> {
            delivery.key(key);
            delivery.end(Outcome.FILTERED);
        }));
        assertThat(trace.find(key)).hasSize(1);
    }

    @Test
    void what_was_noted_is_known_after_a_restart() throws Exception {
        open(TraceConfig.DEFAULT);
        settled(SettledBatches.delivered(0, 500));
        close();
        open(TraceConfig.DEFAULT);
        assertThat(trace.find("ID:499")).hasSize(1);
        assertThat(trace.window())
                .isEqualTo(new TraceWindow(Optional.of(NOON.minus(TOOK)), 500, Optional.of(NOON.minus(TOOK)), 500));
    }

    @Test
    void messages_leave_the_window_when_they_are_too_old() throws Exception {
        open(new TraceConfig(true, Duration.ofHours(1), 1_000_000));
        assertThat(rows())
                .isZero(); // a database is slow while it is made, and what is settled meanwhile may be found later
        settled(SettledBatches.delivered(0, 10));
        assertThat(trace.find("ID:0")).hasSize(1);
        now.set(NOON.plus(Duration.ofMinutes(61)));
        assertThat(trace.find("ID:0")).isEmpty();
        assertThat(trace.window()).isEqualTo(TraceWindow.EMPTY);

        settled(SettledBatches.delivered(10, 20));
        assertThat(trace.find("ID:10")).hasSize(1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void messages_leave_the_window_when_there_are_too_many() throws Exception {
        open(new TraceConfig(true, Duration.ofHours(1), 1_000));
        for (int i = 0; i < 30; i++) {
            settled(SettledBatches.delivered(i * 100, i * 100 + 100));
            assertThat(trace.find("ID:" + (i * 100))).hasSize(1);
        }
        assertThat(trace.window().messages()).isEqualTo(1_000);
        assertThat(trace.find("ID:0")).isEmpty();
        assertThat(trace.find("ID:2000")).hasSize(1);
    }

    @Test
    void a_smaller_bound_holds_for_what_was_noted_before() throws Exception {
        open(TraceConfig.DEFAULT);
        for (int i = 0; i < 10; i++) {
            settled(SettledBatches.delivered(i * 100, i * 100 + 100));
            trace.find("written");
        }
        close();
        open(new TraceConfig(true, Duration.ofHours(1), 300));
        settled(SettledBatches.delivered(1_000, 1_100));
        trace.find("written");
        assertThat(trace.window().messages()).isEqualTo(300);
    }

    @Test
    void instances_that_share_a_database_find_each_others_and_keep_their_own_bounds() throws Exception {
        open(new TraceConfig(true, Duration.ofHours(1), 100));
        settled(SettledBatches.delivered(0, 100));
        trace.find("written");
        try (var other = new Trace(new TraceConfig(true, Duration.ofHours(1), 100), database, "dc2", now::get)) {
            var batch = SettledBatches.delivered(100, 200);
            other.settled(batch, batch.counts(), TOOK);
            assertThat(other.find("ID:100")).singleElement().satisfies(message -> assertThat(message.instance())
                    .isEqualTo("dc2"));
            assertThat(trace.window().messages())
                    .isEqualTo(trace.window().ownMessages() + other.window().ownMessages());
            assertThat(other.find("ID:0")).singleElement().satisfies(message -> assertThat(message.instance())
                    .isEqualTo("dc1"));
        }
    }

    @Test
    void what_an_instance_has_left_behind_goes_as_well() throws Exception {
        open(new TraceConfig(true, Duration.ofHours(1), 100));
        try (var gone = new Trace(new TraceConfig(true, Duration.ofHours(1), 100), database, "dc2", now::get)) {
            var batch = SettledBatches.delivered(0, 10);
            gone.settled(batch, batch.counts(), TOOK);
        }
        now.set(NOON.plus(Duration.ofMinutes(61)));
        settled(SettledBatches.delivered(10, 20));
        assertThat(trace.find("ID:10")).hasSize(1);
        assertThat(rows()).isEqualTo(2);
        now.set(NOON.plus(Duration.ofMinutes(120)).plusSeconds(30));
        settled(SettledBatches.delivered(20, 30));
        assertThat(trace.find("ID:20")).hasSize(1);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void nothing_is_noted_when_it_is_off() throws Exception {
        open(new TraceConfig(false, Duration.ofHours(1), 100));
        settled(SettledBatches.delivered(0, 10));
        assertThat(trace.find("ID:0")).isEmpty();
        assertThat(trace.droppedMessages()).isZero();
    }

    @Test
    void a_database_that_is_down_fails_no_lane_and_what_is_not_written_at_the_end_is_counted() throws Exception {
        Files.writeString(
                data.resolve(Database.FILE), "no database at all, but long enough to be read as one, and wrong");
        open(TraceConfig.DEFAULT);
        settled(SettledBatches.delivered(0, 10));
        trace.close();
        assertThat(trace.droppedMessages()).isEqualTo(10);
    }

    private void open(TraceConfig config) {
        database = Database.embedded(data);
        trace = new Trace(config, database, "dc1", now::get);
    }

    private void settled(Batch batch) {
        trace.settled(batch, batch.counts(), TOOK);
    }

    private long rows() throws UnavailableException {
        return database.read(session -> {
            try (var rows =
                    session.prepare("SELECT count(*) FROM trace_segment").executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        });
    }
}
