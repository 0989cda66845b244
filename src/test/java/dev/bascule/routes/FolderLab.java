package dev.bascule.routes;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ServiceStatus;
import org.apache.camel.impl.DefaultCamelContext;

/** A folder of routes, not yet started, in a Camel context that can be asked what they answer. */
final class FolderLab implements AutoCloseable {
    private static final Duration EFFECT_WITHIN = Duration.ofSeconds(5);

    final DefaultCamelContext context = new DefaultCamelContext();
    final ProducerTemplate send;
    final RouteFolder folder;
    private final Path dir;

    FolderLab(Path dir) throws IOException {
        this.dir = dir;
        Files.createDirectories(dir.resolve("routes"));
        context.disableJMX();
        context.start();
        send = context.createProducerTemplate();
        folder = new RouteFolder(context, Samples.config(dir));
    }

    /** Writes a file of routes. */
    void write(String name, String text) throws IOException {
        Files.writeString(dir.resolve("routes").resolve(name), text);
    }

    /** What a route that begins with {@code direct:} and its id answers. */
    String ask(String route) {
        return send.requestBody("direct:" + route, "?", String.class);
    }

    /** Waits until a route answers so; while it is replaced it may refuse to answer. */
    void awaitAnswer(String route, String question, String answer) {
        await().atMost(EFFECT_WITHIN)
                .ignoreExceptionsInstanceOf(CamelExecutionException.class)
                .until(() -> answer.equals(send.requestBody("direct:" + route, question, String.class)));
    }

    /** How Camel says a route is. */
    ServiceStatus status(String route) {
        return context.getRouteController().getRouteStatus(route);
    }

    /** The file that has a route. */
    Optional<RouteFile> fileOf(String route) {
        return folder.files().stream()
                .filter(file -> file.routeIds().contains(route))
                .findFirst();
    }

    /** A route that can be asked, as YAML. */
    static String answering(String id, String answer) {
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

    @Override
    public void close() {
        folder.close();
        context.stop();
    }
}
