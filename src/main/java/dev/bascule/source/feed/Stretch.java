package dev.bascule.source.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/**
 * The bytes of a file from one offset to another. Ends there although the file grows, and stays ended, so that half a record at the end of what
 * was complete is never joined with what comes later. Does not move the channel's position and does not close it. One thread.
 */
final class Stretch extends InputStream {
    private final FileChannel file;
    private final long end;
    private long offset;

    Stretch(FileChannel file, long offset, long end) {
        this.file = file;
        this.offset = offset;
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        Objects.checkFromIndexSize(from, most, bytes.length);
        if (most == 0) {
            return 0;
        }
        if (offset >= end) {
            return -1;
        }
        int count = file.read(ByteBuffer.wrap(bytes, from, (int) Math.min(most, end - offset)), offset);
        offset += Math.max(0, count);
        return count;
    }
}
