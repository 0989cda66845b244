package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.it.lab.Ports;
import dev.bascule.it.process.BridgeCommand;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.JavaCommand;
import dev.bascule.it.process.JavaProcess;
import dev.bascule.it.process.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A management address that speaks HTTPS with a certificate that no JVM knows, and the commands that ask it. */
class EncryptedConsoleIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CONFIG =
            """
            bascule:
              instance: encrypted
              console:
                port: %d
                users: [{name: otto, password: otto-works, role: operator}]
                tls: {certificate: "%s", key: "%s"}
            """;

    @TempDir
    Path dir;

    @Test
    void commands_on_its_host_know_it_and_those_elsewhere_must_be_given_its_certificate() throws Exception {
        int port = Ports.free();
        var certificates = Certificates.make(dir.resolve("own"), "changeit");
        var others = Certificates.make(dir.resolve("others"), "changeit");
        var folder = new BridgeFolder(dir.resolve("bridge")).route("ticks", TimerRoute.TICKS);
        Files.writeString(
                folder.dir().resolve("config/application.yaml"),
                CONFIG.formatted(port, certificates.certificate(), certificates.key()));
        var url = "https://127.0.0.1:" + port;
        var run = JavaCommand.jar(Repository.bridgeJar(), "run", "--dir", folder.dir());
        try (var bridge = JavaProcess.start("bascule run", run, dir.resolve("run.log"))) {
            await().atMost(PATIENCE)
                    .until(() -> said("status", "--dir", folder.dir()).exitCode() == 0);
            assertThat(said("status", "--dir", folder.dir()).text()).contains("ticks");
            assertThat(bridge.isAlive()).isTrue();

            var unknown = said("status", "--url", url, "--user", "otto");
            assertThat(unknown.exitCode()).isEqualTo(3);
            assertThat(unknown.text()).contains("its certificate is not trusted", "--ca");

            var named = said("status", "--url", url, "--user", "otto", "--ca", certificates.certificate());
            assertThat(named.text()).contains("ticks");
            assertThat(named.exitCode()).isZero();

            assertThat(said("status", "--url", url, "--user", "otto", "--ca", others.certificate())
                            .exitCode())
                    .isEqualTo(3);
            bridge.term();
            bridge.awaitEnd(PATIENCE);
        }
    }

    private BridgeCommand said(Object... words) throws IOException {
        return BridgeCommand.run(dir, PATIENCE, Map.of("BASCULE_PASSWORD", "otto-works"), words);
    }
}
