package dev.bascule.source.replay;

import static org.awaitility.Awaitility.await;

import dev.bascule.batch.Batch;
import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.BridgeState;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Lane;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneGate;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.LaneListener;
import dev.bascule.batch.LaneParts;
import dev.bascule.batch.Participant;
import dev.bascule.batch.PoisonBounds;
import dev.bascule.batch.PoisonWatch;
import dev.bascule.batch.Router;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.books.SqlParticipant;
import dev.bascule.database.Database;
import dev.bascule.deadletter.AuditLog;
import dev.bascule.deadletter.BodyCipher;
import dev.bascule.deadletter.DeadLetter;
import dev.bascule.deadletter.DeadLetterFilter;
import dev.bascule.deadletter.DeadLetterStore;
import dev.bascule.deadletter.Imports;
import dev.bascule.deadletter.ReplayJob;
import dev.bascule.deadletter.ReplayRequest;
import dev.bascule.deadletter.ReplayStore;
import dev.bascule.deadletter.ReplayWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Dead letters in a database, a ledger that outlives processes, and lanes that replay, one process after the other. */
final class ReplayLab implements AutoCloseable {
    static final String ROUTE = "orders";
    static final String TARGET = "bascule-kafka:orders";
    static final int MOST_REPLAYS = 3;

    final FakeLedger.Log log = new FakeLedger.Log();
    final Database database;
    final DeadLetterStore letters;
    final ReplayStore replays;
    final AuditLog audit;

    Router router = delivery -> {
        var message = (ReplayMessage) delivery.message();
        delivery.append(new FakeLedger.Record(TARGET, delivery.key() + "=" + message.body()));
        delivery.endByReach();
    };

    /** How many batches may be settled before the next one fails at {@link #faultAt}; negative: all. */
    final AtomicInteger batchesBeforeFault = new AtomicInteger(-1);

    SettleStep faultAt = SettleStep.SQL;

    boolean isOutage;

    ReplayLab(Path data) {
        this(data, BodyCipher.NONE);
    }

    ReplayLab(Path data, BodyCipher cipher) {
        database = Database.embedded(data);
        letters = new DeadLetterStore(database, cipher);
        replays = new ReplayStore(database, letters, cipher, MOST_REPLAYS, Clock.systemUTC());
        audit = new AuditLog(database);
    }

    void plant(int number) throws UnavailableException {
        var all = new ArrayList<DeadLetter>();
        for (int i = 0; i < number; i++) {
            all.add(letter("letter-" + i, 0));
        }
        plant(all.toArray(DeadLetter[]::new));
    }

    void plant(DeadLetter... some) throws UnavailableException {
        new Imports(database, letters).add(List.of(some), "test");
    }

    static DeadLetter letter(String id, int failedAgain, String... deliveredTo) {
        var body = id.getBytes(StandardCharsets.UTF_8);
        var at = Instant.parse("2026-11-22T10:15:30Z");
        return new DeadLetter(
                id,
                "key-" + id,
                "dc1-a",
                ROUTE,
                "erp/queue:ORDERS",
                "unmarshal1",
                DeadLetterReason.STEP_FAILED,
                "failed",
                List.of(),
                1,
                at,
                at,
                Map.of("JMSMessageID", "ID:" + id),
                Map.of("region", "north"),
                "text",
                body,
                body.length,
                List.of(deliveredTo),
                failedAgain);
    }

    ReplayJob submit() throws UnavailableException {
        return submit(new ReplayRequest("ann", DeadLetterFilter.ALL, Optional.empty(), 0, 0, Optional.empty()));
    }

    ReplayJob submit(ReplayRequest request) throws UnavailableException {
        return replays.submit("dc1-a", Map.of(ROUTE, request)).get(0);
    }

    ReplayJob job(ReplayJob job) throws UnavailableException {
        return replays.find(job.id()).orElseThrow();
    }

    /** Runs a lane until no replay is left, or until it is held by a fault. */
    void run() throws InterruptedException {
        var lane = lane();
        var thread = new Thread(lane, "replay lane");
        thread.start();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> lane.status().state() == BridgeState.HELD
                        || replays.routesWithWork("dc1-a").isEmpty());
        lane.stop();
        thread.join();
    }

    private Lane lane() {
        var id = new LaneId("dc1-a", ROUTE, 0, new SourceId("bascule", "replay:dc1-a/" + ROUTE));
        var source = new ReplaySource(replays, "dc1-a", ROUTE, PlainLetters.INSTANCE, Set.of(), LaneClock.SYSTEM);
        var ledger = new FakeLedger(log, source);
        source.keepIn(ledger);
        var writer = new ReplayWriter(database, source, Clock.systemUTC());
        List<Participant> participants =
                List.of(source, ledger, writer, new Faulty(), new SqlParticipant(database, id, List.of(writer)));
        var parts = new LaneParts(
                id,
                source,
                delivery -> router.route(delivery),
                participants,
                List.of(ledger),
                new BatchLimits(20, 1 << 20, Duration.ofMillis(5), Duration.ofSeconds(10)),
                new PoisonWatch(new PoisonBounds(0, 1)));
        return new Lane(parts, new LaneGate(1, LaneClock.SYSTEM), LaneClock.SYSTEM, LaneListener.NONE);
    }

    /** Fails between the ledger's commit and the database's, or before both. */
    private final class Faulty implements Participant {
        @Override
        public void settle(SettleStep step, Batch batch) throws UnavailableException {
            if (step == faultAt && batchesBeforeFault.getAndDecrement() == 0) {
                if (isOutage) {
                    throw new UnavailableException(UnavailableException.Kind.DOWN, "database", "locked", null);
                }
                throw new IllegalStateException("the process dies here");
            }
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
