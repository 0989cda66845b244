package dev.bascule.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.connection.BasculeConfig;
import dev.bascule.routes.RouteFile.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What routes use beside their steps: copybooks, route configurations, beans and Kamelets. */
class RouteDependenciesTest {
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
    void a_changed_copybook_is_taken_over_unless_it_is_broken() throws IOException {
        lab.context.getRegistry().bind(BasculeConfig.NAME, Samples.config(dir));
        copybook("A");
        lab.write(
                "a.yaml",
                """
                - route:
                    id: a
                    from:
                      uri: direct:a
                      steps:
                        - to: {uri: "copybook:r.cpy", parameters: {operation: decode}}
                """);
        lab.write("b.yaml", FolderLab.answering("b", "1"));
        lab.folder.start();
        var other = lab.context.getRoute("b");
        assertThat(decoded()).isEqualTo("{\"A\":\"ab\"}");

        copybook("LONGER");
        lab.awaitAnswer("a", "ab", "{\"LONGER\":\"ab\"}");

        copybook("BROKEN PIK");
        await().atMost(Duration.ofSeconds(5))
                .until(() -> lab.fileOf("a").orElseThrow().state() == State.STALE);
        assertThat(lab.fileOf("a").orElseThrow().reason()).startsWith("routes/a.yaml:6:21: config/copybooks/r.cpy:2:");

        lab.write("b.yaml", FolderLab.answering("b", "2"));
        lab.awaitAnswer("b", "?", "2");
        assertThat(decoded()).isEqualTo("{\"LONGER\":\"ab\"}");
        assertThat(lab.context.getRoute("b")).isNotSameAs(other);

        copybook("MENDED");
        lab.awaitAnswer("a", "ab", "{\"MENDED\":\"ab\"}");
    }

    @Test
    void a_changed_route_configuration_reaches_the_routes_of_other_files() throws IOException {
        lab.write(
                "a.yaml",
                """
                - route:
                    id: failing
                    from:
                      uri: direct:failing
                      steps:
                        - throwException: {exceptionType: java.lang.IllegalStateException, message: no}
                """);
        lab.write("z.yaml", handling("1"));
        lab.folder.start();
        assertThat(lab.ask("failing")).isEqualTo("1");

        lab.write("z.yaml", handling("2"));
        lab.folder.rescan();

        assertThat(lab.ask("failing")).isEqualTo("2");
    }

    @Test
    void beans_of_a_file_come_and_go_with_it() throws IOException {
        lab.write(
                "a.yaml",
                """
                - beans:
                    - name: greeter
                      type: dev.bascule.routes.RouteDependenciesTest$Greeter
                - route:
                    id: a
                    from:
                      uri: direct:a
                      steps:
                        - bean: {ref: greeter}
                """);
        lab.folder.start();
        assertThat(lab.ask("a")).isEqualTo("hello");
        assertThat(Greeter.MADE).hasValue(1);

        Files.delete(dir.resolve("routes/a.yaml"));
        lab.folder.rescan();

        assertThat(lab.context.getRegistry().lookupByName("greeter")).isNull();
    }

    @Test
    void a_kamelet_of_the_folder_is_found_and_its_change_reaches_its_users() throws IOException {
        Files.createDirectories(dir.resolve("connectors"));
        Files.writeString(dir.resolve("connectors/say.kamelet.yaml"), kamelet("1"));
        lab.write(
                "a.yaml",
                """
                - route:
                    id: a
                    from:
                      uri: direct:a
                      steps:
                        - to: "kamelet:say"
                """);
        lab.folder.start();
        assertThat(lab.ask("a")).isEqualTo("1");

        Files.writeString(dir.resolve("connectors/say.kamelet.yaml"), kamelet("2"));
        lab.folder.rescan();

        assertThat(lab.ask("a")).isEqualTo("2");
        assertThat(lab.context.getRoutes()).hasSize(2);
    }

    private void copybook(String name) throws IOException {
        var folder = Files.createDirectories(dir.resolve("config/copybooks"));
        Files.writeString(folder.resolve("r.cpy"), "       01  R.\n           05  " + name + " PIC X(2).\n");
    }

    private String decoded() {
        return lab.send.requestBody("direct:a", "ab", String.class);
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
