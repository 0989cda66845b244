package dev.bascule.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Grows as needed; big endian; texts as a 16-bit length and UTF-8. */
final class Encoder {
    private static final int MAX_TEXT_BYTES = 0xffff;

    private ByteBuffer buffer;

    Encoder(int expectedBytes) {
        buffer = ByteBuffer.allocate(expectedBytes);
    }

    Encoder u8(int value) {
        room(Byte.BYTES).put((byte) value);
        return this;
    }

    Encoder i32(int value) {
        room(Integer.BYTES).putInt(value);
        return this;
    }

    Encoder i64(long value) {
        room(Long.BYTES).putLong(value);
        return this;
    }

    Encoder text(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_TEXT_BYTES) {
            throw new IllegalArgumentException("a name of " + bytes.length + " bytes; at most " + MAX_TEXT_BYTES);
        }
        room(Short.BYTES + bytes.length).putShort((short) bytes.length).put(bytes);
        return this;
    }

    Encoder blob(byte[] value) {
        room(Integer.BYTES + value.length).putInt(value.length).put(value);
        return this;
    }

    /** What was written so far, for a checksum. */
    ByteBuffer written() {
        return buffer.duplicate().flip();
    }

    byte[] bytes() {
        return buffer.position() == buffer.capacity()
                ? buffer.array()
                : Arrays.copyOf(buffer.array(), buffer.position());
    }

    private ByteBuffer room(int bytes) {
        if (buffer.remaining() < bytes) {
            int capacity = Math.max(buffer.capacity() * 2, buffer.position() + bytes);
            buffer = ByteBuffer.wrap(Arrays.copyOf(buffer.array(), capacity)).position(buffer.position());
        }
        return buffer;
    }
}
