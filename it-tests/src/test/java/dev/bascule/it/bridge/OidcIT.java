package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bascule.it.lab.Credentials;
import dev.bascule.it.lab.Ports;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeProcess;
import dev.bascule.it.process.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Log-in by an OpenID provider with a real browser, which keeps the cookies' rules: {@code src/test/browser/oidc.mjs}. */
class OidcIT {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final String CONFIG =
            """
            bascule:
              instance: oidc
              console:
                port: %d
                oidc:
                  issuer: %s
                  client-id: bascule
                  client-secret: s3cret-of-the-client
                  roles: {bridge-ops: operator, staff: viewer}
            """;

    @TempDir
    Path dir;

    @Test
    void browsers_log_in_at_the_provider_and_out_again_and_see_why_they_are_refused() throws Exception {
        var browser = Browser.installed();
        assumeTrue(browser.isPresent(), "Chromium or Node is not installed (Debian: chromium)");
        var port = Ports.free();
        try (var provider = new IdentityProvider(
                Map.of("anna", List.of("staff", "bridge-ops"), "vera", List.of("staff"), "gast", List.of("sales")))) {
            var folder = new BridgeFolder(dir).route("ticks", TimerRoute.TICKS);
            Files.writeString(
                    folder.dir().resolve("config/application.yaml"), CONFIG.formatted(port, provider.issuer()));
            try (var bridge = BridgeProcess.startReady(folder, Credentials.random())) {
                var plan = Map.of("url", "http://127.0.0.1:" + port + "/hawtio/", "provider", provider.issuer());
                browser.get().run("oidc.mjs", plan, TIMEOUT);
                assertThat(bridge.client().route("ticks").state()).isEqualTo("STOPPED");
                bridge.stopCleanly();
            }
        }
        assertThat(folder("data/console-password")).doesNotExist();
        assertThat(Files.readString(folder("bridge.log")))
                .contains("problem=no-role", "'gast' has [sales]")
                .doesNotContain("s3cret-of-the-client", "password ");
    }

    private Path folder(String name) {
        return dir.resolve(name);
    }
}
