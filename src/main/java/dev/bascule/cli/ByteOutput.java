package dev.bascule.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Standard output for bytes, in larger pieces; an error when nobody reads it any more. */
final class ByteOutput extends OutputStream {
    private final PrintStream out;
    private final byte[] buffer = new byte[64 << 10];
    private int filled;

    ByteOutput(PrintStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        if (filled == buffer.length) {
            flush();
        }
        buffer[filled++] = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (length > buffer.length - filled) {
            flush();
        }
        if (length > buffer.length) {
            out.write(bytes, from, length);
        } else {
            System.arraycopy(bytes, from, buffer, filled, length);
            filled += length;
        }
    }

    @Override
    public void flush() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
        if (out.checkError()) {
            throw new IOException("standard output cannot be written");
        }
    }
}
