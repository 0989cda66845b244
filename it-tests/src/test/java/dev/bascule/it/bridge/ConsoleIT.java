package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.it.lab.Credentials;
import dev.bascule.it.lab.Ports;
import dev.bascule.it.process.BridgeFolder;
import dev.bascule.it.process.BridgeProcess;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what over HTTP, without a browser. */
class ConsoleIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONFIG =
            """
            bascule:
              instance: console
              console: {enabled: %s, port: %d%s}
            """;
    private static final String USERS =
            """
            , session: 30m, users: [{name: vera, password: vera-looks, role: viewer}, {name: otto, password: otto-works, role: operator}]\
            """;
    private static final String STATUS =
            "{\"type\":\"read\",\"mbean\":\"dev.bascule:type=Bascule\",\"attribute\":\"Status\"}";
    private static final String STOP = exec("dev.bascule:type=Bridge,name=ticks", "stop");
    private static final String SHOW = exec("dev.bascule:type=DeadLetters", "show", "x");
    private static final String SOURCE = exec("dev.bascule:type=Console", "source", "ticks");

    @TempDir
    Path dir;

    private final int port = Ports.free();
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void without_a_console_others_find_health_and_metrics_and_this_hosts_commands_find_all() throws Exception {
        try (var bridge = start(false, "")) {
            assertThat(status("/q/health/ready")).isEqualTo(200);
            assertThat(status("/q/metrics")).isEqualTo(200);
            for (var path : List.of("/jolokia", "/hawtio", "/hawtio/", "/hawtio/index.html", "/hawtio/auth/session")) {
                assertThat(status(path)).as(path).isEqualTo(404);
            }
            assertThat(logIn("otto", "otto-works").statusCode()).isEqualTo(404);
            assertThat(bridge.client().route("ticks").state()).isEqualTo("RUNNING");
            bridge.stopCleanly();
        }
    }

    @Test
    void the_first_start_shows_a_password_and_later_ones_do_not() throws Exception {
        String password;
        try (var bridge = start(true, "")) {
            await().until(() -> log().contains("(shown this once"));
            password = log().split("user bascule, password ")[1].split(" ")[0];
            assertThat(logIn("bascule", password).statusCode()).isEqualTo(200);
            assertThat(logIn("bascule", password + "x").statusCode()).isEqualTo(401);
            bridge.stopCleanly();
        }
        try (var bridge = start(true, "")) {
            assertThat(logIn("bascule", password).statusCode()).isEqualTo(200);
            assertThat(log().split("password", -1))
                    .as("said at the first start only")
                    .hasSize(2);
            bridge.stopCleanly();
        }
    }

    @Test
    void nothing_is_told_or_done_without_a_session_and_nothing_beyond_the_role() throws Exception {
        try (var bridge = start(true, USERS)) {
            nobodyIsToldAnything();
            viewersLook(cookie(logIn("vera", "vera-looks")));
            operatorsWork(cookie(logIn("otto", "otto-works")));
            onlyListedFilesAreServed();
            guessingIsSlowedDown();
            assertThat(bridge.client().route("ticks").state()).isEqualTo("STOPPED");
            bridge.stopCleanly();
        }
    }

    private void nobodyIsToldAnything() throws Exception {
        assertThat(status("/jolokia")).isEqualTo(401);
        for (var path : List.of("/hawtio/jolokia", "/hawtio/user", "/hawtio/refresh")) {
            assertThat(status(path)).as(path).isEqualTo(403);
        }
        assertThat(ask(STATUS, "", "/hawtio/jolokia").statusCode()).isEqualTo(403);
        assertThat(ask(STATUS, "bascule-session-" + port + "=guessed", "/hawtio/jolokia")
                        .statusCode())
                .isEqualTo(403);
        assertThat(get("/hawtio/auth/session").body()).isEqualTo("{\"user\":null}");
    }

    private void viewersLook(String cookie) throws Exception {
        assertThat(answer(STATUS, cookie).path("status").asInt()).isEqualTo(200);
        for (var request : List.of(STOP, SHOW, SOURCE)) {
            var refused = answer(request, cookie);
            assertThat(refused.path("status").asInt()).as(request).isEqualTo(403);
            assertThat(refused.has("stacktrace")).isFalse();
        }
    }

    private void operatorsWork(String cookie) throws Exception {
        assertThat(answer(SOURCE, cookie).path("value").asText()).contains("timer:ticks");
        for (var request : List.of(
                exec("com.sun.management:type=DiagnosticCommand", "gcClassHistogram"),
                exec("java.lang:type=Memory", "gc"),
                exec("org.apache.camel:context=*,type=context,*", "stop"),
                "{\"type\":\"read\",\"mbean\":\"java.lang:type=Runtime\"}",
                "{\"type\":\"write\",\"mbean\":\"java.lang:type=Memory\",\"attribute\":\"Verbose\",\"value\":true}",
                exec("dev.bascule:type=Console", "source", "../config/application.yaml"))) {
            assertThat(answer(request, cookie).path("status").asInt())
                    .as(request)
                    .isNotEqualTo(200);
        }
        assertThat(fromElsewhere(STOP, cookie).statusCode()).isEqualTo(403);
        assertThat(answer(STOP, cookie).path("status").asInt()).isEqualTo(200);
        get("/hawtio/auth/logout", "Cookie", cookie);
        assertThat(ask(STATUS, cookie, "/hawtio/jolokia").statusCode()).isEqualTo(403);
    }

    private void onlyListedFilesAreServed() throws Exception {
        var page = get("/hawtio/some/page");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<title>Bascule</title>");
        var headers = page.headers();
        assertThat(headers.firstValue("Content-Security-Policy")).hasValueSatisfying(policy -> assertThat(policy)
                .contains("script-src 'self';", "frame-ancestors 'none'"));
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(get("/hawtio/auth/session").headers().firstValue("Cache-Control"))
                .hasValue("no-store");
        for (var path : List.of(
                "/hawtio/files.txt",
                "/hawtio/../ConsoleFiles.class",
                "/hawtio/%2e%2e/ConsoleFiles.class",
                "/hawtio/..%2fConsoleFiles.class",
                "/hawtio/assets/..%2f..%2fConsoleFiles.class",
                "/hawtio/%5c..%5capplication.properties",
                "/hawtio//etc/passwd.txt",
                "/application.properties")) {
            assertThat(raw("GET " + path))
                    .as(path)
                    .containsPattern("HTTP/1.1 (404|401|400)")
                    .doesNotContain("\tat ");
        }
        assertThat(raw("POST /hawtio/auth/login")).contains(" 403 ").doesNotContain("Exception");
    }

    private void guessingIsSlowedDown() throws Exception {
        for (var attempt = 0; attempt < 5; attempt++) {
            assertThat(logIn("otto", "guess " + attempt).statusCode()).isEqualTo(401);
        }
        var blocked = logIn("otto", "otto-works");
        assertThat(blocked.statusCode()).isEqualTo(429);
        assertThat(blocked.headers().firstValue("Retry-After")).isPresent();
        var byHeader = get("/jolokia", "Authorization", basic("otto", "otto-works"));
        assertThat(byHeader.statusCode()).isEqualTo(429);
        assertThat(byHeader.headers().firstValue("Retry-After")).isPresent();
    }

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    private BridgeProcess start(boolean console, String more) throws Exception {
        var folder = new BridgeFolder(dir).route("ticks", TimerRoute.TICKS);
        Files.writeString(folder.dir().resolve("config/application.yaml"), CONFIG.formatted(console, port, more));
        return BridgeProcess.startReady(folder, Credentials.random());
    }

    private String log() throws IOException {
        return Files.readString(dir.resolve("bridge.log"));
    }

    private HttpResponse<String> logIn(String user, String password) throws Exception {
        var body = JSON.writeValueAsString(Map.of("username", user, "password", password));
        return send(request("/hawtio/auth/login")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String cookie(HttpResponse<String> loggedIn) {
        var cookie = loggedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Strict", "Path=/hawtio");
        return cookie.split(";")[0];
    }

    private JsonNode answer(String request, String cookie) throws Exception {
        return JSON.readTree(ask(request, cookie, "/hawtio/jolokia").body());
    }

    private HttpResponse<String> ask(String request, String cookie, String path) throws Exception {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .POST(BodyPublishers.ofString(request)));
    }

    private HttpResponse<String> fromElsewhere(String request, String cookie) throws Exception {
        return send(request("/hawtio/jolokia")
                .header("Content-Type", "application/json")
                .header("Cookie", cookie)
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.ofString(request)));
    }

    private int status(String path) throws Exception {
        return get(path).statusCode();
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        var request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Without a client that tidies the path up. */
    private String raw(String line) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            var request = line + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String exec(String bean, String operation, String... arguments) {
        try {
            return JSON.writeValueAsString(
                    Map.of("type", "exec", "mbean", bean, "operation", operation, "arguments", List.of(arguments)));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
