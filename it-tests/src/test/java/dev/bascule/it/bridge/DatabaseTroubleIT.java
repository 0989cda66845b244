package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.verify.Queues;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the messages while the embedded database cannot do its part. For PostgreSQL see {@link DedupIT}. */
class DatabaseTroubleIT {
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(60);
    private static final Duration RESUMED_WITHIN = Duration.ofSeconds(30);
    private static final String DATABASE = "bascule.db";
    /** Where SQLite's writers lock its shared memory (WAL_WRITE_LOCK in sqlite.org/walformat.html). */
    private static final int WRITE_LOCK = 120;

    @TempDir
    Path dir;

    @Test
    void a_database_that_another_process_writes_to_is_waited_for() throws Exception {
        try (var scene = Scene.shared(dir)) {
            var folder = scene.folder("a", 2);
            var bridge = scene.start(folder);
            try (var load = scene.load(OrderStream.withPoison("l", 10, 20), 100)) {
                scene.awaitTaken(bridge, 100);
                try (var shared = FileChannel.open(
                                folder.data().resolve(DATABASE + "-shm"),
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE);
                        var held = shared.lock(WRITE_LOCK, 1, false)) {
                    awaitState(scene, bridge, "TARGET_DOWN");
                    assertThat(held.isValid()).isTrue();
                }
                awaitRunning(scene, bridge);
                assertThat(load.failures()).isZero();
            }
            scene.awaitQuiet();
            scene.verdict().requireConserved();
        }
    }

    @Test
    void a_full_disk_is_waited_for() throws Exception {
        try (var scene = Scene.shared(dir)) {
            var folder = scene.folder("a", 2);
            try (var disk = SmallDisk.at(folder.data())) {
                var bridge = scene.start(folder);
                try (var load = scene.load(OrderStream.withPoison("f", 10, 20), 100)) {
                    scene.awaitTaken(bridge, 100);
                    disk.fill();
                    awaitState(scene, bridge, "TARGET_DOWN");
                    assertThat(bridge.client().health()).contains("disk is full");
                    disk.free();
                    awaitRunning(scene, bridge);
                    assertThat(load.failures()).isZero();
                }
                scene.awaitQuiet();
                scene.verdict().requireConserved();
                bridge.process().term();
                bridge.process().awaitEnd(RESUMED_WITHIN);
            }
        }
    }

    @Test
    void a_damaged_database_stops_everything_and_says_what_to_do() throws Exception {
        try (var scene = Scene.shared(dir)) {
            var folder = scene.folder("a", 2);
            var database = folder.data().resolve(DATABASE);
            Files.createDirectories(folder.data());
            Files.writeString(database, "this was never a database ".repeat(1_000));
            var bridge = scene.startUnready(folder);
            scene.send(OrderStream.good("d", 10), 50);
            awaitState(scene, bridge, "MISCONFIGURED");
            assertThat(bridge.client().health()).contains("bascule.db is damaged", "move it away");
            try (var queues = new Queues(scene.broker())) {
                assertThat(queues.count(scene.queue())).isEqualTo(50);
            }

            bridge.process().term();
            bridge.process().awaitEnd(RESUMED_WITHIN);
            Files.move(database, folder.dir().resolve("damaged.db"));
            bridge.startAgain();
            bridge.awaitReady();
            scene.awaitQuiet();
            scene.verdict().requireConserved();
        }
    }

    private static void awaitState(Scene scene, BridgeProcess bridge, String state) throws IOException {
        await().atMost(NOTICED_WITHIN).until(() -> scene.state(bridge).equals(state));
        assertThat(bridge.client().isReady()).isFalse();
    }

    private static void awaitRunning(Scene scene, BridgeProcess bridge) {
        await().atMost(RESUMED_WITHIN).until(() -> scene.state(bridge).equals("RUNNING"));
    }

    /** A file system of 40 MiB (a database that was full waits for 32 free ones), for whoever may mount one; elsewhere the test is skipped. */
    private record SmallDisk(Path root) implements AutoCloseable {
        private static final String SIZE = "size=40m";

        static SmallDisk at(Path root) throws IOException, InterruptedException {
            Files.createDirectories(root);
            assumeThat(run(List.of("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", root.toString())))
                    .as("mounting a small file system")
                    .isZero();
            return new SmallDisk(root);
        }

        /** Leaves no byte free. */
        void fill() throws IOException {
            try (var out = Files.newOutputStream(ballast())) {
                while (true) {
                    write(out);
                }
            } catch (IOException full) {
                assertThat(full).hasMessageContaining("No space left");
            }
        }

        private static void write(OutputStream out) throws IOException {
            out.write(new byte[4096]);
        }

        void free() throws IOException {
            Files.delete(ballast());
        }

        private Path ballast() {
            return root.resolve("ballast");
        }

        private static int run(List<String> command) throws IOException, InterruptedException {
            try {
                return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            } catch (IOException noSuchCommand) {
                return -1;
            }
        }

        @Override
        public void close() throws IOException {
            try {
                run(List.of("umount", "--lazy", root.toString()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
