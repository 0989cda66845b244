package dev.bascule.it.process;

import dev.bascule.it.lab.Credentials;
import dev.bascule.it.lab.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A RabbitMQ node of its own as a plain process on 127.0.0.1, with its plugins for AMQP 1.0 and JMS topics, that can be killed and started again on the same
 * data. All that it writes, Erlang's cookie included, lies in the folder it was given.
 */
public final class RabbitServer implements AutoCloseable {
    private static final Path INSTALLED = Path.of("/usr/lib/rabbitmq/lib");
    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
    private static final String CONFIG =
            """
            listeners.tcp.1 = 127.0.0.1:%d
            default_user = %s
            default_pass = %s
            amqp1_0.default_user = none
            log.console = false
            disk_free_limit.absolute = 50MB
            """;

    private final Path dir;
    private final Credentials credentials;
    private final int port = Ports.free();
    private final int epmdPort = Ports.free();
    private final int distributionPort = Ports.free();
    private final JavaProcess epmd;
    private JavaProcess node;

    /** Starts a node and waits until it accepts connections. */
    public RabbitServer(Path dir, Credentials credentials) throws IOException {
        this.dir = Files.createDirectories(dir.toAbsolutePath());
        this.credentials = credentials;
        Files.writeString(
                dir.resolve("rabbitmq.conf"), CONFIG.formatted(port, credentials.username(), credentials.password()));
        Files.writeString(dir.resolve("plugins"), "[rabbitmq_amqp1_0,rabbitmq_jms_topic_exchange].\n");
        epmd = JavaProcess.start(
                "epmd", List.of("epmd", "-address", "127.0.0.1", "-port", "" + epmdPort), environment(), log());
        node = launch();
        awaitReady();
    }

    /** Whether a node can be started here: Debian's package {@code rabbitmq-server}. */
    public static boolean isInstalled() {
        return scripts().isPresent();
    }

    private static Optional<Path> scripts() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (var versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("sbin"))
                    .filter(Files::isDirectory)
                    .findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** For AMQP clients, of version 0-9-1 as of 1.0. */
    public String url() {
        return "amqp://127.0.0.1:" + port;
    }

    /** The only user. */
    public Credentials credentials() {
        return credentials;
    }

    /** As a power cut would, and on again. */
    public void killAndStart() throws IOException {
        node.kill9();
        node = launch();
        awaitReady();
    }

    /** Kills the process inside the node that keeps a queue; its supervisor starts it again at once. */
    public void killQueue(String queue) throws IOException {
        eval("{ok, Q} = rabbit_amqqueue:lookup(rabbit_misc:r(<<\"/\">>, queue, <<\"" + queue
                + "\">>)), exit(amqqueue:get_pid(Q), kill).");
    }

    private void eval(String expression) throws IOException {
        var script = scripts().orElseThrow().resolve("rabbitmqctl").toString();
        var command = new ProcessBuilder(script, "eval", expression).redirectErrorStream(true);
        command.environment().putAll(environment());
        command.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        try {
            var process = command.start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("rabbitmqctl failed; see " + log());
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for rabbitmqctl", stop);
        }
    }

    private JavaProcess launch() throws IOException {
        var script = scripts().orElseThrow().resolve("rabbitmq-server").toString();
        return JavaProcess.start("RabbitMQ", List.of(script), environment(), log());
    }

    private void awaitReady() {
        node.await(
                () -> node.lines().stream().anyMatch(line -> line.contains("Starting broker... completed")),
                "start",
                START_TIMEOUT);
    }

    private Path log() {
        return dir.resolve("out.log");
    }

    private Map<String, String> environment() {
        return Map.ofEntries(
                Map.entry("HOME", dir.toString()),
                Map.entry("LANG", "C.UTF-8"),
                Map.entry("RABBITMQ_NODENAME", "bascule" + port + "@localhost"),
                Map.entry("RABBITMQ_MNESIA_BASE", dir.resolve("data").toString()),
                Map.entry("RABBITMQ_LOG_BASE", dir.resolve("log").toString()),
                Map.entry("RABBITMQ_CONFIG_FILE", dir.resolve("rabbitmq.conf").toString()),
                Map.entry(
                        "RABBITMQ_ENABLED_PLUGINS_FILE", dir.resolve("plugins").toString()),
                Map.entry("RABBITMQ_CONF_ENV_FILE", dir.resolve("none").toString()),
                Map.entry("RABBITMQ_DIST_PORT", "" + distributionPort),
                Map.entry("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "-kernel inet_dist_use_interface {127,0,0,1} +S 2:2"),
                Map.entry("ERL_EPMD_ADDRESS", "127.0.0.1"),
                Map.entry("ERL_EPMD_PORT", "" + epmdPort),
                // So that the node replaces the script that starts it.
                Map.entry("RUNNING_UNDER_SYSTEMD", "true"));
    }

    @Override
    public void close() {
        node.close();
        epmd.close();
    }
}
