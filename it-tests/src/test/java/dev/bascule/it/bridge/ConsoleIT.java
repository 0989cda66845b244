package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.it.lab.Credentials;
import dev.bascule.it.lab.Ports;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeProcess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleIT {
    private static final String CONFIG =
            """
            bascule:
              instance: console
              console: {enabled: %s, port: %d}
            """;
    private static final String ROUTE =
            """
            - route:
                id: ticks
                from:
                  uri: timer:ticks
                  steps:
                    - log: tick
            """;

    @TempDir
    Path dir;

    private final int port = Ports.free();

    @Test
    void without_a_console_others_find_health_and_metrics_and_this_hosts_commands_find_all() throws Exception {
        try (var bridge = start(false)) {
            assertThat(get("/q/health/ready")).isEqualTo(200);
            assertThat(get("/q/metrics")).isEqualTo(200);
            assertThat(get("/jolokia")).isEqualTo(404);
            assertThat(get("/hawtio")).isEqualTo(404);
            assertThat(bridge.client().route("ticks").state()).isEqualTo("RUNNING");
            bridge.stopCleanly();
        }
    }

    @Test
    void with_a_console_others_are_asked_who_they_are() throws Exception {
        try (var bridge = start(true)) {
            assertThat(get("/q/health/ready")).isEqualTo(200);
            assertThat(get("/jolokia")).isEqualTo(401);
            assertThat(bridge.client().route("ticks").state()).isEqualTo("RUNNING");
            bridge.stopCleanly();
        }
    }

    private BridgeProcess start(boolean console) throws Exception {
        var folder = new BridgeFolder(dir).route("ticks", ROUTE);
        Files.writeString(folder.dir().resolve("config/application.yaml"), CONFIG.formatted(console, port));
        return BridgeProcess.startReady(folder, Credentials.random());
    }

    private int get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
