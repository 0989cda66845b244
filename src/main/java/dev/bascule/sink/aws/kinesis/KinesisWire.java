package dev.bascule.sink.aws.kinesis;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Our records as Kinesis takes them in a call of {@code PutRecords}, in CBOR (RFC 8949): the same bytes as the SDK's, which leaves the lengths of maps and
 * lists open. It copies a body of 500 records several times while that grows; here its size is known before.
 */
final class KinesisWire {
    private static final int BYTES = 2 << 5;
    private static final int TEXT = 3 << 5;
    private static final byte LIST = (byte) 0x9f;
    private static final byte MAP = (byte) 0xbf;
    private static final byte END = (byte) 0xff;

    private static final int MOST_IN_HEAD = 24;
    private static final int MOST_BYTES_PER_CHAR = 3;
    /** Names, heads and ends of a record, and more than those of the call. */
    private static final int MOST_AROUND = 64;

    private static final byte[] RECORDS = utf8("Records");
    private static final byte[] DATA = utf8("Data");
    private static final byte[] HASH_KEY = utf8("ExplicitHashKey");
    private static final byte[] PARTITION_KEY = utf8("PartitionKey");
    private static final byte[] STREAM = utf8("StreamName");

    private KinesisWire() {}

    /** The call's body. */
    static ByteBuffer body(String stream, List<KinesisEntry> entries) {
        var body = ByteBuffer.allocate(mostBytes(stream, entries));
        body.put(MAP);
        put(body, TEXT, RECORDS);
        body.put(LIST);
        for (var entry : entries) {
            put(body, entry);
        }
        body.put(END);
        put(body, TEXT, STREAM);
        put(body, TEXT, utf8(stream));
        return body.put(END).flip();
    }

    private static int mostBytes(String stream, List<KinesisEntry> entries) {
        int bytes = MOST_AROUND + stream.length() * MOST_BYTES_PER_CHAR;
        for (var entry : entries) {
            int keys = entry.partitionKey().length()
                    + entry.explicitHashKey().map(String::length).orElse(0);
            bytes += MOST_AROUND + entry.data().length + keys * MOST_BYTES_PER_CHAR;
        }
        return bytes;
    }

    private static void put(ByteBuffer body, KinesisEntry entry) {
        body.put(MAP);
        put(body, TEXT, DATA);
        put(body, BYTES, entry.data());
        entry.explicitHashKey().ifPresent(key -> {
            put(body, TEXT, HASH_KEY);
            put(body, TEXT, utf8(key));
        });
        put(body, TEXT, PARTITION_KEY);
        put(body, TEXT, utf8(entry.partitionKey()));
        body.put(END);
    }

    /** A value with its head, as short as it can be: section 3 of the RFC. */
    private static void put(ByteBuffer body, int type, byte[] value) {
        int length = value.length;
        if (length < MOST_IN_HEAD) {
            body.put((byte) (type | length));
        } else if (length <= 0xff) {
            body.put((byte) (type | MOST_IN_HEAD)).put((byte) length);
        } else if (length <= 0xffff) {
            body.put((byte) (type | MOST_IN_HEAD + 1)).putShort((short) length);
        } else {
            body.put((byte) (type | MOST_IN_HEAD + 2)).putInt(length);
        }
        body.put(value);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
