package dev.bascule.sink.aws.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bascule.connection.AwsConnection;
import dev.bascule.connection.AwsCredentials;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Answers every call with the same words, and keeps what it was sent. */
public final class RecordingService implements AutoCloseable {
    private final HttpServer server;
    private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile byte[] answer = {'{', '}'};
    private volatile boolean silent;

    /** What came. */
    public record Request(Headers headers, byte[] body) {
        /** @param name with a capital letter at its beginning only */
        public String header(String name) {
            return headers.getFirst(name);
        }
    }

    public RecordingService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new Request(
                    exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
            if (silent) {
                closed.await();
            }
            var bytes = answer;
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on. */
    public void answer(String json) {
        answer(json.getBytes(StandardCharsets.UTF_8));
    }

    /** From now on, in the words of another protocol. */
    public void answer(byte[] bytes) {
        answer = bytes;
    }

    /** From now on it answers nothing. */
    public void silence() {
        silent = true;
    }

    /** The bodies so far. */
    public List<JsonNode> requests() {
        return requests.stream().map(RecordingService::json).toList();
    }

    /** The last one. */
    public Request last() {
        return requests.get(requests.size() - 1);
    }

    private static JsonNode json(Request request) {
        try {
            return new ObjectMapper().readTree(request.body());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A connection to it. */
    public AwsConnection connection() {
        return connection(Duration.ofSeconds(10));
    }

    /** One whose calls have so much time. */
    public AwsConnection connection(Duration callTimeout) {
        return new AwsConnection(
                "aws",
                "eu-west-1",
                Optional.of(address()),
                new AwsCredentials(
                        Optional.of(new AwsCredentials.Keys("test", "test", Optional.empty())),
                        Optional.empty(),
                        Optional.empty()),
                Optional.empty(),
                false,
                Duration.ofSeconds(3),
                callTimeout,
                1);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
