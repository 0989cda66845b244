package dev.bascule.dedup;

import dev.bascule.batch.Append;
import dev.bascule.batch.Batch;
import dev.bascule.batch.DedupBounds;
import dev.bascule.batch.DedupKey;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.StopSignal;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.database.PostgresServer;
import dev.bascule.deadletter.SampleMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** Lanes of one route that share a dedup window: their database, their ledger, and clocks that say how patient they are. */
final class ClaimsLab implements AutoCloseable {
    private static final SourceId QUEUE = new SourceId("erp", "queue:ORDERS");

    private final Callable<Database> opening;
    private final boolean isShared;
    private final Map<LaneId, LaneProof.LastDone> ledger = new ConcurrentHashMap<>();
    private final AtomicLong nanos = new AtomicLong();
    private Database database;
    private DedupWindow window;

    private ClaimsLab(Callable<Database> opening, boolean isShared) throws Exception {
        this.opening = opening;
        this.isShared = isShared;
        this.database = opening.call();
        this.window = newWindow(DedupBounds.DEFAULT);
    }

    static ClaimsLab embedded(Path data) throws Exception {
        return new ClaimsLab(() -> Database.embedded(data), false);
    }

    /** On PostgreSQL. */
    static ClaimsLab shared() throws Exception {
        var url = PostgresServer.newUrl();
        return new ClaimsLab(() -> PostgresServer.open(url), true);
    }

    private DedupWindow newWindow(DedupBounds bounds) {
        return new DedupWindow("orders", bounds, database, isShared, Clock.systemUTC());
    }

    DedupWindow window() {
        return window;
    }

    /** Gives the window other bounds, and opens it again. */
    void bound(DedupBounds bounds) {
        window = newWindow(bounds);
    }

    /** Nothing of the process is left but what is on disk and in the ledger. */
    void crash() throws Exception {
        close();
        database = opening.call();
        window = newWindow(DedupBounds.DEFAULT);
    }

    @Override
    public void close() {
        database.close();
    }

    /** A lane whose waits take as long as they say, in no time. */
    Lane lane(int number) throws Exception {
        return new Lane(number, new FakeProof(), new FastClock());
    }

    /** As {@link #lane}, to a target that has no ledger. */
    Lane laneWithoutLedger(int number) throws Exception {
        return new Lane(number, LaneProof.NONE, new FastClock());
    }

    /** A lane that never loses its patience. */
    Lane patientLane(int number) throws Exception {
        return new Lane(number, new FakeProof(), new PatientClock());
    }

    /** A lane by the system's clock. */
    Lane liveLane(int number) throws Exception {
        return new Lane(number, new FakeProof(), LaneClock.SYSTEM);
    }

    /** Puts a batch into the ledger of which the database knows nothing. */
    void noteDone(int lane, long batch, List<DedupKey> keys) {
        ledger.put(id(lane), new LaneProof.LastDone(batch, keys));
    }

    /** Until a lane waits for another. */
    void awaitSleep() {
        Awaitility.await().until(() -> nanos.get() > 0);
    }

    private static LaneId id(int lane) {
        return new LaneId("dc1", "orders", lane, QUEUE);
    }

    static DedupKey key(int number) {
        return KeyHash.of("order-" + number);
    }

    static List<DedupKey> keys(int from, int count) {
        var keys = new ArrayList<DedupKey>();
        for (int i = 0; i < count; i++) {
            keys.add(key(from + i));
        }
        return keys;
    }

    private final class FastClock implements LaneClock {
        @Override
        public long nanoTime() {
            return nanos.get();
        }

        @Override
        public void sleep(Duration duration, StopSignal stop) {
            nanos.addAndGet(duration.toNanos());
        }
    }

    private final class PatientClock implements LaneClock {
        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void sleep(Duration duration, StopSignal stop) {
            nanos.addAndGet(duration.toNanos());
            LaneClock.SYSTEM.sleep(duration, stop);
        }
    }

    private final class FakeProof implements LaneProof {
        @Override
        public LastDone lastDone(LaneId lane) {
            return ledger.getOrDefault(lane, LastDone.NOTHING);
        }

        @Override
        public boolean isLedger() {
            return true;
        }

        @Override
        public boolean listsKeys() {
            return true;
        }
    }

