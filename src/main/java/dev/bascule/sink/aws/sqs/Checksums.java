package dev.bascule.sink.aws.sqs;

import dev.bascule.sink.aws.message.Attribute;
import dev.bascule.sink.aws.message.MessageContent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/**
 * Compares what SQS has stored, by the MD5 sums that it answers with, with what it was sent. Used by one thread.
 *
 * <p>The sum of attributes is, as SQS defines it, of all in the order of their names: name, type and value, each behind its length in four bytes, and before
 * the value the kind of value in one.
 */
final class Checksums {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte TEXT = 1;
    private static final byte BINARY = 2;

    private final MessageDigest md5 = md5();

    /** In what {@code stored} differs from {@code sent}; empty if it doesn't. */
    Optional<String> difference(MessageContent sent, SendMessageBatchResultEntry stored) {
        var body = sum(sent.body().getBytes(StandardCharsets.UTF_8));
        if (!body.equals(stored.md5OfMessageBody())) {
            return Optional.of("body");
        }
        boolean sameAttributes =
                sent.attributes().isEmpty() || attributes(sent.attributes()).equals(stored.md5OfMessageAttributes());
        return sameAttributes ? Optional.empty() : Optional.of("attributes");
    }

    private String attributes(Map<String, Attribute> attributes) {
        for (var attribute : new TreeMap<>(attributes).entrySet()) {
            add(bytes(attribute.getKey()));
            add(bytes(attribute.getValue().dataType()));
            if (attribute.getValue() instanceof Attribute.Binary binary) {
                md5.update(BINARY);
                add(binary.value());
            } else {
                md5.update(TEXT);
                add(bytes(attribute.getValue().text()));
            }
        }
        return HEX.formatHex(md5.digest());
    }

    private void add(byte[] bytes) {
        md5.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        md5.update(bytes);
    }

    private String sum(byte[] bytes) {
        return HEX.formatHex(md5.digest(bytes));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
