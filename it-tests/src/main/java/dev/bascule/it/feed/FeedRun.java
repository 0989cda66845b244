package dev.bascule.it.feed;

import dev.bascule.it.lab.Credentials;
import dev.bascule.it.lab.KafkaServer;
import dev.bascule.it.lab.Ports;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.process.BridgeSetup;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.verify.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Bridges one VB file to Kafka and kills the bridge on the way, at places spread over the file: at random, or at a chosen step of settling.
 * Then everything must be there once, in order, and each bad record among the dead letters.
 */
public final class FeedRun {
    private static final String ROUTE = "movements";
    private static final String TOPIC = "movements";
    private static final String ROUTE_FILE =
            """
            - route:
                id: movements
                from:
                  uri: bascule-feed:inbox
                  parameters: {layout: movement.cpy, format: VB, include: "*.VB", stableFor: 0s}
                  steps:
                    - to: {uri: "bascule-kafka:movements", parameters: {connection: cloud, key: "${header.bascule-record}"}}
            """;
    private static final List<String> PLACES = List.of(
            "KAFKA_FLUSH:enter",
            "KAFKA_FLUSH:exit",
            "DEAD_LETTER:exit",
            "KAFKA_COMMIT:enter",
            "KAFKA_COMMIT:exit",
            "SQL:exit",
            "SOURCE_COMMIT:exit");
    private static final long MIB = 1L << 20;
    /** A bridge that was killed with a transaction open can go on when Kafka has ended it: by default after 15 to 25 s, which would be most of the run. */
    private static final int TRANSACTION_MILLIS = 5_000;

    private static final Duration HALT_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STALL_LIMIT = Duration.ofSeconds(120);

    private final FeedPlan plan;
    private final Consumer<String> log;
    private final Random random;
    private long peakBytes;

    /** Prepares; {@code log} is told of each kill. */
    public FeedRun(FeedPlan plan, Consumer<String> log) {
        this.plan = plan;
        this.log = log;
        this.random = new Random(plan.seed());
    }

    /** Runs; whether everything was exact. */
    public boolean run() throws IOException {
        log.accept("seed " + plan.seed() + ", " + plan.bytes() + " bytes, " + plan.kills() + " kills");
        Path dir = plan.dir().resolve("run-" + ProcessHandle.current().pid() + "-" + System.nanoTime());
        var credentials = Credentials.random();
        try (var lab = new LabProcess(
                dir.resolve("lab"), "kafka", credentials, LabProcess.jvmOptions(KafkaServer.QUICK_ABORTS))) {
            try (var topics = new Topics(lab.bootstrapServers())) {
                topics.create(TOPIC, 1);
            }
            var folder = folder(dir.resolve("bridge"), lab);
            long movements = MovementFile.write(folder.dir().resolve("inbox/MOVE.VB"), plan.bytes());
            var trigger = folder.dir().resolve("halt-at");
            var setup = BridgeSetup.of(folder, credentials, BridgeProcess.withKillAgent(trigger));
            try (var bridge = new BridgeProcess(setup);
                    var judge = new MovementJudge(lab.bootstrapServers(), TOPIC)) {
                return run(bridge, judge, trigger, movements);
            }
        }
    }

    private static BridgeFolder folder(Path dir, LabProcess lab) throws IOException {
        var folder = new BridgeFolder(dir)
                .configure("feed", lab.artemisUrl(), lab.bootstrapServers(), Ports.free())
                .kafkaSetting("transaction.timeout.ms", TRANSACTION_MILLIS)
                .route(ROUTE, ROUTE_FILE);
        Files.createDirectories(folder.dir().resolve("inbox"));
        Files.createDirectories(folder.dir().resolve("config/copybooks"));
        Files.writeString(folder.dir().resolve("config/copybooks/movement.cpy"), Movement.LAYOUT);
        return folder;
    }

    private boolean run(BridgeProcess bridge, MovementJudge judge, Path trigger, long movements) throws IOException {
        long begun = System.nanoTime();
        for (int i = 1; i <= plan.kills(); i++) {
            await(judge, movements * i / (plan.kills() + 1));
            notePeak(bridge);
            var how = kill(bridge, trigger);
            log.accept("kill " + i + " (" + how + ") behind movement " + judge.last() + " of " + movements);
        }
        await(judge, movements - (new Movement(movements).isBad() ? 1 : 0));
        log.accept(movements + " movements in "
                + Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
        bridge.awaitReady();
        notePeak(bridge);
        log.accept("resident memory of the bridge: at most " + peakBytes / MIB + " MiB, with "
                + String.join(" ", BridgeProcess.JVM_OPTIONS));
        judge.look();
        boolean exact = judge.faults().isEmpty() & books(bridge, movements) & letters(bridge, movements);
        judge.faults().forEach(log);
        return exact;
    }

    private void notePeak(BridgeProcess bridge) throws IOException {
        peakBytes = Math.max(peakBytes, bridge.process().usage().residentPeakBytes());
    }

    private String kill(BridgeProcess bridge, Path trigger) throws IOException {
        if (random.nextInt(3) == 0) {
            bridge.process().kill9();
            bridge.startAgain();
            return "at random";
        }
        var place = PLACES.get(random.nextInt(PLACES.size()));
        Files.writeString(trigger, place);
        bridge.process().awaitEnd(HALT_TIMEOUT);
        Files.delete(trigger);
        bridge.startAgain();
        return place;
    }

    private static void await(MovementJudge judge, long movement) {
        long lastProgress = System.nanoTime();
        while (judge.last() < movement) {
            long before = judge.arrived();
            judge.look();
            if (judge.arrived() > before) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > STALL_LIMIT.toNanos()) {
                throw new IllegalStateException("nothing came for " + STALL_LIMIT.toSeconds() + " s behind movement "
                        + judge.last() + ", faults " + judge.faults());
            }
        }
    }

    private boolean books(BridgeProcess bridge, long movements) throws IOException {
        var books = bridge.client().route(ROUTE);
        boolean right = books.balanced()
                && books.taken() == movements
                && books.deadLettered() == Movement.bad(movements)
                && books.redelivered() == 0;
        log.accept((right ? "books right: " : "BOOKS WRONG: ") + books);
        return right;
    }

    private boolean letters(BridgeProcess bridge, long movements) throws IOException {
        var expected = new TreeSet<Long>();
        for (long bad = Movement.BAD_EVERY; bad <= movements; bad += Movement.BAD_EVERY) {
            expected.add(bad);
        }
        boolean right = true;
        for (var letter : bridge.client().deadLetters(ROUTE)) {
            long number = Movement.numberIn(bridge.client().body(letter.id()));
            if (!expected.remove(number)) {
                right = false;
                log.accept("DEAD LETTER TOO MANY: movement " + number);
            }
        }
        expected.forEach(missing -> log.accept("DEAD LETTER MISSING: movement " + missing));
        return right && expected.isEmpty();
    }
}
