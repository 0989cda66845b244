package dev.bascule.manage.console.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProviderHttpTest {
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ProviderHttp http = new ProviderHttp();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/document", exchange -> answer(exchange, 200, new byte[ProviderHttp.MOST_BYTES]));
        server.createContext("/long", exchange -> answer(exchange, 200, new byte[ProviderHttp.MOST_BYTES + 1]));
        server.createContext("/missing", exchange -> answer(exchange, 404, new byte[1]));
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/document");
            answer(exchange, 302, new byte[1]);
        });
        server.createContext("/slow", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitEnd();
        });
        server.start();
    }

    @AfterEach
    void end() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void a_document_may_have_so_many_bytes_and_no_more() throws IOException {
        assertThat(http.document(at("/document"))).hasSize(ProviderHttp.MOST_BYTES);
        assertThatThrownBy(() -> http.document(at("/long")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than 1048576 bytes");
    }

    @Test
    void an_answer_must_be_there_whole_in_time() {
        var impatient = new ProviderHttp(Duration.ofMillis(500));
        assertThatThrownBy(() -> impatient.document(at("/slow")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("has not answered within 500 ms");
    }

    @Test
    void nothing_else_than_the_document_will_do() {
        assertThatThrownBy(() -> http.document(at("/missing"))).hasMessageContaining("answers 404");
        assertThatThrownBy(() -> http.document(at("/moved"))).hasMessageContaining("answers 302");
        var nobody = URI.create("http://127.0.0.1:1/");
        assertThatThrownBy(() -> http.document(nobody)).hasMessageContaining("ConnectException");
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
