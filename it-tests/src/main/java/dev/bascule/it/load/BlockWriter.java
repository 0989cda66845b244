package dev.bascule.it.load;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * Writes records as z/OS writes a VB data set: each with a descriptor of its length, in blocks with a descriptor of theirs. A block is full when the
 * next record has no room. By hand, so that the codec is not its own judge. Not thread-safe.
 */
public final class BlockWriter implements AutoCloseable {
    /** The largest block that fits twice on a track of a 3390 disk. */
    private static final int BLOCK_BYTES = 27_998;

    private static final int DESCRIPTOR_BYTES = 4;

    private final OutputStream out;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
    private long writtenBytes;

    /** Writes to {@code out}, block by block, and closes it at the end. */
    public BlockWriter(OutputStream out) {
        this.out = out;
        block.position(DESCRIPTOR_BYTES);
    }

    /** Appends the rest of {@code bytes} as one record, which must have room in a block. */
    public void write(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining() + DESCRIPTOR_BYTES;
        if (block.remaining() < length) {
            endBlock();
        }
        block.putShort((short) length).putShort((short) 0).put(bytes);
    }

    /** Bytes of the blocks that have ended. */
    public long writtenBytes() {
        return writtenBytes;
    }

    private void endBlock() throws IOException {
        block.putShort(0, (short) block.position()).putShort(2, (short) 0);
        out.write(block.array(), 0, block.position());
        writtenBytes += block.position();
        block.clear().position(DESCRIPTOR_BYTES);
    }

    /** Ends the last block. */
    @Override
    public void close() throws IOException {
        try (out) {
            if (block.position() > DESCRIPTOR_BYTES) {
                endBlock();
            }
        }
    }
}
