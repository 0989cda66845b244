package dev.bascule.it.aws;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** S3 with paths for buckets, as far as whole objects go, with their SHA-256 checksums. Thread-safe. */
final class S3Service {
    private static final String CHECKSUM = "x-amz-checksum-sha256";
    private static final String CHECKSUM_MODE = "x-amz-checksum-mode";
    private static final String CONTENT_DIGEST = "x-amz-content-sha256";

    private final Map<String, Map<String, StoredObject>> buckets = new ConcurrentHashMap<>();
    private final Faults faults;

    S3Service(Faults faults) {
        this.faults = faults;
    }

    Map<String, StoredObject> create(String bucket) {
        return buckets.computeIfAbsent(bucket, absent -> new ConcurrentHashMap<>());
    }

    void handle(HttpExchange exchange, byte[] body) throws IOException {
        var method = exchange.getRequestMethod();
        var path = exchange.getRequestURI().getPath();
        try {
            switch (method) {
                case "PUT" -> {
                    put(exchange, path, body);
                    exchange.sendResponseHeaders(200, -1);
                }
                case "DELETE" -> {
                    delete(path);
                    exchange.sendResponseHeaders(204, -1);
                }
                case "GET" -> reply(exchange, get(exchange, path));
                case "HEAD" -> {
                    get(exchange, path);
                    exchange.sendResponseHeaders(200, -1);
                }
                default -> throw new ServiceFault(405, "MethodNotAllowed", method);
            }
        } catch (ServiceFault fault) {
            refuse(exchange, fault);
        }
    }

    private void put(HttpExchange exchange, String path, byte[] body) throws ServiceFault {
        beforeCall();
        var headers = exchange.getRequestHeaders();
        if (String.valueOf(headers.getFirst(CONTENT_DIGEST)).startsWith("STREAMING")) {
            throw new ServiceFault(501, "NotImplemented", "chunks that are signed one by one");
        }
        var checksum = headers.getFirst(CHECKSUM);
        if (checksum != null && !checksum.equals(sha256(body))) {
            throw new ServiceFault(400, "BadDigest", "The SHA256 you specified did not match what we received");
        }
        var key = key(path);
        if (key == null) {
            throw new ServiceFault(400, "InvalidRequest", "an object needs a key");
        }
        bucket(path).put(key, new StoredObject(body, checksum == null ? "" : checksum));
    }

    /** In the words of S3, which are not those of the other services. */
    private void beforeCall() throws ServiceFault {
        try {
            faults.beforeCall();
        } catch (ServiceFault fault) {
            throw fault.status() == 500
                    ? new ServiceFault(500, "InternalError", "We encountered an internal error")
                    : new ServiceFault(503, "SlowDown", "Please reduce your request rate");
        }
    }

    /** The object, or nothing of a bucket. */
    private byte[] get(HttpExchange exchange, String path) throws ServiceFault {
        var bucket = bucket(path);
        var key = key(path);
        if (key == null) {
            return new byte[0];
        }
        var found = bucket.get(key);
        if (found == null) {
            throw new ServiceFault(404, "NoSuchKey", "There is no " + key);
        }
        var headers = exchange.getResponseHeaders();
        if (exchange.getRequestHeaders().containsKey(CHECKSUM_MODE)
                && !found.checksum().isEmpty()) {
            headers.set(CHECKSUM, found.checksum());
        }
        headers.set("Content-Type", "application/octet-stream");
        return found.body();
    }

    private void delete(String path) throws ServiceFault {
        var key = key(path);
        if (key != null) {
            bucket(path).remove(key);
        }
    }

    private Map<String, StoredObject> bucket(String path) throws ServiceFault {
        int slash = path.indexOf('/', 1);
        var name = slash < 0 ? path.substring(1) : path.substring(1, slash);
        var bucket = buckets.get(name);
        if (bucket == null) {
            throw new ServiceFault(404, "NoSuchBucket", "There is no " + name);
        }
        return bucket;
    }

    private static @Nullable String key(String path) {
        int slash = path.indexOf('/', 1);
        return slash < 0 || slash == path.length() - 1 ? null : path.substring(slash + 1);
    }

    private static void refuse(HttpExchange exchange, ServiceFault fault) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(fault.status(), -1);
            return;
        }
        var error = "<Error><Code>" + fault.code() + "</Code><Message>" + fault.getMessage() + "</Message></Error>";
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        var bytes = error.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(fault.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void reply(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static String sha256(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
