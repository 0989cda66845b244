package dev.bascule.it.feed;

import dev.bascule.it.load.BlockWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes movements as z/OS would write a VB data set. */
final class MovementFile {
    private static final int MOST_RECORD_BYTES = 1 << 10;

    private MovementFile() {}

    /**
     * Writes movements until the file has {@code bytes}, and only then gives it its name.
     *
     * @return how many
     */
    static long write(Path file, long bytes) throws IOException {
        var half = file.resolveSibling("." + file.getFileName() + ".half");
        var buffer = ByteBuffer.allocate(MOST_RECORD_BYTES);
        long number = 0;
        try (var out = new BlockWriter(new BufferedOutputStream(Files.newOutputStream(half), 1 << 20))) {
            while (out.writtenBytes() < bytes) {
                number++;
                new Movement(number).write(buffer.clear());
                out.write(buffer.flip());
            }
        }
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        return number;
    }
}
