package dev.bascule.it.feed;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes movements as z/OS would write a VB data set: blocks with descriptors, holding records with descriptors. */
final class MovementFile {
    private static final int BLOCK_BYTES = 27_998;
    private static final int DESCRIPTOR_BYTES = 4;

    private MovementFile() {}

    /**
     * Writes movements until the file has {@code bytes}, and only then gives it its name.
     *
     * @return how many
     */
    static long write(Path file, long bytes) throws IOException {
        var half = file.resolveSibling("." + file.getFileName() + ".half");
        long number = 0;
        try (var out = new BufferedOutputStream(Files.newOutputStream(half), 1 << 20)) {
            for (long written = 0; written < bytes; ) {
                var block = ByteBuffer.allocate(BLOCK_BYTES).position(DESCRIPTOR_BYTES);
                number = fill(block, number);
                written += block.position();
                write(block, out);
            }
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        return number;
    }

    private static long fill(ByteBuffer block, long lastNumber) {
        long number = lastNumber;
        for (var next = new Movement(number + 1);
                block.remaining() >= next.length() + DESCRIPTOR_BYTES;
                next = new Movement(number + 1)) {
            block.putShort((short) (next.length() + DESCRIPTOR_BYTES)).putShort((short) 0);
            next.write(block);
            number++;
        }
        return number;
    }

    private static void write(ByteBuffer block, OutputStream out) throws IOException {
        block.putShort(0, (short) block.position());
        out.write(block.array(), 0, block.position());
    }
}
