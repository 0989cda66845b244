package dev.bascule.it.aws;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Hands calls to SQS on to a server of its own, such as ElasticMQ, word by word. Thread-safe. */
final class SqsUpstream {
    private static final String TYPE = "Content-Type";
    private static final String TARGET = "X-Amz-Target";

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;

    SqsUpstream(String endpoint) {
        this.endpoint = URI.create(endpoint + "/");
    }

    void forward(HttpExchange exchange, byte[] body) throws IOException {
        var headers = exchange.getRequestHeaders();
        var request = HttpRequest.newBuilder(endpoint)
                .header(TYPE, headers.getFirst(TYPE))
                .header(TARGET, headers.getFirst(TARGET))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            answer.headers().firstValue(TYPE).ifPresent(type -> exchange.getResponseHeaders()
                    .set(TYPE, type));
            answer.headers().firstValue("x-amzn-query-error").ifPresent(error -> exchange.getResponseHeaders()
                    .set("x-amzn-query-error", error));
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        }
    }
}
