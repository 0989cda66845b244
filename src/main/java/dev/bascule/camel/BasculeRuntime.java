package dev.bascule.camel;

import dev.bascule.batch.Bridges;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.LaneListener;
import dev.bascule.batch.Observers;
import dev.bascule.batch.SourceId;
import dev.bascule.connection.AwsConnection;
import dev.bascule.connection.BasculeConfig;
import dev.bascule.connection.Connection;
import dev.bascule.connection.JmsConnection;
import dev.bascule.connection.KafkaConnection;
import dev.bascule.database.Database;
import dev.bascule.deadletter.BodyCipher;
import dev.bascule.deadletter.DeadLetterCounts;
import dev.bascule.deadletter.DeadLetterStore;
import dev.bascule.deadletter.LetterRoom;
import dev.bascule.deadletter.LettersInDoubt;
import dev.bascule.deadletter.ReplayStore;
import dev.bascule.dedup.DedupWindows;
import dev.bascule.dedup.LaneClaims;
import dev.bascule.dedup.LaneProof;
import dev.bascule.ledger.KafkaLedger;
import dev.bascule.ledger.KafkaLedgers;
import dev.bascule.routes.RouteShape;
import dev.bascule.source.feed.Feeds;
import dev.bascule.trace.Trace;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the routes of a running bridge share: configuration, database, Kafka ledgers, and the bridges themselves. One per process, bound in
 * Camel's registry. Connects to nothing by itself. Thread-safe.
 */
public final class BasculeRuntime implements AutoCloseable {
    /** Name in Camel's registry. */
    public static final String NAME = "basculeRuntime";

    private static final Logger LOGGER = LoggerFactory.getLogger("dev.bascule");

    private final BasculeConfig config;
    private final Database database;
    private final DeadLetterStore deadLetters;
    private final DeadLetterCounts deadLetterCounts;
    private final LetterRoom letterRoom;
    private final ReplayStore replayStore;
    private final Replays replays;
    private final LettersInDoubt lettersInDoubt = new LettersInDoubt();
    private final Trace trace;
    private final LaneListener listener;
    private final Bridges bridges = new Bridges();
    private final Feeds feeds = new Feeds();
    private final KafkaLedgers ledgers;
    private final ImmediateSenders senders;
    private final AwsTargets aws = new AwsTargets();
    private final DedupWindows dedup;

    /** @param metrics told of everything that the lanes do, beside the log */
    public BasculeRuntime(BasculeConfig config, LaneListener metrics) {
        this.config = config;
        if (config.isNamedAfterHost()) {
            LOGGER.warn(
                    "this bridge is called like its host instance={}; where a host name changes (containers), set bascule.instance to one that"
                            + " stays: a bridge with a new name leaves what its former self was about to finish to a timeout",
                    config.instance());
        }
        this.database = config.database()
                .map(shared -> Database.shared(shared.url(), shared.username(), shared.password()))
                .orElseGet(() -> Database.embedded(config.data()));
        var cipher = new BodyCipher(config.deadLetters().protection().keys());
        this.deadLetters = new DeadLetterStore(database, cipher);
        this.deadLetterCounts = new DeadLetterCounts(deadLetters, Clock.systemUTC());
        this.letterRoom = new LetterRoom(database, config.deadLetters().mostLetters(), Clock.systemUTC());
        this.replayStore = new ReplayStore(
                database, deadLetters, cipher, config.deadLetters().mostReplays(), Clock.systemUTC());
        this.replays = new Replays(replayStore, config.instance());
        this.trace = new Trace(config.trace(), database, config.instance(), Clock.systemUTC());
        this.dedup = new DedupWindows(database, config.database().isPresent(), config.dedup()::of);
        this.ledgers = new KafkaLedgers(config.instance());
        this.senders = new ImmediateSenders(config.instance());
        this.listener = new Observers(ledgers.connectedTime(), new LoggingListener(), trace, metrics);
    }

    /** Makes this runtime known to {@code context}, before any route is loaded. */
    public void bindTo(CamelContext context) {
        context.getRegistry().bind(NAME, BasculeRuntime.class, this);
        context.getRegistry().bind(DedupRepository.NAME, new DedupRepository(dedup));
        context.getCamelContextExtension().addInterceptStrategy(new ReachedTargets());
        context.getCamelContextExtension().addInterceptStrategy(new ClaimScopes());
        context.getCamelContextExtension().addInterceptStrategy(new Branches());
    }

