package dev.bascule.routes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.routes.RouteFile.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Processor;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a folder: loaded, edited, moved and deleted. */
class RouteFolderTest {
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
    void loads_every_sound_file_and_names_what_is_wrong_with_the_others() throws IOException {
        lab.write("a.yaml", FolderLab.answering("a", "1"));
        lab.write("b.yaml", FolderLab.answering("b", "1").replace("setBody", "setBoody"));
        lab.write("c.yml", FolderLab.answering("c", "1"));
        lab.folder.start();

        assertThat(lab.folder.files())
                .extracting(RouteFile::state)
                .containsExactly(State.LOADED, State.INVALID, State.LOADED);
        assertThat(lab.fileOf("b").orElseThrow().reason()).startsWith("routes/b.yaml:6:11: unknown step 'setBoody'");
        assertThat(lab.ask("a")).isEqualTo("1");
        assertThat(lab.ask("c")).isEqualTo("1");
        assertThat(lab.context.getRoute("b")).isNull();
    }

    @Test
    void an_edit_takes_effect_within_seconds() throws IOException {
        lab.write("a.yaml", FolderLab.answering("a", "1"));
        lab.folder.start();
        assertThat(lab.ask("a")).isEqualTo("1");

        lab.write("a.yaml", FolderLab.answering("a", "2"));

        lab.awaitAnswer("a", "?", "2");
    }

    @Test
    void an_edit_leaves_stopped_what_an_operator_has_stopped() throws Exception {
        lab.write("a.yaml", FolderLab.answering("a", "1"));
        lab.folder.start();
        lab.context.getRouteController().stopRoute("a");

        for (var answer : List.of("2", "3")) {
            lab.write("a.yaml", FolderLab.answering("a", answer));
            lab.folder.rescan();
            assertThat(lab.status("a")).isEqualTo(ServiceStatus.Stopped);
        }

        lab.context.getRouteController().startRoute("a");
        assertThat(lab.ask("a")).isEqualTo("3");
        lab.write("a.yaml", FolderLab.answering("a", "4"));
        lab.folder.rescan();
        assertThat(lab.ask("a")).isEqualTo("4");
    }

    @Test
    void a_route_that_was_stopped_stays_so_when_it_moves_to_another_file_or_its_file_is_broken_for_a_while()
            throws Exception {
        lab.write("a.yaml", FolderLab.answering("a", "1"));
        lab.folder.start();
        lab.folder.stopRoute("a");

        Files.move(dir.resolve("routes/a.yaml"), dir.resolve("routes/b.yaml"));
        lab.folder.rescan();
        assertThat(lab.status("a")).isEqualTo(ServiceStatus.Stopped);

        Files.delete(dir.resolve("routes/b.yaml"));
        lab.folder.rescan();
        lab.write("c.yaml", FolderLab.answering("a", "2"));
        lab.folder.rescan();
        assertThat(lab.status("a")).isEqualTo(ServiceStatus.Stopped);
    }

    @Test
    void an_edit_leaves_started_what_an_operator_has_started() throws Exception {
        lab.write("a.yaml", waiting("1"));
        lab.folder.start();
        assertThat(lab.status("a")).isEqualTo(ServiceStatus.Stopped);
        lab.context.getRouteController().startRoute("a");

        lab.write("a.yaml", waiting("2"));
        lab.folder.rescan();

        assertThat(lab.ask("a")).isEqualTo("2");
    }

    @Test
    void an_edit_may_start_what_nobody_but_the_file_has_stopped() throws Exception {
        lab.write("a.yaml", waiting("1"));
        lab.folder.start();

        lab.write("a.yaml", FolderLab.answering("a", "2"));
        lab.folder.rescan();

        assertThat(lab.ask("a")).isEqualTo("2");
    }

    private static String waiting(String answer) {
        return FolderLab.answering("a", answer).replace("id: a\n", "id: a\n    autoStartup: false\n");
    }

