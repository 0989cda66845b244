package dev.bascule.manage.console.oidc;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bascule.manage.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A small OpenID provider over HTTP, which lets everybody in at once and is strict with its client: codes are good once, PKCE and the client's
 * secret are checked. It signs with the JDK's own means, not with the library that it is to test. What it does wrong, a test sets.
 */
public final class IdentityProvider implements AutoCloseable {
    public static final String CLIENT = "bascule";
    public static final String SECRET = "s3cret of the client";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Key FIRST = Key.generate();
    private static final Key FOREIGN = Key.generate();

    /** How ID tokens are signed. */
    enum Signing {
        RS256,
        /** Not at all. */
        NONE,
        /** With the public key as if it were a secret. */
        HS256_WITH_PUBLIC_KEY,
        /** With a key that isn't among the published ones, under the name of one that is. */
        FOREIGN_KEY,
        /** The same, with the foreign key in the token's header. */
        FOREIGN_KEY_IN_HEADER
    }

    final List<String> asked = new CopyOnWriteArrayList<>();
    final Map<String, Object> discovery = new ConcurrentHashMap<>();
    final Map<String, Object> answer = new ConcurrentHashMap<>();
    Signing signing = Signing.RS256;
    boolean isPublicClient;
    int status = 200;

    /** What is done to the claims before they are signed. */
    Consumer<Map<String, Object>> claims = claims -> {};

    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final HttpServer server;
    private Key key = FIRST;

    private record Key(String id, KeyPair pair) {
        static Key generate() {
            try {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                return new Key(UUID.randomUUID().toString(), generator.generateKeyPair());
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        Map<String, Object> published() {
            var rsa = (RSAPublicKey) pair.getPublic();
            return Map.of(
                    "kty",
                    "RSA",
                    "use",
                    "sig",
                    "kid",
                    id,
                    "n",
                    BASE64.encodeToString(rsa.getModulus().toByteArray()),
                    "e",
                    BASE64.encodeToString(rsa.getPublicExponent().toByteArray()));
        }
    }

    /** At a free port of the loopback address. */
    public IdentityProvider() throws IOException {
        this(0);
    }

    IdentityProvider(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", this::handle);
        server.start();
        discovery.putAll(Map.of(
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
                List.of("RS256")));
    }

    public String issuer() {
        return "http://127.0.0.1:" + port() + "/realms/ops";
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** From now on, whatever is asked for. */
    public void failWith(int serverError) {
        status = serverError;
    }

    /** A new key; the old one is published no longer. */
    void rotateKey() {
        key = Key.generate();
    }

    /** Sends a browser here, and returns where it is sent back to. */
    public static URI visit(URI address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).build();
        var sentBack = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        return URI.create(sentBack.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(sentBack.statusCode() + " " + sentBack.body())));
    }

    static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().replace("/realms/ops", "");
        asked.add(path);
        try (exchange) {
            switch (path) {
                case "/.well-known/openid-configuration" -> send(exchange, status, discovery);
                case "/keys" -> send(exchange, status, Map.of("keys", List.of(key.published())));
                case "/authorize" -> authorize(exchange);
                case "/token" -> token(exchange);
                default -> send(exchange, 404, Map.of());
            }
        }
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var request = new HashMap<>(parameters(exchange.getRequestURI().getRawQuery()));
        var isProper = CLIENT.equals(request.get("client_id"))
                && "code".equals(request.get("response_type"))
                && "S256".equals(request.get("code_challenge_method"));
        if (!isProper) {
            send(exchange, 400, request);
            return;
        }
        var code = UUID.randomUUID().toString();
        codes.put(code, request);
        var back = new LinkedHashMap<String, Object>(Map.of("code", code, "state", request.get("state")));
        back.putAll(answer);
        if (back.containsKey("error")) {
            back.remove("code");
        }
        var query = back.entrySet().stream()
                .map(each ->
                        each.getKey() + "=" + URLEncoder.encode(each.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        exchange.getResponseHeaders().add("Location", request.get("redirect_uri") + "?" + query);
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException {
        var request = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (status != 200) {
            send(exchange, status, Map.of());
            return;
        }
        if (!isClient(exchange, request)) {
            send(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        var begun = codes.remove(request.getOrDefault("code", ""));
        if (begun == null
                || !begun.get("redirect_uri").equals(request.get("redirect_uri"))
                || !begun.get("code_challenge").equals(challenge(request.get("code_verifier")))) {
            send(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        send(
                exchange,
                200,
                Map.of(
                        "access_token",
                        "opaque",
                        "token_type",
                        "Bearer",
                        "expires_in",
                        60,
                        "id_token",
                        idToken(begun.get("nonce"))));
    }

    private boolean isClient(HttpExchange exchange, Map<String, String> request) {
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        if (isPublicClient) {
            return header == null && CLIENT.equals(request.get("client_id"));
        }
        var methods = (List<?>) discovery.getOrDefault("token_endpoint_auth_methods_supported", List.of());
        if (methods.equals(List.of("client_secret_post"))) {
            return CLIENT.equals(request.get("client_id")) && SECRET.equals(request.get("client_secret"));
        }
        var pair = CLIENT + ":" + URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        return ("Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))).equals(header);
    }

    private static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return BASE64.encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String idToken(String nonce) {
        var now = Instant.now().getEpochSecond();
        var said = new LinkedHashMap<String, Object>(
                Map.of("iss", issuer(), "sub", "4711", "aud", CLIENT, "iat", now, "exp", now + 300, "nonce", nonce));
        said.putAll(Map.of("preferred_username", "anna", "groups", List.of("staff", "bridge-ops")));
        claims.accept(said);
        var header = new LinkedHashMap<String, Object>(Map.of("alg", algorithm(), "kid", key.id(), "typ", "JWT"));
        if (signing == Signing.FOREIGN_KEY_IN_HEADER) {
            header.put("jwk", FOREIGN.published());
        }
        var signed = encoded(Json.line(header)) + "." + encoded(Json.line(said));
        return signed + "." + BASE64.encodeToString(signature(signed));
    }

    private String algorithm() {
        return switch (signing) {
            case NONE -> "none";
            case HS256_WITH_PUBLIC_KEY -> "HS256";
            default -> "RS256";
        };
    }

    private byte[] signature(String signed) {
        var bytes = signed.getBytes(StandardCharsets.US_ASCII);
        try {
            if (signing == Signing.NONE) {
                return new byte[0];
            }
            if (signing == Signing.HS256_WITH_PUBLIC_KEY) {
                var mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key.pair().getPublic().getEncoded(), "HmacSHA256"));
                return mac.doFinal(bytes);
            }
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign((signing == Signing.RS256 ? key : FOREIGN).pair().getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        var bytes = Json.line(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