    record Carried(Batch batch) {
        List<Outcome> outcomes() {
            var outcomes = new ArrayList<Outcome>();
            batch.deliveries().forEach(delivery -> outcomes.add(delivery.outcome()));
            return outcomes;
        }
    }

    /** A lane whose messages are numbers, which are their keys. */
    final class Lane {
        final LaneClaims claims;
        private final LaneId id;
        private final LaneProof proof;
        private LaneBooks books;

        private Lane(int number, LaneProof proof, LaneClock clock) throws Exception {
            this.id = id(number);
            this.proof = proof;
            this.claims = new LaneClaims(database, id, window, proof, clock);
            var last = ledger.getOrDefault(id, LaneProof.LastDone.NOTHING);
            this.books = new LaneBooks(last.batchNumber(), 0, 0, 0, 0, 0);
            claims.open();
        }

        Carried take() {
            return new Carried(new Batch(id, books));
        }

        /** As a route does. */
        Carried route(int... keys) throws Exception {
            return route(true, keys);
        }

        /** As if none of the keys was known yet. */
        Carried unaware(int... keys) throws Exception {
            return route(false, keys);
        }

        private Carried route(boolean asks, int... keys) throws Exception {
            var carried = take();
            for (int key : keys) {
                var delivery = carried.batch.add(SampleMessage.of(key));
                try (var scope = delivery.scope()) {
                    if (asks && window.knows(key(key)) || !delivery.claim(key(key))) {
                        delivery.knownInWindow();
                    } else {
                        delivery.append(new Text("orders"));
                    }
                }
                delivery.endByReach();
            }
            return carried;
        }

        Carried settle(Carried carried) throws Exception {
            upTo(SettleStep.SOURCE_COMMIT, carried);
            return carried;
        }

        void upTo(SettleStep last, Carried carried) throws Exception {
            for (var step : SettleStep.values()) {
                if (step.compareTo(last) <= 0) {
                    step(step, carried);
                }
            }
        }

        void from(SettleStep first, Carried carried) throws Exception {
            for (var step : SettleStep.values()) {
                if (step.compareTo(first) >= 0) {
                    step(step, carried);
                }
            }
        }

        private void step(SettleStep step, Carried carried) throws Exception {
            claims.settle(step, carried.batch);
            if (step == SettleStep.KAFKA_COMMIT && proof.isLedger()) {
                ledger.put(id, new LaneProof.LastDone(carried.batch.number(), carried.batch.claims()));
                books = carried.batch.booksAfter();
            } else if (step == SettleStep.SQL) {
                sql(carried);
            }
        }

        void sql(Carried carried) throws UnavailableException {
            if (claims.concerns(carried.batch)) {
                database.write(Durability.POWER_LOSS, session -> {
                    claims.write(session, carried.batch);
                    return true;
                });
            }
            books = carried.batch.booksAfter();
        }

        /** On a slow machine another lane may lose its patience. */
        private Carried settleAtLast(int... numbers) throws Exception {
            while (true) {
                var carried = route(numbers);
                try {
                    return settle(carried);
                } catch (UnavailableException overtaken) {
                    claims.abort(carried.batch);
                    claims.open();
                }
            }
        }

        /** Gives a batch up at a step, or at an earlier one if another lane loses its patience. */
        private void fail(SettleStep step, int... numbers) throws Exception {
            var failing = route(numbers);
            try {
                upTo(step, failing);
            } catch (UnavailableException overtaken) {
                // It fails all the same.
            }
            claims.abort(failing.batch);
            claims.open();
        }

        /** Settles messages with these keys; now and then it fails first, at any step. */
        void carry(List<Integer> keys, Random random, Map<Integer, Integer> deliveredBy) throws Exception {
            var numbers = keys.stream().mapToInt(Integer::intValue).toArray();
            if (random.nextInt(4) == 0) {
                fail(SettleStep.values()[random.nextInt(SettleStep.PROOF.ordinal() + 1)], numbers);
            }
            var settled = settleAtLast(numbers);
            for (int i = 0; i < numbers.length; i++) {
                if (settled.outcomes().get(i).equals(Outcome.DELIVERED)) {
                    deliveredBy.merge(numbers[i], 1, Integer::sum);
                }
            }
        }
    }

    record Text(String target) implements Append {
        @Override
        public int sizeBytes() {
            return target.length();
        }
    }
}
