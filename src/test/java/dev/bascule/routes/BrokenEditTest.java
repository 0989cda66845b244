package dev.bascule.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.routes.RouteFile.State;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Edits that cannot run leave what runs alone. */
class BrokenEditTest {
    @TempDir
    Path dir;

    private FolderLab lab;

    @BeforeEach
    void start() throws IOException {
        lab = new FolderLab(dir);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void old_routes_keep_running_when_the_new_file_is_broken() throws IOException {
        lab.write("a.yaml", FolderLab.answering("a", "1"));
        lab.folder.start();
        var before = lab.context.getRoute("a");

        lab.write("a.yaml", FolderLab.answering("a", "2").replace("direct:a", "direct:a?blokc=true"));
        lab.folder.rescan();

        assertThat(lab.context.getRoute("a")).isSameAs(before);
        assertThat(lab.ask("a")).isEqualTo("1");
        var file = lab.fileOf("a").orElseThrow();
        assertThat(file.state()).isEqualTo(State.STALE);
        assertThat(file.reason())
                .isEqualTo("routes/a.yaml:4:21: unknown option 'blokc' of direct:; did you mean 'block'?");

        lab.write("a.yaml", FolderLab.answering("a", "3"));
        lab.folder.rescan();
        assertThat(lab.ask("a")).isEqualTo("3");
        assertThat(lab.fileOf("a").orElseThrow().state()).isEqualTo(State.LOADED);
    }

    @Test
    void what_only_fails_when_it_is_loaded_leaves_the_old_routes_and_no_trace() throws IOException {
        lab.write("a.yaml", FolderLab.answering("a", "1"));
        lab.folder.start();

        lab.write(
                "a.yaml",
                FolderLab.answering("a", "2")
                        + """
                - route:
                    id: other
                    from:
                      uri: direct:other
                      steps:
                        - bean: {ref: nobody}
                """);
        lab.folder.rescan();

        assertThat(lab.ask("a")).isEqualTo("1");
        assertThat(lab.context.getRouteDefinitions())
                .extracting(route -> route.getRouteId())
                .containsExactly("a");
        assertThat(lab.folder.files()).singleElement().satisfies(file -> {
            assertThat(file.state()).isEqualTo(State.STALE);
            assertThat(file.reason()).startsWith("routes/a.yaml:").contains("nobody");
        });
    }
}
