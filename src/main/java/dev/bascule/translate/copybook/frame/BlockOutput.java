package dev.bascule.translate.copybook.frame;

import java.io.IOException;

/** Collects one block and writes it with its descriptor. */
final class BlockOutput {
    private final RecordOutput output;
    private final Descriptor bdw;
    private final byte[] block;
    private int filled = Descriptor.BYTES;

    /** @param blockBytes of the largest block, with its descriptor */
    BlockOutput(RecordOutput output, Descriptor bdw, int blockBytes) {
        this.output = output;
        this.bdw = bdw;
        this.block = new byte[blockBytes];
    }

    /** The most data that a block takes behind one descriptor. */
    int largestRecordBytes() {
        return block.length - 2 * Descriptor.BYTES;
    }

    /** Bytes of data that still fit behind one more descriptor; negative if not even that fits. */
    int room() {
        return block.length - filled - Descriptor.BYTES;
    }

    void append(Descriptor rdw, int segmentCode, byte[] bytes, int start, int length) {
        rdw.writeRecord(block, filled, length, segmentCode);
        System.arraycopy(bytes, start, block, filled + Descriptor.BYTES, length);
        filled += Descriptor.BYTES + length;
    }

    void flush() throws IOException {
        if (filled > Descriptor.BYTES) {
            bdw.writeBlock(block, 0, filled - Descriptor.BYTES);
            output.write(block, 0, filled);
            filled = Descriptor.BYTES;
        }
    }
}
