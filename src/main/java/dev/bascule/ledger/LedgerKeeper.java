package dev.bascule.ledger;

import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.connection.KafkaConnection;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Keeps time in the ledger: every {@link #INTERVAL} of connected time it records the clock of each source, unless another instance did, and
 * deletes what has expired, and what lanes that are gone have left.
 *
 * <p>Nothing depends on it being on time: a clock that is late makes things expire later, and what has expired is ignored whether deleted or
 * not. So a failure is logged and the next turn tries again. It writes outside of any transaction; all it writes is true already.
 */
final class LedgerKeeper implements AutoCloseable {
    /** Makes records for the topic. */
    interface Addressing {
        List<ProducerRecord<byte[], byte[]>> address(SourceId source, List<LedgerRecord> contents)
                throws UnavailableException;
    }

    private static final Logger LOGGER = System.getLogger(LedgerKeeper.class.getName());
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration SEND_LIMIT = Duration.ofSeconds(30);

    private final KafkaConnection connection;
    private final InDoubtIndex index;
    private final SourceClocks clocks;
    private final ConnectedTime connectedTime;
    private final Addressing addressing;
    private final GoneLanes goneLanes;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "bascule-ledger-keeper");
        thread.setDaemon(true);
        return thread;
    });

    LedgerKeeper(
            KafkaConnection connection,
            InDoubtIndex index,
            SourceClocks clocks,
            ConnectedTime connectedTime,
            Addressing addressing,
            GoneLanes goneLanes) {
        this.connection = connection;
        this.index = index;
        this.clocks = clocks;
        this.connectedTime = connectedTime;
        this.addressing = addressing;
        this.goneLanes = goneLanes;
    }

    void start() {
        Future<?> ignored =
                executor.scheduleWithFixedDelay(this::turn, LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    /** Never throws: that would end the schedule. */
    void turn() {
        for (var source : connectedTime.sources()) {
            if (clocks.due(source, INTERVAL)) {
                try {
                    write(source, chores(source));
                    goneLanes.empty(source);
                } catch (LedgerFormatException | UnavailableException | ExecutionException | RuntimeException e) {
                    LOGGER.log(
                            Level.WARNING,
                            "upkeep of the ledger of source=" + source + " not finished, tries again",
                            e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** The clock, then what may be deleted. */
    List<LedgerRecord> chores(SourceId source) throws LedgerFormatException {
        var records = new ArrayList<LedgerRecord>();
        var clock = ClockCodec.encode(clocks.seconds(source));
        records.add(new LedgerRecord(new LedgerKey.Clock(source).encode(), clock));
        index.garbage(source).forEach(key -> records.add(LedgerRecord.tombstone(key)));
        return records;
    }

    private void write(SourceId source, List<LedgerRecord> records)
            throws UnavailableException, ExecutionException, InterruptedException {
        var addressed = addressing.address(source, records);
        var settings = KafkaSettings.producer(connection, "bascule-ledger-keeper");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (int) SEND_LIMIT.toMillis());
        var serializer = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(settings, serializer, serializer)) {
            var sent = new ArrayList<Future<?>>();
            for (var out : addressed) {
                sent.add(producer.send(out));
            }
            producer.flush();
            for (var future : sent) {
                future.get();
            }
        }
    }
}
