package dev.bascule.ledger;

import dev.bascule.batch.DedupKey;
import dev.bascule.batch.DoneKey;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.SourceId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * {@link LedgerEntry} as bytes, big endian.
 *
 * <pre>
 *   u8  version = 1
 *   i64 batch number · i64 taken
 *   i64 delivered · i64 filtered · i64 duplicate · i64 dead-lettered · i64 redelivered     cumulative
 *   i64 connected seconds
 *   i64 run
 *   i64 written at, milliseconds since 1970
 *   i32 n,  n × done-key:    i64 high · i64 low
 *   i32 l,  l × lane:        text instance · text route · i32 lane       those that origins refer to; same source as the entry
 *   i32 o,  o × origin:      i32 position in done-keys · i32 position in lanes · i64 batch · i32 index
 *   i32 d,  d × dedup key:   i64 high · i64 low
 *   i32 CRC-32C of everything before
 * </pre>
 */
final class EntryCodec {
    private static final int VERSION = 1;
    private static final int FIXED_BYTES = 1 + 10 * Long.BYTES + 5 * Integer.BYTES;
    private static final int MIN_LANE_BYTES = 8;
    private static final int ORIGIN_BYTES = 20;

    private EntryCodec() {}

    /** An upper bound for an entry of {@code messages} messages, with names of ordinary length. */
    static long maxBytes(int messages) {
        return 4096L + (long) messages * (DoneKey.BYTES + ORIGIN_BYTES + DedupKey.BYTES);
    }

    static byte[] encode(LedgerEntry entry) {
        var out = new Encoder(FIXED_BYTES
                + entry.keys().size() * DoneKey.BYTES
                + entry.origins().size() * ORIGIN_BYTES
                + entry.dedupKeys().size() * DedupKey.BYTES);
        var books = entry.books();
        out.u8(VERSION)
                .i64(books.batchNumber())
                .i64(books.taken())
                .i64(books.delivered())
                .i64(books.filtered())
                .i64(books.duplicate())
                .i64(books.deadLettered())
                .i64(books.redelivered())
                .i64(entry.connectedSeconds())
                .i64(entry.run())
                .i64(entry.writtenAtMillis());
        keys(out, entry.keys());
        origins(out, entry.origins());
        out.i32(entry.dedupKeys().size());
        entry.dedupKeys().forEach(key -> out.i64(key.high()).i64(key.low()));
        return out.i32(checksum(out.written())).bytes();
    }

    /** The batch number alone. */
    static long batchNumber(byte[] bytes) throws LedgerFormatException {
        if (bytes.length < FIXED_BYTES) {
            throw new LedgerFormatException("ledger entry of " + bytes.length + " bytes");
        }
        if (bytes[0] != VERSION) {
            throw new LedgerFormatException(
                    "ledger entry of version " + (bytes[0] & 0xff) + "; this Bascule reads " + VERSION);
        }
        return ByteBuffer.wrap(bytes).getLong(1);
    }

    /** @param source the entry's source, from its key */
    static LedgerEntry decode(SourceId source, byte[] bytes) throws LedgerFormatException {
        batchNumber(bytes);
        int end = bytes.length - Integer.BYTES;
        if (checksum(ByteBuffer.wrap(bytes, 0, end)) != ByteBuffer.wrap(bytes).getInt(end)) {
            throw new LedgerFormatException("ledger entry with a wrong checksum");
        }
        var in = new Decoder(bytes, end, "ledger entry");
        in.u8();
        var books = new LaneBooks(in.i64(), in.i64(), in.i64(), in.i64(), in.i64(), in.i64(), in.i64());
        long connectedSeconds = in.i64();
        long run = in.i64();
        long writtenAtMillis = in.i64();
        var keys = keys(in);
        var origins = origins(in, source, keys.size());
        var dedupKeys = dedupKeys(in);
        in.end();
        return new LedgerEntry(books, connectedSeconds, run, writtenAtMillis, keys, origins, dedupKeys);
    }

    private static void keys(Encoder out, List<DoneKey> keys) {
        out.i32(keys.size());
        for (var key : keys) {
            out.i64(key.high()).i64(key.low());
        }
    }

    private static List<DoneKey> keys(Decoder in) throws LedgerFormatException {
        int count = in.count(DoneKey.BYTES);
        var keys = new ArrayList<DoneKey>(count);
        for (int i = 0; i < count; i++) {
            keys.add(new DoneKey(in.i64(), in.i64()));
        }
        return keys;
    }

    private static void origins(Encoder out, Map<Integer, Place> origins) {
        var lanes = new LinkedHashMap<LaneId, Integer>();
        for (var origin : origins.values()) {
            lanes.putIfAbsent(origin.lane(), lanes.size());
        }
        out.i32(lanes.size());
        for (var lane : lanes.keySet()) {
            out.text(lane.instance()).text(lane.route()).i32(lane.lane());
        }
        out.i32(origins.size());
        origins.forEach((position, origin) -> out.i32(position)
                .i32(Objects.requireNonNull(lanes.get(origin.lane())))
                .i64(origin.batch())
                .i32(origin.index()));
    }

    private static Map<Integer, Place> origins(Decoder in, SourceId source, int keys) throws LedgerFormatException {
        int laneCount = in.count(MIN_LANE_BYTES);
        var lanes = new ArrayList<LaneId>(laneCount);
        for (int i = 0; i < laneCount; i++) {
            var instance = in.text();
            var route = in.text();
            lanes.add(new LaneId(instance, route, in.i32(), source));
        }
        int count = in.count(ORIGIN_BYTES);
        var origins = new HashMap<Integer, Place>(2 * count);
        for (int i = 0; i < count; i++) {
            int position = in.below(keys);
            origins.put(position, new Place(lanes.get(in.below(laneCount)), in.i64(), in.i32()));
        }
        return origins;
    }

    private static List<DedupKey> dedupKeys(Decoder in) throws LedgerFormatException {
        int count = in.count(DedupKey.BYTES);
        var keys = new ArrayList<DedupKey>(count);
        for (int i = 0; i < count; i++) {
            keys.add(new DedupKey(in.i64(), in.i64()));
        }
        return keys;
    }

    private static int checksum(ByteBuffer bytes) {
        var crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
