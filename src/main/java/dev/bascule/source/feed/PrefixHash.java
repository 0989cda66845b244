package dev.bascule.source.feed;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A hash over a file's first bytes, up to a place that moves on with what was read. It tells later whether another file, or the same after a
 * change, begins with just what was sent. Its state is kept, so that the beginning need not be read again after a restart.
 */
final class PrefixHash {
    private final HashStream128 stream = Hashing.xxh3_128().hashStream();
    private final ByteBuffer block = ByteBuffer.allocate(Fingerprint.BLOCK_BYTES);
    private long offset;

    /** Over no bytes. */
    PrefixHash() {}

    /** @param state of one that was over {@code offset} bytes */
    PrefixHash(byte[] state, long offset) {
        stream.setState(state);
        this.offset = offset;
    }

    /** Of a file's first {@code bytes}. */
    static Fingerprint of(FileChannel file, long bytes) throws IOException {
        var hash = new PrefixHash();
        hash.advance(file, bytes);
        return hash.value();
    }

    /** Takes the bytes up to {@code end} in. The file's position stays where it is. */
    void advance(FileChannel file, long end) throws IOException {
        while (offset < end) {
            block.clear().limit((int) Math.min(block.capacity(), end - offset));
            int count = file.read(block, offset);
            if (count < 0) {
                throw new EOFException("the file is shorter than " + end + " bytes");
            }
            stream.putBytes(block.array(), 0, count);
            offset += count;
        }
    }

    long offset() {
        return offset;
    }

    Fingerprint value() {
        return Fingerprint.of(stream.get());
    }

    byte[] state() {
        return stream.getState();
    }
}
