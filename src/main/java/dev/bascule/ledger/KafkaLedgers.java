package dev.bascule.ledger;

import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneListener;
import dev.bascule.batch.SourceId;
import dev.bascule.connection.KafkaConnection;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The ledgers of a process, one per Kafka connection, made when first asked for. Thread-safe. */
public final class KafkaLedgers implements AutoCloseable {
    private final ConnectedTime connectedTime;
    private final RetiredLanes retiredLanes;
    private final long run = new SecureRandom().nextLong();
    private final Map<String, KafkaLedger> ledgers = new HashMap<>();

    /** @param instance the bridge's name */
    public KafkaLedgers(String instance) {
        this(instance, LaneClock.SYSTEM);
    }

    /** @param clock measures connected time */
    public KafkaLedgers(String instance, LaneClock clock) {
        this.connectedTime = new ConnectedTime(clock);
        this.retiredLanes = new RetiredLanes(instance);
    }

    /** The ledger behind {@code connection}. Talks to nobody yet. */
    public synchronized KafkaLedger of(KafkaConnection connection) {
        return ledgers.computeIfAbsent(
                connection.name(), name -> new KafkaLedger(connection, run, connectedTime, retiredLanes));
    }

    /** Instances, this one included, that have settled a batch from {@code source} in Kafka since a lane of this process first opened it. */
    public synchronized Set<String> settling(SourceId source) {
        return ledgers.values().stream()
                .flatMap(ledger -> ledger.settling(source).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Must hear of every lane's state: in-doubt keys grow old only while their source is connected. */
    public LaneListener connectedTime() {
        return connectedTime;
    }

    @Override
    public synchronized void close() {
        ledgers.values().forEach(KafkaLedger::close);
        ledgers.clear();
    }
}
