package dev.bascule.sink.aws.message;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The body of a message as an object in S3, and what the message has instead of it: the claim check of Amazon's SQS and SNS Extended Client Libraries.
 *
 * <p>The object's key is made of the message's identity and its content, {@code PREFIX<32 digits of identity>-<SHA-256 of the content>}: a message that
 * is sent again finds its own object again, different messages never share one (a consumer that deletes the object with its message takes it away from
 * nobody else), and whoever reads the object can compare it with the digest in the message. Thread-safe.
 */
public final class StoredBody {
    /** The attribute by which the libraries know a claim check; its value is the size of the body in bytes. */
    public static final String SIZE_ATTRIBUTE = "ExtendedPayloadSize";

    private static final String POINTER =
            "[\"software.amazon.payloadoffloading.PayloadS3Pointer\",{\"s3BucketName\":\"%s\",\"s3Key\":\"%s\"}]";
    private static final int IDENTITY_DIGITS = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final String bucket;
    private final String key;
    private final byte[] bytes;
    private final byte[] digest;
    private volatile boolean stored;

    /**
     * Stores nothing yet.
     *
     * @param bucket has no characters that JSON escapes, like {@code prefix}
     * @param identity what this message differs in from all others
     */
    public StoredBody(String bucket, String prefix, List<String> identity, MessageBody body) {
        this.bucket = bucket;
        this.bytes = body.utf8();
        this.digest = DigestUtils.sha256(bytes);
        var name = HEX.formatHex(DigestUtils.sha256(String.join("\0", identity).getBytes(StandardCharsets.UTF_8)));
        this.key = prefix + name.substring(0, IDENTITY_DIGITS) + "-" + HEX.formatHex(digest);
    }

    /** The body of the message that is sent in its place. */
    public String pointer() {
        return POINTER.formatted(bucket, key);
    }

    /** The attribute that goes with the {@link #pointer}. */
    public Map<String, Attribute> attribute() {
        return Map.of(SIZE_ATTRIBUTE, new Attribute.Numeric(Integer.toString(bytes.length)));
    }

    /** Of the body. */
    public int sizeBytes() {
        return bytes.length;
    }

    String key() {
        return key;
    }

    /** Not to be changed. */
    byte[] bytes() {
        return bytes;
    }

    /** SHA-256 of the bytes as S3 has it, in Base64. */
    String checksum() {
        return Base64.getEncoder().encodeToString(digest);
    }

    /** It is stored, and no consumer can have taken it away. */
    boolean isStored() {
        return stored;
    }

    void stored(boolean now) {
        stored = now;
    }
}
