package dev.bascule.source.feed;

import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Sixteen bytes by which a file is recognised whatever it is called: a hash over its size and its first block.
 *
 * <p>Different files may share it, since files of one kind often begin alike. So it only tells which files to compare.
 */
record Fingerprint(long high, long low) {
    /** So much of a file's beginning counts. Changing it makes all files that are remembered unrecognisable. */
    static final int BLOCK_BYTES = 64 << 10;

    static Fingerprint of(FileChannel file, long sizeBytes) throws IOException {
        var block = ByteBuffer.allocate((int) Math.min(BLOCK_BYTES, sizeBytes));
        while (block.hasRemaining() && file.read(block, block.position()) >= 0) {
            // until it is full, or the file ends earlier than it said
        }
        return of(Hashing.xxh3_128()
                .hashStream()
                .putLong(sizeBytes)
                .putBytes(block.array(), 0, block.position())
                .get());
    }

    static Fingerprint of(HashValue128 hash) {
        return new Fingerprint(hash.getMostSignificantBits(), hash.getLeastSignificantBits());
    }

    /** Thirty-two hexadecimal digits. */
    @Override
    public String toString() {
        return "%016x%016x".formatted(high, low);
    }
}
