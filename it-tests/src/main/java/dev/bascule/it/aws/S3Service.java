package dev.bascule.it.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** S3 with paths for buckets, as far as whole small objects go. Thread-safe. */
final class S3Service {
    private final Map<String, Map<String, byte[]>> buckets = new ConcurrentHashMap<>();

    Map<String, byte[]> create(String bucket) {
        return buckets.computeIfAbsent(bucket, absent -> new ConcurrentHashMap<>());
    }

    /** What a GET, or HEAD, of {@code /bucket} or {@code /bucket/key} finds: the object, or nothing of a bucket. */
    byte[] get(String path) throws ServiceFault {
        var bucket = bucket(path);
        var key = key(path);
        if (key == null) {
            return new byte[0];
        }
        var body = bucket.get(key);
        if (body == null) {
            throw new ServiceFault(404, "NoSuchKey", "There is no " + key);
        }
        return body;
    }

    void put(String path, byte[] body) throws ServiceFault {
        var key = key(path);
        if (key == null) {
            throw new ServiceFault(400, "InvalidRequest", "an object needs a key");
        }
        bucket(path).put(key, body);
    }

    void delete(String path) throws ServiceFault {
        var key = key(path);
        if (key != null) {
            bucket(path).remove(key);
        }
    }

    private Map<String, byte[]> bucket(String path) throws ServiceFault {
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
}
