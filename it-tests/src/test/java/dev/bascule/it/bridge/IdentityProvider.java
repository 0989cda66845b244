package dev.bascule.it.bridge;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * An OpenID provider for browsers: its page has a link for each user. It believes its client everything; what must be refused is tested beside the
 * client, without a browser.
 */
final class IdentityProvider implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private record LogIn(String user, String nonce) {}

    private final Map<String, List<String>> groupsByUser;
    private final Map<String, LogIn> codes = new ConcurrentHashMap<>();
    private final KeyPair key;
    private final HttpServer server;

    /** At a free port of the loopback address. */
    IdentityProvider(Map<String, List<String>> groupsByUser) throws IOException, GeneralSecurityException {
        this.groupsByUser = groupsByUser;
        this.key = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, discovery()));
        server.createContext("/keys", exchange -> json(exchange, Map.of("keys", List.of(publicKey()))));
        server.createContext("/authorize", this::users);
        server.createContext("/chosen", this::chosen);
        server.createContext("/token", this::token);
        server.createContext("/logout", exchange -> send(exchange, "text/html", "<h1>Logged out</h1>"));
        server.start();
    }

    /** A site of its own for a browser whose bridge is at {@code 127.0.0.1}. */
    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private Map<String, Object> discovery() {
        return Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "jwks_uri",
                issuer() + "/keys",
                "end_session_endpoint",
                issuer() + "/logout",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "id_token_signing_alg_values_supported",
                List.of("RS256"));
    }

    private Map<String, Object> publicKey() {
        var rsa = (RSAPublicKey) key.getPublic();
        return Map.of(
                "kty",
                "RSA",
                "kid",
                "1",
                "n",
                BASE64.encodeToString(rsa.getModulus().toByteArray()),
                "e",
                BASE64.encodeToString(rsa.getPublicExponent().toByteArray()));
    }

    private void users(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getRawQuery().replace("&", "&amp;");
        var links = groupsByUser.keySet().stream()
                .map(user -> "<p><a href=\"/chosen?user=" + user + "&amp;" + query + "\">" + user + "</a></p>")
                .collect(Collectors.joining());
        send(exchange, "text/html", "<title>Provider</title><h1>Who are you?</h1>" + links);
    }

    private void chosen(HttpExchange exchange) throws IOException {
        var asked = parameters(exchange.getRequestURI().getRawQuery());
        var code = UUID.randomUUID().toString();
        codes.put(code, new LogIn(asked.get("user"), asked.get("nonce")));
        var back = asked.get("redirect_uri") + "?code=" + code + "&state="
                + URLEncoder.encode(asked.get("state"), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Location", back);
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        var asked = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var logIn = codes.remove(asked.get("code"));
        json(exchange, Map.of("access_token", "opaque", "token_type", "Bearer", "id_token", idToken(logIn)));
    }

    private String idToken(LogIn logIn) throws IOException {
        var now = Instant.now().getEpochSecond();
        var claims = Map.of(
                "iss", issuer(),
                "sub", logIn.user(),
                "aud", "bascule",
                "iat", now,
                "exp", now + 60,
                "nonce", logIn.nonce(),
                "preferred_username", logIn.user(),
                "groups", groupsByUser.get(logIn.user()));
        var signed = encoded(Map.of("alg", "RS256", "kid", "1")) + "." + encoded(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(Map<String, ?> part) throws IOException {
        return BASE64.encodeToString(JSON.writeValueAsBytes(part));
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void json(HttpExchange exchange, Map<String, ?> body) throws IOException {
        send(exchange, "application/json", JSON.writeValueAsString(body));
    }

    private static void send(HttpExchange exchange, String type, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
