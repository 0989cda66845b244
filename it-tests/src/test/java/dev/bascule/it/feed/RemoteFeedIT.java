package dev.bascule.it.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.it.bridge.Certificates;
import dev.bascule.it.bridge.SharedLab;
import dev.bascule.it.lab.Credentials;
import dev.bascule.it.lab.Ports;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.process.BridgeSetup;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.process.Repository;
import dev.bascule.it.verify.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files of real servers, fetched by a bridge that is killed, turned away or left alone. */
@Timeout(300)
class RemoteFeedIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** More with {@code -Dbascule.it.feed.mib=48}. */
    private static final long BYTES = Long.getLong("bascule.it.feed.mib", 8) << 20;

    /** What a killed bridge has left open would otherwise be most of the waiting. */
    private static final int TRANSACTION_MILLIS = 5_000;

    /** Finds even a quick fetch before its end. */
    private static final Duration GLANCE = Duration.ofMillis(10);

    private static final Path DIR =
            Repository.work("remote-feed-it").resolve(UUID.randomUUID().toString());
    private static final String PASSWORD = "password: \"${ERP_PASSWORD}\"";

    private final LabProcess lab = SharedLab.get();
    private final Credentials credentials = lab.credentials();

    private String topic;
    private Path dir;
    private Path root;

    @BeforeEach
    void folders() throws IOException {
        topic = "movements-" + UUID.randomUUID();
        try (var topics = new Topics(lab.bootstrapServers())) {
            topics.create(topic, 1);
        }
        dir = DIR.resolve(topic);
        root = Files.createDirectories(dir.resolve("server"));
        Files.createDirectories(root.resolve("inbox"));
    }

    @Test
    void a_file_comes_by_sftp_exactly_once_though_the_bridge_is_killed() throws Exception {
        try (var server = new SftpServer(dir, root, credentials.password())) {
            comesExactlyOnce(server);
        }
    }

    @Test
    void a_file_comes_by_ftp_exactly_once_though_the_bridge_is_killed() throws Exception {
        try (var server = new FtpServer(root, credentials.password(), null)) {
            comesExactlyOnce(server);
        }
    }

    @Test
    void a_file_comes_by_ftp_over_tls_from_a_server_that_is_trusted_and_from_no_other() throws Exception {
        var certificates = Certificates.make(dir.resolve("tls"), credentials.password());
        try (var server = new FtpServer(root, credentials.password(), certificates)) {
            comesExactlyOnce(server);
            var other = Certificates.make(dir.resolve("other"), credentials.password());
            assertThat(reasonOfSourceDown(server, PASSWORD + ", trustedCertificates: " + other.certificate()))
                    .contains("certificate is not trusted");
        }
    }

    private void comesExactlyOnce(FileServer server) throws Exception {
        server.start();
        long movements = MovementFile.write(root.resolve("inbox/MOVE.VB"), BYTES);
        var setup = bridge(server, PASSWORD + ", " + server.parameters());
        try (var bridge = new BridgeProcess(setup);
                var judge = new MovementJudge(lab.bootstrapServers(), topic)) {
            await().pollInterval(GLANCE)
                    .pollDelay(Duration.ZERO)
                    .atMost(PATIENCE)
                    .until(() -> hasBegunToFetch(setup.data()));
            bridge.process().kill9();
            bridge.startAgain();
            arrives(judge, movements / 3);
            bridge.process().kill9();
            bridge.startAgain();
            arrives(judge, movements);

            bridge.awaitReady();
            await().atMost(PATIENCE).until(() -> Files.exists(root.resolve("inbox/done/MOVE.VB")));
            judge.look();
            assertThat(judge.faults()).isEmpty();
            var books = bridge.client().route("movements");
            assertThat(books.balanced()).isTrue();
            assertThat(books.taken()).isEqualTo(movements);
            assertThat(bridge.client().deadLetters("movements")).hasSize((int) Movement.bad(movements));
            assertThat(root.resolve("inbox/MOVE.VB")).doesNotExist();
            assertThat(Files.size(root.resolve("inbox/done/MOVE.VB"))).isGreaterThan(BYTES);
            assertThat(bridge.process().lines())
                    .noneMatch(line -> line.contains(credentials.password()))
                    .noneMatch(line -> line.contains("SOURCE_DOWN"));
        }
    }

    @Test
    void a_wrong_password_is_named_and_never_shown() throws Exception {
        try (var sftp = new SftpServer(dir, root, credentials.password());
                var ftp = new FtpServer(root, credentials.password(), null)) {
            sftp.start();
            ftp.start();
            for (var server : List.of(sftp, ftp)) {
                var line = reasonOfSourceDown(server, "password: \"${file:config/wrong}\", " + server.parameters());
                assertThat(line).contains("it refuses user bank").doesNotContain("wrong-secret");
            }
        }
    }

    @Test
    void a_server_with_another_host_key_gets_no_password() throws Exception {
        try (var server = new SftpServer(dir, root, credentials.password())) {
            server.start();
            assertThat(reasonOfSourceDown(server, PASSWORD + ", " + server.wrongParameters()))
                    .contains("host key", "known_hosts");
        }
    }

    @Test
    void a_server_that_is_down_is_a_source_that_is_down_until_it_is_back() throws Exception {
        try (var server = new SftpServer(dir, root, credentials.password())) {
            var setup = bridge(server, PASSWORD + ", " + server.parameters());
            try (var bridge = new BridgeProcess(setup);
                    var judge = new MovementJudge(lab.bootstrapServers(), topic)) {
                assertThat(reasonOfSourceDown(bridge)).contains("cannot be reached", "127.0.0.1");
                server.start();
                long movements = MovementFile.write(root.resolve("inbox/MOVE.VB"), 1 << 16);
                arrives(judge, movements);

                bridge.awaitReady();
                assertThat(bridge.client().deadLetters("movements")).hasSize((int) Movement.bad(movements));
                assertThat(judge.faults()).isEmpty();
            }
        }
    }

    private String reasonOfSourceDown(FileServer server, String parameters) throws Exception {
        try (var bridge = new BridgeProcess(bridge(server, parameters))) {
            var reason = reasonOfSourceDown(bridge);
            assertThat(bridge.process().lines())
                    .noneMatch(line -> line.contains("wrong-secret") || line.contains(credentials.password()));
            return reason;
        }
    }

    private static String reasonOfSourceDown(BridgeProcess bridge) {
        return await().atMost(PATIENCE)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> bridge.client().route("movements"), route -> route.state()
                        .equals("SOURCE_DOWN"))
                .reason();
    }

    private static boolean hasBegunToFetch(Path data) throws IOException {
        var spool = data.resolve("spool");
        if (!Files.isDirectory(spool)) {
            return false;
        }
        try (var all = Files.walk(spool)) {
            return all.anyMatch(file -> file.endsWith(".part") || file.endsWith("MOVE.VB"));
        }
    }

    private static void arrives(MovementJudge judge, long movement) {
        long last = new Movement(movement).isBad() ? movement - 1 : movement;
        await().atMost(PATIENCE.multipliedBy(2)).until(() -> {
            judge.look();
            return judge.last() >= last;
        });
    }

    private BridgeSetup bridge(FileServer server, String parameters) throws IOException {
        var route =
                """
                - route:
                    id: movements
                    from:
                      uri: bascule-feed:%s/inbox
                      parameters: {layout: movement.cpy, format: VB, include: "*.VB", stableFor: 0s, delay: 200ms, move: done, %s}
                      steps:
                        - to: {uri: "bascule-kafka:%s", parameters: {connection: cloud, key: "${header.bascule-record}"}}
                """
                        .formatted(server.address(), parameters, topic);
        var folder = new BridgeFolder(dir.resolve("bridge-" + UUID.randomUUID()))
                .configure("feed", lab.artemisUrl(), lab.bootstrapServers(), Ports.free())
                .kafkaSetting("transaction.timeout.ms", TRANSACTION_MILLIS)
                .route("movements", route);
        Files.createDirectories(folder.dir().resolve("config/copybooks"));
        Files.writeString(folder.dir().resolve("config/copybooks/movement.cpy"), Movement.LAYOUT);
        Files.writeString(folder.dir().resolve("config/wrong"), "wrong-secret\n");
        return BridgeSetup.of(folder, credentials, BridgeProcess.JVM_OPTIONS);
    }
}
