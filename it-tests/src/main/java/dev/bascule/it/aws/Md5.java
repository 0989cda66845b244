package dev.bascule.it.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.TreeMap;

/** The digests by which SQS's clients check that what arrived is what they sent, as its documentation defines them. */
final class Md5 {
    private static final byte STRING = 1;
    private static final byte BINARY = 2;

    private Md5() {}

    static String of(String body) {
        return HexFormat.of().formatHex(digest().digest(bytes(body)));
    }

    /** In the order of the names: name, type and value, each but the kind of value with its length before it. */
    static String ofAttributes(JsonNode attributes) {
        var sorted = new TreeMap<String, JsonNode>();
        attributes.fields().forEachRemaining(attribute -> sorted.put(attribute.getKey(), attribute.getValue()));
        var digest = digest();
        sorted.forEach((name, attribute) -> {
            update(digest, bytes(name));
            update(digest, bytes(attribute.path("DataType").asText()));
            boolean binary = attribute.path("DataType").asText().startsWith("Binary");
            digest.update(binary ? BINARY : STRING);
            update(
                    digest,
                    binary
                            ? Base64.getDecoder()
                                    .decode(attribute.path("BinaryValue").asText())
                            : bytes(attribute.path("StringValue").asText()));
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void update(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
