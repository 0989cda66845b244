package dev.bascule.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.routes.RouteFile.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFolderTest {
    @TempDir
    Path dir;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private ProducerTemplate send;
    private RouteFolder folder;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(dir.resolve("routes"));
        context.disableJMX();
        context.start();
        send = context.createProducerTemplate();
        folder = new RouteFolder(context, Samples.config(dir));
    }

    @AfterEach
    void stop() {
        folder.close();
        context.stop();
    }

    @Test
    void loads_every_sound_file_and_names_what_is_wrong_with_the_others() throws IOException {
        write("a.yaml", answering("a", "1"));
        write("b.yaml", answering("b", "1").replace("setBody", "setBoody"));
        write("c.yml", answering("c", "1"));
        folder.start();

        assertThat(folder.files())
                .extracting(RouteFile::state)
                .containsExactly(State.LOADED, State.INVALID, State.LOADED);
        assertThat(fileOf("b").orElseThrow().reason()).startsWith("routes/b.yaml:6:11: unknown step 'setBoody'");
        assertThat(ask("a")).isEqualTo("1");
        assertThat(ask("c")).isEqualTo("1");
        assertThat(context.getRoute("b")).isNull();
    }

    @Test
    void an_edit_takes_effect_within_seconds() throws IOException {
        write("a.yaml", answering("a", "1"));
        folder.start();
        assertThat(ask("a")).isEqualTo("1");

        write("a.yaml", answering("a", "2"));

        await().atMost(Duration.ofSeconds(5)).until(() -> "2".equals(ask("a")));
    }

    @Test
    void a_changed_copybook_is_taken_over_unless_it_is_broken() throws IOException {
        context.getRegistry().bind("basculeConfig", Samples.config(dir));
        copybook("A");
        write(
                "a.yaml",
                """
                - route:
                    id: a
                    from:
                      uri: direct:a
                      steps:
                        - to: {uri: "copybook:r.cpy", parameters: {operation: decode}}
                """);
        write("b.yaml", answering("b", "1"));
        folder.start();
        var other = context.getRoute("b");
        assertThat(decoded()).isEqualTo("{\"A\":\"ab\"}");

        copybook("LONGER");
        await().atMost(Duration.ofSeconds(5)).until(() -> decoded().equals("{\"LONGER\":\"ab\"}"));

        copybook("BROKEN PIK");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> fileOf("a").orElseThrow().state() == State.STALE);
        assertThat(fileOf("a").orElseThrow().reason()).startsWith("routes/a.yaml:6:21: config/copybooks/r.cpy:2:");

        write("b.yaml", answering("b", "2"));
        await().atMost(Duration.ofSeconds(5)).until(() -> "2".equals(ask("b")));
        assertThat(decoded()).isEqualTo("{\"LONGER\":\"ab\"}");
        assertThat(context.getRoute("b")).isNotSameAs(other);

        copybook("MENDED");
        await().atMost(Duration.ofSeconds(5)).until(() -> decoded().equals("{\"MENDED\":\"ab\"}"));
    }

    private void copybook(String name) throws IOException {
        var folder = Files.createDirectories(dir.resolve("config/copybooks"));
        Files.writeString(folder.resolve("r.cpy"), "       01  R.\n           05  " + name + " PIC X(2).\n");
    }

    private String decoded() {
        return send.requestBody("direct:a", "ab", String.class);
    }

    @Test
    void old_routes_keep_running_when_the_new_file_is_broken() throws IOException {
        write("a.yaml", answering("a", "1"));
        folder.start();
        var before = context.getRoute("a");

        write("a.yaml", answering("a", "2").replace("direct:a", "direct:a?blokc=true"));
        folder.rescan();

        assertThat(context.getRoute("a")).isSameAs(before);
        assertThat(ask("a")).isEqualTo("1");
        var file = fileOf("a").orElseThrow();
        assertThat(file.state()).isEqualTo(State.STALE);
        assertThat(file.reason())
                .isEqualTo("routes/a.yaml:4:21: unknown option 'blokc' of direct:; did you mean 'block'?");

        write("a.yaml", answering("a", "3"));
        folder.rescan();
        assertThat(ask("a")).isEqualTo("3");
        assertThat(fileOf("a").orElseThrow().state()).isEqualTo(State.LOADED);
    }

    @Test
    void what_only_fails_when_it_is_loaded_leaves_the_old_routes_and_no_trace() throws IOException {
        write("a.yaml", answering("a", "1"));
        folder.start();

        write(
                "a.yaml",
                answering("a", "2")
                        + """
                - route:
                    id: other
                    from:
                      uri: direct:other
                      steps:
                        - bean: {ref: nobody}
                """);
        folder.rescan();

        assertThat(ask("a")).isEqualTo("1");
        assertThat(context.getRouteDefinitions())
                .extracting(route -> route.getRouteId())
                .containsExactly("a");
        assertThat(folder.files()).singleElement().satisfies(file -> {
            assertThat(file.state()).isEqualTo(State.STALE);
            assertThat(file.reason()).startsWith("routes/a.yaml:").contains("nobody");
        });
    }

    @Test
    void only_the_changed_file_is_touched() throws IOException {
        write("a.yaml", answering("a", "1"));
        write("b.yaml", answering("b", "1"));
        folder.start();
        var untouched = context.getRoute("b");

        write("a.yaml", answering("a", "2"));
        folder.rescan();

        assertThat(ask("a")).isEqualTo("2");
        assertThat(context.getRoute("b")).isSameAs(untouched);
    }

    @Test
    void a_deleted_file_stops_its_routes_and_a_new_one_starts_them() throws IOException {
        write("a.yaml", answering("a", "1"));
        folder.start();

        Files.delete(dir.resolve("routes/a.yaml"));
        write("b.yaml", answering("b", "1"));
        folder.rescan();

        assertThat(context.getRoute("a")).isNull();
        assertThat(ask("b")).isEqualTo("1");
        assertThat(folder.files()).extracting(RouteFile::file).containsExactly("routes/b.yaml");
    }

    @Test
    void a_route_id_that_another_file_owns_is_refused() throws IOException {
        write("b.yaml", answering("mine", "1"));
        folder.start();

        write("a.yaml", answering("mine", "2").replace("direct:mine", "direct:theirs"));
        folder.rescan();

        assertThat(ask("mine")).isEqualTo("1");
        assertThat(folder.files().get(0).reason())
                .isEqualTo("routes/a.yaml:2:9: route id 'mine' is taken: routes/b.yaml:2:9");
    }

    @Test
    void a_route_can_move_to_another_file() throws IOException {
        write("a.yaml", answering("moving", "1"));
        folder.start();

        Files.delete(dir.resolve("routes/a.yaml"));
        write("b.yaml", answering("moving", "2"));
        folder.rescan();

        assertThat(ask("moving")).isEqualTo("2");
        assertThat(fileOf("moving").orElseThrow().file()).isEqualTo("routes/b.yaml");
    }

    @Test
    void a_changed_route_configuration_reaches_the_routes_of_other_files() throws IOException {
        write(
                "a.yaml",
                """
                - route:
                    id: failing
                    from:
                      uri: direct:failing
                      steps:
                        - throwException: {exceptionType: java.lang.IllegalStateException, message: no}
                """);
        write("z.yaml", handling("1"));
        folder.start();
        assertThat(ask("failing")).isEqualTo("1");

        write("z.yaml", handling("2"));
        folder.rescan();

        assertThat(ask("failing")).isEqualTo("2");
    }

    @Test
    void beans_of_a_file_come_and_go_with_it() throws IOException {
        write(
                "a.yaml",
                """
                - beans:
                    - name: greeter
                      type: dev.bascule.routes.RouteFolderTest$Greeter
                - route:
                    id: a
                    from:
                      uri: direct:a
                      steps:
                        - bean: {ref: greeter}
                """);
        folder.start();
        assertThat(ask("a")).isEqualTo("hello");
        assertThat(Greeter.MADE).hasValue(1);

        Files.delete(dir.resolve("routes/a.yaml"));
        folder.rescan();

        assertThat(context.getRegistry().lookupByName("greeter")).isNull();
    }

    @Test
    void a_kamelet_of_the_folder_is_found_and_its_change_reaches_its_users() throws IOException {
        Files.createDirectories(dir.resolve("connectors"));
        Files.writeString(dir.resolve("connectors/say.kamelet.yaml"), kamelet("1"));
        write(
                "a.yaml",
                """
                - route:
                    id: a
                    from:
                      uri: direct:a
                      steps:
                        - to: "kamelet:say"
                """);
        folder.start();
        assertThat(ask("a")).isEqualTo("1");

        Files.writeString(dir.resolve("connectors/say.kamelet.yaml"), kamelet("2"));
        folder.rescan();

        assertThat(ask("a")).isEqualTo("2");
        assertThat(context.getRoutes()).hasSize(2);
    }

    @Test
    void a_message_that_is_on_its_way_is_finished_before_its_route_is_swapped() throws Exception {
        var inside = new CountDownLatch(1);
        var letGo = new CountDownLatch(1);
        context.getRegistry().bind("slow", (Processor) exchange -> {
            inside.countDown();
            letGo.await(20, TimeUnit.SECONDS);
            exchange.getMessage().setBody("finished");
        });
        write(
                "a.yaml",
                """
                - route:
                    id: a
                    from:
                      uri: direct:a
                      steps:
                        - process: {ref: slow}
                """);
        folder.start();
        var answer = CompletableFuture.supplyAsync(() -> ask("a"));
        inside.await(20, TimeUnit.SECONDS);
        write("a.yaml", answering("a", "2"));
        var swap = CompletableFuture.runAsync(folder::rescan);
        assertThat(swap).isNotDone();
        letGo.countDown();

        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo("finished");
        swap.get(20, TimeUnit.SECONDS);
        assertThat(ask("a")).isEqualTo("2");
    }

    @Test
    void placeholders_of_the_running_process_are_known_to_the_check() throws IOException {
        context.getPropertiesComponent().addOverrideProperty("where", "a");
        write("a.yaml", answering("a", "1").replace("direct:a", "direct:{{where}}"));
        write("b.yaml", answering("b", "1").replace("direct:b", "direct:{{nowhere}}"));
        folder.start();

        assertThat(ask("a")).isEqualTo("1");
        assertThat(fileOf("b").orElseThrow().reason()).startsWith("routes/b.yaml:4:12: Property with key [nowhere]");
    }

    /** A bean of a route file. */
    public static class Greeter {
        static final AtomicInteger MADE = new AtomicInteger();

        public Greeter() {
            MADE.incrementAndGet();
        }

        public String greet() {
            return "hello";
        }
    }

    private Optional<RouteFile> fileOf(String route) {
        return folder.files().stream()
                .filter(file -> file.routeIds().contains(route))
                .findFirst();
    }

    private String ask(String route) {
        return send.requestBody("direct:" + route, "?", String.class);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(dir.resolve("routes").resolve(name), text);
    }

    private static String answering(String id, String answer) {
        return """
                - route:
                    id: %s
                    from:
                      uri: direct:%s
                      steps:
                        - setBody: {constant: "%s"}
                """
                .formatted(id, id, answer);
    }

    private static String handling(String answer) {
        return """
                - routeConfiguration:
                    onException:
                      - onException:
                          exception: [java.lang.Exception]
                          handled: {constant: "true"}
                          steps:
                            - setBody: {constant: "%s"}
                """
                .formatted(answer);
    }

    private static String kamelet(String answer) {
        return """
                apiVersion: camel.apache.org/v1
                kind: Kamelet
                metadata: {name: say}
                spec:
                  definition: {title: Say, type: action}
                  template:
                    from:
                      uri: kamelet:source
                      steps:
                        - setBody: {constant: "%s"}
                """
                .formatted(answer);
    }
}
