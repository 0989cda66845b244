package dev.bascule.ledger;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The value of {@link LedgerKey.Mark}, big endian: {@code u8 version = 1 · i64 sequence · i32 length · bytes · i32 CRC-32C of everything
 * before}.
 */
final class MarkCodec {
    private static final int VERSION = 1;
    private static final int FIXED_BYTES = 1 + Long.BYTES + 2 * Integer.BYTES;

    /**
     * A mark's value.
     *
     * @param sequence rises with each value that is written for the source: of two values of one mark the higher counts, in whatever order
     *     they are read
     */
    @SuppressWarnings("ArrayRecordComponent") // a view, never compared
    record Value(long sequence, byte[] bytes) {}

    private MarkCodec() {}

    static byte[] encode(long sequence, byte[] value) {
        var out = new Encoder(FIXED_BYTES + value.length)
                .u8(VERSION)
                .i64(sequence)
                .blob(value);
        return out.i32(checksum(out.written())).bytes();
    }

    static Value decode(byte[] bytes) throws LedgerFormatException {
        if (bytes.length < FIXED_BYTES) {
            throw new LedgerFormatException("mark of " + bytes.length + " bytes");
        }
        if (bytes[0] != VERSION) {
            throw new LedgerFormatException("mark of version " + (bytes[0] & 0xff) + "; this Bascule reads " + VERSION);
        }
        int end = bytes.length - Integer.BYTES;
        if (checksum(ByteBuffer.wrap(bytes, 0, end)) != ByteBuffer.wrap(bytes).getInt(end)) {
            throw new LedgerFormatException("mark with a wrong checksum");
        }
        var in = new Decoder(bytes, end, "mark");
        in.u8();
        var value = new Value(in.i64(), in.blob());
        in.end();
        return value;
    }

    private static int checksum(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
