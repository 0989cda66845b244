package dev.bascule.it.demo;

import dev.bascule.it.process.Tree;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Every demo begins with an empty folder, so that its books are about itself. A marker shows that a folder is a demo's and may be emptied; a demo that
 * runs holds a lock on it.
 */
final class DemoFolder implements AutoCloseable {
    private static final String MARKER = ".bascule-demo";

    private final Path dir;
    private final FileChannel marker;

    private DemoFolder(Path dir, FileChannel marker) {
        this.dir = dir;
        this.marker = marker;
    }

    /** Empties it; refuses one that no demo has made, or that another one uses. */
    static DemoFolder take(Path dir) throws IOException {
        var file = dir.resolve(MARKER);
        if (Files.exists(dir) && !Files.exists(file)) {
            throw new IOException(dir + " was not made by a demo: move it away, or name another with --dir");
        }
        Files.createDirectories(dir);
        var marker = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (marker.tryLock() == null) {
            marker.close();
            throw new IOException("another demo uses " + dir + ": end it, or name another folder with --dir");
        }
        try (var entries = Files.newDirectoryStream(dir, entry -> !entry.equals(file))) {
            for (var entry : entries) {
                Tree.delete(entry);
            }
        }
        return new DemoFolder(dir, marker);
    }

    Path dir() {
        return dir;
    }

    @Override
    public void close() throws IOException {
        marker.close();
    }
}
