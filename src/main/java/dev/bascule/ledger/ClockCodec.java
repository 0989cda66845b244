package dev.bascule.ledger;

/** The value of {@link LedgerKey.Clock}: {@code u8 version = 1 · i64 seconds}. */
final class ClockCodec {
    private static final int VERSION = 1;

    private ClockCodec() {}

    static byte[] encode(long seconds) {
        return new Encoder(1 + Long.BYTES).u8(VERSION).i64(seconds).bytes();
    }

    static long decode(byte[] bytes) throws LedgerFormatException {
        var in = new Decoder(bytes, bytes.length, "ledger clock");
        int version = in.u8();
        if (version != VERSION) {
            throw new LedgerFormatException("ledger clock of version " + version + "; this Bascule reads " + VERSION);
        }
        long seconds = in.i64();
        in.end();
        return seconds;
    }
}
