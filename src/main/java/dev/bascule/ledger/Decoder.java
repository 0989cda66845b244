package dev.bascule.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads what {@link Encoder} wrote, strictly: every length is checked against what is left before anything is allocated. */
final class Decoder {
    private final ByteBuffer buffer;
    private final String what;

    /** @param what named in errors */
    Decoder(byte[] bytes, int length, String what) {
        this.buffer = ByteBuffer.wrap(bytes, 0, length);
        this.what = what;
    }

    int u8() throws LedgerFormatException {
        return need(Byte.BYTES).get() & 0xff;
    }

    int i32() throws LedgerFormatException {
        return need(Integer.BYTES).getInt();
    }

    long i64() throws LedgerFormatException {
        return need(Long.BYTES).getLong();
    }

    /** A number of items of at least {@code itemBytes} each. */
    int count(int itemBytes) throws LedgerFormatException {
        int count = i32();
        if (count < 0 || (long) count * itemBytes > buffer.remaining()) {
            throw new LedgerFormatException(what + " claims " + count + " items in " + buffer.remaining() + " bytes");
        }
        return count;
    }

    /** A non-negative number below {@code bound}. */
    int below(int bound) throws LedgerFormatException {
        int value = i32();
        if (value < 0 || value >= bound) {
            throw new LedgerFormatException(what + " has a reference " + value + " outside 0 to " + (bound - 1));
        }
        return value;
    }

    String text() throws LedgerFormatException {
        int length = need(Short.BYTES).getShort() & 0xffff;
        var slice = need(length).slice().limit(length);
        buffer.position(buffer.position() + length);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
        } catch (CharacterCodingException e) {
            throw new LedgerFormatException(what + " has a name that is not UTF-8");
        }
    }

    byte[] blob() throws LedgerFormatException {
        var bytes = new byte[count(1)];
        buffer.get(bytes);
        return bytes;
    }

    void end() throws LedgerFormatException {
        if (buffer.hasRemaining()) {
            throw new LedgerFormatException(what + " has " + buffer.remaining() + " bytes too many");
        }
    }

    private ByteBuffer need(int bytes) throws LedgerFormatException {
        if (buffer.remaining() < bytes) {
            throw new LedgerFormatException(
                    what + " ends early: needs " + bytes + " more bytes, has " + buffer.remaining());
        }
        return buffer;
    }
}
