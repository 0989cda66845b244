package dev.bascule.sink.aws.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** Answers every call with the same words, and keeps what it was sent. */
public final class RecordingService implements AutoCloseable {
    private final HttpServer server;
    private final List<JsonNode> requests = Collections.synchronizedList(new ArrayList<>());
    private volatile String answer = "{}";

    public RecordingService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(new ObjectMapper().readTree(exchange.getRequestBody().readAllBytes()));
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    /** From now on. */
    public void answer(String json) {
        answer = json;
    }

    /** The bodies so far. */
    public List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** A connection to it. */
    public AwsConnection connection() {
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
                Duration.ofSeconds(10),
                1);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
