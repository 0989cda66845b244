package dev.bascule.it.demo;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

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
                Files.walkFileTree(entry, new Remover());
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

    private static final class Remover extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failed) throws IOException {
            if (failed != null) {
                throw failed;
            }
            Files.delete(dir);
            return FileVisitResult.CONTINUE;
        }
    }
}
