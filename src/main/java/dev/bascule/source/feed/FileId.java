package dev.bascule.source.feed;

import com.dynatrace.hash4j.hashing.Hashing;
import dev.bascule.batch.DoneKey;

/**
 * Names a file for good.
 *
 * @param turn 0 for the first file with that fingerprint, 1 for the next one that turned out to be another, and so on
 */
record FileId(Fingerprint fingerprint, int turn) {
    /** The name of its mark. */
    String markName() {
        return "file/" + this;
    }

    /** Of the record that begins at {@code offset}: the same whenever it is read. */
    DoneKey doneKey(long offset) {
        var hash = Hashing.xxh3_128()
                .hashStream()
                .putLong(fingerprint.high())
                .putLong(fingerprint.low())
                .putInt(turn)
                .putLong(offset)
                .get();
        return new DoneKey(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
    }

    @Override
    public String toString() {
        return turn == 0 ? fingerprint.toString() : fingerprint + "." + turn;
    }
}