    /** {@link IllegalStateException} in a context that was made for validation only. */
    static BasculeRuntime of(CamelContext context) {
        var runtime = context.getRegistry().lookupByNameAndType(NAME, BasculeRuntime.class);
        if (runtime == null) {
            throw new IllegalStateException(
                    "this Camel context has no Bascule runtime; its routes can be checked but not started");
        }
        return runtime;
    }

    /** The settings of the running bridge, or of the one that is being validated in {@code context}. */
    static BasculeConfig configOf(CamelContext context) {
        var registry = context.getRegistry();
        var runtime = registry.lookupByNameAndType(NAME, BasculeRuntime.class);
        if (runtime != null) {
            return runtime.config();
        }
        var config = registry.lookupByNameAndType(BasculeConfig.NAME, BasculeConfig.class);
        if (config == null) {
            throw new IllegalStateException("this Camel context has no Bascule configuration");
        }
        return config;
    }

    /** The settings. */
    public BasculeConfig config() {
        return config;
    }

    /** The one database. */
    public Database database() {
        return database;
    }

    /** The dead letters in it. */
    public DeadLetterStore deadLetters() {
        return deadLetters;
    }

    /** How many there are. */
    public DeadLetterCounts deadLetterCounts() {
        return deadLetterCounts;
    }

    /** Whether there is room for more. */
    public LetterRoom letterRoom() {
        return letterRoom;
    }

    /** What is and was replayed of them. */
    public ReplayStore replayStore() {
        return replayStore;
    }

    /** Who does it. */
    public Replays replays() {
        return replays;
    }

    /** What became of each message. */
    public Trace trace() {
        return trace;
    }

    /** Which keys the routes have used up. */
    public DedupWindows dedup() {
        return dedup;
    }

    /** Other instances that have settled a batch from {@code source} in Kafka since a lane of this process first opened it. */
    public Set<String> otherInstances(SourceId source) {
        var others = new TreeSet<>(ledgers.settling(source));
        others.remove(config.instance());
        return others;
    }

    /** A lane's claims on keys, if its route can make any. */
    Optional<LaneClaims> claims(LaneId lane, RouteShape.Dedup use, LaneProof proof) {
        if (use == RouteShape.Dedup.NONE) {
            return Optional.empty();
        }
        var window = dedup.open(lane.route());
        window.hasLastingEffects(use == RouteShape.Dedup.LASTING);
        return Optional.of(new LaneClaims(database, lane, window, proof, LaneClock.SYSTEM));
    }

    LettersInDoubt lettersInDoubt() {
        return lettersInDoubt;
    }

    /** The routes that are started. */
    public Bridges bridges() {
        return bridges;
    }

    /** The folders that started routes read. */
    public Feeds feeds() {
        return feeds;
    }

    LaneListener listener() {
        return listener;
    }

    /** The ledger on the Kafka connection of that name. */
    KafkaLedger ledger(String connection) {
        return ledgers.of(kafka(connection));
    }

    ImmediateSenders senders() {
        return senders;
    }

    AwsTargets aws() {
        return aws;
    }

    JmsConnection jms(String name) {
        return connection(name, JmsConnection.class, "a JMS broker");
    }

    KafkaConnection kafka(String name) {
        return connection(name, KafkaConnection.class, "of kind kafka");
    }

    AwsConnection aws(String name) {
        return connection(name, AwsConnection.class, "of kind aws");
    }

    private <T extends Connection> T connection(String name, Class<T> type, String wanted) {
        var connection = config.connections().get(name);
        if (connection == null) {
            throw new IllegalArgumentException("no connection is called " + name + "; config/application.yaml has "
                    + String.join(", ", config.connections().keySet()));
        }
        if (!type.isInstance(connection)) {
            throw new IllegalArgumentException(
                    "connection " + name + " is of kind " + connection.kind() + ", not " + wanted);
        }
        return type.cast(connection);
    }

    /** Ends what the routes shared; they must have stopped. */
    @Override
    public void close() {
        replays.close();
        dedup.close();
        senders.close();
        aws.close();
        ledgers.close();
        trace.close();
        database.close();
    }
}
