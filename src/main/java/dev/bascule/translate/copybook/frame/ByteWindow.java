package dev.bascule.translate.copybook.frame;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The bytes of a stream that are in memory, and the place of the next one. The last {@code tailBytes} of the stream are never shown.
 *
 * <p>The buffer begins small, for messages of one record, and doubles each time it is full until files are read in large chunks. Beyond that it
 * grows only when more is wanted than fits; never before what it holds has really been read: a length that is claimed but not there costs no
 * memory.
 */
final class ByteWindow {
    private static final int FIRST_BYTES = 1 << 10;
    private static final int CHUNK_BYTES = 64 << 10;

    private final InputStream in;
    private final int tailBytes;
    private byte[] buffer;
    private int position;
    private int limit;
    private long offset;

    /** @param offset of the stream's next byte in the file */
    ByteWindow(InputStream in, int tailBytes, long offset) {
        this.in = in;
        this.tailBytes = tailBytes;
        this.offset = offset;
        this.buffer = new byte[FIRST_BYTES + 2 * tailBytes];
    }

    byte[] bytes() {
        return buffer;
    }

    /** Where in {@link #bytes()} the next byte lies. */
    int position() {
        return position;
    }

    /** Where in the file the next byte lies. */
    long offset() {
        return offset;
    }

    int available() {
        return Math.max(0, limit - position - tailBytes);
    }

    /** Reads until {@code wanted} bytes are there or the stream ends; tells how many there are then. */
    int fill(int wanted) throws IOException {
        while (limit - position - tailBytes < wanted) {
            makeRoom();
            int count = in.read(buffer, limit, buffer.length - limit);
            if (count < 0) {
                break;
            }
            limit += count;
        }
        return available();
    }

    private void makeRoom() {
        if (limit < buffer.length) {
            return;
        }
        if (position > buffer.length / 4 && buffer.length >= CHUNK_BYTES) {
            System.arraycopy(buffer, position, buffer, 0, limit - position);
        } else {
            buffer = Arrays.copyOf(
                    Arrays.copyOfRange(buffer, position, limit), (int) Math.min(2L * buffer.length, 0x7fff_fff7));
        }
        limit -= position;
        position = 0;
    }

    void advance(int bytes) {
        position += bytes;
        offset += bytes;
    }

    /** At the stream's end: how many bytes it was too short for its tail. */
    int missingTailBytes() {
        return Math.max(0, tailBytes - (limit - position));
    }
}
