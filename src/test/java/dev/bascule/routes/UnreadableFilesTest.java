package dev.bascule.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.routes.RouteFile.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableFilesTest {
    private static final String SOUND =
            "- route: {id: b, from: {uri: \"direct:b\", steps: [{setBody: {constant: \"1\"}}]}}\n";

    @TempDir
    Path dir;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private RouteFolder folder;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(dir.resolve("routes"));
        context.disableJMX();
        context.start();
        folder = new RouteFolder(context, Samples.config(dir));
    }

    @AfterEach
    void stop() {
        folder.close();
        context.stop();
    }

    @Test
    void a_file_that_is_no_utf_8_or_leads_nowhere_stops_nobody_elses_routes() throws IOException {
        Files.write(file("a"), "- route:\n  # gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(file("b"), SOUND);
        Files.createSymbolicLink(file("c"), dir.resolve("nowhere"));
        Files.createDirectories(file("d"));
        folder.start();

        assertThat(folder.files())
                .extracting(RouteFile::state)
                .containsExactly(State.INVALID, State.LOADED, State.INVALID);
        assertThat(folder.files().get(0).reason())
                .isEqualTo("routes/a.yaml:2:7: not UTF-8 from here on: save the file as UTF-8");
        assertThat(folder.files().get(2).reason()).startsWith("routes/c.yaml:1:1: no such file");
        assertThat(context.getRoute("b")).isNotNull();
    }

    @Test
    void what_ran_goes_on_when_its_file_becomes_unreadable() throws IOException {
        Files.writeString(file("b"), SOUND);
        folder.start();
        Files.write(file("b"), new byte[] {'#', (byte) 0xFF});
        folder.rescan();

        assertThat(folder.files()).extracting(RouteFile::state).containsExactly(State.STALE);
        assertThat(context.getRoute("b")).isNotNull();
    }

    private Path file(String name) {
        return dir.resolve("routes/" + name + ".yaml");
    }
}
