package dev.bascule.books;

import dev.bascule.batch.DoneKey;
import dev.bascule.batch.LaneId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The messages that one stored batch is done with, less those that were seen again. One lane's thread. */
final class DoneBatch {
    private final LaneId lane;
    private final long number;
    private final List<DoneKey> left;
    private byte[] stored;

    /** @param stored as {@link #encode} made it */
    DoneBatch(LaneId lane, long number, byte[] stored) {
        this.lane = lane;
        this.number = number;
        this.stored = stored;
        this.left = decode(stored);
    }

    LaneId lane() {
        return lane;
    }

    long number() {
        return number;
    }

    /** In the order of the batch; two messages can have the same one. */
    List<DoneKey> left() {
        return left;
    }

    /** As the database has it. */
    byte[] stored() {
        return stored;
    }

    /** The message was seen again: this batch stands for it no longer once that is settled. */
    void seen(DoneKey key) {
        left.remove(key);
    }

    /** What was seen again is settled. */
    void settled() {
        stored = encode(left);
    }

    static byte[] encode(List<DoneKey> keys) {
        var out = ByteBuffer.allocate(keys.size() * DoneKey.BYTES);
        for (var key : keys) {
            out.putLong(key.high()).putLong(key.low());
        }
        return out.array();
    }

    private static List<DoneKey> decode(byte[] stored) {
        var in = ByteBuffer.wrap(stored);
        var keys = new ArrayList<DoneKey>(stored.length / DoneKey.BYTES);
        while (in.remaining() >= DoneKey.BYTES) {
            keys.add(new DoneKey(in.getLong(), in.getLong()));
        }
        return keys;
    }

    @Override
    public String toString() {
        return "batch " + number + " of lane " + lane + ", in the database";
    }
}
