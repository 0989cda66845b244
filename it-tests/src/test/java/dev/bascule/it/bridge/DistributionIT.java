package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bascule.it.lab.Ports;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeClient;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.ProcessUsage;
import dev.bascule.it.process.Repository;
import dev.bascule.it.verify.TopicReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The distribution ({@code ./mvnw package -Ddist}), unpacked in an empty folder: what it holds, that it bridges, and how long it takes to the first message and
 * how much memory it needs when idle. Says both; {@code -Dbascule.it.start.millis} and {@code -Dbascule.it.idle.mib} make bounds of them.
 */
class DistributionIT {
    private static final int STARTS = Integer.getInteger("bascule.it.starts", 1);
    /** By default loose: other tests may be using the machine. */
    private static final int MOST_MILLIS = Integer.getInteger("bascule.it.start.millis", 30_000);

    private static final int MOST_IDLE_MIB = Integer.getInteger("bascule.it.idle.mib", 320);
    /** Classes up to the first message that the archive may lack, of twelve thousand. */
    private static final int MOST_OUTSIDE_ARCHIVE = 300;

    /** How the JVM's log says where a class comes from. */
    private static final String ARCHIVED = "source: shared objects file";

    /** Forms of method handles, which no archive can hold. */
    private static final String MADE_AT_RUN_TIME = "java.lang.invoke.LambdaForm$";

    private static final Duration IDLE = Duration.ofSeconds(Integer.getInteger("bascule.it.idle.seconds", 10));
    private static final int TIMEOUT_SECONDS = 120;
    private static final double MIB = 1024.0 * 1024.0;

    @TempDir
    static Path unpacked;

    private static Path home;

    @TempDir
    Path dir;

    @BeforeAll
    static void unpack_and_prepare() throws Exception {
        var archive = archive();
        assumeTrue(archive.isPresent(), "no distribution: ./mvnw package -Ddist makes it");
        run(unpacked, "tar", "-xzf", archive.orElseThrow().toString());
        try (var folders = Files.list(unpacked)) {
            home = folders.filter(path -> path.getFileName().toString().startsWith("bascule-"))
                    .findFirst()
                    .orElseThrow();
        }
        run(unpacked, script(), "prepare");
    }

    @Test
    void it_holds_what_a_bridge_needs_and_bridges_soon_after_its_start() throws Exception {
        assertThat(List.of(
                        "bin/bascule",
                        "bascule-runner.jar",
                        "LICENSE",
                        "README.md",
                        "docs/runbook.md",
                        "config/application.yaml",
                        "routes/erp-orders.yaml",
                        "connectors/kafka-sink.kamelet.yaml",
                        "deploy/systemd/bascule.service"))
                .allSatisfy(file -> assertThat(home.resolve(file)).exists());
        assertThat(run(dir, script(), "--version")).contains(version());
        assertThat(run(home, script(), "connectors")).contains("kafka-sink");
        assertThat(home.resolve("cache/bascule.jsa")).isNotEmptyFile();

        try (var scene = Scene.shared(dir.resolve("scene"))) {
            var folder = scene.folder("a", 2);
            var starts = new ArrayList<Long>();
            var idle = 0.0;
            for (int start = 0; start < STARTS; start++) {
                scene.send(OrderStream.good("s" + start + "-", 5), 100);
                var bridge = start(scene, folder);
                try {
                    starts.add(millisToFirst(scene, bridge));
                    if (start == STARTS - 1) {
                        scene.awaitQuiet();
                        TimeUnit.MILLISECONDS.sleep(IDLE.toMillis()); // what is measured is that nothing happens
                        idle = ProcessUsage.of(bridge.pid()).residentBytes() / MIB;
                        assertThat(BridgeClient.connect(folder.data(), bridge.pid())
                                        .isReady())
                                .isTrue();
                    }
                } finally {
                    end(bridge);
                }
                assertThat(bridge.exitValue()).isZero();
            }
            starts.sort(null);
            System.out.printf(
                    "distribution: start to first message %s ms, median %d ms; resident when idle %.0f MiB%n",
                    starts, starts.get(starts.size() / 2), idle);
            assertThat(starts.get(starts.size() / 2)).isLessThan(MOST_MILLIS);
            assertThat(idle).isLessThan(MOST_IDLE_MIB);
        }
    }

