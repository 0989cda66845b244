package dev.bascule.ledger;

import dev.bascule.batch.Batch;
import dev.bascule.batch.BridgeState;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.DoneKey;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Original;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.SourceMessage;
import dev.bascule.batch.StopSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger without Kafka: a log of records that every process reads at once, and lanes that write to it. Time is controlled. */
final class LedgerLab {
    static final SourceId SOURCE = new SourceId("erp", "queue:ORDERS");

    final List<LedgerRecord> log = new ArrayList<>();
    final List<Process> processes = new ArrayList<>();
    Duration now = Duration.ZERO;

    private final LaneClock clock = new LaneClock() {
        @Override
        public long nanoTime() {
            return now.toNanos();
        }

        @Override
        public void sleep(Duration duration, StopSignal stop) {
            throw new UnsupportedOperationException();
        }
    };

    Process process(String instance) {
        var process = new Process(instance, processes.size() + 1);
        process.read();
        processes.add(process);
        return process;
    }

    void write(List<LedgerRecord> records) {
        log.addAll(records);
        processes.stream().filter(process -> !process.lags).forEach(Process::read);
    }

    static DoneKey key(int n) {
        return new DoneKey(n, ~n);
    }

    /** One process' memory. */
    final class Process {
        final String instance;
        final long run;
        final ConnectedTime connected = new ConnectedTime(clock);
        final SourceClocks clocks = new SourceClocks(connected);
        final InDoubtIndex index = new InDoubtIndex(clocks);
        /** Reads nothing until told to. */
        boolean lags;

        private int position;

        Process(String instance, long run) {
            this.instance = instance;
            this.run = run;
        }

        /** Forgets what it has read, as when the topic was replaced. */
        void forget() {
            index.clear();
            position = 0;
        }

        void read() {
            index.apply(log.subList(position, log.size()));
            position = log.size();
        }

        TestLane lane(int number) throws LedgerFormatException, LedgerReplacedException {
            var lane = new TestLane(this, new LaneId(instance, "orders", number, SOURCE));
            lane.ledger.reopen(index.generation());
            return lane;
        }
    }

    /** One lane; messages are numbers, equal numbers are equal messages. */
    final class TestLane {
        final LaneId id;
        final LaneLedger ledger;
        private final InDoubtIndex index;
        LaneBooks books;

        TestLane(Process process, LaneId id) {
            this.id = id;
            this.ledger = new LaneLedger(id, process.run, process.index, process.clocks, () -> 0);
            this.index = process.index;
            this.books = LaneBooks.EMPTY;
            process.connected.state(id, BridgeState.RUNNING, "");
        }

        Batch take(int... messages) {
            books = books.orLater(ledger.lastBooks());
            var batch = new Batch(id, books);
            for (int message : messages) {
                batch.add(new Message(key(message)));
            }
            return batch;
        }

        /** Takes and looks up; returns the messages that are done. */
        List<Integer> lookUp(Batch batch, boolean barrier) throws LedgerFormatException, LedgerReplacedException {
            ledger.lookUp(batch, barrier || ledger.needsBarrier(), index.generation());
            var done = new ArrayList<Integer>();
            for (var delivery : batch.deliveries()) {
                if (delivery.outcome() instanceof Outcome.AlreadyDone) {
                    done.add(number(delivery));
                }
            }
            return done;
        }

        /** Delivers what is not done and commits in Kafka. */
        void commit(Batch batch) throws LedgerFormatException {
            for (var delivery : batch.deliveries()) {
                if (delivery.outcome() == null) {
                    delivery.end(Outcome.DELIVERED);
                }
            }
            write(ledger.records(batch));
            ledger.committed();
        }

        /** The whole way, with the source's confirmation. */
        List<Integer> settle(boolean barrier, int... messages) throws LedgerFormatException, LedgerReplacedException {
            var batch = take(messages);
            var done = lookUp(batch, barrier);
            commit(batch);
            ledger.confirmed(batch);
            books = batch.booksAfter();
            return done;
        }

        /** A batch of dead letters alone, which writes no entry. */
        void settleDeadLetters(int... messages) {
            var batch = take(messages);
            batch.deliveries()
                    .forEach(delivery ->
                            delivery.end(new Outcome.DeadLettered(DeadLetterReason.UNREADABLE, "source", "x")));
            ledger.confirmed(batch);
            books = batch.booksAfter();
        }

        /** The same, but the source's commit gets lost. */
        List<Integer> settleUnconfirmed(boolean barrier, int... messages)
                throws LedgerFormatException, LedgerReplacedException {
            var batch = take(messages);
            var done = lookUp(batch, barrier);
            commit(batch);
            books = batch.booksAfter();
            return done;
        }
    }

    static int number(Delivery delivery) {
        return (int) delivery.message().doneKey().orElseThrow().high();
    }

    static SourceMessage message(int n) {
        return new Message(key(n));
    }

    private record Message(DoneKey key) implements SourceMessage {
        @Override
        public Optional<DoneKey> doneKey() {
            return Optional.of(key);
        }

        @Override
        public String defaultKey() {
            return key.toString();
        }

        @Override
        public int sizeBytes() {
            return DoneKey.BYTES;
        }

        @Override
        public boolean redelivered() {
            return false;
        }

        @Override
        public Original original() {
            return new Original("none", new byte[0], Map.of(), Map.of(), 1, Instant.EPOCH);
        }
    }
}
