package dev.bascule.sink.aws.sqs;

import dev.bascule.sink.aws.message.Attribute;
import dev.bascule.sink.aws.message.MessageContent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
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
    private static final int USUAL_BYTES = 1024;

    private final MessageDigest md5 = md5();
    private ByteBuffer summed = ByteBuffer.allocate(USUAL_BYTES);

    /**
     * In what {@code stored} differs from {@code sent}; empty if it doesn't. What only speaks like SQS may have no sums at all, which says nothing; one for the
     * body alone says that there are no attributes.
     */
    Optional<String> difference(MessageContent sent, SendMessageBatchResultEntry stored) {
        var body = stored.md5OfMessageBody();
        var attributes = stored.md5OfMessageAttributes();
        if (body == null && attributes == null) {
            return Optional.empty();
        }
        if (body != null && !body.equals(sum(sent.body().utf8()))) {
            return Optional.of("body");
        }
        boolean differ =
                !sent.attributes().isEmpty() && !attributes(sent.attributes()).equals(attributes);
        return differ ? Optional.of("attributes") : Optional.empty();
    }

    /** Their bytes are gathered first: the digest is slow with many small pieces. */
    private String attributes(SortedMap<String, Attribute> attributes) {
        summed.clear();
        attributes.forEach((name, attribute) -> {
            add(name);
            add(attribute.dataType());
            if (attribute instanceof Attribute.Binary binary) {
                room(1).put(BINARY);
                add(binary.value());
            } else {
                room(1).put(TEXT);
                add(attribute.text());
            }
        });
        md5.update(summed.flip());
        return HEX.formatHex(md5.digest());
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] bytes) {
        room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    }

    /** Where {@code more} bytes can be put. */
    private ByteBuffer room(int more) {
        if (summed.remaining() < more) {
            summed = ByteBuffer.allocate(Math.max(2 * summed.capacity(), summed.position() + more))
                    .put(summed.flip());
        }
        return summed;
    }

    private String sum(byte[] bytes) {
        return HEX.formatHex(md5.digest(bytes));
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