    /** What {@code deploy/archive} holds grows old with each change of a client; CONTRIBUTING says how to renew it. */
    @Test
    void its_archive_has_the_classes_that_a_message_needs() throws Exception {
        var log = dir.resolve("classes.log");
        try (var scene = Scene.shared(dir.resolve("scene"))) {
            scene.send(OrderStream.good("c-", 5), 100);
            var bridge = start(scene, scene.folder("c", 2), "-Xlog:class+load:file=" + log);
            try {
                millisToFirst(scene, bridge);
            } finally {
                end(bridge);
            }
        }
        var loaded = Files.readAllLines(log);
        var others = loaded.stream()
                .filter(line -> !line.contains(ARCHIVED) && !line.contains(MADE_AT_RUN_TIME))
                .toList();
        System.out.printf("distribution: of %d classes %d are not from the archive%n", loaded.size(), others.size());
        assertThat(others).hasSizeLessThan(MOST_OUTSIDE_ARCHIVE);
    }

    @Test
    void its_own_routes_run_beside_a_lab() throws Exception {
        var lab = SharedLab.get();
        var data = dir.resolve("data");
        var builder = new ProcessBuilder(script(), "run")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("bridge.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "BASCULE_INSTANCE", "distribution",
                        "BASCULE_DATA", data.toString(),
                        "BASCULE_PORT", Integer.toString(Ports.free()),
                        "ERP_URL", lab.artemisUrl(),
                        "ERP_PASSWORD", lab.credentials().password(),
                        "CLOUD_BOOTSTRAP", lab.bootstrapServers(),
                        "AWS_ENDPOINT", lab.awsEndpoint(),
                        "MAINFRAME_INBOX", dir.resolve("inbox").toString()));
        var bridge = builder.start();
        try {
            await().atMost(Duration.ofSeconds(TIMEOUT_SECONDS))
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> {
                        var routes = BridgeClient.connect(data, bridge.pid()).routes();
                        return routes.size() == routeFiles()
                                && routes.stream()
                                        .allMatch(route -> route.state().equals("RUNNING"));
                    });
        } finally {
            end(bridge);
        }
        assertThat(bridge.exitValue())
                .as(Files.readString(dir.resolve("bridge.log")))
                .isZero();
    }

    /** Each holds one route. */
    private long routeFiles() throws IOException {
        try (var files = Files.list(home.resolve("routes"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).count();
        }
    }

    /** The project's, after which the distribution's folder is named. */
    private String version() {
        return home.getFileName().toString().substring("bascule-".length());
    }

    private static String script() {
        return home.resolve("bin/bascule").toString();
    }

    private Process start(Scene scene, BridgeFolder folder, String... jvmOptions) throws IOException {
        var builder = new ProcessBuilder(script(), "run", "--dir", folder.dir().toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.dir().resolve("bridge.log").toFile());
        builder.environment().put("ERP_PASSWORD", scene.credentials().password());
        builder.environment().put("BASCULE_JAVA_OPTS", String.join(" ", jvmOptions));
        return builder.start();
    }

    private static void end(Process bridge) throws InterruptedException {
        bridge.destroy();
        assertThat(bridge.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    /** Until a reader that sees committed records only has one. */
    private static long millisToFirst(Scene scene, Process bridge) {
        long started = System.nanoTime();
        try (var reader = new TopicReader(scene.bootstrapServers(), scene.topic())) {
            reader.skipToEnd();
            await().atMost(Duration.ofSeconds(TIMEOUT_SECONDS))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> !bridge.isAlive() || reader.poll(Duration.ofMillis(20), taken -> {}) > 0);
        }
        assertThat(bridge.isAlive()).isTrue();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started);
    }

    private static String run(Path dir, String... command) throws IOException, InterruptedException {
        var output = Files.createTempFile(dir, "output", ".txt");
        var process = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }

    private static Optional<Path> archive() throws IOException {
        try (var files = Files.list(Repository.root().resolve("target"))) {
            return files.filter(path -> path.toString().endsWith(".tar.gz")).findFirst();
        }
    }
}
