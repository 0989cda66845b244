package dev.bascule.trace;

import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.List;

/**
 * What became of the messages of one or more batches, as it is stored. Immutable; nobody changes the arrays.
 *
 * @param messages how many
 * @param fromMillis when the first was taken, in milliseconds since 1970
 * @param hashes {@link BatchCodec#hash} of every name that one of the messages has
 * @param data one after the other, as {@link BatchCodec} writes them
 */
record PackedBatch(int messages, long fromMillis, int[] hashes, byte[] data) {
    /** What it takes in memory, near enough. */
    int sizeBytes() {
        return data.length + hashes.length * Integer.BYTES;
    }

    /** One after the other. */
    static PackedBatch joined(List<PackedBatch> batches) {
        if (batches.size() == 1) {
            return batches.get(0);
        }
        int messages = 0;
        int hashes = 0;
        int bytes = 0;
        long from = Long.MAX_VALUE;
        for (var batch : batches) {
            messages += batch.messages;
            hashes += batch.hashes.length;
            bytes += batch.data.length;
            from = Math.min(from, batch.fromMillis);
        }
        var allHashes = IntBuffer.allocate(hashes);
        var all = ByteBuffer.allocate(bytes);
        for (var batch : batches) {
            allHashes.put(batch.hashes);
            all.put(batch.data);
        }
        return new PackedBatch(messages, from, allHashes.array(), all.array());
    }
}
