package dev.bascule.ledger;

import dev.bascule.batch.LaneId;
import dev.bascule.batch.SourceId;

/**
 * Key of a ledger record. Compaction keeps the last record of each key, so the keys decide what survives: one entry per lane, and whatever
 * of earlier entries was carried over.
 *
 * <pre>
 *   u8 version = 1
 *   u8 kind          1 Entry     2 Carried    3 Seen        4 Clock    5 Mark
 *   text connection      ●           ●           ●             ●          ●
 *   text destination     ●           ●           ●             ●          ●
 *   text instance        ●           ●           ●
 *   text route           ●           ●           ●
 *   i32 lane             ●           ●           ●
 *   i64 batch                        ●           ●
 *   i32 index                                    ●
 *   text name                                                             ●
 *
 *   text = u16 length in bytes, UTF-8; numbers are big endian
 * </pre>
 */
sealed interface LedgerKey {
    /** The last batch of a lane; the value is a {@link LedgerEntry}. */
    record Entry(LaneId lane) implements LedgerKey {}

    /** An earlier batch of a lane whose source commit was never confirmed; the value is its {@link LedgerEntry}, byte for byte. */
    record Carried(HolderId holder) implements LedgerKey {}

    /** A message that was listed there has come again and is listed by a later entry now; the value says by which. */
    record Seen(Place place) implements LedgerKey {}

    /** How long instances of the source have been connected to it, all in all; the value is a number of seconds. */
    record Clock(SourceId source) implements LedgerKey {}

    /** What a source wants remembered, such as how far it has read a file; the value is the source's own. */
    record Mark(SourceId source, String name) implements LedgerKey {}

    /** The only version so far. */
    int VERSION = 1;

    /** No entry has so many done-keys. */
    int MOST_KEYS = 1 << 24;

    /** The encoded form. */
    default byte[] encode() {
        var out = new Encoder(96).u8(VERSION);
        if (this instanceof Entry key) {
            lane(out.u8(1), key.lane());
        } else if (this instanceof Carried key) {
            lane(out.u8(2), key.holder().lane()).i64(key.holder().batch());
        } else if (this instanceof Seen key) {
            lane(out.u8(3), key.place().lane())
                    .i64(key.place().batch())
                    .i32(key.place().index());
        } else if (this instanceof Clock key) {
            source(out.u8(4), key.source());
        } else if (this instanceof Mark key) {
            source(out.u8(5), key.source()).text(key.name());
        }
        return out.bytes();
    }

    /** Reads {@link #encode} back. */
    static LedgerKey decode(byte[] bytes) throws LedgerFormatException {
        var in = new Decoder(bytes, bytes.length, "ledger key");
        int version = in.u8();
        if (version != VERSION) {
            throw new LedgerFormatException("ledger key of version " + version + "; this Bascule reads " + VERSION);
        }
        int kind = in.u8();
        var source = new SourceId(in.text(), in.text());
        LedgerKey key =
                switch (kind) {
                    case 1 -> new Entry(lane(in, source));
                    case 2 -> new Carried(new HolderId(lane(in, source), in.i64()));
                    case 3 -> new Seen(new Place(lane(in, source), in.i64(), in.below(MOST_KEYS)));
                    case 4 -> new Clock(source);
                    case 5 -> new Mark(source, in.text());
                    default -> throw new LedgerFormatException("ledger key of unknown kind " + kind);
                };
        in.end();
        return key;
    }

    private static Encoder source(Encoder out, SourceId source) {
        return out.text(source.connection()).text(source.destination());
    }

    private static Encoder lane(Encoder out, LaneId lane) {
        return source(out, lane.source())
                .text(lane.instance())
                .text(lane.route())
                .i32(lane.lane());
    }

    private static LaneId lane(Decoder in, SourceId source) throws LedgerFormatException {
        var instance = in.text();
        var route = in.text();
        return new LaneId(instance, route, in.i32(), source);
    }
}
