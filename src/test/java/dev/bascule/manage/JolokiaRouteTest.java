package dev.bascule.manage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JolokiaRouteTest {
    private static final String VERSION = "{\"type\": \"version\"}";
    private static final String JSON = "Content-Type: application/json";

    private final Vertx vertx = Vertx.vertx();
    private final JolokiaService jolokia = new JolokiaService();
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        var router = Router.router(vertx);
        router.route().handler(context -> {
            JolokiaRoute.callBy(context, Caller.COMMAND);
            context.next();
        });
        new JolokiaRoute(jolokia).register(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @AfterEach
    void end() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        jolokia.stop();
    }

    @Test
    void programs_and_pages_of_this_server_are_answered() throws IOException {
        assertThat(post("localhost:" + server.actualPort(), JSON)).contains(" 200 ", "\"agent\":");
        assertThat(post("127.0.0.1", JSON + "; charset=utf-8", "Origin: http://127.0.0.1"))
                .contains(" 200 ");
    }

    @Test
    void programs_that_prefer_http_2_are_answered() throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.actualPort() + "/jolokia"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(VERSION))
                .build();
        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"agent\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example", "null", "http://127.0.0.1:1", "http://127.0.0.1.evil.example"})
    void pages_of_other_sites_are_refused(String origin) throws IOException {
        assertThat(post("127.0.0.1", JSON, "Origin: " + origin)).contains(" 403 ", "pages of other sites");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "text/plain; application/json"})
    void what_a_page_may_send_without_asking_is_refused(String contentType) throws IOException {
        assertThat(post("127.0.0.1", "Content-Type: " + contentType)).contains(" 403 ", "application/json");
    }

    @Test
    void a_foreign_name_for_the_loopback_address_is_refused() throws IOException {
        assertThat(post("evil.example", JSON)).contains(" 403 ");
        assertThat(post("evil.example", JSON, "Origin: http://evil.example")).contains(" 403 ");
    }

    @Test
    void a_name_is_fine_where_the_bridge_is_meant_to_be_reached_from_elsewhere() {
        assertThat(SameSite.refusal("application/json", "https://bridge.example", "bridge.example", false))
                .isEmpty();
        assertThat(SameSite.refusal("application/json", "https://evil.example", "bridge.example", false))
                .isPresent();
    }

    private String post(String host, String... headers) throws IOException {
        var request = "POST /jolokia HTTP/1.1\r\nHost: " + host + "\r\n" + String.join("\r\n", headers)
                + "\r\nContent-Length: " + VERSION.length() + "\r\nConnection: close\r\n\r\n" + VERSION;
        try (var socket = new Socket(InetAddress.getByName("127.0.0.1"), server.actualPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
