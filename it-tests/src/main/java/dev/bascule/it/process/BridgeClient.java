package dev.bascule.it.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Asks a running bridge, as its commands do: found through the file in its data folder. */
public final class BridgeClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int LETTERS_PER_PAGE = 200;

    /** One for all: a client of its own for each question would cost more than the question. */
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI bridge;
    private final String token;

    private BridgeClient(URI bridge, String token) {
        this.bridge = bridge;
        this.token = token;
    }

    /**
     * For the bridge with this process id on this data folder.
     *
     * @throws IOException there is none, or not yet
     */
    public static BridgeClient connect(Path data, long pid) throws IOException {
        var control = JSON.readTree(Files.readString(data.resolve("control.json")));
        if (control.path("pid").asLong() != pid) {
            throw new IOException("the control file is another process's: " + control.path("pid"));
        }
        return new BridgeClient(
                URI.create(control.path("url").asText()), control.path("token").asText());
    }

    /** Where the bridge listens. */
    public URI url() {
        return bridge;
    }

    /** Whether {@code /q/health/ready} says so. */
    public boolean isReady() throws IOException {
        return get("/q/health/ready").statusCode() == OK;
    }

    /** The body of {@code /q/health}. */
    public String health() throws IOException {
        return get("/q/health").body();
    }

    /** The body of {@code /q/metrics}. */
    public String metrics() throws IOException {
        return get("/q/metrics").body();
    }

    /** As {@code bascule status --json}. */
    public JsonNode status() throws IOException {
        return ask(Map.of("type", "read", "mbean", "dev.bascule:type=Bascule", "attribute", "Status"));
    }

    /** All routes. */
    public List<RouteState> routes() throws IOException {
        return StreamSupport.stream(status().path("routes").spliterator(), false)
                .map(RouteState::of)
                .toList();
    }

    /** One route. */
    public RouteState route(String id) throws IOException {
        return routes().stream()
                .filter(route -> route.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IOException("the bridge has no route " + id));
    }

    /** What the bridge knows of a message. */
    public JsonNode trace(String key) throws IOException {
        return ask(Map.of(
                "type", "exec", "mbean", "dev.bascule:type=Bascule", "operation", "trace", "arguments", List.of(key)));
    }

    /** The body of the dead letter with this id. */
    public byte[] body(String id) throws IOException {
        return Base64.getDecoder()
                .decode(askDeadLetters("show", List.of(id)).path("bodyBase64").asText());
    }

    /** All dead letters of a route. */
    public List<StoredLetter> deadLetters(String route) throws IOException {
        var letters = new ArrayList<StoredLetter>();
        var request = new HashMap<String, Object>(Map.of("route", route, "limit", LETTERS_PER_PAGE));
        JsonNode page;
        do {
            page = askDeadLetters("list", request);
            page.path("items").forEach(letter -> letters.add(StoredLetter.of(letter)));
            request.put("cursor", page.path("next").asText());
        } while (!page.path("next").isNull());
        return letters;
    }

    /** An operation of the dead letters, with a JSON object. */
    public JsonNode askDeadLetters(String operation, Map<String, ?> request) throws IOException {
        return askDeadLetters(operation, List.of(JSON.writeValueAsString(request)));
    }

    /** An operation of the dead letters. */
    public JsonNode askDeadLetters(String operation, List<?> arguments) throws IOException {
        return ask(Map.of(
                "type",
                "exec",
                "mbean",
                "dev.bascule:type=DeadLetters",
                "operation",
                operation,
                "arguments",
                arguments));
    }

    private JsonNode ask(Map<String, ?> request) throws IOException {
        var post = HttpRequest.newBuilder(bridge.resolve("/jolokia"))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(request)))
                .build();
        var answer = JSON.readTree(send(post).body());
        if (answer.path("status").asInt() != OK) {
            throw new IOException("the bridge refused: " + answer.path("error").asText());
        }
        return JSON.readTree(answer.path("value").asText());
    }

    private HttpResponse<String> get(String path) throws IOException {
        return send(
                HttpRequest.newBuilder(bridge.resolve(path)).timeout(TIMEOUT).build());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking the bridge", stop);
        }
    }
}