    @Test
    void only_the_changed_file_is_touched() throws IOException {
        lab.write("a.yaml", FolderLab.answering("a", "1"));
        lab.write("b.yaml", FolderLab.answering("b", "1"));
        lab.folder.start();
        var untouched = lab.context.getRoute("b");

        lab.write("a.yaml", FolderLab.answering("a", "2"));
        lab.folder.rescan();

        assertThat(lab.ask("a")).isEqualTo("2");
        assertThat(lab.context.getRoute("b")).isSameAs(untouched);
    }

    @Test
    void a_deleted_file_stops_its_routes_and_a_new_one_starts_them() throws IOException {
        lab.write("a.yaml", FolderLab.answering("a", "1"));
        lab.folder.start();

        Files.delete(dir.resolve("routes/a.yaml"));
        lab.write("b.yaml", FolderLab.answering("b", "1"));
        lab.folder.rescan();

        assertThat(lab.context.getRoute("a")).isNull();
        assertThat(lab.ask("b")).isEqualTo("1");
        assertThat(lab.folder.files()).extracting(RouteFile::file).containsExactly("routes/b.yaml");
    }

    @Test
    void a_route_id_that_another_file_owns_is_refused() throws IOException {
        lab.write("b.yaml", FolderLab.answering("mine", "1"));
        lab.folder.start();

        lab.write("a.yaml", FolderLab.answering("mine", "2").replace("direct:mine", "direct:theirs"));
        lab.folder.rescan();

        assertThat(lab.ask("mine")).isEqualTo("1");
        assertThat(lab.folder.files().get(0).reason())
                .isEqualTo("routes/a.yaml:2:9: route id 'mine' is taken: routes/b.yaml:2:9");
    }

    @Test
    void a_route_can_move_to_another_file() throws IOException {
        lab.write("a.yaml", FolderLab.answering("moving", "1"));
        lab.folder.start();

        Files.delete(dir.resolve("routes/a.yaml"));
        lab.write("b.yaml", FolderLab.answering("moving", "2"));
        lab.folder.rescan();

        assertThat(lab.ask("moving")).isEqualTo("2");
        assertThat(lab.fileOf("moving").orElseThrow().file()).isEqualTo("routes/b.yaml");
    }

    @Test
    void a_message_that_is_on_its_way_is_finished_before_its_route_is_swapped() throws Exception {
        var inside = new CountDownLatch(1);
        var letGo = new CountDownLatch(1);
        lab.context.getRegistry().bind("slow", (Processor) exchange -> {
            inside.countDown();
            letGo.await(20, TimeUnit.SECONDS);
            exchange.getMessage().setBody("finished");
        });
        lab.write(
                "a.yaml",
                """
                - route:
                    id: a
                    from:
                      uri: direct:a
                      steps:
                        - process: {ref: slow}
                """);
        lab.folder.start();
        var answer = CompletableFuture.supplyAsync(() -> lab.ask("a"));
        inside.await(20, TimeUnit.SECONDS);
        lab.write("a.yaml", FolderLab.answering("a", "2"));
        var swap = CompletableFuture.runAsync(lab.folder::rescan);
        assertThat(swap).isNotDone();
        letGo.countDown();

        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("finished");
        swap.get(20, TimeUnit.SECONDS);
        assertThat(lab.ask("a")).isEqualTo("2");
    }

    @Test
    void placeholders_of_the_running_process_are_known_to_the_check() throws IOException {
        lab.context.getPropertiesComponent().addOverrideProperty("where", "a");
        lab.write("a.yaml", FolderLab.answering("a", "1").replace("direct:a", "direct:{{where}}"));
        lab.write("b.yaml", FolderLab.answering("b", "1").replace("direct:b", "direct:{{nowhere}}"));
        lab.folder.start();

        assertThat(lab.ask("a")).isEqualTo("1");
        assertThat(lab.fileOf("b").orElseThrow().reason())
                .startsWith("routes/b.yaml:4:12: Property with key [nowhere]");
    }
}
